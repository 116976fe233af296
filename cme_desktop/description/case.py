"""A case: a record that is worked on until it is finished, and that may rest meanwhile until some day.

A rest is for what nobody can hurry, such as a court. It quiets reviews and chases, and nothing else; on its
last day they come back, whether or not anybody saves anything.
"""

from collections.abc import Iterator
from datetime import date

from cme_desktop.description.record import Record
from cme_desktop.fields import DateField, Reading, Section, TextField, reads
from cme_desktop.issues import Issue, refuse
from cme_desktop.statutory.calendar import BeyondCalendar
from cme_desktop.statutory.law import Law
from cme_desktop.statutory.rules import LegalRule
from cme_desktop.values.dates import show_day


@reads("rests_until")
def has_a_rest(case: Record) -> bool:
    """Whether it was put to rest, be that over by now."""
    return case.rests_until is not None


class Case(Record):
    """What every record has that is somebody's work, after the fields of its own type."""

    with Section("Rest"):
        rests_until = DateField(
            "Rests until",
            help="Reviews and chases wait until that day. What the law sets, and the question where the "
            "child is, do not.",
        )
        rest_reason = TextField(
            "Why it rests",
            shown_when=has_a_rest,
            help="What it waits for, as “waiting for the court”.",
        )


def is_as_before(case: Record, before: Record | None) -> bool:
    """Whether nobody has set another rest since."""
    rest = (None, None) if before is None else (before.rests_until, before.rest_reason)
    return rest == (case.rests_until, case.rest_reason)


def rests_since(until: date | None, since: date | None, today: date) -> date | None:
    """Since when it rests already, where one that is put to rest anew is not back yet; else None.

    So a rest is not drawn out step by step: whoever wants a longer one looks at the record on its day.
    """
    return since if until is not None and until > today else None


def rest_in_words(case: Record) -> str:
    """`Rests until Mon 11 Jan 2027: waiting for the court (Robin Ash)`."""
    assert case.rests_until is not None
    words = f"Rests until {show_day(case.rests_until)}"
    if case.rest_reason:
        words += f": {case.rest_reason}"
    return f"{words} ({case.rested_by})" if case.rested_by else words


def longest_rest(case: Record, rule: str, begun: date, law: Law) -> tuple[date, LegalRule]:
    """The last day until which it may rest, from the day on which that was set, and the rule that says so.

    Raises BeyondCalendar where school days cannot be counted so far.
    """
    return law.last_day(rule, begun, case.school), law.rules.near(rule, begun)


def rest_issues(case: Record, rule: str, as_before: bool, reading: Reading) -> Iterator[Issue]:
    """What is wrong with a rest as it is typed; one that is over by now is asked nothing any more.

    `rule` is the one that says how long it may rest.
    """
    until, today = case.rests_until, reading.today
    if until is None:
        return
    if until <= today:
        if not as_before:
            yield refuse("rests_until", f"A rest ends on a day to come; today is {show_day(today)}.")
        return
    if case.rest_reason is None:
        yield refuse("rest_reason", "Say what it waits for.")
    try:
        last, said = longest_rest(case, rule, case.rested_on or today, reading.law)
    except (BeyondCalendar, OverflowError) as problem:
        yield refuse("rests_until", f"{problem} Enter the term dates before it is put to rest.")
        return
    if until > last:
        yield refuse("rests_until", f"{show_day(last)} is the latest day: {said.because()}. {said.source}.")
