"""For each kind of field the values that a record may hold, and what may stand in their place."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

from hypothesis import strategies as st

from cme_desktop.fields import (
    BirthField,
    ChoiceField,
    ChoicesField,
    DateField,
    Field,
    LinkField,
    MomentField,
    MoneyField,
    NumberField,
    Unanswered,
    YearGroupField,
    YesNoField,
)
from cme_desktop.values.money import MOST_PENCE
from cme_desktop.values.partial_dates import BirthDate, Precision

TODAY = date(2026, 11, 9)
_FIRST = date(1990, 1, 1)
_ZONES = (UTC, timezone(timedelta(hours=1)))
_TWICE = datetime(2026, 10, 25, 1, 0, tzinfo=UTC)
"""When the clocks had gone back: the second hour of two that are called alike begins."""

_days = st.dates(_FIRST, TODAY)
_moments = st.one_of(
    st.datetimes(datetime(1990, 1, 1), datetime(2026, 11, 8), timezones=st.sampled_from(_ZONES)),
    st.integers(-7200, 7199).map(lambda seconds: datetime.fromtimestamp(_TWICE.timestamp() + seconds, UTC)),
)


def values_of(described: Field[Any]) -> st.SearchStrategy[Any]:
    """Values of a field, and where it may have them also the reasons why there is none."""
    values = _of_kind(described)
    return st.one_of(values, st.sampled_from(list(Unanswered))) if described.can_be_unanswered else values


def _of_kind(described: Field[Any]) -> st.SearchStrategy[Any]:
    match described:
        case ChoiceField():
            return st.sampled_from([choice.code for choice in described.choices])
        case ChoicesField():
            codes = [choice.code for choice in described.choices]
            some = st.sets(st.sampled_from(codes), min_size=1)
            return some.map(lambda picked: tuple(code for code in codes if code in picked))
        case YesNoField():
            return st.booleans()
        case DateField():
            return _days
        case MomentField():
            return _moments
        case BirthField():
            return st.builds(_birth, _days, st.sampled_from(["day", "month", "year"]), st.booleans())
        case LinkField():
            return st.integers(1, 2**31 - 1)
        case MoneyField():
            return st.integers(0, MOST_PENCE)
        case NumberField():
            return st.integers(described.least, described.most)
        case YearGroupField():
            return st.integers(-2, 13)
        case _:
            return st.text(min_size=1)


def _birth(day: date, precision: Precision, guessed: bool) -> BirthDate:
    if precision == "day":
        return BirthDate(day, guessed)
    first = day.replace(day=1) if precision == "month" else day.replace(month=1, day=1)
    return BirthDate(first, estimated=True, precision=precision)
