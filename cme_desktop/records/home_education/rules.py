"""What has to hold for a spell of elective home education."""

from collections.abc import Iterable
from datetime import date

from cme_desktop.codes.home_education import END_REASONS, JUDGEMENTS, PREVIOUS_SETTINGS
from cme_desktop.description.order import follows
from cme_desktop.description.overtaken import overtaken
from cme_desktop.fields import Reading, reads
from cme_desktop.issues import Issue, outstanding, refuse, warn
from cme_desktop.records.home_education.fields import LIFE, HomeEducation
from cme_desktop.statutory.law import Law
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


@reads("judgement", "status", "s437_notice_on")
def notice_served(spell: HomeEducation, reading: Reading) -> Iterable[Issue]:
    """Where education appears not to be suitable, the authority must serve notice (s 437(1))."""
    if spell.judgement == "unsuitable" and spell.status in LIFE.open and spell.s437_notice_on is None:
        yield outstanding("s437_notice_on", "Serve the section 437 notice, and give the day.")


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


@reads("s437_notice_on", "s437_reply_on", "s437_result")
def result_of_the_notice(spell: HomeEducation, reading: Reading) -> Iterable[Issue]:
    """An answer to a notice satisfies the authority, or does not."""
    if spell.s437_notice_on and spell.s437_reply_on and spell.s437_result is None:
        yield outstanding("s437_result", "Say whether the parent’s answer satisfies the authority.")


def _cut_short(
    rule: str, served: date | None, then: date | None, spell: HomeEducation, reading: Reading
) -> str | None:
    """The last day to answer a notice, by the rule of its day, where the next came within it."""
    if served is None or then is None:
        return None
    last = reading.law.last_day(rule, served, spell.school)
    return show_day(last) if served <= then <= last else None


@reads("s437_notice_on", "order_made_on", "school")
def order_after_the_notice(spell: HomeEducation, reading: Reading) -> Iterable[Issue]:
    """An order follows a notice whose days to answer are over."""
    made, served = spell.order_made_on, spell.s437_notice_on
    if made and served is None:
        yield outstanding(
            "s437_notice_on", "Give the day the section 437 notice before the order was served."
        )
    elif last := _cut_short("s437.reply", served, made, spell, reading):
        yield warn("order_made_on", f"The parent had until {last} to answer the notice; check the day.")


@reads("intention_served_on", "s437_notice_on", "order_made_on", "school")
def intention_in_its_place(spell: HomeEducation, reading: Reading) -> Iterable[Issue]:
    """The school is put to the parent between the notice and the order; ss 438-441 are not confirmed here."""
    meant, served, made = spell.intention_served_on, spell.s437_notice_on, spell.order_made_on
    if last := _cut_short("s437.reply", served, meant, spell, reading):
        yield warn("intention_served_on", f"The parent had until {last} to answer the notice before.")
    if last := _cut_short("sao.intention", meant, made, spell, reading):
        yield warn("order_made_on", f"The parent had until {last} to propose another school; check the day.")
    elif made and meant is None:
        yield warn("intention_served_on", "No notice of intention is on file; it comes before the order.")


@reads("order_declined_on", "order_made_on", "s437_result")
def one_decision(spell: HomeEducation, reading: Reading) -> Iterable[Issue]:
    """An order is made or decided against, and only where the authority was not satisfied (s 437(3))."""
    if spell.order_declined_on and spell.order_made_on:
        yield warn("order_declined_on", "An order was made all the same; say in the notes what changed.")
    if spell.s437_result == "satisfied" and spell.order_made_on:
        yield warn("s437_result", "The parent’s answer satisfied the authority, but an order was made.")


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


def guidance_of_its_day(spell: HomeEducation, law: Law) -> Iterable[str]:
    """The edition of the guidance to authorities when the spell began."""
    day = spell.started_on or spell.received_on
    rule = law.rules.at("ehe.guidance", day) if day else None
    if rule is not None:
        yield f"Guidance of its day: {rule.source}, {rule.shown()}."


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
    follows("s437_reply_on", "s437_notice_on", "The parent answered", "the notice was served"),
    follows("order_declined_on", "s437_notice_on", "Decided", "the notice was served"),
    follows("intention_served_on", "s437_notice_on", "The school was put to the parent", "the first notice"),
    follows("intention_reply_on", "intention_served_on", "The parent answered", "the notice was served"),
    follows("order_made_on", "intention_served_on", "The order was made", "the notice of intention"),
    follows("order_complied_on", "order_made_on", "The order was complied with", "it was made"),
    follows("order_revoked_on", "order_made_on", "The order was revoked", "it was made"),
    judged_after_start,
    unsuitable_since,
    notice_served,
    moved_to_missing_education,
    time_given,
    result_of_the_notice,
    order_after_the_notice,
    intention_in_its_place,
    one_decision,
    status_fits_judgement,
    status_fits_end,
    end_explained,
)
