"""The duties that fell due, by duty and by school: how each stood at the end, with its rows."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from cme_desktop.due import BEING_RECKONED, DueLine
from cme_desktop.editions.told_return import ToldReturn
from cme_desktop.paper.book import BLANK, Cell, Column, Link, ReadingSheet, Row
from cme_desktop.paper.look import Look, Shown
from cme_desktop.public_names import NOT_BROKEN_DOWN, RESTRICTED
from cme_desktop.registry import record_type
from cme_desktop.returns.duties import DutiesDue, DutyStanding
from cme_desktop.values.shorthand import WITHHELD

_Duty = tuple[DueLine, DutyStanding]
_STANDINGS = [*DutyStanding]


@dataclass(frozen=True)
class _Way:
    """A way to tell duties apart."""

    name: str
    sign: str
    """What the numbers of its lines begin with."""
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
    number: str
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
    _Way("Duties", "D", "Duty", _duty, "School", _school),
    _Way("Duties by school", "S", "School", _school, "Duty", _duty),
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
    for number, label in enumerate(sorted(found, key=lambda label: (label == NOT_BROKEN_DOWN, label)), 1):
        groups.append(_Group(f"{way.sign}.{number:02}", label, found[label], first))
        first += len(found[label])
    return groups


def _table(told: ToldReturn, way: _Way, groups: Sequence[_Group]) -> ReadingSheet:
    headings = ("Due", *(standing.value for standing in _STANDINGS))
    every = [duty for group in groups for duty in group.duties]
    return ReadingSheet(
        name=way.name,
        title=f"{way.name}: {told.counted.compared.told}",
        says="This sheet contains one table: what fell due and how it stood. Each number leads to its rows.",
        columns=[
            Column("Figure", 8),
            Column(way.heading, 76),
            *(Column(heading, 16, number=True) for heading in headings),
        ],
        rows=[
            Row(
                [BLANK, Cell("All", Look.WHOLE), *(Cell(n, Look.WHOLE, Shown.COUNT) for n in _counts(every))]
            ),
            *(Row([Cell(group.number), Cell(group.label), *_linked(way, group)]) for group in groups),
        ],
        table=_table_name(way.name),
        foot=[*_foot(told.counted.duties)],
        frozen=True,
    )


def _foot(due: DutiesDue) -> Iterator[Cell]:
    """What is in neither table, and what the law may move yet."""
    lacking = "duty has" if due.undated == 1 else "duties have"
    yield Cell(f"{due.undated:,} unmet {lacking} no day, in neither table.", Look.HINT)
    if anew := sum(line.anew for line, _ in due.duties):
        yield Cell(f"{anew:,} {'duty is' if anew == 1 else 'duties are'} {BEING_RECKONED}.", Look.HINT)


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
        says="This sheet contains one table: each duty that fell due. The number of a line leads back to it.",
        columns=[
            Column("Figure", 8),
            Column(way.heading, 35),
            Column("Standing", 13),
            Column("Reference", 18),
            Column("Child", 20),
            Column(way.other, 35),
            Column("Due", 18),
            Column("Met", 18),
        ],
        rows=_rows(way, groups),
        table=_table_name(way.rows_name),
        frozen=True,
    )


def _rows(way: _Way, groups: Sequence[_Group]) -> Iterator[Row]:
    for place, group in enumerate(groups, 2):
        back = Cell(group.number, link=Link(way.name, place)), Cell(group.label)
        for number, (line, standing) in enumerate(group.duties):
            yield Row([*back, *_cells(way, line, standing)], new_topic=not number)


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
