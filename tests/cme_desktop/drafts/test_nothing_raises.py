"""Whatever is typed into whatever field, under whatever calendar: a form is judged, shown and never fails."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from cme_desktop.description.record_type import RecordType
from cme_desktop.drafts import Draft
from cme_desktop.fields import (
    ChoiceField,
    ChoicesField,
    DateField,
    Field,
    LinkField,
    MomentField,
    Reading,
    Unanswered,
    YesNoField,
)
from cme_desktop.registry import REGISTRY
from cme_desktop.statutory.calendars import Calendars, Span, SpanKind
from cme_desktop.statutory.clocks import deadlines
from cme_desktop.statutory.law import Law
from cme_desktop.statutory.national import SHIPPED
from cme_desktop.statutory.rules import RuleBook

TODAY = date(2026, 11, 23)
PYTHON = re.compile(r"datetime|\bNone\b|BirthDate|Unanswered|\w\(\w+=|<\w+ object|\[\]|\d{4}-\d\d-\d\dT")
"""How values read that were never meant to be read."""
RULES = RuleBook(SHIPPED)
LABELS = {1: "Okafor, Ada", 2: "Elm Lane School"}

days = st.dates(date(1890, 1, 1), date(2110, 12, 31)) | st.dates(date(2019, 1, 1), date(2027, 12, 31))


@st.composite
def prefixes_of_dates(draw: st.DrawFn) -> str:
    """A day as it stands after each key: 12/10/2026 passes through 12/10/20."""
    day = draw(days)
    written = draw(st.sampled_from(("%d/%m/%Y", "%d.%m.%y", "%d %b %Y", "%Y-%m-%d", "%d/%m/%Y 14:05")))
    text = day.strftime(written)
    return text[: draw(st.integers(1, len(text)))]


shortcuts = st.sampled_from(
    ("t", "y", "mon", "+10s", "-9999w", "+9999w", "+9999s", "-9999s", "2-6/11 O", "2/11-6/11 O, 9/11 am U")
)
numbers = st.integers(-(10**14), 10**14).map(str) | st.decimals(allow_nan=True).map(str)
anything = (
    prefixes_of_dates()
    | shortcuts
    | numbers
    | st.text(max_size=40)
    | st.sampled_from("0O²٣").map(lambda one: one * 25_000)
    | st.sampled_from([answer.label for answer in Unanswered])
)
past_days = st.dates(date(2019, 1, 1), TODAY).map(lambda day: f"{day:%d/%m/%Y}")


def text_for(described: Field[Any]) -> SearchStrategy[str]:
    """Mostly what the field takes, so that rules have something to judge; and anything at all."""
    match described:
        case ChoiceField() | ChoicesField():
            return st.sampled_from([choice.label for choice in described.choices]) | anything
        case YesNoField():
            return st.sampled_from(("Yes", "No")) | anything
        case DateField() | MomentField():
            return past_days | anything
        case _:
            return anything


spans = st.builds(
    lambda kind, first, length, school: Span(kind, first, first + timedelta(days=length), school),
    st.sampled_from(SpanKind),
    st.dates(date(2019, 1, 1), date(2027, 12, 31)),
    st.integers(-10, 120),
    st.sampled_from((None, 2)),
)
calendars = st.lists(spans, max_size=6).map(Calendars)
"""None, some, overlapping ones, and such as end before they begin."""


def typed_into(draw: st.DrawFn, draft: Draft[Any], fields: dict[str, Field[Any]], prefix: str = "") -> None:
    """Type into some fields, in any order; links are picked."""
    for name in draw(st.lists(st.sampled_from(list(fields)), max_size=20)):
        path, described = f"{prefix}{name}", fields[name]
        if isinstance(described, LinkField) and draw(st.booleans()):
            picked = draw(st.sampled_from(list(LABELS)))
            draft.choose(path, picked, LABELS[picked])
        else:
            draft.type_in(path, draw(text_for(described)))


@st.composite
def drafts(draw: st.DrawFn, record_type: RecordType[Any]) -> tuple[Draft[Any], Law]:
    """A form of that type, new or of a saved record, with anything typed into it."""
    known = draw(st.none() | calendars)
    reading = Reading(TODAY) if known is None else Reading(TODAY, Law(calendars=known))
    draft = Draft(record_type, reading, None, LABELS)
    fill_in(draw, draft)
    if draw(st.booleans()):
        draft = Draft(record_type, reading, draft.record(), LABELS)
        fill_in(draw, draft)
    return draft, Law(RULES, known or Calendars())


def fill_in(draw: st.DrawFn, draft: Draft[Any]) -> None:
    """Type into the form, into new rows of it, and into the line that makes rows."""
    typed_into(draw, draft, dict(draft.type.plain))
    for name, rows in draft.type.rows.items():
        for _ in range(draw(st.integers(0, 2))):
            typed_into(draw, draft, rows.fields, f"{name}.{draft.add_row(name)}.")
        if rows.from_line is not None and draw(st.booleans()):
            draft.type_line(name, draw(anything))


def everything_asked_of(draft: Draft[Any], law: Law) -> Iterator[object]:
    """All that a form, the pane beside it, a save and a list ask of what is typed."""
    record, kind = draft.record(), draft.type
    yield draft.issues()
    yield draft.refusals()
    yield draft.shown()
    yield draft.dirty
    yield deadlines(record, kind.clocks, law)
    yield list(kind.offers(record, law))
    yield list(kind.guidance(record, Law()))
    yield kind.label(record), kind.line(record), list(kind.terms(record)), list(kind.keys(record))
    yield record.restricted
    again = Draft(kind, draft.reading, draft.base, draft.labels)
    again.restore(draft.to_json())
    yield again.issues()


@pytest.mark.parametrize("record_type", REGISTRY, ids=lambda kind: kind.key)
@given(data=st.data())
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
def test_whatever_is_typed_is_judged(record_type: RecordType[Any], data: st.DataObject) -> None:
    draft, law = data.draw(drafts(record_type))
    for _ in everything_asked_of(draft, law):
        pass
    typed = str(draft.to_json())
    for issue in draft.issues():
        found = PYTHON.search(issue.text)
        assert found is None or found[0] in typed, issue.text


TERMS_FROM_2021 = Calendars([Span(SpanKind.TERM, date(2021, 9, 1), date(2026, 12, 18))])
NO_TERM_YET = Calendars([Span(SpanKind.TERM, date(2027, 1, 4), date(2027, 3, 26))])
BACKWARDS = Calendars([Span(SpanKind.TERM, date(2026, 12, 18), date(2026, 9, 1))])


def filled_in(record_type: RecordType[Any], known: Calendars) -> Draft[Any]:
    """A form with every field answered: days in the order of the form, each list by its first choice."""
    draft = Draft(record_type, Reading(TODAY, Law(calendars=known)), None, LABELS)
    day = date(2026, 10, 1)
    for name, described in record_type.plain.items():
        match described:
            case LinkField():
                draft.choose(name, 2, LABELS[2])
            case DateField() | MomentField():
                day += timedelta(days=1)
                draft.type_in(
                    name, f"{day:%d/%m/%Y}" + (" 14:05" if isinstance(described, MomentField) else "")
                )
            case ChoiceField() | ChoicesField() if not draft.entry(name).text:
                draft.type_in(name, next(iter(described.choices)).label)
            case YesNoField():
                draft.type_in(name, "Yes")
    return draft


@pytest.mark.parametrize("known", [Calendars(), TERMS_FROM_2021, NO_TERM_YET, BACKWARDS])
@pytest.mark.parametrize("record_type", REGISTRY, ids=lambda kind: kind.key)
def test_every_day_can_be_typed_key_by_key(record_type: RecordType[Any], known: Calendars) -> None:
    whole = "12/10/2026 14:05"
    days = [name for name, f in record_type.plain.items() if isinstance(f, DateField | MomentField)]
    for name in days:
        draft = filled_in(record_type, known)
        for typed in range(1, len(whole) + 1):
            draft.type_in(name, whole[:typed])
            for _ in everything_asked_of(draft, Law(RULES, known)):
                pass
