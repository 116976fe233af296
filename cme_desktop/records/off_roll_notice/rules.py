"""What has to hold for an off-roll notice, and whether it was owed at all."""

from collections.abc import Iterable
from datetime import timedelta

from cme_desktop.codes.destinations import DESTINATIONS
from cme_desktop.codes.enquiries import SIDES
from cme_desktop.codes.grounds import (
    BARRED_BY_ORDER,
    GROUNDS,
    NO_GROUND,
    Need,
    ends_by_consent,
    ends_the_search,
    ground_of,
    needs_of,
)
from cme_desktop.description.order import follows
from cme_desktop.description.overtaken import overtaken
from cme_desktop.fields import Reading, known, reads
from cme_desktop.issues import Issue, outstanding, refuse, warn
from cme_desktop.records.off_roll_notice.exclusion import education_after_exclusion
from cme_desktop.records.off_roll_notice.fields import LIFE, OffRollNotice, tells_of_death
from cme_desktop.records.off_roll_notice.times import before_ground_is_met
from cme_desktop.statutory.conditions import reads_by_law
from cme_desktop.statutory.law import Law
from cme_desktop.values.dates import show_day

deleted_after_attendance = follows(
    "deleted_on", "last_attended_on", "The name was deleted", "the child last attended"
)
"""Nobody attends a school after leaving its register."""


@reads("deleted_on", "ground_met_on")
def deleted_once_met(notice: OffRollNotice, reading: Reading) -> Iterable[Issue]:
    """The law knows no back-dated deletion, but schools send them, and what they did has to be on file."""
    if notice.deleted_on and notice.ground_met_on and notice.deleted_on < notice.ground_met_on:
        yield warn(
            "deleted_on",
            f"The name was deleted on {show_day(notice.deleted_on)}, before the ground was met "
            f"({show_day(notice.ground_met_on)}). Deletions are never back-dated; query it with the school.",
        )


@reads("ground", "ground_met_on")
def ground_of_its_day(notice: OffRollNotice, reading: Reading) -> Iterable[Issue]:
    """The ground is on the list in force on the day it was met."""
    ground, day = ground_of(notice.ground), notice.ground_met_on
    if ground is None or day is None or ground.choice.on_offer(day):
        return
    if Need.CERTIFICATE in ground.needs and ground.valid_to is not None and day > ground.valid_to:
        gone = show_day(ground.valid_to + timedelta(days=1))
        yield refuse(
            "ground",
            f"There has been no medical ground since {gone}; choose another, or “No ground given”, and keep "
            "the school’s own words.",
        )
    else:
        yield refuse(
            "ground",
            f"Ground {ground.cite} did not exist on {show_day(day)}, the day it was met; "
            "choose one that did, or correct the day.",
        )


_TO_COME = {
    "ground_met_on": "meeting of the ground",
    "deleted_on": "deletion",
    "last_attended_on": "last attendance",
}


@reads(*_TO_COME)
def still_to_come(notice: OffRollNotice, reading: Reading) -> Iterable[Issue]:
    """A notice may come before the deletion that it announces."""
    for name, event in _TO_COME.items():
        day = known(getattr(notice, name))
        if day and day > reading.today:
            yield warn(name, f"The {event} on {show_day(day)} has not happened yet.")


@reads("ground")
def ground_given(notice: OffRollNotice, reading: Reading) -> Iterable[Issue]:
    """A name deleted without a ground in law is a possible off-rolling."""
    if notice.ground == NO_GROUND:
        yield warn("ground", "No ground in law is given: this may be off-rolling. Query it with the school.")


_EVIDENCE_FIELDS = {
    Need.DESTINATION: ("destination_name", "destination_school"),
    Need.PARENT_NOTICE: ("parent_notice_received_on",),
    Need.CONSENT: ("consent_on",),
    Need.ORDER: ("document_seen_on",),
    Need.LA_ACT: ("document_seen_on",),
    Need.CERTIFICATE: ("document_seen_on",),
    Need.REASON: ("ground_as_written",),
    Need.LAST_DAY_NAMED: ("attends_until",),
    Need.LEAVE_ENDED: ("leave_ended_on",),
    Need.SEARCH_ENDED: ("search_ended",),
    Need.EXCLUSION: ("excluded_on",),
    Need.REVIEW_CLOSED: ("review_closed_on",),
}


@reads("ground", *dict.fromkeys(name for names in _EVIDENCE_FIELDS.values() for name in names))
def evidence_on_file(notice: OffRollNotice, reading: Reading) -> Iterable[Issue]:
    """What the ground needs has been sent."""
    ground = ground_of(notice.ground)
    for need in ground.needs if ground else ():
        names = _EVIDENCE_FIELDS.get(need, ())
        if names and not any(getattr(notice, name) for name in names):
            yield outstanding(names[-1], f"“{ground_in_words(notice)}” needs {need.evidence}.")


@reads("ground", "review_closed_on", "review_closed")
def review_told_in_full(notice: OffRollNotice, reading: Reading) -> Iterable[Issue]:
    """A review that has closed did so in one of the ways that the regulations name."""
    asked = Need.REVIEW_CLOSED in needs_of(notice.ground)
    if asked and notice.review_closed_on is not None and notice.review_closed is None:
        yield outstanding("review_closed", "Choose how the exclusion review closed.")


_LOOK = {Need.JOINT_ENQUIRIES: ("school", "authority"), Need.SCHOOL_ENQUIRIES: ("school",)}
"""Who has to look for a child before the name is deleted, by what the ground needs."""


@reads("ground", "joint_enquiries")
def enquiries_made(notice: OffRollNotice, reading: Reading) -> Iterable[Issue]:
    """Where the child did not come back, school and authority have looked; of others the school has."""
    for need in needs_of(notice.ground):
        missing = [SIDES.label(side).lower() for side in _not_looked(notice, need)]
        if missing:
            yield outstanding(
                "joint_enquiries",
                f"“{ground_in_words(notice)}” needs {need.evidence}; "
                f"none by the {' or the '.join(missing)} is recorded.",
            )


def _not_looked(notice: OffRollNotice, need: Need) -> list[str]:
    made = {enquiry.side for enquiry in notice.joint_enquiries}
    return [side for side in _LOOK.get(need, ()) if side not in made]


@reads("ground")
def ground_with_a_letter(notice: OffRollNotice, reading: Reading) -> Iterable[Issue]:
    """Reg 9(3) has five grounds since 2024; a notice that names none of them is asked which it is."""
    ground = ground_of(notice.ground)
    if ground is not None and ground.parted:
        yield outstanding("ground", f"Choose which of the grounds in reg {ground.cite} it is.")


@reads("placed_by_authority", "ground", "consent_on")
def consent_to_leave_special_school(notice: OffRollNotice, reading: Reading) -> Iterable[Issue]:
    """A special school place that an authority arranged ends with its consent, except on a few grounds."""
    by_ground = Need.CONSENT in needs_of(notice.ground) or not ends_by_consent(notice.ground)
    if notice.placed_by_authority and not by_ground and notice.consent_on is None:
        yield outstanding("consent_on", "An authority arranged this special school place; it has to consent.")


@reads("parent_notice_received_on", "deleted_on")
def notice_before_deletion(notice: OffRollNotice, reading: Reading) -> Iterable[Issue]:
    """The parent's notice comes first, the deletion after it."""
    received = notice.parent_notice_received_on
    if received and notice.deleted_on and notice.deleted_on < received:
        yield warn(
            "parent_notice_received_on", "The name was deleted before the parent’s notice was received."
        )


@reads("parent_with", "parents")
def parents_named(notice: OffRollNotice, reading: Reading) -> Iterable[Issue]:
    """The law asks for every parent the child lives with; one on file, or the school's own words, will do."""
    if notice.parent_with is None and notice.parents is None:
        yield outstanding("parent_with", "Choose “Parent lived with”, or write “Parents as written”.")


@reads("order_names_school", "ground")
def order_out_of_the_way(notice: OffRollNotice, reading: Reading) -> Iterable[Issue]:
    """While an order names the school, the child stays on its register."""
    if notice.order_names_school is True and notice.ground in BARRED_BY_ORDER:
        yield outstanding(
            "order_names_school",
            "A school attendance order names this school; it has to be changed or revoked first.",
        )


@reads("school", "destination_school")
def to_another_school(notice: OffRollNotice, reading: Reading) -> Iterable[Issue]:
    """Nobody leaves a school for the same school."""
    if notice.school is not None and notice.school == notice.destination_school:
        yield refuse(
            "destination_school",
            "The destination is the school that the child leaves; one of the two is wrong.",
        )


@reads("ground", "destination_kind", "closing_reason")
def one_account_of_a_death(notice: OffRollNotice, reading: Reading) -> Iterable[Issue]:
    """That a child has died is told by ground, destination and closing alike, or it is not so."""
    ground, died = ground_of(notice.ground), tells_of_death(notice)
    if ground is None or notice.ground == NO_GROUND:
        return
    said = f"the ground is “{ground.caption}”; check both."
    if (notice.destination_kind == "died") != died and notice.destination_kind is not None:
        to = DESTINATIONS.label(notice.destination_kind)
        yield warn("destination_kind", f"The destination is “{to}”, {said}")
    if (notice.closing_reason == "died") and not died:
        yield warn("closing_reason", f"It was closed because the child has died, {said}")


_DESTINATION_OF = {"Educated otherwise than at school": ("home_education",)}


@reads("ground", "destination_kind")
def destination_fits_ground(notice: OffRollNotice, reading: Reading) -> Iterable[Issue]:
    """A child taken out to be educated otherwise goes to no other school."""
    ground = ground_of(notice.ground)
    fitting = _DESTINATION_OF.get(ground.caption, ()) if ground is not None else ()
    if ground is not None and fitting and notice.destination_kind not in (None, *fitting, *_OPEN_ENDED):
        said = DESTINATIONS.label(notice.destination_kind or "")
        yield warn(
            "destination_kind",
            f"The ground is “{ground.caption}”, the destination is “{said}”; check both with the school.",
        )


_OPEN_ENDED = ("other", "none", "not_known")


_STATUS_NEEDS = (
    ("queried", "queried_on", "Give the day the school was asked."),
    ("queried", "query_reason", "Say what was queried with the school."),
    ("matched", "on_roll", "Choose the on-roll notice that this one was matched with."),
    ("closed", "closing_reason", "Say why the notice was closed."),
    ("closed", "closed_on", "Give the day the notice was closed."),
)


@reads("status", "queried_on", "query_reason", "on_roll", "closing_reason", "closed_on")
def status_explained(notice: OffRollNotice, reading: Reading) -> Iterable[Issue]:
    """Each status comes with the fact that explains it."""
    for status, name, text in _STATUS_NEEDS:
        if notice.status == status and getattr(notice, name) is None:
            yield outstanding(name, text)


@reads_by_law("ground", "ground_met_on", "deleted_on", "final_year_leaver")
def notifiable(notice: OffRollNotice, law: Law) -> bool:
    """Whether the school had to tell the authority, by the law of the day the ground was met."""
    ground, day = ground_of(notice.ground or NO_GROUND), notice.ground_met_on or notice.deleted_on
    owed = ground is None or day is None or ground.notifiable(day, law.rules)
    return owed and not notice.final_year_leaver


def ground_in_words(notice: OffRollNotice) -> str:
    """The ground of a notice in words, as the list has it."""
    return GROUNDS.label(notice.ground or NO_GROUND)


@reads("answered_on", "on_roll", "enquiry", "answered_by", "closing_reason")
def confirmed_by_somebody(notice: OffRollNotice, reading: Reading) -> Iterable[Issue]:
    """A day on which it became known where the child is comes with whoever said so."""
    told = notice.on_roll or notice.enquiry or notice.answered_by or notice.closing_reason
    if notice.answered_on and not told:
        yield outstanding("answered_by", "Say who confirmed where the child is.")


def ground_guidance(notice: OffRollNotice, law: Law) -> Iterable[str]:
    """The ground chosen: where it stands, its test, and what it needs, with what is on file."""
    ground = ground_of(notice.ground)
    if ground is None:
        return
    span = f"from {show_day(ground.valid_from)}" if ground.valid_from else ""
    until = f" to {show_day(ground.valid_to)}" if ground.valid_to else ""
    yield f"{ground.cite} {ground.caption}, in force {span}{until}.".strip() if span else ground.caption
    yield ground.tested(law.rules, notice.ground_met_on or notice.deleted_on)
    if ground.regulation:
        yield f"{ground.regulation}."
    if why := ends_the_search(notice.ground):
        yield why
    if Need.EXCLUSION in ground.needs:
        yield education_after_exclusion(law, notice.excluded_on or notice.ground_met_on or notice.deleted_on)
    for need in ground.needs:
        names = _EVIDENCE_FIELDS.get(need, ())
        looked = need in _LOOK and not _not_looked(notice, need)
        there = any(getattr(notice, name) for name in names) or looked
        yield f"{'✓' if there else '○'} {'On file' if there else 'Needed'}: {need.evidence}."


RULES = (
    confirmed_by_somebody,
    deleted_once_met,
    before_ground_is_met,
    ground_of_its_day,
    deleted_after_attendance,
    follows("review_closed_on", "excluded_on", "The review closed", "the exclusion"),
    follows("educated_from", "excluded_on", "Education began", "the exclusion"),
    review_told_in_full,
    follows("closed_on", "received_on", "Closed", "the notice was received"),
    follows("queried_on", "received_on", "Queried", "the notice was received"),
    follows("query_answered_on", "queried_on", "The school answered", "it was asked"),
    still_to_come,
    ground_given,
    evidence_on_file,
    enquiries_made,
    ground_with_a_letter,
    consent_to_leave_special_school,
    order_out_of_the_way,
    parents_named,
    notice_before_deletion,
    to_another_school,
    one_account_of_a_death,
    destination_fits_ground,
    overtaken(
        LIFE,
        "received accepted unmatched queried",
        {"on_roll": "an on-roll notice is matched with it", "closed_on": "it was closed"},
    ),
    overtaken(LIFE, "queried", {"query_answered_on": "the school has answered"}),
    status_explained,
)
