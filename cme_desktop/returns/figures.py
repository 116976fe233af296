"""The figures of a period, each with what it counted."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import chain
from typing import NamedTuple

from cme_desktop.ports import Reader
from cme_desktop.public_names import NOT_BROKEN_DOWN
from cme_desktop.returns.catalogue import CHAPTERS, MEASURES
from cme_desktop.returns.measures import Measure, Value
from cme_desktop.returns.periods import DateRange
from cme_desktop.returns.snapshot import Snapshot
from cme_desktop.returns.tallies import UNTOLD, Tallies, Tally, tally
from cme_desktop.returns.things import Things
from cme_desktop.services.merged import survivors
from cme_desktop.settings import AUTHORITY, AUTHORITY_CODE
from cme_desktop.standing_records.hub import HUB


class Asked(NamedTuple):
    """The figures of some measures, or of all, for a period."""

    period: DateRange
    measures: Sequence[Measure] = tuple(MEASURES.values())


class Figure(NamedTuple):
    """One number of the return. `value` None means that there is no figure: nothing to divide by."""

    measure: str
    label: str
    category: str | None
    category_label: str | None
    value: Value
    start: date
    end: date
    things: Things
    """What was counted, in the order of the records."""

    @property
    def period(self) -> DateRange:
        """The days that it is of."""
        return DateRange(self.start, self.end)

    @property
    def counts_records(self) -> bool:
        """Whether each thing counted is a record that counts as one, and no row, pound, day or difference."""
        return self.things.amounts.all_are(1) and self.things.rows.all_are(0)

    @property
    def ids(self) -> tuple[int, ...]:
        """The records counted, each once."""
        return tuple(dict.fromkeys(self.things.records))

    @property
    def title(self) -> str:
        """The measure and the category in words."""
        return f"{self.label}: {self.category_label}" if self.category_label else self.label

    def recounted(self, value: Value, things: Things) -> "Figure":
        """The same line with another value, of other things."""
        return self._replace(value=value, things=things)


def load(reader: Reader) -> Snapshot:
    """What measures know besides the records."""
    named = reader.glimpses(HUB, ("name", "earlier_names"))
    hubs = {hub.id: hub for hub in named if hub.id is not None}
    restricted = reader.unseen(*(chapter.kind for chapter in CHAPTERS))
    own = tuple(filter(None, map(reader.setting, (AUTHORITY, AUTHORITY_CODE))))
    return Snapshot(reader.law(), hubs, restricted, survivors(reader), own)


def figures(reader: Reader, period: DateRange) -> list[Figure]:
    """Every figure of a period."""
    (found,) = figures_of(reader, load(reader), [Asked(period)])
    return found


def figures_of(reader: Reader, snapshot: Snapshot, asked: Sequence[Asked]) -> list[list[Figure]]:
    """All figures that are asked for, each counted once; the records are read once and none is kept."""
    tallies: Tallies = {}
    for period, measures in asked:
        of_period = tallies.setdefault(period, {})
        of_period |= {one: Tally(one, period, snapshot) for one in measures if one not in of_period}
    tally(reader, snapshot, tallies)
    found = {
        period: {measure: _figures_of(one, snapshot) for measure, one in of_period.items()}
        for period, of_period in tallies.items()
    }
    return [[*chain.from_iterable(map(found[period].__getitem__, measures))] for period, measures in asked]


def as_row(figure: Figure) -> dict[str, object]:
    """A figure in long form, ready for JSON: days in ISO 8601, None where there is no category or value."""
    return {
        "measure": figure.measure,
        "label": figure.title,
        "category": figure.category,
        "value": figure.value,
        "from": figure.start.isoformat(),
        "to": figure.end.isoformat(),
    }


def _figures_of(counted: Tally, snapshot: Snapshot) -> list[Figure]:
    measure, period, things = counted.measure, counted.period, counted.things()
    nothing = Things()
    of_nothing = measure.worth(nothing.amounts, period)
    return [
        Figure(
            *(measure.key, measure.label, category, label),
            measure.worth(of_it.amounts, period) if (of_it := things.get(category)) else of_nothing,
            *(period.start, period.end),
            of_it or nothing,
        )
        for category, label in _categories(counted, snapshot, things).items()
    ]


def _categories(
    counted: Tally, snapshot: Snapshot, things: Mapping[str | None, Things]
) -> dict[str | None, str | None]:
    """Codes and labels in the order they are read: the list as then on offer, then what else was counted."""
    if counted.measure.split is None:
        return {None: None}
    named = {code: len(of_it) for code, of_it in things.items() if code is not None and code != UNTOLD}
    split = counted.measure.split(snapshot, counted.period, named)
    listed: dict[str | None, str | None] = {c.code: c.label for c in split.offered(counted.period)}
    others = sorted(code for code in things if code is not None and code not in (*listed, UNTOLD))
    untold = {UNTOLD: NOT_BROKEN_DOWN} if UNTOLD in things else {}
    return listed | {code: split.label(code) for code in others} | untold
