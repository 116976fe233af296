"""10-day notification: a school tells the authority of ten school days' continuous unauthorised absence.

Education (Pupil Registration) (England) Regulations 2006, reg 12(1); School Attendance (Pupil Registration)
(England) Regulations 2024, reg 13(7). One notification per episode; later news attaches to it.
"""

from cme_desktop.description.record_type import About, Offered, Order, RailEntry, RecordType
from cme_desktop.description.reviews import review, standing
from cme_desktop.description.words import dated
from cme_desktop.fields import reads
from cme_desktop.records.ten_day_notification.fields import LIFE, OUTCOMES, SchoolEnquiry, TenDayNotification
from cme_desktop.records.ten_day_notification.follow_ups import FOLLOW_UPS
from cme_desktop.records.ten_day_notification.rules import RULES, boarder_excepted
from cme_desktop.statutory.clocks import DutyClock
from cme_desktop.statutory.conditions import reads_by_law
from cme_desktop.statutory.law import Law

__all__ = ["LIFE", "OUTCOMES", "TEN_DAY_NOTIFICATION", "SchoolEnquiry", "TenDayNotification"]


@reads_by_law("purpose", "absence_kind", "boarder", "first_absent_on")
def first_of_ten_days(notice: TenDayNotification, law: Law) -> bool:
    """Only the first notice of a continuous absence has a due day of its own, and only where it is owed."""
    first_told = notice.purpose == "first" and notice.absence_kind == "continuous"
    return first_told and not boarder_excepted(notice, law)


@reads("status", "sent_again_on")
def sent_back(notice: TenDayNotification) -> bool:
    """Whether a complete notice may still come from the school, or came on a day that is known."""
    return notice.status == "incomplete" or notice.sent_again_on is not None


TEN_DAY_NOTIFICATION = RecordType(
    cls=TenDayNotification,
    key="ten_day_notification",
    prefix="TDN",
    title="10-day notification",
    plural="10-day notifications",
    life=LIFE,
    about=About.CHILD,
    worked=True,
    offered=Offered.NEW_MENU,
    rail=RailEntry("10-day", "ten-day", "Ctrl+3"),
    order=Order.newest("received_on"),
    without={
        "education_facts": "An absence is neither an entry nor a deletion: the child stays on the roll.",
        "follows": "It changes no other record; an enquiry that is opened from it, it names.",
        "past": "An absence is no spell: the child stays on roll all the while.",
        "guidance": "Its dates say all that the law does.",
    },
    label=lambda notice: notice.reference or "New 10-day notification",
    line=lambda notice: dated("Absent from", notice.first_absent_on, LIFE.statuses.label(notice.status)),
    rules=RULES,
    follow_ups=FOLLOW_UPS,
    episode=("child", "first_absent_on", "purpose"),
    next_steps={
        "received": "screening",
        "incomplete": "sent_back",
        "screened": "act_on_screening",
        "allocated": "review_allocated",
        "referred": "referral",
    },
    clocks=(
        DutyClock(
            duty="ten_day_notice",
            label="10-day notification due",
            starts="first_absent_on",
            event="first absent",
            stops="received_on",
            rule="ten_day.due",
            applies=first_of_ten_days,
        ),
        DutyClock(
            duty="screening",
            label="Screen the notification",
            starts="received_on",
            event="received",
            stops="screened_on",
            rule="ten_day.screening",
        ),
        DutyClock(
            duty="sent_back",
            label="School’s answer to a notice sent back",
            starts="sent_back_on",
            event="sent back",
            stops="sent_again_on",
            rule="ten_day.returned",
            rests=True,
            applies=sent_back,
            waits=True,
        ),
        DutyClock(
            duty="act_on_screening",
            label="Act on screening",
            starts="screened_on",
            event="screened",
            rule="ten_day.act",
            applies=standing("screened"),
            clears="status",
        ),
        review("Ask the hub", "allocated", starts="screened_from", event="screened"),
        DutyClock(
            duty="referral",
            label="Ask social care or MASH",
            starts="screened_from",
            event="screened",
            rule="ten_day.act",
            applies=standing("referred"),
            clears="status",
            waits=True,
        ),
    ),
)
