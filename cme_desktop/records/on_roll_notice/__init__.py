"""On-roll notice: a school tells the authority that it has entered a pupil's name in its admission register.

Education (Pupil Registration) (England) Regulations 2006, reg 12(3)-(5) as put in by SI 2016/792; School
Attendance (Pupil Registration) (England) Regulations 2024, reg 13(1)-(3). It answers the off-roll question of
the last school and ends any spell of home education or without a school.
"""

from collections.abc import Iterable

from cme_desktop.codes.destinations import ORIGINS
from cme_desktop.description.order import follows
from cme_desktop.description.overtaken import overtaken
from cme_desktop.description.record_type import About, Offered, Order, RailEntry, RecordType
from cme_desktop.description.reviews import review
from cme_desktop.description.words import dated
from cme_desktop.fields import Reading, known, reads
from cme_desktop.issues import Issue, outstanding, warn
from cme_desktop.records.on_roll_notice.fields import LIFE, OnRollNotice
from cme_desktop.statutory.clocks import DutyClock
from cme_desktop.values.dates import show_day

__all__ = ["LIFE", "ON_ROLL_NOTICE", "OnRollNotice"]

_FROM_A_SCHOOL = frozenset({"school_in_authority", "school_in_england"})
_NOT_FROM_A_SCHOOL = frozenset({"home_education", "early_years", "first_school"})


@reads("entered_on", "received_on")
def entered_before_notice(notice: OnRollNotice, reading: Reading) -> Iterable[Issue]:
    """Schools report an entry that they have made; some do so ahead of it."""
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


@reads("parent_with", "parents")
def parents_named(notice: OnRollNotice, reading: Reading) -> Iterable[Issue]:
    """The register names every known parent; one on file, or the school's own words, will do."""
    if notice.parent_with is None and notice.parents is None:
        yield outstanding("parent_with", "Choose “Parent lived with”, or write “Parents as written”.")


@reads("origin", "previous_school", "previous_school_name")
def previous_school_named(notice: OnRollNotice, reading: Reading) -> Iterable[Issue]:
    """The register holds the name of the last school (2006 regs, reg 5(1)(f))."""
    if notice.origin in _FROM_A_SCHOOL and not (notice.previous_school or notice.previous_school_name):
        yield outstanding("previous_school", "Choose “Previous school”, or write its name and address.")


@reads("school", "previous_school")
def from_another_school(notice: OnRollNotice, reading: Reading) -> Iterable[Issue]:
    """A child comes to a school from another one, or comes back to it."""
    if notice.school is not None and notice.school == notice.previous_school:
        yield warn(
            "previous_school",
            "The previous school is the school that enters the child; check both, unless it has come back.",
        )


@reads("origin", "previous_school")
def origin_fits_school(notice: OnRollNotice, reading: Reading) -> Iterable[Issue]:
    """Where the child came from and the school it left tell the same."""
    if notice.origin in _NOT_FROM_A_SCHOOL and notice.previous_school is not None:
        came = ORIGINS.label(notice.origin or "")
        yield warn("origin", f"A previous school is given, but the child came from “{came}”; check both.")


_STATUS_NEEDS = (
    ("matched", "off_roll", "Choose the off-roll notice that this one was matched with."),
    ("closed", "closing_reason", "Say why the notice was closed."),
    ("closed", "closed_on", "Give the day the notice was closed."),
)


@reads("status", "off_roll", "closing_reason", "closed_on")
def status_explained(notice: OnRollNotice, reading: Reading) -> Iterable[Issue]:
    """Each status comes with the fact that explains it."""
    for status, name, text in _STATUS_NEEDS:
        if notice.status == status and getattr(notice, name) is None:
            yield outstanding(name, text)


@reads("standard_intake")
def outside_standard_intake(notice: OnRollNotice) -> bool:
    """Whether the school had to report this entry without being asked."""
    return not notice.standard_intake


ON_ROLL_NOTICE = RecordType(
    cls=OnRollNotice,
    key="on_roll_notice",
    prefix="ONR",
    title="On-roll notice",
    plural="On-roll notices",
    life=LIFE,
    about=About.CHILD,
    worked=True,
    offered=Offered.NEW_MENU,
    rail=RailEntry("On roll", "on-roll", "Ctrl+5"),
    order=Order.newest("received_on"),
    without={
        "contradictions": "What stands against an entry are deletions, so the off-roll notice asks.",
        "follow_ups": "An entry ends what was under way, and begins nothing.",
        "guidance": "An entry is a fact, and no decision.",
        "past": "An entry begins a roll, and how long that lasts several records tell together.",
    },
    label=lambda notice: notice.reference or "New on-roll notice",
    line=lambda notice: dated("Put on roll", notice.entered_on, LIFE.statuses.label(notice.status)),
    terms=lambda notice: filter(None, (known(notice.previous_school_name),)),
    rules=(
        follows("closed_on", "received_on", "Closed", "the notice was received"),
        entered_before_notice,
        entered_by_starting_day,
        parents_named,
        previous_school_named,
        from_another_school,
        origin_fits_school,
        overtaken(
            LIFE,
            "received accepted",
            {
                "off_roll": "an off-roll notice is matched with it",
                "closing_reason": "it says why it was closed",
                "closed_on": "it was closed",
            },
        ),
        status_explained,
    ),
    school_of_child="previous_school",
    begins="entered_on",
    at_school=True,
    episode=("child", "school", "entered_on"),
    next_steps={"received": "review_received", "accepted": "review_accepted"},
    clocks=(
        DutyClock(
            duty="on_roll_notice",
            label="On-roll notice due",
            starts="entered_on",
            event="entered",
            stops="received_on",
            rule="on_roll.due",
            applies=outside_standard_intake,
        ),
        review("Accept or close it", "received"),
        review("Match it, or close it", "accepted"),
    ),
)
