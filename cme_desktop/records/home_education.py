"""Elective home education: what has to hold for a spell, what falls due, and its one description.

Education Act 1996, ss 7, 436A and 437, with the elective home education guidance for local authorities
(April 2019). A child can have several spells. One judged unsuitable makes the child one missing education.
"""

from collections.abc import Iterable

from cme_desktop.codes.home_education import END_REASONS, JUDGEMENTS
from cme_desktop.fields import Condition, Reading, reads
from cme_desktop.issues import Issue, outstanding, refuse, warn
from cme_desktop.records.base import RecordType, Section
from cme_desktop.records.home_education_spell import LIFE, HomeEducation
from cme_desktop.records.order import follows
from cme_desktop.records.words import dated
from cme_desktop.statutory.clocks import Clock
from cme_desktop.statutory.periods import Period, Unit
from cme_desktop.values.dates import show_day

ended_after_start = follows("ended_on", "started_on", "The spell ended", "it began")
"""A spell cannot end before it begins."""


@reads("judged_on", "started_on")
def judged_after_start(spell: HomeEducation, reading: Reading) -> Iterable[Issue]:
    """Education is judged once it has begun, unless the decision carries over from an earlier spell."""
    if spell.judged_on and spell.started_on and spell.judged_on < spell.started_on:
        yield warn(
            "judged_on", f"Decided before home education began ({show_day(spell.started_on)}); check the day."
        )


@reads("judgement", "judged_on")
def unsuitable_since(spell: HomeEducation, reading: Reading) -> Iterable[Issue]:
    """From the day of an unsuitable judgement the child counts as missing education."""
    if spell.judgement == "unsuitable" and spell.judged_on is None:
        yield refuse(
            "judged_on", "Give the day of the decision: from it the child counts as missing education."
        )


@reads("status", "judgement")
def status_fits_judgement(spell: HomeEducation, reading: Reading) -> Iterable[Issue]:
    """A status that names a judgement is the judgement."""
    if spell.status in JUDGEMENTS and spell.status != spell.judgement:
        yield warn(
            "judgement",
            f"The status is “{LIFE.statuses.label(spell.status)}”, but the decision is "
            f"“{JUDGEMENTS.label(spell.judgement)}”; make the two agree.",
        )


@reads("status", "ended_on")
def status_fits_end(spell: HomeEducation, reading: Reading) -> Iterable[Issue]:
    """A finished spell has a last day, and a spell with a last day is finished."""
    if spell.status not in LIFE.open and spell.ended_on is None:
        yield refuse(
            "ended_on", f"Give the day it ended, as the status is “{LIFE.statuses.label(spell.status)}”."
        )
    elif spell.status in LIFE.open and spell.ended_on is not None:
        yield outstanding(
            "status", f"The spell ended on {show_day(spell.ended_on)}; choose a status that says how."
        )


@reads("status", "ended_on", "end_reason")
def end_explained(spell: HomeEducation, reading: Reading) -> Iterable[Issue]:
    """A spell that has ended says why, and the reason agrees with the status."""
    if spell.ended_on and spell.end_reason is None:
        yield outstanding("end_reason", "Say why home education ended.")
    elif spell.status == "returned" and spell.end_reason not in (None, "returned"):
        yield warn(
            "end_reason",
            "The status is “Returned to school”, but the reason is "
            f"“{END_REASONS.label(spell.end_reason or '')}”; make the two agree.",
        )


@reads("judgement", "next_review_on")
def reviewed_yearly(spell: HomeEducation) -> bool:
    """Whether the yearly review applies, as no other day is set."""
    return spell.judgement == "suitable" and spell.next_review_on is None


def _review(starts: str, period: Period, because: str, applies: Condition | None = None) -> Clock:
    return Clock(
        duty="review",
        label="Review home education",
        starts=starts,
        stops="ended_on",
        period=period,
        because=because,
        source="Local practice",
        applies=applies,
    )


HOME_EDUCATION = RecordType(
    cls=HomeEducation,
    key="home_education",
    prefix="EHE",
    title="Home education spell",
    plural="Home education spells",
    life=LIFE,
    sections=(
        Section(
            "Child",
            (
                "child",
                "parent",
                "ehc_plan",
                "child_in_need",
                "child_protection",
                "looked_after",
                "past_social_care",
            ),
        ),
        Section(
            "Start",
            (
                "received_on",
                "started_on",
                "never_schooled",
                "school",
                "previous_setting",
                "parent_notice_received_on",
                "off_roll",
                "primary_reason",
                "local_reason",
            ),
        ),
        Section("Enquiries", ("contacts", "arrangements")),
        Section(
            "Decision",
            (
                "status",
                "judgement",
                "judged_on",
                "next_review_on",
                "s437_notice_on",
                "s437_reply_on",
                "hub",
                "officer",
            ),
        ),
        Section("End", ("ended_on", "end_reason", "end_school", "enquiry", "notes")),
    ),
    list_columns=(
        "reference",
        "child",
        "school",
        "received_on",
        "started_on",
        "status",
        "judgement",
        "next_review_on",
        "ended_on",
        "officer",
    ),
    label=lambda spell: spell.reference or "New home education spell",
    line=lambda spell: dated("Home education from", spell.started_on, LIFE.statuses.label(spell.status)),
    terms=lambda spell: [row.provider for row in spell.arrangements if row.provider],
    rules=(
        ended_after_start,
        judged_after_start,
        unsuitable_since,
        status_fits_judgement,
        status_fits_end,
        end_explained,
    ),
    episode=("child", "started_on"),
    clocks=(
        _review(
            "judged_on",
            Period(12, Unit.MONTHS),
            "suitable home education is looked at again a year after the decision",
            reviewed_yearly,
        ),
        _review("next_review_on", Period(0, Unit.DAYS_AFTER), "the next review was set for this day"),
        Clock(
            duty="s437_reply",
            label="Parent's answer to the section 437 notice",
            starts="s437_notice_on",
            stops="s437_reply_on",
            period=Period(15, Unit.DAYS_BEGINNING_WITH),
            because="the parent has at least 15 days to answer, beginning with the day of service",
            source="Education Act 1996, s 437(1)-(2)",
        ),
    ),
)
