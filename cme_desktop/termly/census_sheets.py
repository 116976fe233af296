"""The sheets of a census day: each heading with its items on both sides, the term before beside them."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from cme_desktop.paper.book import Cell, Column, Link, ReadingSheet, Row
from cme_desktop.paper.look import Look, Shown
from cme_desktop.termly.blocks import FormBlock, FormLine
from cme_desktop.termly.figures import FormFigure
from cme_desktop.termly.form import TermlyForm
from cme_desktop.termly.headings import ALL
from cme_desktop.termly.rows import FormRows, RowBlock
from cme_desktop.termly.sides import Side
from cme_desktop.values.dates import show_day
from cme_desktop.values.shorthand import NOT_APPLICABLE

CENSUS_SHEETS: Mapping[str, Sequence[str]] = {
    "Census day": (ALL, "sex", "year_group"),
    "EHE reasons": ("reason_at_home",),
    "CME reasons": ("reason_missing",),
    "Time missing": ("length",),
}
"""By name the headings on each, in keying order: a page each."""
NOT_ASKED = Cell(NOT_APPLICABLE, Look.MUTED)


def census_sheets(form: TermlyForm, rows: FormRows) -> Iterator[ReadingSheet]:
    """All of them."""
    before = show_day(form.before) if form.before else "none on file"
    for name, blocks in _by_sheet(form).items():
        yield ReadingSheet(
            name=name,
            title=f"{name}: census of {show_day(form.day)}",
            says=(
                "This sheet contains one table, in the order of keying. Each figure leads to its rows. "
                f"Last term: {before}, counted again as the file stands now."
            ),
            columns=[
                Column("Heading", 24),
                Column("Item", 60),
                *(Column(side.value, 10, number=True) for side in Side),
                *(Column(f"Last term {side.value}", 12, number=True) for side in Side),
                Column("Check", 36, set_in=True),
            ],
            rows=[*chain.from_iterable(_rows(block, rows) for block in blocks)],
            table=name.lower().replace(" ", "_"),
            frozen=True,
        )


def census_rows(form: TermlyForm) -> Iterator[RowBlock]:
    """The children behind each figure of the census day."""
    for name, blocks in _by_sheet(form).items():
        for place, line in enumerate(chain.from_iterable(block.lines for block in blocks), 1):
            for side, one in line.now.items():
                yield RowBlock(_number(line, side), one.figure.title, Link(name, place), one.behind)


def _by_sheet(form: TermlyForm) -> dict[str, list[FormBlock]]:
    return {
        name: [block for block in form.blocks if block.heading.key in keys]
        for name, keys in CENSUS_SHEETS.items()
    }


def _rows(block: FormBlock, rows: FormRows) -> Iterator[Row]:
    look = Look.WHOLE if block.heading.key == ALL else Look.PART
    for place, line in enumerate(block.lines):
        yield Row(
            [
                Cell(None if place else block.heading.label, Look.MUTED),
                Cell(line.label, look),
                *(rows.leading(_number(line, side), _shown(line.now.get(side), Look.BOLD)) for side in Side),
                *(_shown(line.before.get(side), Look.BODY) for side in Side),
                Cell(None) if place else _check(block),
            ],
            new_topic=not place,
        )


def _number(line: FormLine, side: Side) -> str:
    return f"{line.number} {side.value}"


def _shown(one: FormFigure | None, look: Look) -> Cell:
    """A side that is not asked, or an item that was not on the list of that term, has no figure."""
    return NOT_ASKED if one is None else Cell(one.figure.value, look, Shown.COUNT)


def _check(block: FormBlock) -> Cell:
    broken = [tried.broken() for tried in block.sums if not tried.holds]
    if broken:
        return Cell(" ".join(broken), Look.SHORT)
    return Cell("Adds up to all children" if block.heading.key != ALL else None, Look.MET)
