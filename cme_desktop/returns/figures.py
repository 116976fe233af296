"""The figures of a period, each with the ids of the records behind it, and whether parts make wholes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from cme_desktop.ports import Reader
from cme_desktop.public_names import NOT_BROKEN_DOWN
from cme_desktop.returns.catalogue import CHAPTERS, MEASURES
from cme_desktop.returns.measures import SUMS, Counted, Measure, Snapshot, Value
from cme_desktop.returns.periods import DateRange
from cme_desktop.services.merged import survivors
from cme_desktop.settings import AUTHORITY, AUTHORITY_CODE
from cme_desktop.standing_records.hub import HUB

UNTOLD = "restricted"
"""The category of what counts in a whole and in no named part."""


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
    """Every record that the measures count, read once."""
    records = {
        chapter.kind.key: [record for record in reader.records(chapter.kind) if chapter.countable(record)]
        for chapter in CHAPTERS
    }
    hubs = {hub.id: hub for hub in reader.records(HUB) if hub.id is not None}
    restricted = frozenset[int]().union(*(reader.unseen(chapter.kind) for chapter in CHAPTERS))
    own = tuple(filter(None, map(reader.setting, (AUTHORITY, AUTHORITY_CODE))))
    return Snapshot(reader.law(), records, hubs, restricted, survivors(reader), own)


def figures(reader: Reader, period: DateRange) -> list[Figure]:
    """Every figure of a period."""
    return figures_of(load(reader), period)


def figures_of(
    snapshot: Snapshot, period: DateRange, measures: Iterable[Measure] = tuple(MEASURES.values())
) -> list[Figure]:
    """The figures of some measures, or of all, for a period."""
    return [figure for measure in measures for figure in _figures_of(measure, snapshot, period)]


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


def _figures_of(measure: Measure, snapshot: Snapshot, period: DateRange) -> list[Figure]:
    found: dict[str | None, list[Counted]] = {}
    for item in measure.select(snapshot, period):
        if (part := _part(measure, item, snapshot)) is not None:
            found.setdefault(part.category, []).append(part)
    return [
        _figure(measure, category, label, period, found.get(category, ()))
        for category, label in _categories(measure, snapshot, period, found).items()
    ]


def _part(measure: Measure, item: Counted, snapshot: Snapshot) -> Counted | None:
    """A thing counted, under no name where it is restricted; of a share by parts it is left out."""
    if measure.split is None or item.id not in snapshot.restricted:
        return item
    return item._replace(category=UNTOLD) if measure.unit in SUMS else None


def _categories(
    measure: Measure, snapshot: Snapshot, period: DateRange, found: Iterable[str | None]
) -> dict[str | None, str | None]:
    """Codes and labels in the order they are read: the list as then on offer, then what else was counted."""
    if measure.split is None:
        return {None: None}
    split = measure.split(snapshot, period)
    listed: dict[str | None, str | None] = {choice.code: choice.label for choice in split.offered(period)}
    others = sorted(code for code in found if code is not None and code not in (*listed, UNTOLD))
    untold = {UNTOLD: NOT_BROKEN_DOWN} if UNTOLD in found else {}
    return listed | {code: split.label(code) for code in others} | untold


def _figure(
    measure: Measure, category: str | None, label: str | None, period: DateRange, items: Sequence[Counted]
) -> Figure:
    value = measure.value([item.amount for item in items])
    ids = tuple(dict.fromkeys(item.id for item in items))
    return Figure(measure.key, measure.label, category, label, value, period.start, period.end, ids)


def _splits_of(whole: str) -> list[list[str]]:
    """The ways in which a whole is split: one by each measure with categories, one by all those without."""
    parts = [measure for measure in MEASURES.values() if measure.parts_of == whole]
    together = [measure.key for measure in parts if measure.split is None]
    return [[measure.key] for measure in parts if measure.split] + ([together] if together else [])


def _mismatch(whole: Figure, names: Sequence[str], parts: Sequence[Figure]) -> str | None:
    total = sum(part.value or 0 for part in parts)
    named = " + ".join(f"“{MEASURES[name].label}”" for name in names)
    where = f"{whole.label}, {DateRange(whole.start, whole.end).show()}"
    if total != whole.value:
        return f"{where}: {named} add up to {total:,}, but the whole is {whole.value:,}."
    if {id for part in parts for id in part.ids} != set(whole.ids):
        return f"{where}: {named} add up, but count other records than the whole."
    return None
