"""The work that is open, by officer and by hub: how much each has, and for how long, with its rows."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from cme_desktop.editions.told_return import ToldReturn
from cme_desktop.editions.working.grouped_sheets import CHILD, Way, Words, grouped_sheets
from cme_desktop.editions.working.months_open_columns import BANDS_BY_AGE, NO_DAY, band_columns
from cme_desktop.paper.book import BLANK, Cell, Column, ReadingSheet
from cme_desktop.paper.look import Shown
from cme_desktop.returns.open_work import NO_HUB, NO_OFFICER, OpenRecord
from cme_desktop.values.dates import show_day

_SIDES: Mapping[str, tuple[Callable[[OpenRecord], str], str]] = {
    "Officer": (lambda record: record.officer, NO_OFFICER),
    "Hub": (lambda record: record.hub, NO_HUB),
}
"""Whose work it is, and what is said where it is nobody's."""
OPEN_WORK_SHEETS = ("Open work by officer", "Open work by hub")


def open_work_sheets(told: ToldReturn) -> Iterator[ReadingSheet]:
    """A table by officer and one by hub, each with its rows; both come to the same whole."""
    work = told.counted.open_work
    words = Words(
        told=show_day(work.day),
        says=(
            "This sheet contains one table: what is open as the file stands now, by how long it has been. "
            "Each number leads to its rows."
        ),
        rows_say=(
            "This sheet contains one table: each record that is open, the oldest of a line first. "
            "The number of a line leads back to it."
        ),
    )
    by_officer, by_hub = OPEN_WORK_SHEETS
    for way in (_way(by_officer, "Officer", "Hub"), _way(by_hub, "Hub", "Officer")):
        yield from grouped_sheets(way, work.records, words)


def _way(name: str, heading: str, other: str) -> Way[OpenRecord, str]:
    group, without = _SIDES[heading]
    tell_other, _ = _SIDES[other]

    def row(record: OpenRecord) -> Iterator[Cell]:
        yield from (Cell(record.reference), Cell(record.child or None))
        yield from (Cell(record.record), Cell(tell_other(record)))
        yield BLANK if record.since is None else Cell(record.since, shown=Shown.DAY)
        yield _days(record.days_open)

    return Way(
        name=name,
        sign=heading[0],
        label=Column(heading, 40),
        group=group,
        without=without,
        standings=BANDS_BY_AGE,
        standing=lambda record: record.band or NO_DAY,
        restricted=lambda record: record.restricted,
        counts=[Column("Open", 12, number=True), *band_columns()],
        further=[Column("Oldest, days", 12, number=True)],
        tell_further=_oldest,
        of_rows=[
            *(Column("Reference", 18), CHILD, Column("Record", 24), Column(other, 34)),
            *(Column("Since", 18), Column("Days open", 12, number=True)),
        ],
        tell_row=row,
    )


def _oldest(records: Iterable[OpenRecord]) -> Iterator[Cell]:
    known = (record.days_open for record in records if record.days_open is not None)
    yield _days(max(known, default=None))


def _days(days: int | None) -> Cell:
    return BLANK if days is None else Cell(days, shown=Shown.COUNT)
