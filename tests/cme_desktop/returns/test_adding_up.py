"""Whatever the records, parts make wholes and every figure can be traced to records that exist."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from cme_desktop.fields import ChoiceField, DateField
from cme_desktop.records.whereabouts_enquiry import Check
from cme_desktop.registry import CASEWORK
from cme_desktop.returns.catalogue import MEASURES
from cme_desktop.returns.figures import figures
from cme_desktop.returns.measures import FigureUnit
from cme_desktop.returns.periods import DateRange
from cme_desktop.returns.sums import adds_up
from tests.cme_desktop.returns.filed import Filed

FIRST = date(2024, 7, 1)
"""The rules of August 2024 change in the middle of the days tried."""
DAYS = st.integers(0, 90).map(lambda n: FIRST + timedelta(days=n))


def codes(field):
    return st.sampled_from([choice.code for choice in field.choices])


def records_of(kind):
    """Any record of a type, its days and choices filled at will, whether or not they make sense together."""
    answers = {"child": st.integers(1, 4)}
    for name, field in kind.plain.items():
        if isinstance(field, DateField):
            answers[name] = st.none() | DAYS
        elif isinstance(field, ChoiceField):
            optional = name not in ("status", "kind", "purpose", "judgement")
            answers[name] = st.none() | codes(field) if optional else codes(field)
    if "checks" in kind.rows:
        row = kind.rows["checks"].fields
        answers["checks"] = st.lists(
            st.builds(Check, check=codes(row["check"]), asked_on=DAYS, result=codes(row["result"])),
            max_size=4,
        )
    return st.builds(kind.cls, **answers)


RECORDS = st.lists(st.one_of(*map(records_of, CASEWORK)), max_size=25)
PERIODS = st.tuples(DAYS, DAYS).map(lambda pair: DateRange(min(pair), max(pair)))


@settings(deadline=None)
@given(RECORDS, PERIODS)
def test_parts_make_wholes(records, period):
    assert adds_up(figures(Filed(*records), period)) == []


@settings(deadline=None)
@given(RECORDS, PERIODS)
def test_the_ids_of_parts_are_the_ids_of_the_whole(records, period):
    found = figures(Filed(*records), period)
    wholes = {f.measure: f for f in found if f.category is None}
    for measure in MEASURES.values():
        if measure.split and measure.parts_of:
            parts = [f for f in found if f.measure == measure.key]
            whole = wholes[measure.parts_of]
            assert set().union(*(f.ids for f in parts)) == set(whole.ids)
            assert sum(f.value for f in parts) == whole.value


@settings(deadline=None)
@given(RECORDS, PERIODS)
def test_every_figure_is_traced_to_records(records, period):
    filed = Filed(*records)
    known = {record.id for record in records}
    for figure in figures(filed, period):
        assert set(figure.ids) <= known
        assert len(set(figure.ids)) == len(figure.ids)
        if figure.value is None:
            assert figure.ids == ()
        unit = MEASURES[figure.measure].unit
        by_record = (
            unit is FigureUnit.COUNT and "check" not in figure.measure and "flow" not in figure.measure
        )
        assert not by_record or figure.value == len(figure.ids)


@settings(deadline=None)
@given(RECORDS, PERIODS)
def test_days_apart_add_up_to_the_period(records, period):
    """Events counted month by month come to the same as counted at once."""
    filed = Filed(*records)
    events = [key for key in MEASURES if key.rpartition(".")[2] in ("received", "issued", "held", "closed")]

    def totals(of):
        return {f.measure: f.value for f in figures(filed, of) if f.measure in events}

    months = [totals(month) for month in period.months()]
    assert totals(period) == {key: sum(month[key] for month in months) for key in totals(period)}
