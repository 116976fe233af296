"""Things by the group that they are in: a table of numbers, each leading to its rows on a second sheet."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Generic, TypeVar

from cme_desktop.paper.book import BLANK, Cell, Column, Link, ReadingSheet, Row
from cme_desktop.paper.look import Look, Shown
from cme_desktop.paper.rows_to_come import RowsToCome
from cme_desktop.public_names import NOT_BROKEN_DOWN, RESTRICTED
from cme_desktop.values.shorthand import WITHHELD

T = TypeVar("T")
S = TypeVar("S")
_NUMBER, _ROW_LABEL = 8, 32
_RESTRICTED_IN_WHOLE = (
    "The first number of a line counts restricted records as well; the numbers after it do not."
)
CHILD = Column("Child", 24)
"""Where a restricted row says that it is one."""


@dataclass(frozen=True, kw_only=True)
class Way(Generic[T, S]):
    """A way to tell things apart: by `group`, and within a group by `standing`."""

    name: str
    """What the sheet of the table is called."""
    sign: str
    """What the numbers of its lines begin with."""
    label: Column
    """What a group is, and how wide it stands in the table."""
    group: Callable[[T], str]
    without: str
    """The group of those that are in none, which stands after the others."""
    standings: Sequence[S]
    """In the order of the columns, and of the rows of a group."""
    standing: Callable[[T], S]
    restricted: Callable[[T], bool]
    counts: Sequence[Column]
    """Of all things in a group, then of those of each standing."""
    further: Sequence[Column] = ()
    tell_further: Callable[[Sequence[T]], Iterator[Cell]] = field(default=lambda _: iter(()))
    """What else is told of the things of a group; of restricted ones nothing."""
    of_rows: Sequence[Column]
    """What each row tells after the label of its group."""
    tell_row: Callable[[T], Iterator[Cell]]

    @property
    def rows_name(self) -> str:
        """What the sheet of the rows is called."""
        return f"{self.name} – rows"


@dataclass(frozen=True, kw_only=True)
class Words:
    """What stands above and below the two sheets."""

    told: str
    """Of which days they are: `October 2026`."""
    says: str
    rows_say: str
    foot: Sequence[Cell] = ()


@dataclass(frozen=True)
class _Group(Generic[T]):
    number: str
    label: str
    things: Sequence[T]
    """By how they stand."""
    first: int
    """The row of the first of them, counted from 1."""

    @property
    def is_told(self) -> bool:
        return self.label != NOT_BROKEN_DOWN


def grouped_sheets(way: Way[T, S], things: Sequence[T], words: Words) -> Iterator[ReadingSheet]:
    """The table, the whole in its first line, and its rows; restricted things are in a group that is last.

    These count in the whole alone: how they stand is told of none, and of the whole without them.
    """
    groups = _groups(way, things)
    hides = any(not group.is_told for group in groups)
    yield ReadingSheet(
        name=way.name,
        title=f"{way.name}: {words.told}",
        says=words.says,
        columns=[Column("Figure", _NUMBER), way.label, *way.counts, *way.further],
        rows=[_whole(way, things), *(_line(way, group) for group in groups)],
        table=_table_name(way.name),
        foot=[*words.foot, *([Cell(_RESTRICTED_IN_WHOLE, Look.HINT)] if hides else [])],
        frozen=True,
    )
    yield ReadingSheet(
        name=way.rows_name,
        title=f"{way.name}: the rows of {words.told}",
        says=words.rows_say,
        columns=[Column("Figure", _NUMBER), Column(way.label.heading, _ROW_LABEL), *way.of_rows],
        rows=RowsToCome(len(things), partial(_rows, way, groups)),
        table=_table_name(way.rows_name),
        frozen=True,
    )


def _groups(way: Way[T, S], things: Sequence[T]) -> list[_Group[T]]:
    found: dict[str, list[T]] = {}
    for thing in sorted(things, key=lambda thing: way.standings.index(way.standing(thing))):
        found.setdefault(NOT_BROKEN_DOWN if way.restricted(thing) else way.group(thing), []).append(thing)
    groups: list[_Group[T]] = []
    first = 1
    ordered = sorted(found, key=lambda label: (label == NOT_BROKEN_DOWN, label == way.without, label))
    for number, label in enumerate(ordered, 1):
        groups.append(_Group(f"{way.sign}.{number:02}", label, found[label], first))
        first += len(found[label])
    return groups


def _whole(way: Way[T, S], things: Sequence[T]) -> Row:
    told = [thing for thing in things if not way.restricted(thing)]
    counts = (Cell(count, Look.WHOLE, Shown.COUNT) for count in (len(things), *_by_standing(way, told)))
    return Row([BLANK, Cell("All", Look.WHOLE), *counts, *way.tell_further(told)])


def _line(way: Way[T, S], group: _Group[T]) -> Row:
    every = _count(way, len(group.things), group.first)
    if group.is_told:
        rest = [*_linked(way, group), *way.tell_further(group.things)]
    else:
        rest = [Cell(WITHHELD, Look.MUTED)] * (len(way.standings) + len(way.further))
    return Row([Cell(group.number), Cell(group.label), every, *rest])


def _by_standing(way: Way[T, S], things: Sequence[T]) -> list[int]:
    stood = [way.standing(thing) for thing in things]
    return [stood.count(standing) for standing in way.standings]


def _linked(way: Way[T, S], group: _Group[T]) -> Iterator[Cell]:
    first = group.first
    for count in _by_standing(way, group.things):
        yield _count(way, count, first)
        first += count


def _count(way: Way[T, S], count: int, first: int) -> Cell:
    link = Link(way.rows_name, first, first + count - 1) if count else None
    return Cell(count, shown=Shown.COUNT, link=link)


def _rows(way: Way[T, S], groups: Sequence[_Group[T]]) -> Iterator[Row]:
    for place, group in enumerate(groups, 2):
        back = Cell(group.number, link=Link(way.name, place)), Cell(group.label)
        for number, thing in enumerate(group.things):
            cells = way.tell_row(thing) if group.is_told else _restricted(way)
            yield Row([*back, *cells], new_topic=not number)


def _restricted(way: Way[T, S]) -> Iterator[Cell]:
    for column in way.of_rows:
        yield Cell(RESTRICTED) if column is CHILD else Cell(WITHHELD, Look.MUTED)


def _table_name(name: str) -> str:
    return name.lower().replace(" – ", "_").replace(" ", "_")
