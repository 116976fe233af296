"""What changed behind the figures of a return since it was made."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from cme_desktop.versions.figures import KeptFigure, KeptThing, KeptThings
from cme_desktop.versions.version import ReturnVersion

_Key = tuple[str, str | None, date, date]


@dataclass(frozen=True)
class FigureChange:
    """A figure that is not what it was, or is by other records."""

    measure: str
    category: str | None
    label: str
    start: date
    end: date
    was: float | None
    now: float | None
    came: tuple[int, ...]
    """The records that it counts now and did not."""
    went: tuple[int, ...]
    """Those that it counted and does not any more."""
    changed: tuple[int, ...]
    """Those that it counts by another amount, or by other rows."""
    is_remeasured: bool
    """Whether the measure has another definition now."""

    @property
    def records(self) -> tuple[int, ...]:
        """All of them."""
        return (*self.came, *self.went, *self.changed)

    @property
    def moved(self) -> str:
        """How many records came, went and are counted otherwise: `1 came, 2 went`."""
        numbers = {"came": self.came, "went": self.went, "changed": self.changed}
        return ", ".join(f"{len(ids):,} {word}" for word, ids in numbers.items() if ids)


def changed_since(
    version: ReturnVersion, figures: Iterable[KeptFigure], measures: Mapping[str, str]
) -> list[FigureChange]:
    """The figures that differ from those kept, by the records that they count and not by their values alone.

    `figures` and `measures` are those of now. Compared are the measures that there still are, each in the
    periods in which both have figures of it: of a month of the last 13 a version keeps some measures only. A
    category that has come or gone is held against nought. There are none of a version whose records were not
    kept.
    """
    if not version.content.is_traced:
        return []
    before, now = _by_key(version.content.figures), _by_key(figures)
    both = {_counted(key) for key in before} & {_counted(key) for key in now}
    kept = version.content.measures
    remeasured = {key for key in kept.keys() & measures.keys() if kept[key] != measures[key]}
    return [
        change
        for key in dict.fromkeys((*before, *now))
        if key[0] in measures and _counted(key) in both
        if (change := _change(before.get(key), now.get(key), remeasured)) is not None
    ]


def _counted(key: _Key) -> tuple[str, date, date]:
    """The measure and the period, whatever the category."""
    measure, _, start, end = key
    return measure, start, end


def _by_key(figures: Iterable[KeptFigure]) -> dict[_Key, KeptFigure]:
    return {(figure.measure, figure.category, figure.start, figure.end): figure for figure in figures}


def _change(was: KeptFigure | None, now: KeptFigure | None, remeasured: set[str]) -> FigureChange | None:
    figure = now or was
    assert figure is not None, "each key is that of a figure"
    values = (was.value if was else 0), (now.value if now else 0)
    old, new = (one.things if one else KeptThings() for one in (was, now))
    if old == new and (values[0] == values[1] or not any(values)):
        return None
    came, went, changed = _moved(old, new)
    return FigureChange(
        figure.measure,
        figure.category,
        figure.label,
        figure.start,
        figure.end,
        *values,
        came,
        went,
        changed,
        figure.measure in remeasured,
    )


def _moved(old: KeptThings, new: KeptThings) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
    """The records that came, went, and are counted otherwise."""
    before, after = Counter(_things(old)), Counter(_things(new))
    moved = {thing.record for thing in ((before - after) | (after - before))}
    held, holds = set(old.records), set(new.records)
    return tuple(sorted(moved - held)), tuple(sorted(moved - holds)), tuple(sorted(moved & held & holds))


def _things(things: KeptThings) -> Iterator[KeptThing]:
    return map(KeptThing, things.records, things.amounts, things.rows)
