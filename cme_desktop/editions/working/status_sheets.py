"""The children of school age on no roll, by their status of education, with who they are."""

from collections.abc import Iterator

from cme_desktop.editions.working.grouped_sheets import CHILD, Way, Words, grouped_sheets
from cme_desktop.editions.working.months_open_columns import BANDS_BY_AGE, NO_DAY, band_columns
from cme_desktop.education_status.statuses import EducationStatus
from cme_desktop.paper.book import BLANK, Cell, Column, ReadingSheet
from cme_desktop.paper.look import Look, Shown
from cme_desktop.returns.statuses import NOT_NAMED, ChildStatus, ChildStatuses
from cme_desktop.values.dates import show_day

STATUS_SHEET = "Status of education"


def status_sheets(statuses: ChildStatuses) -> Iterator[ReadingSheet]:
    """A table by status, and the children of each."""
    words = Words(
        told=show_day(statuses.day),
        says=(
            "This sheet contains one table: children of school age who are on no roll, each once, by how "
            "long they have been so. Each number leads to its rows."
        ),
        rows_say=(
            "This sheet contains one table: each of these children, the longest first. "
            "The number of a line leads back to it."
        ),
        foot=[*_foot(statuses)],
    )
    yield from grouped_sheets(_BY_STATUS, statuses.children, words)


def _row(child: ChildStatus) -> Iterator[Cell]:
    yield from (Cell(child.reference), Cell(child.child), Cell(child.year_group or None))
    yield BLANK if child.since is None else Cell(child.since, shown=Shown.DAY)
    yield from (Cell(child.decided_by or None), Cell("; ".join(child.questions) or None))


_BY_STATUS = Way(
    name=STATUS_SHEET,
    sign="E",
    label=Column("Status", 40),
    group=lambda child: child.status.words,
    without=EducationStatus.NOT_KNOWN.words,
    standings=BANDS_BY_AGE,
    standing=lambda child: child.band or NO_DAY,
    restricted=lambda child: child.restricted,
    counts=[Column("Children", 12, number=True), *band_columns()],
    of_rows=[
        *(Column("Reference", 18), CHILD, Column("Year group", 13), Column("Since", 18)),
        *(Column("Decided by", 18), Column("To be asked", 36)),
    ],
    tell_row=_row,
)


def _foot(statuses: ChildStatuses) -> Iterator[Cell]:
    """Who is not in the table, and what the table goes by."""
    others = "; ".join(f"{status.words} {statuses.not_named.get(status, 0):,}" for status in NOT_NAMED)
    yield Cell(f"Not in the table: {others}. A child counts once, by what the file tells now.", Look.HINT)
    yield Cell(
        "The figures of the chapters count records, and may differ where a record is to be asked about.",
        Look.HINT,
    )
