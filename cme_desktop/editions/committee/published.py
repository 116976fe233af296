"""The numbers of the committee edition as they may be published, and what the register keeps of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cme_desktop.editions.as_shown import AsShown, Sign, of_value, printed
from cme_desktop.editions.committee.publication import Publication, key_of, publication
from cme_desktop.editions.committee.ties import BASE, HITS
from cme_desktop.editions.restated import Restated
from cme_desktop.editions.told_return import ToldReturn
from cme_desktop.returns.catalogue import MEASURES
from cme_desktop.returns.figures import Figure
from cme_desktop.returns.measures import FigureUnit, Value
from cme_desktop.suppression.cells import CellKey, Edition, PublishedCell, Withheld
from cme_desktop.suppression.publishing import GivenAway, publishable


@dataclass(frozen=True)
class Published:
    """An edition that may be published."""

    figures: Sequence[Figure]
    """All that it prints."""
    cells: Mapping[CellKey, AsShown]
    register: Sequence[PublishedCell]
    """What is to be kept of it, so that no later one gives away what it withholds."""
    revised: Sequence[Restated]
    """The figures that are told otherwise than when they were published last."""

    def shows(self, figure: Figure) -> AsShown:
        """A figure of it; KeyError for one that is not published."""
        return self.cells[key_of(figure)]

    def tells(self, figure: Figure) -> bool:
        """Whether it prints the number of a figure."""
        return self.cells.get(key_of(figure), Sign.WITHHELD) is not Sign.WITHHELD


def published(told: ToldReturn, register: Sequence[PublishedCell]) -> Published:
    """What may be published, given the register of all that was published before.

    Raises GivenAway where that gives small numbers away whatever is withheld now, in rows that it has not.
    """
    every = publication(told)
    of, edition, withheld = _safe(every, register)
    values = {key: _value(figure, key, edition) for key, figure in of.figures.items()}
    cells = {key: _shown(value, key in withheld.hidden) for key, value in values.items()}
    return Published(
        [*every.figures.values()],
        {**dict.fromkeys(every.figures, Sign.WITHHELD), **cells},
        [*_kept({**edition.counts, **values}, withheld)],
        [*_revised(of.figures, values, withheld, register)],
    )


def _safe(every: Publication, register: Sequence[PublishedCell]) -> tuple[Publication, Edition, Withheld]:
    """The figures that can be kept safe, and which of them are withheld.

    Where a row gives a small number away whatever is withheld of it, as the sign alone tells that it is no
    nought, it is left out: withheld in every column, so that this tells nothing, and never registered.
    """
    left_out: frozenset[str] = frozenset()
    while True:
        of = every.without(left_out)
        try:
            return of, *publishable(of.edition(register), register)
        except GivenAway as found:
            further = every.rows_of(found.cells) - left_out
            if not further:
                raise
            left_out |= further


def _revised(
    figures: Mapping[CellKey, Figure],
    values: Mapping[CellKey, Value],
    withheld: Withheld,
    register: Sequence[PublishedCell],
) -> Iterator[Restated]:
    """Both numbers are public: neither was withheld when it was published."""
    last = {cell.key: cell for cell in register}
    for key, figure in figures.items():
        was, now, unit = last.get(key), values[key], MEASURES[figure.measure].unit
        if was is None or was.hidden or key in withheld.hidden:
            continue
        if printed(of_value(was.value), unit) != printed(of_value(now), unit):
            yield Restated(figure.title, figure.period.show(), was.value, now, unit=unit)


def _value(figure: Figure, key: CellKey, edition: Edition) -> Value:
    """A count as it may be told, and a share made of such counts; an average or money as it is."""
    if key in edition.counts:
        return edition.counts[key]
    if MEASURES[figure.measure].unit is not FigureUnit.SHARE:
        return figure.value
    hits, base = (edition.counts[key._replace(category=named)] for named in (HITS, BASE))
    return round(hits / base, 4) if base else None


def _shown(value: Value, is_hidden: bool) -> AsShown:
    return Sign.WITHHELD if is_hidden else of_value(value)


def _kept(values: Mapping[CellKey, Value], withheld: Withheld) -> Iterator[PublishedCell]:
    """Each cell as it was published or withheld, those behind a share among them."""
    for key, value in values.items():
        yield PublishedCell(*key, key in withheld.hidden, value)
