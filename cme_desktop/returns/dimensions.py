"""Any figure by school, hub, sex or year group: what it counted, told apart by what its records say."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from cme_desktop.description.record import Record
from cme_desktop.fields.answered import show
from cme_desktop.ports import Reader
from cme_desktop.public_names import NOT_BROKEN_DOWN
from cme_desktop.returns.catalogue import MEASURES
from cme_desktop.returns.counting import id_of
from cme_desktop.returns.figures import Asked, Figure, figures_of
from cme_desktop.returns.measures import SUMS, Measure
from cme_desktop.returns.periods import DateRange
from cme_desktop.returns.snapshot import Snapshot
from cme_desktop.returns.tallies import UNTOLD
from cme_desktop.returns.things import Things
from cme_desktop.standing_records.child import CHILD, Child, year_group_on
from cme_desktop.values.school_years import show_year_group


class Group(NamedTuple):
    """One value of a dimension; groups stand in the order of `place`, those alike in that of their label."""

    code: str
    label: str
    place: int = 0


NOT_GIVEN = Group("not_given", "Not given", 98)
_UNTOLD = Group(UNTOLD, NOT_BROKEN_DOWN, 99)


class Told(NamedTuple):
    """What groups are told by: the records of one type, and the days of the figures."""

    reader: Reader
    snapshot: Snapshot
    records: Sequence[Record]
    period: DateRange


@dataclass(frozen=True)
class Dimension:
    """A way to tell the things of any figure apart."""

    key: str
    label: str
    groups: Callable[[Told], Mapping[int, Group]]
    """The group of each record that says, by the record's id."""


@dataclass(frozen=True)
class Time:
    """A way to tell a figure apart by when: each span is counted by itself."""

    spans: Callable[[DateRange], Iterable[DateRange]]
    named: Callable[[DateRange], tuple[str, str]]
    """The code and the label of a span."""


class GroupedFigure(NamedTuple):
    """What a figure counted of one group."""

    group: Group
    figure: Figure


def by(
    reader: Reader, snapshot: Snapshot, figures: Iterable[Figure], dimension: Dimension
) -> Iterator[GroupedFigure]:
    """Each figure by the groups of a dimension that it counted anything of.

    The parts of a number add up to it: a restricted record is in the group that is not broken down. Of a
    share or an average, which is no sum of parts, it is left out.
    """
    of_period: dict[DateRange, list[Figure]] = {}
    for figure in figures:
        of_period.setdefault(figure.period, []).append(figure)
    for together in of_period.values():
        groups = _groups(reader, snapshot, together, dimension)
        for figure in together:
            yield from _apart(figure, groups, snapshot)


def by_time(
    reader: Reader, snapshot: Snapshot, period: DateRange, measures: Sequence[Measure], by: "Time"
) -> Iterator[GroupedFigure]:
    """The figures of each month or year of a period: what stands at a month's end is told of each end."""
    spans = [*by.spans(period)]
    found = figures_of(reader, snapshot, [Asked(span, measures) for span in spans])
    for place, (span, figures) in enumerate(zip(spans, found, strict=True)):
        group = Group(*by.named(span), place)
        yield from (GroupedFigure(group, figure) for figure in figures)


def _groups(
    reader: Reader, snapshot: Snapshot, figures: Sequence[Figure], dimension: Dimension
) -> dict[int, Group]:
    """The group of each record that the figures of a period count, of whatever type they count."""
    counted = {id for figure in figures for id in figure.ids} - snapshot.restricted
    kinds = dict.fromkeys(
        source.pick.kind for figure in figures for source in MEASURES[figure.measure].sources()
    )
    found: dict[int, Group] = {}
    for kind in kinds:
        records = [*reader.glimpses(kind, ("child", "hub", "school"), counted)]
        found |= dimension.groups(Told(reader, snapshot, records, figures[0].period))
    return found


def _apart(figure: Figure, groups: Mapping[int, Group], snapshot: Snapshot) -> Iterator[GroupedFigure]:
    measure = MEASURES[figure.measure]
    things: dict[Group, Things] = {}
    for thing in figure.things:
        if thing.record not in snapshot.restricted:
            things.setdefault(groups.get(thing.record, NOT_GIVEN), Things()).append(thing)
        elif measure.unit in SUMS:
            things.setdefault(_UNTOLD, Things()).append(thing)
    for group in sorted(things, key=lambda group: (group.place, group.label)):
        value = measure.worth(things[group].amounts, figure.period)
        yield GroupedFigure(group, figure.recounted(value, things[group]))


# -- the dimensions -------------------------------------------------------------------------------------


def _by_school(told: Told) -> dict[int, Group]:
    labels = told.reader.labels({record.school for record in told.records if record.school is not None})
    return {
        id_of(record): Group(str(record.school), labels.get(record.school, ""))
        for record in told.records
        if record.school is not None
    }


def _by_hub(told: Told) -> dict[int, Group]:
    return {
        id_of(record): Group(str(record.hub), told.snapshot.hub_name(record.hub, told.period))
        for record in told.records
        if record.hub is not None
    }


def _by_child(told: Told, names: Sequence[str], group: Callable[[Child], Group | None]) -> dict[int, Group]:
    child_of = {id_of(record): told.snapshot.child_of(record) for record in told.records}
    ids = {child for child in child_of.values() if child is not None}
    found = {id_of(child): group(child) for child in told.reader.glimpses(CHILD, names, ids)}
    return {record: of for record, child in child_of.items() if (of := found.get(child or 0)) is not None}


def _by_sex(told: Told) -> dict[int, Group]:
    def group(child: Child) -> Group | None:
        return Group(child.sex, show(CHILD.plain["sex"], child.sex, {})) if child.sex else None

    return _by_child(told, ("sex",), group)


def _by_year_group(told: Told) -> dict[int, Group]:
    """The year group on the last day of the period."""

    def group(child: Child) -> Group | None:
        year = year_group_on(child, told.period.end)
        return None if year is None else Group(str(year), show_year_group(year), year)

    return _by_child(told, ("birth", "year_group", "year_group_as_at"), group)


DIMENSIONS = {
    dimension.key: dimension
    for dimension in (
        Dimension("school", "School", _by_school),
        Dimension("hub", "Hub", _by_hub),
        Dimension("sex", "Sex", _by_sex),
        Dimension("year-group", "Year group", _by_year_group),
    )
}
TIMES = {
    "month": Time(DateRange.months, lambda month: (f"{month.start:%Y-%m}", month.show())),
    "school-year": Time(DateRange.years, lambda year: (year.school_years()[0], year.school_years()[0])),
}
