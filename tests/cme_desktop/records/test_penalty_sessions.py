"""Sessions typed many on a line, in a real draft with a real calendar."""

from datetime import date
from typing import Any

import pytest

from cme_desktop.drafts import Draft
from cme_desktop.fields import Reading
from cme_desktop.records.penalty_notice import PENALTY_NOTICE
from cme_desktop.statutory.calendars import Calendars, Span, SpanKind
from cme_desktop.statutory.law import Law
from cme_desktop.values.errors import ValueProblem

TODAY = date(2026, 11, 23)
CALENDARS = Calendars((
    Span(SpanKind.TERM, date(2026, 9, 3), date(2026, 10, 23)),
    Span(SpanKind.TERM, date(2026, 11, 2), date(2026, 12, 18)),
    Span(SpanKind.CLOSED, date(2026, 11, 4), date(2026, 11, 4), school=5),
))  # fmt: skip


def draft(school: int | None = 5) -> Draft[Any]:
    made = Draft(PENALTY_NOTICE, Reading(TODAY, Law(calendars=CALENDARS)).at(None))
    if school is not None:
        made.choose("school", school, "Elm Lane School")
    return made


def rows_of(line: str, school: int | None = 5) -> list[str]:
    made = draft(school)
    made.type_line("sessions", line)
    count = made.take_line("sessions")
    assert made.lines == {}
    rows = made.record().sessions
    assert len(rows) == count
    return [f"{row.missed_on:%-d/%-m} {row.half} {row.code or '-'}" for row in rows]


@pytest.mark.parametrize(
    ("line", "rows"),
    [
        ("2/11 am O", ["2/11 am O"]),
        ("2/11 o pm", ["2/11 pm O"]),
        ("2/11am", ["2/11 am -"]),
        ("2/11", ["2/11 am -", "2/11 pm -"]),
        ("2/11-3/11 G", ["2/11 am G", "2/11 pm G", "3/11 am G", "3/11 pm G"]),
        ("2-3/11 G", ["2/11 am G", "2/11 pm G", "3/11 am G", "3/11 pm G"]),
        ("2 to 3 Nov p U", ["2/11 pm U", "3/11 pm U"]),
        ("2-11-26 – 3-11-26 am", ["2/11 am -", "3/11 am -"]),
        ("22/10-2/11 am N", ["22/10 am N", "23/10 am N", "2/11 am N"]),
        ("3-5/11 am O", ["3/11 am O", "5/11 am O"]),
        ("4/11 am O", ["4/11 am O"]),
        ("2/11 am O, 9/11 pm U; y am", ["2/11 am O", "9/11 pm U", "22/11 am -"]),
        (" , ", []),
    ],
)
def test_a_line_makes_sessions(line: str, rows: list[str]) -> None:
    assert rows_of(line) == rows


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("2/11 am O, 31/11", "November has 30 days"),
        ("6/11-2/11 O", "ends before it begins"),
        ("1/1/26-2/11/26", "longer than 100 days"),
        ("26/10-30/10", "did not meet from Mon 26 Oct 2026 to Fri 30 Oct 2026"),
        ("23/11-25/11/26", "Wed 25 Nov 2026 has not come yet"),
        ("2/11 X", "is not a date"),
    ],
)
def test_what_cannot_be_read_is_kept_whole_and_stops_the_save(line: str, said: str) -> None:
    made = draft()
    made.type_line("sessions", line)
    with pytest.raises(ValueProblem, match=said):
        made.take_line("sessions")
    assert made.record().sessions == []
    assert [issue.path for issue in made.refusals() if said in issue.text] == ["sessions"]
    again = draft()
    again.restore(made.to_json())
    assert again.lines == {"sessions": line}
    again.type_line("sessions", " ")
    assert again.lines == {}


def test_which_of_some_days_count_waits_for_the_school() -> None:
    with pytest.raises(ValueProblem, match="Choose the school first"):
        rows_of("2/11-6/11 O", school=None)
    assert rows_of("2/11 am O", school=None) == ["2/11 am O"]


def test_a_line_half_typed_makes_the_form_unsaved() -> None:
    made = draft(None)
    assert not made.dirty
    made.type_line("sessions", "2/1")
    assert made.dirty
