"""What is kept of a return when it is made."""

from collections.abc import Iterable, Sequence
from hashlib import sha256
from json import dumps

from cme_desktop.ports import Reader
from cme_desktop.returns.catalogue import MEASURES
from cme_desktop.returns.figures import Figure
from cme_desktop.returns.periods import DateRange
from cme_desktop.returns.targets import targets_on
from cme_desktop.statutory.law import Law
from cme_desktop.versions.figures import KeptFigure, KeptThings
from cme_desktop.versions.version import ReturnKind, ReturnOf, VersionContent


def monthly_of(period: DateRange) -> ReturnOf:
    """The managers' return of a period."""
    return ReturnOf(ReturnKind.MONTHLY, period.start, period.end)


def content_of(
    reader: Reader, of: ReturnOf, kept: tuple[KeptFigure, ...], law: Law, history: str
) -> VersionContent:
    """All that is kept of a return that this reader counted; `history` says where the history then stood."""
    targets, comments = targets_on(reader, of.end), reader.kept_returns.comments(of)
    return VersionContent(kept, measure_hashes(kept, law), history, targets, tuple(comments))


def kept_figures(figures: Iterable[Figure]) -> tuple[KeptFigure, ...]:
    """Figures as they are kept: each once, though several tables of a return may show it."""
    kept = map(_kept, figures)
    return tuple({(one.measure, one.category, one.start, one.end): one for one in kept}.values())


def measure_hashes(figures: Sequence[KeptFigure], law: Law) -> dict[str, str]:
    """By measure of these figures a hash of what it counts: its words, the rules of their days, its version.

    One that is not counted any more has none.
    """
    since = min(figure.start for figure in figures)
    until = max(figure.end for figure in figures)
    measures = [MEASURES[key] for key in dict.fromkeys(f.measure for f in figures) if key in MEASURES]
    defined = {
        one.key: (
            *(one.key, one.label, one.defined(law, since, until), one.unit.value, one.parts_of),
            *((one.version,) if one.version > 1 else ()),  # the first was kept without a number
        )
        for one in measures
    }
    return {key: sha256(dumps(parts).encode()).hexdigest() for key, parts in defined.items()}


def _kept(figure: Figure) -> KeptFigure:
    counted = figure.things
    things = KeptThings.of_columns(counted.records, counted.amounts, counted.rows)
    return KeptFigure(
        figure.measure, figure.category, figure.title, figure.start, figure.end, figure.value, things
    )
