"""The termly form, filled in: every figure of it, the term before, and what was checked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cme_desktop.ports import Reader
from cme_desktop.returns.figures import Figure
from cme_desktop.returns.periods import DateRange
from cme_desktop.returns.sums import Sum, Term
from cme_desktop.standing_records.child import CHILD
from cme_desktop.statutory.census import census_days
from cme_desktop.termly.blocks import FormBlock, form_blocks
from cme_desktop.termly.checking import FormCheck, checks
from cme_desktop.termly.counting import counted_on
from cme_desktop.termly.figures import FormFigure, of_year
from cme_desktop.termly.headings import HEADINGS
from cme_desktop.termly.year import STARTED, YearCounts, YearItem, count_year
from cme_desktop.values.school_years import academic_year

_RETURN, _CHANGE = "census.return", "census.change"
_AUTUMN = (9, 10, 11, 12)
"""The months in which the school year before is asked for as well."""


@dataclass(frozen=True)
class YearLine:
    """One whole-year count."""

    number: str
    item: YearItem
    figure: FormFigure


@dataclass(frozen=True)
class TermlyForm:
    """All of it, as of one census day."""

    day: date
    before: date | None
    """The census before; None where the page Rules has none."""
    due: date
    """The day on which the Department asks for it, by a local rule."""
    change_to_note: int
    """A total that changes by more per cent since the last term asks for a note, by a local rule."""
    blocks: Sequence[FormBlock]
    year: DateRange | None
    """The school year that is asked for in autumn."""
    of_year: Sequence[YearLine]
    sums: Sequence[Sum]
    """Every sum that was tried."""
    checks: Sequence[FormCheck]
    restricted: frozenset[int]
    """Children of whom nothing may be told, whether or not they count."""

    def figures(self) -> Iterator[Figure]:
        """Every figure that stands in it."""
        for block in self.blocks:
            for line in block.lines:
                yield from (one.figure for one in (*line.now.values(), *line.before.values()))
        yield from (line.figure.figure for line in self.of_year)


def fill_in(reader: Reader, day: date) -> TermlyForm:
    """Count the form of a census day, and in autumn that of the school year before."""
    law = reader.law()
    due, to_note = law.last_day(_RETURN, day, None), law.rules.near(_CHANGE, day).number
    earlier = [one for one in census_days(law.rules) if one < day]
    before = earlier[-1] if earlier else None
    year = _year_before(day) if day.month in _AUTUMN else None
    beside = [one for one in earlier if one == before or (year is not None and one in year)]
    counted, restricted = counted_on(reader, [day, *beside]), reader.unseen(CHILD)
    counts = None if year is None else count_year(reader, year, restricted)
    blocks = [*form_blocks(counted, day, before, restricted)]
    of_year_before = [] if counts is None else _year_lines(counts)
    tried = [*(one for block in blocks for one in block.sums), *_sum_of_parts(of_year_before)]
    tests = checks(counted, day, before, tried, counts, restricted, to_note)
    return TermlyForm(day, before, due, to_note, blocks, year, of_year_before, tried, tests, restricted)


def _year_before(day: date) -> DateRange:
    began = academic_year(day) - 1
    return DateRange(date(began, 9, 1), date(began + 1, 8, 31))


def _year_lines(counts: YearCounts) -> list[YearLine]:
    return [
        YearLine(f"{len(HEADINGS) + 1}.{at:02}", item, of_year(item, counts.year))
        for at, item in enumerate(counts.items, 1)
    ]


def _sum_of_parts(lines: Sequence[YearLine]) -> Iterator[Sum]:
    """Those who started, by where they were before."""
    parts = tuple(Term(line.figure.figure) for line in lines if line.item.part_of)
    for line in lines:
        if line.item.key == STARTED:
            yield Sum(line.figure.figure, parts, "“Previous setting” adds up")
