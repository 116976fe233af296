"""The figures of a period, each with the ids of the records behind it, and whether parts make wholes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from cme_desktop.ports import Reader
from cme_desktop.public_names import NOT_BROKEN_DOWN
from cme_desktop.returns.catalogue import CHAPTERS, MEASURES
from cme_desktop.returns.measures import Measure, Value
from cme_desktop.returns.periods import DateRange
from cme_desktop.returns.snapshot import Snapshot
from cme_desktop.returns.tallies import UNTOLD, Tally, Things, tally
from cme_desktop.services.merged import survivors
from cme_desktop.settings import AUTHORITY, AUTHORITY_CODE
from cme_desktop.standing_records.hub import HUB


class Asked(NamedTuple):
    """The figures of some measures, or of all, for a period."""

    period: DateRange
    measures: Sequence[Measure] = tuple(MEASURES.values())


@dataclass(frozen=True)
class Figure:
    """One number of the return. `value` None means that there is no figure: nothing to divide by."""

    measure: str
    label: str
    category: str | None
    category_label: str | None
    value: Value
    start: date
    end: date
    ids: tuple[int, ...]
    """The records counted, each once."""

    @property
    def title(self) -> str:
        """The measure and the category in words."""
        return f"{self.label}: {self.category_label}" if self.category_label else self.label


def load(reader: Reader) -> Snapshot:
    """What measures know besides the records."""
    hubs = {hub.id: hub for hub in reader.records(HUB) if hub.id is not None}
    restricted = reader.unseen(*(chapter.kind for chapter in CHAPTERS))
    own = tuple(filter(None, map(reader.setting, (AUTHORITY, AUTHORITY_CODE))))
    return Snapshot(reader.law(), hubs, restricted, survivors(reader), own)


def figures(reader: Reader, period: DateRange) -> list[Figure]:
    """Every figure of a period."""
    (found,) = figures_of(reader, load(reader), [Asked(period)])
    return found


def figures_of(reader: Reader, snapshot: Snapshot, asked: Sequence[Asked]) -> list[list[Figure]]:
    """All figures that are asked for, the records read once for all of them and none of them kept."""
    tallies = [[Tally(measure, period, snapshot) for measure in measures] for period, measures in asked]
    tally(reader, snapshot, [one for of_period in tallies for one in of_period])
    return [[figure for one in of_period for figure in _figures_of(one, snapshot)] for of_period in tallies]


def as_rows(figures: Iterable[Figure]) -> list[dict[str, Any]]:
    """Figures in long form, ready for JSON: days in ISO 8601, None where there is no category or figure."""
    return [
        {
            "measure": figure.measure,
            "label": figure.title,
            "category": figure.category,
            "value": figure.value,
            "from": figure.start.isoformat(),
            "to": figure.end.isoformat(),
        }
        for figure in figures
    ]


def adds_up(figures: Iterable[Figure]) -> list[str]:
    """A plain sentence for every whole that its parts do not make, in number or in records; none if well."""
    by_measure: dict[tuple[str, DateRange], list[Figure]] = {}
    for figure in figures:
        by_measure.setdefault((figure.measure, DateRange(figure.start, figure.end)), []).append(figure)
    return [
        sentence
        for (key, period), (whole, *_) in by_measure.items()
        for names in _splits_of(key)
        if (sentence := _mismatch(whole, names, [f for n in names for f in by_measure.get((n, period), ())]))
    ]


def _figures_of(counted: Tally, snapshot: Snapshot) -> list[Figure]:
    things = counted.things()
    return [
        _figure(counted, category, label, things.get(category, Things([], [])))
        for category, label in _categories(counted, snapshot, things).items()
    ]


def _categories(
    counted: Tally, snapshot: Snapshot, things: Mapping[str | None, Things]
) -> dict[str | None, str | None]:
    """Codes and labels in the order they are read: the list as then on offer, then what else was counted."""
    if counted.measure.split is None:
        return {None: None}
    named = {code: len(of_it.ids) for code, of_it in things.items() if code is not None and code != UNTOLD}
    split = counted.measure.split(snapshot, counted.period, named)
    listed: dict[str | None, str | None] = {c.code: c.label for c in split.offered(counted.period)}
    others = sorted(code for code in things if code is not None and code not in (*listed, UNTOLD))
    untold = {UNTOLD: NOT_BROKEN_DOWN} if UNTOLD in things else {}
    return listed | {code: split.label(code) for code in others} | untold


def _figure(counted: Tally, category: str | None, label: str | None, things: Things) -> Figure:
    measure, period = counted.measure, counted.period
    ids = tuple(dict.fromkeys(things.ids))
    value = measure.value(things.amounts)
    return Figure(measure.key, measure.label, category, label, value, period.start, period.end, ids)


@cache
def _splits_of(whole: str) -> tuple[tuple[str, ...], ...]:
    """The ways in which a whole is split: one by each measure with categories, one by all those without."""
    parts = [measure for measure in MEASURES.values() if measure.parts_of == whole]
    together = tuple(measure.key for measure in parts if measure.split is None)
    return (*((measure.key,) for measure in parts if measure.split), *((together,) if together else ()))


def _mismatch(whole: Figure, names: Sequence[str], parts: Sequence[Figure]) -> str | None:
    total = sum(part.value or 0 for part in parts)
    named = " + ".join(f"“{MEASURES[name].label}”" for name in names)
    where = f"{whole.label}, {DateRange(whole.start, whole.end).show()}"
    if total != whole.value:
        return f"{where}: {named} add up to {total:,}, but the whole is {whole.value:,}."
    if {id for part in parts for id in part.ids} != set(whole.ids):
        return f"{where}: {named} add up, but count other records than the whole."
    return None
