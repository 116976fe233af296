"""One of each form as an officer types it, key by key; the guide shows these, and the tour types them.

The school is filled in from the child, and the officer is whoever types.
"""

from dataclasses import dataclass
from enum import Enum


class Do(Enum):
    """What is done at a field."""

    TYPE = "type"
    FIND = "find"
    """Type the name of another record until it is on offer, then Enter."""
    ADD = "add"
    """Add a row."""


@dataclass(frozen=True)
class Step:
    """What is done at one field.

    `{child}`, `{parent}`, `{school}`, `{other_school}` and `{year_group}` stand for what the cast has.
    """

    field: str
    keys: str = ""
    do: Do = Do.TYPE


def _child() -> tuple[Step, ...]:
    return (Step("child", "{child}", Do.FIND),)


def _child_and_parent() -> tuple[Step, ...]:
    return (*_child(), Step("parent", "{parent}", Do.FIND))


EXAMPLES: dict[str, tuple[Step, ...]] = {
    "ten_day_notification": (
        *_child(),
        Step("first_absent_on", "-10s"),
        Step("received_on", "t"),
        Step("codes_used", "O"),
        Step("cause", "Neighbours say the family has gone to relatives in Leeds."),
        Step("last_seen_on", "-11s"),
        Step("sender", "Attendance office"),
        Step("school_enquiries", do=Do.ADD),
        Step("school_enquiries.0.check", "first day"),
        Step("school_enquiries.0.done_on", "-10s"),
        Step("school_enquiries.0.result", "No answer on three numbers"),
        Step("school_enquiries", do=Do.ADD),
        Step("school_enquiries.1.check", "home"),
        Step("school_enquiries.1.done_on", "-5s"),
        Step("school_enquiries.1.result", "House empty, post on the mat"),
        Step("lives_with", "Mother and a younger brother"),
        Step("emergency_phone", "01632 960412"),
        Step("safety_concern", "n"),
        Step("ehc_plan", "n"),
        Step("social_worker", "n"),
        Step("safeguarding_concern", "n"),
    ),
    "off_roll_notice": (
        *_child(),
        Step("received_on", "t"),
        Step("sender", "School office"),
        Step("ground_met_on", "-2s"),
        Step("ground", "9(1)(a)"),
        Step("deleted_on", "t"),
        Step("last_attended_on", "-3s"),
        Step("emergency_phone", "01632 960455"),
        Step("destination_kind", "another school in this"),
        Step("destination_school", "{other_school}", Do.FIND),
        Step("expected_start_on", "-2s"),
        Step("ehc_plan", "n"),
        Step("social_worker", "n"),
        Step("safeguarding_concern", "n"),
        Step("status", "accepted"),
    ),
    "on_roll_notice": (
        *_child(),
        Step("school", "{other_school}", Do.FIND),
        Step("received_on", "t"),
        Step("sender", "Admissions clerk"),
        Step("entered_on", "-2s"),
        Step("starting_on", "-2s"),
        Step("year_group", "{year_group}"),
        Step("boarding", "day"),
        Step("standard_intake", "n"),
        Step("origin", "another school in this"),
        Step("previous_school", "{school}", Do.FIND),
        Step("emergency_phone", "01632 960478"),
        Step("ehc_plan", "n"),
        Step("social_worker", "n"),
    ),
    "whereabouts_enquiry": (
        *_child(),
        Step("last_seen_on", "-15s"),
        Step("last_attended_on", "-15s"),
        Step("still_on_roll", "n"),
        Step("received_on", "t"),
        Step("source", "referral by a school"),
        Step("referrer", "Attendance office"),
        Step("reason", "known to have moved"),
        Step("whereabouts_known", "n"),
        Step("education_now", "missing"),
        Step("relocation_evidence", "House let to somebody else since the start of the month."),
        Step("risk_concern", "n"),
        Step("status", "checks"),
        Step("checks", do=Do.ADD),
        Step("checks.0.check", "home visit"),
        Step("checks.0.made_by", "auth"),
        Step("checks.0.asked_on", "-1s"),
        Step("checks.0.answered_on", "-1s"),
        Step("checks.0.result", "no trace"),
    ),
    "pace_interview": (
        *_child_and_parent(),
        Step("received_on", "-20s"),
        Step("requested_by", "Attendance lead"),
        Step("offence", "444(1):"),
        Step("offence_from", "-60s"),
        Step("offence_to", "-30s"),
        Step("sessions_possible", "60"),
        Step("sessions_missed", "31"),
        Step("sessions_unauthorised", "27"),
        Step("warned_on", "-40s"),
        Step("interventions", do=Do.ADD),
        Step("interventions.0.what", "attendance meeting"),
        Step("interventions.0.offered_on", "-38s"),
        Step("interventions.0.result", "Parent came; two better weeks"),
        Step("evidence", "certificate"),
        Step("invited_on", "-10s"),
        Step("invited_how", "letter"),
        Step("attended", "y"),
        Step("held_on", "-1s"),
        Step("place", "Civic Centre, room 2"),
        Step("caution_given", "y"),
        Step("rights_explained", "y"),
        Step("solicitor", "n"),
        Step("interpreter", "n"),
        Step("appropriate_adult", "n"),
        Step("recording", "audio"),
        Step("status", "held"),
    ),
    "penalty_notice": (
        *_child_and_parent(),
        Step("received_on", "-5s"),
        Step("requested_by", "Attendance lead"),
        Step("kind", "irregular"),
        Step("reason", "holiday"),
        Step("offence_from", "-25s"),
        Step("offence_to", "-21s"),
        Step("sessions_unauthorised", "10"),
        Step("certificate_attached", "y"),
        Step("certified_by", "Head teacher"),
        Step("certified_on", "-6s"),
        Step("status", "issued"),
        Step("sequence", "first"),
        Step("scheme", "national"),
        Step("issued_on", "-2s"),
        Step("deemed_received_on", "t"),
        Step("issuer", "authority"),
        Step("amount_lower", "80"),
        Step("amount_higher", "160"),
        Step("copy_kept", "y"),
    ),
    "home_education": (
        *_child(),
        Step("received_on", "-3s"),
        Step("sender", "School office"),
        Step("parent", "{parent}", Do.FIND),
        Step("started_on", "-4s"),
        Step("never_schooled", "n"),
        Step("previous_setting", "maintained"),
        Step("parent_notice_received_on", "-6s"),
        Step("parent_letter_held", "y"),
        Step("primary_reason", "philos"),
        Step("local_reason", "Wants to learn at the child’s own pace"),
        Step("ehc_plan", "n"),
        Step("child_in_need", "n"),
        Step("child_protection", "n"),
        Step("looked_after", "n"),
        Step("status", "enquiries"),
        Step("contacts", do=Do.ADD),
        Step("contacts.0.on", "t"),
        Step("contacts.0.contact_kind", "letter"),
        Step("contacts.0.note", "Visit offered for next week"),
    ),
    "missing_episode": (
        *_child(),
        Step("looked_after", "n"),
        Step("received_on", "t"),
        Step("reported_at", "-4 21:40"),
        Step("reported_by", "Mother"),
        Step("police_reference", "MISP-1184"),
        Step("risk", "medium"),
        Step("last_seen_at", "-4 16:15"),
        Step("returned_at", "-2 18:30"),
        Step("found_where", "friends"),
        Step("told_at", "-1 09:10"),
        Step("checked_on", "-1"),
        Step("offered_on", "t"),
        Step("answer", "accept"),
        Step("provider", "voluntary"),
        Step("status", "returned"),
    ),
    "in_year_application": (
        *_child(),
        Step("received_on", "-5s"),
        Step("school", "{other_school}", Do.FIND),
        Step("year_group", "{year_group}"),
        Step("preferences", do=Do.ADD),
        Step("preferences.0.school", "{other_school}", Do.FIND),
        Step("preferences.0.rank", "1"),
        Step("outcome", "refused"),
        Step("told_on", "-1s"),
        Step("fair_access_on", "t"),
        Step("status", "referred to fair access"),
    ),
}
"""By the key of the record type."""
