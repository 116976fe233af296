"""Both editions of a real return: what proves itself, what names nobody, and what comes out of a printer."""

import re
from collections import defaultdict
from datetime import date
from pathlib import Path
from string import ascii_lowercase
from zipfile import ZipFile

import pytest

from cme_desktop.editions.file_names import Edition
from cme_desktop.editions.making import MadeEdition, make_edition
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY
from cme_desktop.returns.catalogue import CHAPTERS
from cme_desktop.returns.figures import figures
from cme_desktop.returns.periods import month_of
from cme_desktop.settings import AUTHORITY
from cme_desktop.standing_records.child import CHILD
from cme_desktop.standing_records.school import SCHOOL
from db.store import SqlStore
from tests.builders import AUTHOR, make_child, make_notice, make_school, save
from tests.db.recount import AS_AT
from tests.pages import drawn
from tests.told import cover, opened, table, told

OCTOBER = month_of(date(2026, 10, 1))
LEAST = 9
"""Points of the smallest letters on paper."""
HOSTILE = (
    '=HYPERLINK("http://example.org","see")',
    "@SUM(A1:A9)",
    "-2+3",
    "Smith & Sons </t><script>",
    "Óçşłﬁ \u202eevil",
    "A" * 60,
)


def make(store: SqlStore, edition: Edition, out: Path) -> MadeEdition:
    with store.reading() as reader:
        return make_edition(reader, told(reader, OCTOBER, AS_AT), edition, out)


def test_every_figure_is_what_its_rows_come_to_and_what_the_command_says(
    authority: SqlStore, tmp_path: Path
) -> None:
    made = make(authority, Edition.WORKING, tmp_path / "return.xlsx")
    rows: dict[str, list[float]] = defaultdict(list)
    shown: dict[str, float | str] = {}
    for number, chapter in enumerate(CHAPTERS, 1):
        for row in table(made.workbook, f"{number} {chapter.kind.plural}"):
            if row[0]:
                shown[row[0]] = row[2]
        for group in chapter.side_by_side:
            for row in table(made.workbook, f"{number} {group.title}"):
                if row[0]:
                    figures_of_row = zip(ascii_lowercase, row[2 : 2 + len(group.columns)], strict=False)
                    shown |= {f"{row[0]}{letter}": value for letter, value in figures_of_row}
        for row in table(made.workbook, f"{number} rows – {chapter.kind.plural}"[:31]):
            rows[row[0]].append(row[2])
    with authority.reading() as reader:
        wanted = sorted(figure.value for figure in figures(reader, OCTOBER) if figure.value is not None)
    numbers = {figure: value for figure, value in shown.items() if isinstance(value, float)}
    assert sorted(numbers.values()) == pytest.approx(wanted)
    whole = {figure for figure, value in numbers.items() if value == sum(rows[figure])}
    shares = {figure for figure, value in numbers.items() if 0 <= value <= 1 and figure not in whole}
    for figure in shares:
        assert numbers[figure] == pytest.approx(sum(rows[figure]) / len(rows[figure]), abs=0.0001)
    left = numbers.keys() - whole - shares
    assert {len(rows[figure]) > 0 for figure in left} <= {True}, "averages alone are neither"
    assert len(left) <= 2


def test_every_link_leads_to_what_is_there(authority: SqlStore, tmp_path: Path) -> None:
    book = opened(make(authority, Edition.WORKING, tmp_path / "return.xlsx").workbook)
    places = {
        cell.hyperlink.location
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.hyperlink is not None
    }
    for place in places:
        sheet, _, cells = place.rpartition("!")
        last = int(re.findall(r"\d+", cells)[-1])
        assert last <= book[sheet.strip("'")].max_row


def test_no_child_nor_school_is_anywhere_in_the_committee_edition(
    sqlite_authority: SqlStore, tmp_path: Path
) -> None:
    made = make(sqlite_authority, Edition.COMMITTEE, tmp_path / "return.xlsx")
    assert made.data is not None
    with ZipFile(made.workbook) as parts:
        words = " ".join(parts.read(name).decode(errors="replace") for name in parts.namelist())
    words += made.data.read_text(encoding="utf-8-sig")
    with sqlite_authority.reading() as reader:
        children, schools = [*reader.records(CHILD)], [*reader.records(SCHOOL)]
        references = {r.reference for chapter in CHAPTERS for r in reader.records(chapter.kind)}
    names = {f"{child.surname}, {child.forename}" for child in children} | {s.name for s in schools}
    numbers = {child.upn for child in children if child.upn} | {s.laestab for s in schools if s.laestab}
    assert not [name for name in (names | numbers | references) if str(name) in words]


def test_the_committee_edition_prints_on_six_pages(sqlite_authority: SqlStore, tmp_path: Path) -> None:
    made = make(sqlite_authority, Edition.COMMITTEE, tmp_path / "return.xlsx")
    pages = drawn(made.workbook)
    names = opened(made.workbook).sheetnames
    assert len(pages) == 6
    for place, (page, name) in enumerate(zip(pages, names, strict=True), 1):
        assert f"{name} – page {place} of 6" in page.text
        assert "##" not in page.text
        assert min(page.sizes) >= LEAST
    for page, heading in zip(
        pages[1:], ("In words", "Year to date", "Year to date", "Sep 26", "Meaning"), strict=True
    ):
        assert set(heading.split()) <= {word.text for word in page.words}


def test_hostile_words_stay_words_and_long_names_are_not_cut(sqlite_store: SqlStore, tmp_path: Path) -> None:
    with sqlite_store.changing(AUTHOR) as work:
        work.set_setting(AUTHORITY, "R & D Council " * 10)
        for name in HOSTILE:
            school = make_school(work, f"{name} school")
            child = make_child(work, name)
            make_notice(work, child.id, school.id, received_on=date(2026, 10, 5))
            save(work, WHEREABOUTS_ENQUIRY, child=child.id, school=school.id, received_on=date(2026, 10, 6))
        work.commit()
    for edition in Edition:
        made = make(sqlite_store, edition, tmp_path / f"{edition}.xlsx")
        for sheet in opened(made.workbook):
            for row in sheet.iter_rows():
                assert all(cell.data_type != "f" for cell in row)
    shown = {row[4] for row in table(tmp_path / "working.xlsx", "1 rows – 10-day notifications")}
    assert len(shown) == len(HOSTILE)
    assert any("A" * 60 in name for name in shown)


def test_an_empty_authority_has_both_editions(store: SqlStore, tmp_path: Path) -> None:
    committee = make(store, Edition.COMMITTEE, tmp_path / "committee.xlsx")
    assert cover(committee.workbook)["Not counted for want of a date"].startswith("Nothing.")
    working = make(store, Edition.WORKING, tmp_path / "working.xlsx")
    assert any(label.startswith("Yes: ") for label in cover(working.workbook))
    assert table(working.workbook, "1 rows – 10-day notifications") == []
