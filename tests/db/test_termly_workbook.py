"""The termly form as a workbook: figures that open their rows, nobody restricted named, a page a sheet."""

import re
from collections import defaultdict
from datetime import date
from pathlib import Path

from cme_desktop.standing_records.child import CHILD
from cme_desktop.termly.next_form import next_form
from cme_desktop.termly.workbook import write_form
from db.store import SqlStore
from tests.builders import AUTHOR, NOON
from tests.db.recount import AS_AT
from tests.pages import drawn
from tests.told import cover, opened, table

DAY = date(2026, 10, 1)
SHEETS = ("Census day", "EHE reasons", "CME reasons", "Time missing", "Whole year", "Checks")
LEAST = 9
"""Points of the smallest letters on paper."""


def make(store: SqlStore, out: Path) -> Path:
    with store.reading() as reader:
        return write_form(reader, next_form(reader, DAY, AS_AT, NOON), out)


def test_every_figure_opens_as_many_rows_as_it_counts(authority: SqlStore, tmp_path: Path) -> None:
    path = make(authority, tmp_path)
    assert path.name == "cme-termly-2026-10-01-v1-OFFICIAL-SENSITIVE.xlsx"
    rows: dict[str, int] = defaultdict(int)
    for number, _, counts_as, *_ in table(path, "Rows"):
        rows[number] += counts_as
    book, seen = opened(path), set()
    for name in SHEETS:
        for cell in (cell for row in book[name].iter_rows(min_row=5) for cell in row):
            if isinstance(cell.value, int) and cell.hyperlink is None and "Last term" not in heading(cell):
                assert cell.value == 0
            if cell.hyperlink is not None:
                first, last = map(int, re.findall(r"[A-Z](\d+)", cell.hyperlink.location))
                number = book["Rows"].cell(first, 1).value
                assert {book["Rows"].cell(at, 1).value for at in range(first, last + 1)} == {number}
                assert cell.value == last - first + 1 == rows[number]
                seen.add(number)
    assert seen == rows.keys()


def heading(cell: object) -> str:
    sheet, column = cell.parent, cell.column
    return str(sheet.cell(4, column).value)


def test_every_row_leads_back_to_its_figure(authority: SqlStore, tmp_path: Path) -> None:
    book = opened(make(authority, tmp_path / "termly.xlsx"))
    for (cell,) in book["Rows"].iter_rows(min_row=5, max_col=1):
        sheet, at = re.fullmatch(r"'?(.*?)'?!A(\d+):.*", cell.hyperlink.location).groups()
        links = {one.hyperlink.location for one in book[sheet][int(at)] if one.hyperlink is not None}
        assert any(cell.row >= int(re.findall(r"[A-Z](\d+)", place)[0]) for place in links)


def test_nobody_restricted_is_named(sqlite_authority: SqlStore, tmp_path: Path) -> None:
    with sqlite_authority.changing(AUTHOR) as work:
        form = next_form(work, DAY, AS_AT, NOON).form
        hidden = [work.get(CHILD, id) for id in (*form.blocks[0].lines[0].now.values(),)[0].figure.ids[:3]]
        for child in hidden:
            child.restricted, child.restricted_reason = True, "refuge"
            work.save(CHILD, child, [])
        work.commit()
    path = make(sqlite_authority, tmp_path)
    cells = {str(cell.value) for sheet in opened(path) for row in sheet.iter_rows() for cell in row}
    for child in hidden:
        assert not {child.reference, f"{child.surname}, {child.forename}"} & cells
    told = [row for row in table(path, "Rows") if row[0] == "1.01 EHE" and row[4] == "Restricted"]
    assert len(told) >= len(hidden)
    assert {tuple(row[5:]) for row in told} == {("[c]", "[c]", "[c]")}


def test_a_page_each_and_the_cover_says_what_is_not_confirmed(
    sqlite_authority: SqlStore, tmp_path: Path
) -> None:
    path = make(sqlite_authority, tmp_path)
    pages = drawn(path)
    for page, name in zip(pages, ("Cover", *SHEETS), strict=False):
        assert f"{name} – page" in page.text
        assert "##" not in page.text
        assert min(page.sizes) >= LEAST
    said = cover(path)
    assert "confirmed nowhere" in said["Order of headings"]
    assert said["Day"].startswith("Thu 1 Oct 2026. Return due: Fri 30 Oct 2026")
    assert said["Last term"].endswith("Whole year asked for: 2025/26.")
