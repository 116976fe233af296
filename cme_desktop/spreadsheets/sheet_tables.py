"""One sheet as a table: its row of headings found, its rows written as they come."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice

from cme_desktop.spreadsheets.facts import SheetFacts
from cme_desktop.spreadsheets.garbled import mended
from cme_desktop.spreadsheets.problems import FileProblem
from cme_desktop.spreadsheets.spool import SpoolWriter
from cme_desktop.spreadsheets.tables import HEADING_ROWS, Cell, letters_of
from cme_desktop.values.errors import quoted
from cme_desktop.values.sentences import some_of

Cells = Sequence[Cell]


@dataclass
class _Seen:
    """What was met in the rows of one table."""

    columns: set[int] = field(default_factory=set)
    hidden: int = 0
    mended: int = 0

    def take(self, cells: Cells) -> None:
        """Note the columns that hold something."""
        self.columns.update(place for place, value in enumerate(cells) if value is not None)


def write_table(
    spool: SpoolWriter,
    name: str,
    grid: Iterable[Cells],
    facts: SheetFacts,
    epoch_1904: bool = False,
    wanted: Collection[str] | None = None,
) -> bool:
    """Write the table in a grid whose first row is row 1 of the sheet; False when no row looks like headings.

    Of `wanted` headings only those columns are written. Raises FileProblem when two columns of them have the
    same heading.
    """
    rows = iter(grid)
    top = list(islice(rows, HEADING_ROWS * 2))
    at = _heading_row(top)
    if at is None:
        return False
    columns = {
        place: " ".join(str(value).split()) for place, value in enumerate(top[at]) if value not in (None, "")
    }
    read = {place: heading for place, heading in columns.items() if wanted is None or heading in wanted}
    _refuse_repeats(name, read)
    spool.begin(name, list(columns.values()), list(read.values()), epoch_1904, facts.hidden)
    body = enumerate(chain(top[at + 1 :], rows), at + 2)
    filled = facts.merged.filled_down(body, at + 1)
    seen = _write_rows(spool, filled, list(read), facts)
    spool.end([*_notes(seen, columns, at, facts), *facts.notes])
    return True


def _write_rows(
    spool: SpoolWriter, body: Iterable[tuple[int, Cells]], places: list[int], facts: SheetFacts
) -> _Seen:
    seen, last = _Seen(), max(places, default=0)
    for number, cells in body:
        if all(value is None for value in cells):
            continue
        seen.take(cells)
        seen.hidden += number in facts.hidden_rows
        width = len(cells)
        kept = [cells[place] if place < width else None for place in places]
        whole = [mended(value) if isinstance(value, str) else value for value in kept]
        seen.mended += whole != kept
        spool.row(number, width <= last, whole)
    return seen


def _heading_row(top: Sequence[Cells]) -> int | None:
    """The first row of text cells only that is about as wide as the rows around it."""
    widest = max((_filled(row) for row in top), default=0)
    for at, row in enumerate(top[:HEADING_ROWS]):
        values = [value for value in row if value is not None]
        if values and len(values) * 3 >= widest * 2 and all(isinstance(value, str) for value in values):
            return at
    return None


def _filled(row: Cells) -> int:
    return sum(value is not None for value in row)


def _refuse_repeats(name: str, columns: dict[int, str]) -> None:
    seen: dict[str, int] = {}
    for place, heading in columns.items():
        first = seen.setdefault(heading.casefold(), place)
        if first != place:
            raise FileProblem(
                f"The heading {quoted(heading)} appears twice, in columns {letters_of(first)} and "
                f"{letters_of(place)} of {quoted(name)}. Give each column a heading of its own."
            )


def _notes(seen: _Seen, columns: dict[int, str], at: int, facts: SheetFacts) -> Iterator[str]:
    if unnamed := [letters_of(place) for place in sorted(seen.columns - columns.keys())]:
        column, has, it = (
            ("Column", "has", "it was") if len(unnamed) == 1 else ("Columns", "have", "they were")
        )
        yield f"{column} {some_of(unnamed)} {has} no heading, so {it} not read."
    if seen.hidden:
        rows, them = ("row was", "it") if seen.hidden == 1 else ("rows were", "them")
        yield f"{seen.hidden:,} hidden {rows} read: a filter, or the sender, does not show {them}."
    hidden = [heading for place, heading in columns.items() if place + 1 in facts.hidden_columns]
    if hidden:
        column, was = ("column", "was") if len(hidden) == 1 else ("columns", "were")
        yield f"The hidden {column} {some_of(list(map(quoted, hidden)))} {was} read."
    yield from facts.merged.notes(at + 1)
    if seen.mended:
        yield (
            f"In {seen.mended:,} {'row' if seen.mended == 1 else 'rows'} letters had been garbled on the "
            "way, such as “Ã©” for “é”, and were mended. Check names with accents."
        )
