"""10-day notification: a school tells the authority of ten school days' continuous unauthorised absence.

Education (Pupil Registration) (England) Regulations 2006, reg 12(1); School Attendance (Pupil Registration)
(England) Regulations 2024, reg 13. One notification per episode; later news attaches to it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated

from cme_desktop.codes.attendance import UNAUTHORISED
from cme_desktop.codes.enquiries import SCHOOL_CHECKS
from cme_desktop.fields import (
    ChoiceField,
    Choices,
    ChoicesField,
    DateField,
    LinkField,
    LongTextField,
    Reading,
    RowsField,
    TextField,
    Unanswered,
    YesNoField,
    known,
    reads,
)
from cme_desktop.issues import Issue, refuse, warn
from cme_desktop.records.base import Record, RecordType, Section, life
from cme_desktop.records.words import dated
from cme_desktop.statutory.clocks import Clock
from cme_desktop.statutory.periods import Period, Unit
from cme_desktop.values.dates import show_day

LIFE = life(
    "received",
    {
        "received": "incomplete screened",
        "incomplete": "received screened",
        "screened": "allocated referred no_further_action",
        "allocated": "referred no_further_action closed",
        "referred": "allocated closed",
        "no_further_action": "screened closed",
        "closed": "screened",
    },
    Choices(
        ("received", "Received"),
        ("incomplete", "Returned to school, incomplete"),
        ("screened", "Screened"),
        ("allocated", "Allocated to hub"),
        ("referred", "Referred to social care or MASH"),
        ("no_further_action", "No further action"),
        ("closed", "Closed"),
    ),
    finished="no_further_action closed",
)

OUTCOMES = Choices(
    ("allocated_to_hub", "Allocated to a hub for Early Help"),
    ("social_care", "Referred to social care"),
    ("mash", "Referred to MASH"),
    ("enquiry_opened", "Whereabouts-unknown enquiry opened"),
    ("no_further_action", "No further action"),
)

PURPOSES = Choices(
    ("first", "First notice of this absence"),
    ("update", "Update to an earlier notice"),
)


@dataclass(eq=False, kw_only=True)
class SchoolEnquiry:
    """One thing the school did to find the child before it notified."""

    id: int | None = None
    check: Annotated[
        str | None, ChoiceField(label="What the school tried", choices=SCHOOL_CHECKS, required=True)
    ] = None
    done_on: Annotated[
        date | Unanswered | None, DateField(label="On", not_future=True, can_be_unanswered=True)
    ] = None
    result: Annotated[str | None, TextField(label="What came of it", longest=1000)] = None


@dataclass(eq=False, kw_only=True)
class TenDayNotification(Record):
    """One notification as the school sent it, and what the team made of it."""

    status: Annotated[str, ChoiceField(label="Status", choices=LIFE.statuses, required=True)] = "received"
    child: Annotated[int | None, LinkField(label="Child", to="child", required=True)] = None
    school: Annotated[int | None, LinkField(label="School", to="school", required=True)] = None
    received_on: Annotated[
        date | None, DateField(label="Notice received", required=True, not_future=True)
    ] = None
    purpose: Annotated[str, ChoiceField(label="Purpose", choices=PURPOSES)] = "first"
    first_absent_on: Annotated[
        date | None,
        DateField(
            label="First day absent",
            required=True,
            not_future=True,
            help="The first of the ten school days in a row without authorised absence.",
        ),
    ] = None
    codes_used: Annotated[
        tuple[str, ...],
        ChoicesField(label="Codes used", choices=UNAUTHORISED, needed=True, source="2024 regs, reg 13"),
    ] = ()
    cause: Annotated[
        str | Unanswered | None, LongTextField(label="Cause, if known", needed=True, can_be_unanswered=True)
    ] = None
    sender: Annotated[
        str | None, TextField(label="Sent by", help="Name and role of the person at the school.")
    ] = None
    last_seen_on: Annotated[
        date | Unanswered | None,
        DateField(label="Last seen", not_future=True, needed=True, can_be_unanswered=True),
    ] = None
    lives_with: Annotated[str | Unanswered | None, TextField(label="Lives with", can_be_unanswered=True)] = (
        None
    )
    safety_concern: Annotated[
        bool | Unanswered | None,
        YesNoField(label="Safety concern for visits", needed=True, can_be_unanswered=True),
    ] = None
    school_enquiries: Annotated[
        list[SchoolEnquiry],
        RowsField(label="Enquiries by the school", of=SchoolEnquiry, row_title="enquiry"),
    ] = field(default_factory=list)
    screened_on: Annotated[date | None, DateField(label="Screened", not_future=True, needed=True)] = None
    outcome: Annotated[
        str | None, ChoiceField(label="Outcome of screening", choices=OUTCOMES, needed=True)
    ] = None
    hub: Annotated[int | None, LinkField(label="Hub", to="hub")] = None
    officer: Annotated[int | None, LinkField(label="Officer", to="officer")] = None
    enquiry: Annotated[int | None, LinkField(label="Enquiry opened", to="whereabouts_enquiry")] = None
    returned_on: Annotated[date | None, DateField(label="Back at school", not_future=True)] = None
    closed_on: Annotated[date | None, DateField(label="Closed", not_future=True)] = None
    notes: Annotated[str | None, LongTextField(label="Notes")] = None


@reads("first_absent_on", "received_on")
def absence_before_notice(notice: TenDayNotification, reading: Reading) -> Iterable[Issue]:
    """A school cannot report an absence that has not begun."""
    if notice.first_absent_on and notice.received_on and notice.first_absent_on > notice.received_on:
        yield refuse(
            "first_absent_on",
            f"The absence began on {show_day(notice.first_absent_on)}, after the notice was received "
            f"({show_day(notice.received_on)}); one of the two is wrong.",
        )


@reads("last_seen_on", "first_absent_on")
def seen_during_absence(notice: TenDayNotification, reading: Reading) -> Iterable[Issue]:
    """A child may be seen while absent from school, but it is worth a second look."""
    seen = known(notice.last_seen_on)
    if seen and notice.first_absent_on and seen >= notice.first_absent_on:
        yield warn(
            "last_seen_on", "The child was seen after the absence began; check whether whereabouts are known."
        )


@reads("screened_on", "received_on")
def screened_after_receipt(notice: TenDayNotification, reading: Reading) -> Iterable[Issue]:
    """Screening follows receipt."""
    if notice.screened_on and notice.received_on and notice.screened_on < notice.received_on:
        yield refuse("screened_on", "Screened before the notice was received; one of the two dates is wrong.")


@reads("outcome", "hub")
def hub_for_allocation(notice: TenDayNotification, reading: Reading) -> Iterable[Issue]:
    """An allocation names the hub."""
    if notice.outcome == "allocated_to_hub" and notice.hub is None:
        yield refuse("hub", "Choose the hub that the notice is allocated to.")


@reads("purpose")
def first_notice(notice: TenDayNotification) -> bool:
    """Only the first notice of an episode has a due day of its own."""
    return notice.purpose == "first"


TEN_DAY_NOTIFICATION = RecordType(
    cls=TenDayNotification,
    key="ten_day_notification",
    prefix="TDN",
    title="10-day notification",
    plural="10-day notifications",
    life=LIFE,
    sections=(
        Section("Child", ("child", "lives_with")),
        Section(
            "Absence",
            (
                "school",
                "first_absent_on",
                "received_on",
                "codes_used",
                "cause",
                "last_seen_on",
                "sender",
                "purpose",
            ),
        ),
        Section("Enquiries by the school", ("school_enquiries", "safety_concern")),
        Section(
            "Screening",
            (
                "status",
                "screened_on",
                "outcome",
                "hub",
                "officer",
                "enquiry",
                "returned_on",
                "closed_on",
                "notes",
            ),
        ),
    ),
    list_columns=(
        "reference",
        "child",
        "school",
        "first_absent_on",
        "received_on",
        "status",
        "outcome",
        "hub",
        "officer",
    ),
    label=lambda notice: notice.reference or "New 10-day notification",
    line=lambda notice: dated("Absent from", notice.first_absent_on, LIFE.statuses.label(notice.status)),
    rules=(absence_before_notice, seen_during_absence, screened_after_receipt, hub_for_allocation),
    episode=("child", "first_absent_on", "purpose"),
    clocks=(
        Clock(
            duty="ten_day_notice",
            label="10-day notification due",
            starts="first_absent_on",
            stops="received_on",
            period=Period(11, Unit.SCHOOL_DAYS_BEGINNING_WITH),
            because="the notice is due on the 11th school day of an absence without authority, "
            "by local agreement",
            source="School Attendance (Pupil Registration) (England) Regulations 2024, reg 13, "
            "and local practice",
            applies=first_notice,
        ),
        Clock(
            duty="screening",
            label="Screen the notification",
            starts="received_on",
            stops="screened_on",
            period=Period(2, Unit.SCHOOL_DAYS_AFTER),
            because="notifications are screened within two school days of receipt, by local practice",
            source="Local practice",
        ),
    ),
)
