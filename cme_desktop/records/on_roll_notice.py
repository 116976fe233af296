"""On-roll notice: a school tells the authority that it has entered a pupil's name in its admission register.

Education (Pupil Registration) (England) Regulations 2006, reg 12(3)-(5) as put in by SI 2016/792; School
Attendance (Pupil Registration) (England) Regulations 2024, reg 13(1)-(3). It answers the off-roll question of
the last school and ends any spell of home education or without a school.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from cme_desktop.codes.destinations import NEW_TO_AREA, ORIGINS
from cme_desktop.codes.grounds import ALL_NOTIFIABLE, FIRST_2024, LAST_2006
from cme_desktop.fields import (
    ChoiceField,
    Choices,
    DateField,
    LinkField,
    LongTextField,
    PhoneField,
    Reading,
    TextField,
    Unanswered,
    YearGroupField,
    YesNoField,
    known,
    reads,
)
from cme_desktop.issues import Issue, outstanding, warn
from cme_desktop.records.base import Record, RecordType, Section, life
from cme_desktop.records.words import dated
from cme_desktop.statutory.clocks import Clock
from cme_desktop.statutory.periods import Period, Unit
from cme_desktop.values.dates import show_day

LIFE = life(
    "received",
    {
        "received": "accepted closed",
        "accepted": "matched closed",
        "matched": "accepted closed",
        "closed": "accepted",
    },
    Choices(
        ("received", "Received"),
        ("accepted", "Accepted"),
        ("matched", "Matched with an off-roll notice"),
        ("closed", "Closed"),
    ),
    finished="closed",
)

BOARDING = Choices(("day", "Day pupil"), ("boarder", "Boarder"))


@reads("origin")
def new_to_area(notice: "OnRollNotice") -> bool:
    """Whether the child has moved in from elsewhere."""
    return notice.origin in NEW_TO_AREA


@dataclass(eq=False, kw_only=True)
class OnRollNotice(Record):
    """One entry in a school's register, as the school reported it."""

    status: Annotated[str, ChoiceField(label="Status", choices=LIFE.statuses, required=True)] = "received"
    child: Annotated[int | None, LinkField(label="Child", to="child", required=True)] = None
    school: Annotated[int | None, LinkField(label="School", to="school", required=True)] = None
    received_on: Annotated[
        date | None, DateField(label="Notice received", required=True, not_future=True)
    ] = None
    sender: Annotated[
        str | None, TextField(label="Sent by", help="Name and role of the person at the school.")
    ] = None
    entered_on: Annotated[
        date | None,
        DateField(
            label="Name entered",
            needed=True,
            not_future=True,
            help="The day the school put the name in its admission register.",
        ),
    ] = None
    starting_on: Annotated[
        date | Unanswered | None, DateField(label="Starting day", needed=True, can_be_unanswered=True)
    ] = None
    year_group: Annotated[int | None, YearGroupField(label="Year group", needed=True)] = None
    boarding: Annotated[str | None, ChoiceField(label="Day pupil or boarder", choices=BOARDING)] = None
    standard_intake: Annotated[
        bool | None,
        YesNoField(
            label="Standard intake",
            help="Joined the youngest class at the start of the year; reported only when asked for.",
            source="2006 regs, reg 12(4); 2024 regs, reg 13(2)",
        ),
    ] = None
    parents: Annotated[
        str | Unanswered | None,
        LongTextField(
            label="Parents named",
            needed=True,
            can_be_unanswered=True,
            longest=1000,
            help="Every parent the school knows of, and which of them the child lives with.",
        ),
    ] = None
    parent_with: Annotated[int | None, LinkField(label="Parent lived with", to="person")] = None
    emergency_phone: Annotated[
        str | Unanswered | None, PhoneField(label="Emergency telephone", needed=True, can_be_unanswered=True)
    ] = None
    home_address: Annotated[
        str | Unanswered | None,
        LongTextField(label="Home address given", needed=True, can_be_unanswered=True, longest=1000),
    ] = None
    origin: Annotated[str | None, ChoiceField(label="Came from", choices=ORIGINS, needed=True)] = None
    previous_school: Annotated[int | None, LinkField(label="Previous school", to="school")] = None
    previous_school_name: Annotated[
        str | Unanswered | None,
        TextField(
            label="Previous school as written",
            can_be_unanswered=True,
            help="Name and address of a school that is not in the register of schools.",
        ),
    ] = None
    previous_authority: Annotated[
        str | Unanswered | None,
        TextField(label="Previous authority or country", can_be_unanswered=True, shown_when=new_to_area),
    ] = None
    off_roll: Annotated[int | None, LinkField(label="Off-roll notice", to="off_roll_notice")] = None
    enquiry: Annotated[int | None, LinkField(label="Enquiry ended", to="whereabouts_enquiry")] = None
    home_education: Annotated[
        int | None, LinkField(label="Home education spell ended", to="home_education")
    ] = None
    hub: Annotated[int | None, LinkField(label="Hub", to="hub")] = None
    officer: Annotated[int | None, LinkField(label="Officer", to="officer")] = None
    closed_on: Annotated[date | None, DateField(label="Closed", not_future=True)] = None
    notes: Annotated[str | None, LongTextField(label="Notes")] = None


@reads("entered_on", "received_on")
def entered_before_notice(notice: OnRollNotice, reading: Reading) -> Iterable[Issue]:
    """Schools report an entry that they have made."""
    if notice.entered_on and notice.received_on and notice.entered_on > notice.received_on:
        yield warn(
            "entered_on",
            f"The name was entered on {show_day(notice.entered_on)}, after the notice was received "
            f"({show_day(notice.received_on)}); check the two dates.",
        )


@reads("starting_on", "entered_on")
def entered_by_starting_day(notice: OnRollNotice, reading: Reading) -> Iterable[Issue]:
    """A name is in the register from the beginning of the starting day."""
    starting = known(notice.starting_on)
    if starting and notice.entered_on and starting < notice.entered_on:
        yield warn(
            "entered_on",
            f"The child started on {show_day(starting)}, before the name was entered "
            f"({show_day(notice.entered_on)}); ask the school which day is right.",
        )


@reads("status", "off_roll")
def match_named(notice: OnRollNotice, reading: Reading) -> Iterable[Issue]:
    """A match names its other half."""
    if notice.status == "matched" and notice.off_roll is None:
        yield outstanding("off_roll", "Choose the off-roll notice that this one was matched with.")


@reads("standard_intake")
def outside_standard_intake(notice: OnRollNotice) -> bool:
    """Whether the school had to report this entry without being asked."""
    return not notice.standard_intake


def _due_in_five_days(source: str, since: date, until: date | None = None) -> Clock:
    return Clock(
        duty="on_roll_notice",
        label="On-roll notice due",
        starts="entered_on",
        stops="received_on",
        period=Period(5, Unit.DAYS_AFTER),
        because="the on-roll notice is due by the end of the fifth day after the name was entered",
        source=source,
        applies=outside_standard_intake,
        since=since,
        until=until,
    )


ON_ROLL_NOTICE = RecordType(
    cls=OnRollNotice,
    key="on_roll_notice",
    prefix="ONR",
    title="On-roll notice",
    plural="On-roll notices",
    life=LIFE,
    sections=(
        Section(
            "Child",
            ("child", "year_group", "boarding", "parents", "parent_with", "emergency_phone", "home_address"),
        ),
        Section("Entry", ("school", "entered_on", "starting_on", "received_on", "sender", "standard_intake")),
        Section("Before", ("origin", "previous_school", "previous_school_name", "previous_authority")),
        Section(
            "Follow-up",
            ("status", "off_roll", "enquiry", "home_education", "hub", "officer", "closed_on", "notes"),
        ),
    ),
    list_columns=(
        "reference",
        "child",
        "school",
        "entered_on",
        "received_on",
        "origin",
        "previous_school",
        "status",
        "officer",
    ),
    label=lambda notice: notice.reference or "New on-roll notice",
    line=lambda notice: dated("Put on roll", notice.entered_on, LIFE.statuses.label(notice.status)),
    terms=lambda notice: filter(None, (known(notice.previous_school_name),)),
    rules=(entered_before_notice, entered_by_starting_day, match_named),
    episode=("child", "school", "entered_on"),
    clocks=(
        _due_in_five_days(
            "Education (Pupil Registration) (England) Regulations 2006, reg 12(3)", ALL_NOTIFIABLE, LAST_2006
        ),
        _due_in_five_days(
            "School Attendance (Pupil Registration) (England) Regulations 2024, reg 13(1)", FIRST_2024
        ),
    ),
)
