"""What has to hold for a spell of elective home education."""

from collections.abc import Iterable

from cme_desktop.codes.home_education import END_REASONS, JUDGEMENTS, PREVIOUS_SETTINGS
from cme_desktop.description.order import follows
from cme_desktop.description.overtaken import overtaken
from cme_desktop.fields import Reading, reads
from cme_desktop.issues import Issue, outstanding, refuse, warn
from cme_desktop.records.home_education.fields import LIFE, HomeEducation
from cme_desktop.records.home_education.order_rules import ORDER_RULES
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


@reads("judgement", "status", "enquiry")
def moved_to_missing_education(spell: HomeEducation, reading: Reading) -> Iterable[Issue]:
    """A child without suitable education is followed as one missing education."""
    if spell.judgement == "unsuitable" and spell.status in LIFE.open and spell.enquiry is None:
        yield outstanding("enquiry", "Open an enquiry: the child counts as missing education.")


@reads("judgement", "status", "next_review_on")
def time_given(spell: HomeEducation, reading: Reading) -> Iterable[Issue]:
    """A parent who is given time to improve is told until when."""
    if spell.judgement == "not_yet" and spell.status in LIFE.open and spell.next_review_on is None:
        yield outstanding("next_review_on", "Give the day until which the parent has time to improve.")


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


@reads("contacts", "ended_on")
def contacts_before_end(spell: HomeEducation, reading: Reading) -> Iterable[Issue]:
    """Once a spell has ended there is nothing to visit."""
    for number, contact in enumerate(spell.contacts):
        if contact.on and spell.ended_on and contact.on > spell.ended_on:
            yield warn(
                f"contacts.{number}.on",
                f"{show_day(contact.on)} is after the spell ended ({show_day(spell.ended_on)}); "
                "check the two dates.",
            )


@reads("never_schooled", "previous_setting")
def setting_fits_schooling(spell: HomeEducation, reading: Reading) -> Iterable[Issue]:
    """A child who never was at a school comes from none."""
    if spell.never_schooled and spell.previous_setting in _SCHOOLS:
        setting = PREVIOUS_SETTINGS.label(spell.previous_setting or "")
        yield warn(
            "previous_setting", f"“{setting}” is a school, but the child never was at one; check both."
        )


@reads("end_reason", "end_school")
def end_school_fits_reason(spell: HomeEducation, reading: Reading) -> Iterable[Issue]:
    """Only a child who went back to school has a school returned to."""
    if spell.end_school is not None and spell.end_reason not in (None, "returned"):
        reason = END_REASONS.label(spell.end_reason or "")
        yield warn("end_school", f"A school is given, but the spell ended with “{reason}”; check both.")


_SCHOOLS = frozenset(
    {"maintained", "academy", "free_school", "independent", "special", "pupil_referral_unit"}
)


RULES = (
    contacts_before_end,
    setting_fits_schooling,
    end_school_fits_reason,
    overtaken(
        LIFE,
        "notified",
        {
            "judged_on": "it was decided whether the education is suitable",
            "s437_notice_on": "notice was served",
        },
    ),
    ended_after_start,
    follows("next_review_on", "judged_on", "The next review is", "the decision"),
    judged_after_start,
    unsuitable_since,
    *ORDER_RULES,
    moved_to_missing_education,
    time_given,
    status_fits_judgement,
    status_fits_end,
    end_explained,
)
