"""Whereabouts-unknown enquiry: what is written down about one search for one child.

Education Act 1996 s436A; children missing education guidance, 2016 and later. School and authority make
reasonable enquiries together; each check is one row, and the ones left out are named when it is closed.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated

from cme_desktop.codes.authorities import AUTHORITIES
from cme_desktop.codes.enquiries import (
    ALL_CHECKS,
    AUTHORITY_CHECKS,
    CHECK_RESULTS,
    CLOSE_REASONS,
    EDUCATION_AT_CLOSE,
    EDUCATION_NOW,
    ENQUIRY_SOURCES,
    FOUND_HOW,
    FOUND_WHERE,
    OPTIONAL_CHECKS,
    REFERRAL_REASONS,
    SIDES,
    TIMES_OF_DAY,
)
from cme_desktop.codes.missing_education import CME_REASONS
from cme_desktop.fields import (
    ChoiceField,
    Choices,
    DateField,
    LinkField,
    LongTextField,
    RowsField,
    TextField,
    Unanswered,
    YesNoField,
    known,
    reads,
)
from cme_desktop.records.base import Record, life

LIFE = life(
    "opened",
    {
        "opened": "checks_running located not_located closed",
        "checks_running": "opened located not_located closed",
        "located": "checks_running not_located closed",
        "not_located": "checks_running located closed",
        "closed": "checks_running located not_located",
    },
    Choices(
        ("opened", "Opened"),
        ("checks_running", "Checks running"),
        ("located", "Located"),
        ("not_located", "Not located"),
        ("closed", "Closed"),
    ),
    finished="closed",
)


@reads("check")
def is_home_visit(check: "Check") -> bool:
    """A visit was made to some address, which need not be the child's present one."""
    return check.check == "home_visit"


@dataclass(eq=False, kw_only=True)
class Check:
    """One check: who was asked, by whom, when, and what came of it."""

    id: int | None = None
    check: Annotated[str | None, ChoiceField(label="Check", choices=ALL_CHECKS, required=True)] = None
    agency: Annotated[str | None, TextField(label="Asked of", help="The surgery, person or office.")] = None
    made_by: Annotated[str | None, ChoiceField(label="Made by", choices=SIDES)] = None
    asked_on: Annotated[date | None, DateField(label="Asked", not_future=True)] = None
    time_of_day: Annotated[str | None, ChoiceField(label="Time of day", choices=TIMES_OF_DAY)] = None
    visited: Annotated[
        str | None, TextField(label="Address visited", longest=500, shown_when=is_home_visit)
    ] = None
    spoken_to: Annotated[
        str | None, TextField(label="Spoken to", help="Name, and what they are to the child.")
    ] = None
    chased_on: Annotated[date | None, DateField(label="Chased", not_future=True)] = None
    answered_on: Annotated[date | None, DateField(label="Answered", not_future=True)] = None
    result: Annotated[str | None, ChoiceField(label="Result", choices=CHECK_RESULTS)] = None
    note: Annotated[str | None, TextField(label="Note", longest=1000)] = None

    @property
    def last_asked_on(self) -> date | None:
        """The day from which an answer is awaited: the last chase, or else the question."""
        return self.chased_on or self.asked_on


@reads("result", "answered_on")
def awaits_answer(check: Check) -> bool:
    """Whether an answer may still come, or came on a day that is known."""
    return check.result is None or check.answered_on is not None


def check_in_words(check: Check) -> str:
    """The check as a line of the queue names it."""
    kind = ALL_CHECKS.label(check.check) if check.check else "check"
    return f"{kind}, {check.agency}" if check.agency else kind


@dataclass(eq=False, kw_only=True)
class WhereaboutsEnquiry(Record):
    """One search for one child, from the referral to the closing of the case."""

    status: Annotated[str, ChoiceField(label="Status", choices=LIFE.statuses, required=True)] = "opened"
    child: Annotated[int | None, LinkField(label="Child", to="child", required=True)] = None
    school: Annotated[int | None, LinkField(label="Last school", to="school")] = None
    received_on: Annotated[date | None, DateField(label="Opened", required=True, not_future=True)] = None
    referrer: Annotated[
        str | None, TextField(label="Referred by", help="Name, role, team and how to reach them.")
    ] = None
    source: Annotated[str | None, ChoiceField(label="Source", choices=ENQUIRY_SOURCES, needed=True)] = None
    reason: Annotated[
        str | None, ChoiceField(label="Reason for referral", choices=REFERRAL_REASONS, needed=True)
    ] = None
    opened_from: Annotated[int | None, LinkField(label="10-day notification", to="ten_day_notification")] = (
        None
    )
    off_roll: Annotated[int | None, LinkField(label="Off-roll notice", to="off_roll_notice")] = None
    home_education: Annotated[int | None, LinkField(label="Home education spell", to="home_education")] = None
    last_seen_on: Annotated[
        date | Unanswered | None,
        DateField(label="Last seen", not_future=True, needed=True, can_be_unanswered=True),
    ] = None
    last_attended_on: Annotated[
        date | Unanswered | None, DateField(label="Last attended", not_future=True, can_be_unanswered=True)
    ] = None
    still_on_roll: Annotated[
        bool | Unanswered | None, YesNoField(label="Still on roll", needed=True, can_be_unanswered=True)
    ] = None
    whereabouts_known: Annotated[bool | None, YesNoField(label="Whereabouts known", needed=True)] = None
    education_now: Annotated[
        str | None, ChoiceField(label="Education now", choices=EDUCATION_NOW, needed=True)
    ] = None
    missing_since_on: Annotated[
        date | Unanswered | None,
        DateField(
            label="Missing education since",
            not_future=True,
            can_be_unanswered=True,
            help="The first day without a school or other suitable education.",
            source="DfE CME return",
        ),
    ] = None
    attendance_history: Annotated[
        str | Unanswered | None,
        LongTextField(
            label="History of non-attendance",
            can_be_unanswered=True,
            help="Earlier absences, and leave taken in term time.",
        ),
    ] = None
    cme_reason: Annotated[
        str | None,
        ChoiceField(
            label="Reason missing education",
            choices=CME_REASONS,
            dated_by="received_on",
            source="DfE CME return",
        ),
    ] = None
    risk_concern: Annotated[
        bool | Unanswered | None, YesNoField(label="Risk of harm", needed=True, can_be_unanswered=True)
    ] = None
    known_to_social_care: Annotated[
        bool | Unanswered | None, YesNoField(label="Known to social care", can_be_unanswered=True)
    ] = None
    risk_appraisal: Annotated[
        str | None,
        LongTextField(label="Appraisal of risk", help="By the school’s safeguarding lead, or by the team."),
    ] = None
    mash_referred_on: Annotated[date | None, DateField(label="Referred to MASH", not_future=True)] = None
    mash_outcome: Annotated[str | None, TextField(label="What MASH decided", longest=1000)] = None
    relocation_evidence: Annotated[str | None, LongTextField(label="Evidence of a move")] = None
    checks: Annotated[list[Check], RowsField(label="Checks", of=Check, row_title="check")] = field(
        default_factory=list
    )
    reviewed_on: Annotated[date | None, DateField(label="Reviewed", not_future=True)] = None
    located_on: Annotated[date | None, DateField(label="Located", not_future=True)] = None
    found_where: Annotated[str | None, ChoiceField(label="Found where", choices=FOUND_WHERE)] = None
    found_how: Annotated[str | None, ChoiceField(label="Found how", choices=FOUND_HOW)] = None
    found_school: Annotated[int | None, LinkField(label="School now attended", to="school")] = None
    found_authority: Annotated[
        str | None, ChoiceField(label="Authority found in", choices=AUTHORITIES, dated_by="located_on")
    ] = None
    found_place: Annotated[str | None, TextField(label="Country or place found in")] = None
    ctf_created_on: Annotated[
        date | None,
        DateField(
            label="Lost-pupil file made", not_future=True, help="The one-pupil transfer file to XXXXXXX."
        ),
    ] = None
    ctf_uploaded_on: Annotated[date | None, DateField(label="Lost-pupil file uploaded", not_future=True)] = (
        None
    )
    ctf_claimed_by: Annotated[int | None, LinkField(label="Lost-pupil file claimed by", to="school")] = None
    ctf_claimed_on: Annotated[date | None, DateField(label="Lost-pupil file claimed", not_future=True)] = None
    closed_on: Annotated[date | None, DateField(label="Closed", not_future=True)] = None
    close_reason: Annotated[str | None, ChoiceField(label="Reason for closing", choices=CLOSE_REASONS)] = None
    education_at_close: Annotated[
        str | None, ChoiceField(label="Education at closing", choices=EDUCATION_AT_CLOSE)
    ] = None
    untried_reason: Annotated[
        str | None, LongTextField(label="Why checks were left out", help="Needed if the child was not found.")
    ] = None
    officer: Annotated[int | None, LinkField(label="Officer", to="officer")] = None
    hub: Annotated[int | None, LinkField(label="Hub", to="hub")] = None
    notes: Annotated[str | None, LongTextField(label="Notes")] = None


def checks_tried(enquiry: WhereaboutsEnquiry) -> frozenset[str]:
    """The checks that were made, or found not to apply, by school or authority."""
    return frozenset(
        row.check for row in enquiry.checks if row.check and (row.asked_on or row.answered_on or row.result)
    )


def untried(enquiry: WhereaboutsEnquiry) -> tuple[str, ...]:
    """The authority's checks that nobody has made, in the order of the list."""
    done = checks_tried(enquiry) | OPTIONAL_CHECKS
    return tuple(check.code for check in AUTHORITY_CHECKS if check.code not in done)


_GONE_SINCE = {
    "missing_since_on": "",
    "last_attended_on": "since last at school",
    "last_seen_on": "since last seen",
    "received_on": "since the enquiry was opened",
}


def gone_since(enquiry: WhereaboutsEnquiry) -> tuple[date | None, str]:
    """The day from which the child is missing, as far as is known, and what the days since are counted from.

    The opening of the enquiry says least: a child may have been gone for weeks by then.
    """
    for name, words in _GONE_SINCE.items():
        if (day := known(getattr(enquiry, name))) is not None:
            return day, words
    return None, ""


def days_open(enquiry: WhereaboutsEnquiry, as_at: date) -> int | None:
    """Days from opening to closing, or to `as_at` while open; None without a day of opening."""
    if enquiry.received_on is None:
        return None
    return ((enquiry.closed_on or as_at) - enquiry.received_on).days
