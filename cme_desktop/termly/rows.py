"""The children behind the termly form, figure by figure: the block of each is what its link selects."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from cme_desktop.fields import known
from cme_desktop.paper.book import BLANK, Cell, Column, Link, ReadingSheet, Row
from cme_desktop.paper.look import Look, Shown
from cme_desktop.ports import Reader
from cme_desktop.public_names import RESTRICTED, name_elsewhere
from cme_desktop.returns.counting import id_of
from cme_desktop.standing_records.child import CHILD, Child
from cme_desktop.termly.figures import Evidence
from cme_desktop.values.partial_dates import show_birth
from cme_desktop.values.shorthand import WITHHELD

ROWS_SHEET = "Rows"
_COLUMNS = (
    Column("Figure", 11),
    Column("What the figure counts", 52),
    Column("Counts as", 8, number=True),
    Column("Reference", 18, set_in=True),
    Column("Child", 30),
    Column("Born", 15),
    Column("By record", 18),
    Column("Since, or on", 17),
)
_OF_CHILDREN = ("surname", "forename", "birth")
_AT_ONCE = 1_000


class RowBlock(NamedTuple):
    """The children of one figure or check."""

    number: str
    counts: str
    back: Link
    """Where the figure stands."""
    behind: Mapping[int, Evidence]
    """By the id of each child."""


class FormRows:
    """All blocks, one below the other. A figure without children has none."""

    def __init__(self, blocks: Sequence[RowBlock], restricted: frozenset[int]) -> None:
        self._blocks = [block for block in blocks if block.behind]
        self._restricted = restricted
        self._links: dict[str, Link] = {}
        last = 0
        for block in self._blocks:
            first, last = last + 1, last + len(block.behind)
            rows = f"{len(block.behind):,} {'row' if len(block.behind) == 1 else 'rows'} of {block.number}"
            self._links[block.number] = Link(ROWS_SHEET, first, last, rows)

    def leading(self, number: str, cell: Cell) -> Cell:
        """The cell of a figure, leading to its rows where it has any."""
        return cell._replace(link=self._links.get(number))

    def sheet(self, reader: Reader) -> ReadingSheet:
        """The sheet; its rows are read while it is written."""
        return ReadingSheet(
            name=ROWS_SHEET,
            title="The children behind each figure",
            says=(
                "This sheet contains one table: one row for each child counted, in the order of the figures. "
                "The number of a figure leads back to it."
            ),
            columns=_COLUMNS,
            rows=self._rows(reader),
            table="rows",
            frozen=True,
        )

    def _rows(self, reader: Reader) -> Iterator[Row]:
        for block in self._blocks:
            back = [Cell(block.number, link=block.back), Cell(block.counts), Cell(1)]
            for number, cells in enumerate(self._cells(reader, block.behind)):
                yield Row([*back, *cells], new_topic=not number)

    def _cells(self, reader: Reader, behind: Mapping[int, Evidence]) -> Iterator[Sequence[Cell]]:
        """Of each child; restricted ones last, and nothing is told of them."""
        told = iter(sorted(behind.keys() - self._restricted))
        while block := [*islice(told, _AT_ONCE)]:
            for child in reader.glimpses(CHILD, _OF_CHILDREN, block):
                yield _cells(child, behind[id_of(child)])
        withheld = Cell(WITHHELD, Look.MUTED)
        for _ in behind.keys() & self._restricted:
            yield [withheld, Cell(RESTRICTED), withheld, withheld, withheld]


def _cells(child: Child, evidence: Evidence) -> list[Cell]:
    born = known(child.birth)
    return [
        Cell(child.reference or ""),
        Cell(name_elsewhere(CHILD, child)),
        BLANK if born is None else Cell(show_birth(born)),
        Cell(evidence.record),
        BLANK if evidence.on is None else Cell(evidence.on, shown=Shown.DAY),
    ]
