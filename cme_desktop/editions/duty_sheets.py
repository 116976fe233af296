"""The duties that fell due, by duty and by school: how each stood at the end, with its rows."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from cme_desktop.due import BEING_RECKONED, DueLine
from cme_desktop.editions.told_return import ToldReturn
from cme_desktop.paper.book import BLANK, Cell, Column, Link, ReadingSheet, Row
from cme_desktop.paper.look import Look, Shown
from cme_desktop.public_names import NOT_BROKEN_DOWN, RESTRICTED
from cme_desktop.registry import record_type
from cme_desktop.returns.duties import DutyStanding
from cme_desktop.values.shorthand import WITHHELD

_Duty = tuple[DueLine, DutyStanding]
_STANDINGS = [*DutyStanding]


@dataclass(frozen=True)
class _Way:
    """A way to tell duties apart."""

    name: str
    heading: str
    group: Callable[[DueLine], str]
    other: str
    """The heading of what else is told of each."""
    tell: Callable[[DueLine], str]

    @property
    def rows_name(self) -> str:
        return f"{self.name} – rows"


@dataclass(frozen=True)
class _Group:
    label: str
    duties: Sequence[_Duty]
    """By how they stand."""
    first: int
    """The row of the first of them, counted from 1."""


def _duty(line: DueLine) -> str:
    """The duty, whatever row of the record it is about, and the type of the record."""
    return f"{line.label.partition(':')[0]} ({record_type(line.type).title})"


def _school(line: DueLine) -> str:
    return line.school_label or "No school"


_WAYS = (
    _Way("Duties", "Duty", _duty, "School", _school),
    _Way("Duties by school", "School", _school, "Duty", _duty),
)


def duty_sheets(told: ToldReturn) -> Iterator[ReadingSheet]:
    """A table by duty and one by school, each with its rows; both come to the same whole."""
    for way in _WAYS:
        groups = _groups(told.counted.duties.duties, way)
        yield _table(told, way, groups)
        yield _rows_sheet(told, way, groups)


def _groups(duties: Sequence[_Duty], way: _Way) -> list[_Group]:
    """Those of restricted children in one that stands last."""
    found: dict[str, list[_Duty]] = {}
    for line, standing in sorted(duties, key=lambda duty: _STANDINGS.index(duty[1])):
        found.setdefault(NOT_BROKEN_DOWN if line.restricted else way.group(line), []).append((line, standing))
    groups: list[_Group] = []
    first = 1
    for label in sorted(found, key=lambda label: (label == NOT_BROKEN_DOWN, label)):
        groups.append(_Group(label, found[label], first))
        first += len(found[label])
    return groups


def _table(told: ToldReturn, way: _Way, groups: Sequence[_Group]) -> ReadingSheet:
    headings = ("Due", *(standing.value for standing in _STANDINGS))
    undated = told.counted.duties.undated
    lacking = f"{undated:,} unmet {'duty has' if undated == 1 else 'duties have'} no day, in neither table."
    every = [duty for group in groups for duty in group.duties]
    return ReadingSheet(
        name=way.name,
        title=f"{way.name}: {told.counted.compared.told}",
        says="This sheet contains one table: what fell due and how it stood. Each number leads to its rows.",
        columns=[Column(way.heading, 64), *(Column(heading, 14, number=True) for heading in headings)],
        rows=[
            Row([Cell("All", Look.WHOLE), *(Cell(n, Look.WHOLE, Shown.COUNT) for n in _counts(every))]),
            *(Row([Cell(group.label), *_linked(way, group)]) for group in groups),
        ],
        table=_table_name(way.name),
        foot=[Cell(lacking, Look.HINT)],
        frozen=True,
    )


def _counts(duties: Sequence[_Duty]) -> list[int]:
    """How many, and how many of each standing."""
    return [len(duties), *(sum(stood is standing for _, stood in duties) for standing in _STANDINGS)]


def _linked(way: _Way, group: _Group) -> Iterator[Cell]:
    every, *by_standing = _counts(group.duties)
    yield _count(way, every, group.first)
    first = group.first
    for count in by_standing:
        yield _count(way, count, first)
        first += count


def _count(way: _Way, count: int, first: int) -> Cell:
    link = Link(way.rows_name, first, first + count - 1) if count else None
    return Cell(count, shown=Shown.COUNT, link=link)


def _rows_sheet(told: ToldReturn, way: _Way, groups: Sequence[_Group]) -> ReadingSheet:
    return ReadingSheet(
        name=way.rows_name,
        title=f"{way.name}: the rows of {told.counted.compared.told}",
        says="This sheet contains one table: each duty that fell due. Its first column leads back.",
        columns=[
            Column(way.heading, 36),
            Column("Standing", 14),
            Column("Reference", 18),
            Column("Child", 22),
            Column(way.other, 36),
            Column("Due", 18),
            Column("Met", 18),
        ],
        rows=_rows(way, groups),
        table=_table_name(way.rows_name),
        frozen=True,
    )


def _rows(way: _Way, groups: Sequence[_Group]) -> Iterator[Row]:
    for place, group in enumerate(groups, 2):
        back = Cell(group.label, link=Link(way.name, place))
        for number, (line, standing) in enumerate(group.duties):
            yield Row([back, *_cells(way, line, standing)], new_topic=not number)


def _cells(way: _Way, line: DueLine, standing: DutyStanding) -> Iterator[Cell]:
    if line.restricted:
        withheld = Cell(WITHHELD, Look.MUTED)
        yield from (withheld, withheld, Cell(RESTRICTED), *(withheld,) * 3)
        return
    said = f"{standing.value}, {BEING_RECKONED}" if line.anew else standing.value
    yield from (Cell(said), Cell(line.reference), Cell(line.child_label or None), Cell(way.tell(line)))
    for day in (line.due_on, line.met_on):
        yield BLANK if day is None else Cell(day, shown=Shown.DAY)


def _table_name(name: str) -> str:
    return name.lower().replace(" – ", "_").replace(" ", "_")
