"""Things by the group that they are in: a table of numbers, each leading to its rows on a second sheet."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from typing import Generic, TypeVar

from cme_desktop.paper.book import BLANK, Cell, Column, Link, ReadingSheet, Row
from cme_desktop.paper.look import Look, Shown
from cme_desktop.paper.rows_to_come import RowsToCome
from cme_desktop.public_names import NOT_BROKEN_DOWN, RESTRICTED
from cme_desktop.spreadsheets.put_aside import PutAside
from cme_desktop.values.shorthand import WITHHELD
from cme_desktop.values.whole_numbers import WholeNumbers

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
    tell_further: Callable[[Iterable[T]], Iterator[Cell]] = field(default=lambda _: iter(()))
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
    things: PutAside[T]
    """By how they stand."""
    counts: Sequence[int]
    """Of those of each standing."""
    first: int
    """The row of the first of them, counted from 1."""

    @property
    def is_told(self) -> bool:
        return self.label != NOT_BROKEN_DOWN


def grouped_sheets(way: Way[T, S], things: PutAside[T], words: Words) -> Iterator[ReadingSheet]:
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
        rows=[_whole(way, things, groups), *(_line(way, group) for group in groups)],
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


def _groups(way: Way[T, S], things: PutAside[T]) -> list[_Group[T]]:
    """Of things no more is held than where they lie."""
    found: dict[str, dict[S, WholeNumbers]] = {}
    for place, thing in things.placed():
        label = NOT_BROKEN_DOWN if way.restricted(thing) else way.group(thing)
        found.setdefault(label, {}).setdefault(way.standing(thing), WholeNumbers()).append(place)
    groups: list[_Group[T]] = []
    first = 1
    ordered = sorted(found, key=lambda label: (label == NOT_BROKEN_DOWN, label == way.without, label))
    for number, label in enumerate(ordered, 1):
        by_standing = [found[label].get(standing, WholeNumbers()) for standing in way.standings]
        of_group = things.only(WholeNumbers(chain.from_iterable(by_standing)))
        counts = [len(one) for one in by_standing]
        groups.append(_Group(f"{way.sign}.{number:02}", label, of_group, counts, first))
        first += len(of_group)
    return groups


def _whole(way: Way[T, S], things: PutAside[T], groups: Sequence[_Group[T]]) -> Row:
    none = [0] * len(way.standings)
    by_standing = map(sum, zip(none, *(group.counts for group in groups if group.is_told), strict=True))
    counts = (Cell(count, Look.WHOLE, Shown.COUNT) for count in (len(things), *by_standing))
    further = way.tell_further(thing for thing in things if not way.restricted(thing))
    return Row([BLANK, Cell("All", Look.WHOLE), *counts, *further])


def _line(way: Way[T, S], group: _Group[T]) -> Row:
    every = _count(way, len(group.things), group.first)
    if group.is_told:
        rest = [*_linked(way, group), *way.tell_further(group.things)]
    else:
        rest = [Cell(WITHHELD, Look.MUTED)] * (len(way.standings) + len(way.further))
    return Row([Cell(group.number), Cell(group.label), every, *rest])


def _linked(way: Way[T, S], group: _Group[T]) -> Iterator[Cell]:
    first = group.first
    for count in group.counts:
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
