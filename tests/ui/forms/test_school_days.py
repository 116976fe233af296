"""`+10s`, typed into any date of a record: ten days on which its school meets."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt

from cme_desktop.description.record_type import RecordType
from cme_desktop.drafts import Draft
from cme_desktop.fields import Reading
from cme_desktop.records.pace_interview import PACE_INTERVIEW
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY
from cme_desktop.statutory.calendars import Calendars, Span, SpanKind
from cme_desktop.statutory.law import Law
from tests.ui.forms.conftest import OpenForm
from tests.ui.forms.listed import ListedLookups
from tests.ui.sitter import words_on

TODAY = date(2026, 11, 17)  # a Tuesday
TERM = Span(SpanKind.TERM, date(2026, 9, 2), date(2026, 12, 18))
ORDINARY, TRAINING, OWN = 11, 12, 13
CALENDARS = Calendars(
    [
        TERM,
        Span(SpanKind.CLOSED, date(2026, 11, 19), date(2026, 11, 20), TRAINING),
        Span(SpanKind.TERM, date(2026, 9, 2), date(2026, 11, 27), OWN),
    ],
    {TRAINING: "Ashdown Primary School", OWN: "Larkfield Junior School"},
)


def draft_of(
    school: int | None, calendars: Calendars = CALENDARS, kind: RecordType[Any] = PACE_INTERVIEW
) -> Draft[Any]:
    draft = Draft(kind, Reading(TODAY, Law(calendars=calendars)).at(None))
    if school is not None:
        draft.choose("school", school, f"School {school}")
    return draft


@pytest.mark.parametrize(
    ("school", "calendars", "day"),
    [
        (ORDINARY, CALENDARS, date(2026, 12, 1)),
        (TRAINING, CALENDARS, date(2026, 12, 3)),
        (ORDINARY, Calendars(), date(2026, 12, 1)),
    ],
    ids=["authority’s terms", "two INSET days", "no terms at all"],
)
def test_ten_school_days_on(open_form: OpenForm, school: int, calendars: Calendars, day: date) -> None:
    officer = open_form(PACE_INTERVIEW, draft=draft_of(school, calendars))
    officer.go_to("review_on").types("+10s").tabs()
    entry = officer.form.draft.entry("review_on")
    assert (entry.value, entry.text) == (day, officer.form.editor("review_on").field.typed(day))


def test_in_a_row_of_a_table_it_is_the_same_calendar(open_form: OpenForm) -> None:
    officer = open_form(WHEREABOUTS_ENQUIRY, draft=draft_of(TRAINING, kind=WHEREABOUTS_ENQUIRY))
    officer.go_to("checks").presses(Qt.Key.Key_Insert)
    officer.go_to("checks.0.asked_on").types("-9s").tabs()
    assert officer.form.draft.entry("checks.0.asked_on").value == date(2026, 11, 4)


def test_beyond_the_calendar_the_typing_stays_and_a_sentence_says_why(open_form: OpenForm) -> None:
    officer = open_form(PACE_INTERVIEW, draft=draft_of(OWN))
    officer.go_to("review_on").types("+10s").tabs()
    entry = officer.form.draft.entry("review_on")
    assert (entry.text, entry.value) == ("+10s", None)
    assert entry.problem is not None
    assert entry.problem.endswith("the calendar of Larkfield Junior School, which ends on Fri 27 Nov 2026.")
    assert entry.problem in words_on(officer.form)
    officer.go_to("review_on").presses(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier).types("+8s").tabs()
    assert officer.form.draft.entry("review_on").value == date(2026, 11, 27)


def test_the_school_chosen_afterwards_counts(open_form: OpenForm) -> None:
    """Until then the typing waits, as any other school's calendar might count another day."""
    draft = draft_of(None)
    officer = open_form(PACE_INTERVIEW, ListedLookups(), draft)
    officer.go_to("review_on").types("+10s").tabs()
    assert draft.entry("review_on").value is None
    assert "Choose the school first, or type the date." in words_on(officer.form)
    officer.form.choose("school", TRAINING, "Ashdown Primary School")
    assert draft.entry("review_on").value == date(2026, 12, 3)
    assert draft.entry("review_on").text == "3 Dec 2026"
    assert "Choose the school first" not in words_on(officer.form)


def test_typing_that_waits_for_its_school_is_kept_through_a_crash() -> None:
    draft = draft_of(None)
    draft.type_in("review_on", "+10s")
    back = draft_of(None)
    back.restore(draft.to_json())
    assert (back.entry("review_on").text, back.entry("review_on").value) == ("+10s", None)
    back.choose("school", TRAINING, "Ashdown Primary School")
    again = draft_of(None)
    again.restore(back.to_json())
    assert again.entry("review_on").value == date(2026, 12, 3)
