"""What the working edition says of each figure beside it: by which sum or by how many rows it is proved."""

from collections.abc import Iterable, Mapping, Sequence

from cme_desktop.editions.working.figure_lines import FigureLine
from cme_desktop.paper.book import Cell
from cme_desktop.paper.look import Look
from cme_desktop.returns.compared import Span
from cme_desktop.returns.figures import Figure
from cme_desktop.returns.measures import SUMS, FigureUnit
from cme_desktop.returns.sums import Sum
from cme_desktop.returns.tallies import UNTOLD

_WRITTEN_OUT = 4
"""Of more parts their number is said."""


class Checks:
    """The sums that were tried, by the figure that is their whole."""

    def __init__(self, sums: Iterable[Sum]) -> None:
        self._of: dict[tuple[str, object, object], list[Sum]] = {}
        for tried in sums:
            if any(term.figure.measure != tried.whole.measure for term in tried.terms):
                self._of.setdefault(_key(tried.whole), []).append(tried)

    def cell(self, line: FigureLine) -> Cell:
        """In green how the figure of the period adds up, in red what does not in any of the five spans."""
        sums = [
            tried for span in Span if span in line.figures for tried in self._of_figure(line.figures[span])
        ]
        broken = [tried.broken() for tried in sums if not tried.holds]
        if broken:
            return Cell(" ".join(broken), Look.SHORT)
        proved = [] if line.own is None else [_proof(tried) for tried in self._of_figure(line.own)]
        if proved:
            return Cell("; ".join(proved), Look.MET)
        return Cell(_rows(line), Look.HINT) if line.number else Cell(None)

    def _of_figure(self, figure: Figure) -> Sequence[Sum]:
        return self._of.get(_key(figure), ()) if figure.category is None else ()


def proved_by_rows(lines: Iterable[FigureLine]) -> Mapping[bool, int]:
    """How many figures come to what their rows come to, and how many do not."""
    found = {True: 0, False: 0}
    for line in lines:
        if line.own is not None:
            found[line.measure.worth(line.own.things.amounts, line.own.period) == line.own.value] += 1
    return found


def _key(figure: Figure) -> tuple[str, object, object]:
    return figure.measure, figure.start, figure.end


def _proof(tried: Sum) -> str:
    """`59 + 12 = 71`, or how many parts come to it and how many records are in none by name."""
    whole = f"{tried.whole.value or 0:,}"
    if 1 < len(tried.terms) <= _WRITTEN_OUT:
        signed = [f"{'+' if term.sign > 0 else '−'} {term.figure.value or 0:,}" for term in tried.terms]
        return f"{' '.join(signed).removeprefix('+ ')} = {whole}"
    untold = sum(term.figure.value or 0 for term in tried.terms if term.figure.category == UNTOLD)
    named = sum(term.figure.category != UNTOLD for term in tried.terms)
    rest = f" and {untold:,} not broken down" if untold else ""
    return f"{named} {'part' if named == 1 else 'parts'}{rest} = {whole}"


def _rows(line: FigureLine) -> str:
    rows = f"{line.rows:,} {'row' if line.rows == 1 else 'rows'}"
    if line.measure.unit in SUMS or not line.rows:
        return rows
    if line.measure.unit is FigureUnit.SHARE and line.own is not None:
        return f"{sum(line.own.things.amounts):,} of {rows}"
    return f"of {rows}"
