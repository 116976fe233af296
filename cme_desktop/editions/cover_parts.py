"""What the covers of both editions are made of: tiles, and sections of lines."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from textwrap import shorten, wrap

from cme_desktop.editions.as_shown import figure_cell
from cme_desktop.editions.headline_lines import HeadlineLine
from cme_desktop.editions.told_return import ToldReturn
from cme_desktop.paper.book import BLANK, Cell, Column, Link, Row
from cme_desktop.paper.look import Look

COVER = "Cover"
_LONGEST = 120
"""Letters that a line takes, from its second column to the last."""
_LONGEST_LABEL = 38
"""Letters that a label takes beside such a line."""
WIDTH = 4
"""So many columns, and so many tiles."""
COLUMNS = [Column("", 41)] * WIDTH
_LABELS, _NUMBERS, _HINT, _LAST_HINT = 24, 42, 16, 20
SECTION, LINE = 33, 19
_CLOSER: Mapping[float | None, float] = {SECTION: 27, LINE: 18}


def tiles(lines: Sequence[HeadlineLine]) -> list[Row]:
    """A band of four: label, number, against last month, against last year."""
    shown = [line for line in lines if line.headline.tile][:WIDTH]
    labels = [Cell(line.headline.tile, Look.TILE_LABEL) for line in shown]
    numbers = [_number(line) for line in shown]
    before = [_beside_month(line) for line in shown]
    year_ago = [_hint(line.than(line.year_ago), "last year") for line in shown]
    bands = ((labels, _LABELS), (numbers, _NUMBERS), (before, _HINT), (year_ago, _LAST_HINT))
    return [Row(_filled(cells, Cell(None, Look.TILE_HINT)), height) for cells, height in bands]


def counted(told: ToldReturn) -> Iterator[Row]:
    """Which days were counted, as they were recorded when, and by which school days."""
    yield line("Counted", f"{told.counted.compared.own.show()}, {told.stamp.recorded}.")
    days = told.counted.snapshot.law.calendars.authority.name
    yield line("School days", shorten(f"{days[:1].upper()}{days[1:]}.", _LONGEST, placeholder="…"))


def section(title: str, lines: Iterable[Row]) -> Iterator[Row]:
    """A heading, and its lines."""
    yield Row(_filled([Cell(title, Look.SECTION)]), SECTION)
    yield from lines


def closer(rows: Iterable[Row]) -> Iterator[Row]:
    """The same, so that a long cover is one page."""
    for row in rows:
        yield row._replace(height=_CLOSER.get(row.height, row.height))


def line(label: str, words: str, link: Link | None = None) -> Row:
    """A line: what it is about, and what is said of it, which may run on to the last column."""
    return Row(_filled([Cell(label, Look.BOLD, link=link), Cell(words)]), LINE)


def paragraph(label: str, words: str) -> Iterator[Row]:
    """A line, or as many as its label and its words need."""
    pairs = zip_longest(wrap(label, _LONGEST_LABEL), wrap(words, _LONGEST), fillvalue="")
    yield from (line(part, said) for part, said in pairs)


def links(cells: Sequence[Cell]) -> Row:
    """A line of places to go to."""
    return Row(_filled(cells), LINE)


def _number(line: HeadlineLine) -> Cell:
    return figure_cell(line.now, line.unit, Look.TILE_NUMBER)._replace(look=Look.TILE_NUMBER)


def _beside_month(line: HeadlineLine) -> Cell:
    """A number that is withheld has nothing to stand beside, and says where it is told why."""
    if line.is_withheld:
        return Cell("withheld: see Notes", Look.TILE_HINT)
    return _hint(line.than(line.before), line.month_before)


def _hint(than: str, other: str) -> Cell:
    return Cell(f"{than} {other}" if than else None, Look.TILE_HINT)


def _filled(cells: Sequence[Cell], blank: Cell = BLANK) -> list[Cell]:
    return [*cells, *(blank for _ in range(WIDTH - len(cells)))]
