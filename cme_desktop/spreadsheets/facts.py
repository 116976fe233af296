"""What a workbook says of its sheets beside their cells: what is hidden, what is merged."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from cme_desktop.spreadsheets.tables import Cell, letters_of


class Runs:
    """Numbers that come in runs, told in rising order: hidden rows, hidden columns; counted from 1."""

    def __init__(self) -> None:
        self._firsts: list[int] = []
        self._lasts: list[int] = []

    def add(self, first: int, last: int) -> None:
        """All numbers from `first` to `last`. One that is not beyond the others is passed over."""
        if self._lasts and first <= self._lasts[-1]:
            return
        if self._lasts and first == self._lasts[-1] + 1:
            self._lasts[-1] = last
        else:
            self._firsts.append(first)
            self._lasts.append(last)

    def __contains__(self, number: int) -> bool:
        at = bisect_right(self._firsts, number) - 1
        return at >= 0 and number <= self._lasts[at]


@dataclass(frozen=True, order=True)
class Merge:
    """Cells merged over several rows; rows from 1, columns from 0. What they hold stands in the first."""

    first: int
    last: int
    column: int

    def words(self) -> str:
        """As Excel calls them: A2:A3."""
        letters = letters_of(self.column)
        return f"{letters}{self.first}:{letters}{self.last}"


class Merged:
    """The merged cells of one sheet."""

    def __init__(self) -> None:
        self._all: list[Merge] = []

    def add(self, first: int, last: int, column: int) -> None:
        """Cells of one column, or the first column of wider ones; those of one row need no filling."""
        if last > first:
            self._all.append(Merge(first, last, column))

    def filled_down(
        self, rows: Iterable[tuple[int, Sequence[Cell]]], headings: int
    ) -> Iterator[tuple[int, Sequence[Cell]]]:
        """The rows, each with what the merged cells that it shares hold; empty rows stay empty."""
        waiting = sorted((merge for merge in self._all if merge.first > headings), reverse=True)
        if not waiting:
            yield from rows
            return
        held: dict[int, tuple[int, Cell]] = {}
        for number, cells in rows:
            own = list(cells)
            while waiting and waiting[-1].first <= number:
                merge = waiting.pop()
                if merge.first == number and merge.column < len(own):
                    held[merge.column] = (merge.last, own[merge.column])
            if any(value is not None for value in own):
                for column, (last, value) in held.items():
                    if number <= last and column < len(own) and own[column] is None:
                        own[column] = value
            yield number, own

    def notes(self, headings: int) -> Iterator[str]:
        """A sentence about those below the row of headings."""
        below = sorted(merge for merge in self._all if merge.first > headings)
        if below:
            others = f", like {len(below) - 1:,} others," if len(below) > 1 else ""
            yield (
                f"The cells {below[0].words()}{others} are merged: what they hold was read into each of "
                "their rows."
            )


@dataclass
class SheetFacts:
    """What is said of one sheet. `notes` are plain sentences; `rows` is how far down a value stands."""

    notes: list[str] = field(default_factory=list)
    hidden_rows: Runs = field(default_factory=Runs)
    hidden_columns: Runs = field(default_factory=Runs)
    merged: Merged = field(default_factory=Merged)
    rows: int = 0
    hidden: bool = False
    """Whether Excel does not show the sheet itself."""


@dataclass
class WorkbookFacts:
    """What is said of a workbook; sheets by their names."""

    epoch_1904: bool = False
    sheets: dict[str, SheetFacts] = field(default_factory=dict)

    def of(self, sheet: str) -> SheetFacts:
        """Those of one sheet, none if nothing is known."""
        return self.sheets.get(sheet) or SheetFacts()
