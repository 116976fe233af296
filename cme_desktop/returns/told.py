"""Figures as the command line tells them: by the groups of a dimension, and with what each counted."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from cme_desktop.ports import Reader
from cme_desktop.public_names import RESTRICTED
from cme_desktop.returns.catalogue import MEASURES
from cme_desktop.returns.dimensions import DIMENSIONS, TIMES, Group, GroupedFigure, by, by_time
from cme_desktop.returns.figures import Asked, Figure, as_row, figures_of
from cme_desktop.returns.measures import FigureUnit
from cme_desktop.returns.periods import DateRange
from cme_desktop.returns.snapshot import Snapshot
from cme_desktop.returns.things import Thing
from cme_desktop.values.dates import show_day


class CountedRow(NamedTuple):
    """One thing that a figure counted, as it may be told: of a restricted record nothing but its weight."""

    thing: Thing
    reference: str | None


@dataclass(frozen=True)
class ToldFigure:
    """A figure, with its group where figures are told apart and its rows where they are asked for."""

    figure: Figure
    group: Group | None
    rows: Sequence[CountedRow] | None

    def as_row(self) -> dict[str, object]:
        """Ready for JSON; `group` and `rows` are there only where they were asked for."""
        told = as_row(self.figure)
        if self.group is not None:
            told |= {"group": self.group.code, "group_label": self.group.label}
        if self.rows is not None:
            told["rows"] = [_row(row) for row in self.rows]
        return told

    def lines(self) -> Iterator[str]:
        """As a person reads them."""
        title = f"{self.figure.title} – {self.group.label}" if self.group else self.figure.title
        yield f"{_shown(self.figure):>10}  {title}"
        for thing, reference in self.rows or ():
            on = f", {show_day(thing.on)}" if thing.on and reference else ""
            yield f"{'':12}{thing.amount:+d}  {reference or RESTRICTED}{on}"


def told_figures(
    reader: Reader, snapshot: Snapshot, period: DateRange, dimension: str | None, *, with_rows: bool
) -> list[ToldFigure]:
    """Every figure of a period; by a dimension those groups of it that counted anything."""
    found = [*_found(reader, snapshot, period, dimension)]
    if not with_rows:
        return [ToldFigure(figure, group, None) for group, figure in found]
    references = _references(reader, snapshot, [figure for _, figure in found])
    return [
        ToldFigure(figure, group, [CountedRow(one, references.get(one.record)) for one in figure.things])
        for group, figure in found
    ]


def _found(
    reader: Reader, snapshot: Snapshot, period: DateRange, dimension: str | None
) -> Iterable[GroupedFigure | tuple[None, Figure]]:
    if dimension in TIMES:
        return by_time(reader, snapshot, period, tuple(MEASURES.values()), TIMES[dimension])
    (figures,) = figures_of(reader, snapshot, [Asked(period)])
    if dimension is None:
        return [(None, figure) for figure in figures]
    return by(reader, snapshot, figures, DIMENSIONS[dimension])


def _references(reader: Reader, snapshot: Snapshot, figures: Sequence[Figure]) -> dict[int, str | None]:
    """What each record counted is known by; restricted ones have no reference here."""
    ids = {id for figure in figures for id in figure.ids} - snapshot.restricted
    kinds = dict.fromkeys(source.pick.kind for f in figures for source in MEASURES[f.measure].sources())
    return {
        record.id: record.reference
        for kind in kinds
        for record in reader.glimpses(kind, (), ids)
        if record.id is not None
    }


def _row(row: CountedRow) -> dict[str, object]:
    """A restricted record tells its weight and nothing else."""
    thing, reference = row
    if reference is None:
        return {"reference": RESTRICTED, "row": None, "day": None, "amount": thing.amount}
    day = thing.on.isoformat() if thing.on else None
    return {"reference": reference, "row": thing.row, "day": day, "amount": thing.amount}


def _shown(figure: Figure) -> str:
    """A share as a percentage; in JSON it stays a part of one."""
    if figure.value is None:
        return "–"
    if MEASURES[figure.measure].unit is FigureUnit.SHARE:
        return f"{figure.value:.1%}".replace(".0%", "%")
    return str(figure.value)
