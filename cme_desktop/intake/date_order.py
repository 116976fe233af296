"""Whether the dates that a file writes in figures have the day or the month first.

What somebody types is day first. A column of a file has the month first only if one of its dates proves it
and none the contrary. Where nothing proves either, somebody has to say: `3/4/2015` is two days.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from cme_desktop.spreadsheets.problems import FileProblem
from cme_desktop.values.errors import quoted
from cme_desktop.values.texts import visible
from cme_desktop.values.written_days import MONTHS

_FIGURES = re.compile(
    r"(?<![0-9/.-])(?P<first>[0-9]{1,2}) ?(?P<mark>[/. -]) ?(?P<second>[0-9]{1,2}) ?(?P=mark) ?"
    r"(?P<year>[0-9]{4}|[0-9]{2})(?![0-9/.-])"
)
_FIGURES_ALONE = re.compile(r"(?P<first>[0-9]{2})(?P<second>[0-9]{2})(?P<year>[0-9]{4}|[0-9]{2})")
_YEAR_FIRST = re.compile(r"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])")
_IN_FULL = re.compile(r"[0-9]{2}[/.-][0-9]{2}[/.-][0-9]{4}")
_MOST_MONTHS, _MOST_DAYS = 12, 31
_SHOWN = 3

Key = tuple[str, str]
"""The column of a file: the rows of which table, empty for the main one, and the heading."""


class DateOrder(StrEnum):
    """What stands first in dates written in figures; the values are those of the command line."""

    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"

    @property
    def words(self) -> str:
        """As a note says it."""
        return "day first" if self is DateOrder.DAY_FIRST else "month first"


def written_out(text: str, order: DateOrder) -> str:
    """A text with its date in figures written with the month in letters, so that nobody has to ask again.

    A date that cannot be read in that order stays as it is.
    """
    found = _in_figures(text := visible(text))
    if found is None:
        return text
    day, month = int(found["first"]), int(found["second"])
    if order is DateOrder.MONTH_FIRST:
        day, month = month, day
    if not (1 <= month <= _MOST_MONTHS and 1 <= day <= _MOST_DAYS):
        return text
    return f"{text[: found.start()]}{day} {MONTHS[month - 1][:3]} {found['year']}{text[found.end() :]}"


def proves(text: str) -> DateOrder | None:
    """The order that a date proves by itself: `3/20/2015` can only have the month first."""
    found = _in_figures(visible(text))
    if found is None:
        return None
    first, second = int(found["first"]), int(found["second"])
    if _MOST_MONTHS < first <= _MOST_DAYS and second <= _MOST_MONTHS:
        return DateOrder.DAY_FIRST
    if _MOST_MONTHS < second <= _MOST_DAYS and first <= _MOST_MONTHS:
        return DateOrder.MONTH_FIRST
    return None


def _in_figures(text: str) -> re.Match[str] | None:
    text = text.strip()
    if _YEAR_FIRST.fullmatch(text):
        return None
    return _FIGURES_ALONE.fullmatch(text) or _FIGURES.search(text)


@dataclass
class Written:
    """What the dates of one column show."""

    heading: str
    proved: dict[DateOrder, str] = field(default_factory=dict)
    """The first date that proves each order."""
    open: list[str] = field(default_factory=list)
    """The first dates that are two different days, as they stand."""
    count: int = 0
    """How many there are of these."""

    def add(self, text: str) -> None:
        """Take in a cell."""
        if order := proves(text):
            self.proved.setdefault(order, text)
        elif written_out(text, DateOrder.DAY_FIRST) != written_out(text, DateOrder.MONTH_FIRST):
            self.count += 1
            if len(self.open) < _SHOWN and text not in self.open:
                self.open.append(text)

    @property
    def order(self) -> DateOrder | None:
        """What is proved, and not disproved."""
        return next(iter(self.proved)) if len(self.proved) == 1 else None

    def both_ways(self) -> Iterator[tuple[str, str, str]]:
        """The first dates as they stand, read day first, and read month first."""
        for text in self.open:
            yield (
                text,
                written_out(text, DateOrder.DAY_FIRST),
                written_out(text, DateOrder.MONTH_FIRST),
            )


class OrderUnknown(FileProblem):
    """Somebody has to say what the dates of these columns begin with; nothing is loaded before."""

    def __init__(self, name: str, columns: tuple[Written, ...]) -> None:
        self.columns = columns
        text, day_first, month_first = next(columns[0].both_ways())
        headings = " and ".join(f"“{column.heading}”" for column in columns)
        super().__init__(
            f"“{name}” was not loaded: {why_unknown(columns, headings)} Say --dates dmy if {text} means "
            f"{day_first}, or --dates mdy if it means {month_first}."
        )


class Contradicted(FileProblem):
    """The dates of a file prove another order than was said; nothing is loaded."""

    def __init__(self, name: str, heading: str, proof: str, said: DateOrder) -> None:
        proved = DateOrder.MONTH_FIRST if said is DateOrder.DAY_FIRST else DateOrder.DAY_FIRST
        super().__init__(
            f"“{name}” was not loaded: {said.words} was said, but {quoted(proof)} in “{heading}” proves "
            f"{proved.words}. Ask the sender, or load it without saying."
        )


def why_unknown(columns: tuple[Written, ...], headings: str) -> str:
    """What keeps anybody from telling the order by the file alone."""
    if mixed := next((column for column in columns if len(column.proved) > 1), None):
        day, month = mixed.proved[DateOrder.DAY_FIRST], mixed.proved[DateOrder.MONTH_FIRST]
        return f"“{mixed.heading}” has dates of both orders, {quoted(day)} and {quoted(month)}."
    return f"the dates in {headings} may have the day or the month first, and none of them shows which."


@dataclass(frozen=True)
class Settled:
    """The order of every column, by its key, and what to say of it."""

    orders: Mapping[Key, DateOrder]
    notes: tuple[str, ...] = ()


def settle(name: str, columns: Mapping[Key, Written], said: DateOrder | None) -> Settled:
    """The order of each column of one file. Raises OrderUnknown where the file and `said` leave it open,
    and Contradicted where it proves the other order than `said`.

    A column that proves nothing is day first where another of the file proves that, as all columns come from
    one hand; for the month first a proof of its own is needed.
    """
    proved = {key: column.order for key, column in columns.items()}
    refuse_contradicted(name, columns.values(), said)
    open = {key: column for key, column in columns.items() if column.open and proved[key] is None}
    usual = said or (_day_first_by_others(columns) if _alike(open) else None) or _lone(columns)
    if open and usual is None:
        raise OrderUnknown(name, tuple(open.values()))
    orders = {key: proved[key] or usual or DateOrder.DAY_FIRST for key in columns}
    return Settled(orders, tuple(_notes(columns, orders, said)))


def refuse_contradicted(name: str, columns: Iterable[Written], said: DateOrder | None) -> None:
    """Raises Contradicted where all that a file proves is against what somebody said of it."""
    proofs = [(column.heading, *proof) for column in columns for proof in column.proved.items()]
    if said is None or any(order is said for _, order, _ in proofs):
        return
    for heading, _, proof in proofs:
        raise Contradicted(name, heading, proof, said)


def _alike(open: Mapping[Key, Written]) -> bool:
    return not any(column.proved for column in open.values())


def _day_first_by_others(columns: Mapping[Key, Written]) -> DateOrder | None:
    found = {order for column in columns.values() for order in column.proved}
    return DateOrder.DAY_FIRST if found == {DateOrder.DAY_FIRST} else None


def _lone(columns: Mapping[Key, Written]) -> DateOrder | None:
    """A file's only date, with its noughts, is as British programs write it and others hardly ever."""
    written = [text for column in columns.values() for text in column.open]
    alone = sum(column.count for column in columns.values()) == 1 and not any(
        column.proved for column in columns.values()
    )
    return DateOrder.DAY_FIRST if alone and _IN_FULL.fullmatch(written[0].strip()) else None


def _notes(
    columns: Mapping[Key, Written], orders: Mapping[Key, DateOrder], said: DateOrder | None
) -> Iterable[str]:
    for key, column in columns.items():
        order = orders[key]
        if column.order is DateOrder.MONTH_FIRST:
            yield (
                f"The dates in “{column.heading}” were read month first: "
                f"{quoted(column.proved[order])} proves it."
            )
        elif column.open and column.order is None:
            text = column.open[0]
            because = "as you said" if said else "which its own dates do not prove"
            yield (
                f"The dates in “{column.heading}” were read {order.words}, {because}: "
                f"{text} is {written_out(text, order)}."
            )
