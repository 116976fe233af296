"""10-day notification: a school tells the authority of ten school days' continuous unauthorised absence.

Education (Pupil Registration) (England) Regulations 2006, reg 12(1); School Attendance (Pupil Registration)
(England) Regulations 2024, reg 13. One notification per episode; later news attaches to it.
"""

from datetime import date

from cme_desktop.codes.grounds import FIRST_2006, FIRST_2024, LAST_2006
from cme_desktop.fields import reads
from cme_desktop.records.base import RecordType, Section
from cme_desktop.records.ten_day_notification.fields import LIFE, OUTCOMES, SchoolEnquiry, TenDayNotification
from cme_desktop.records.ten_day_notification.rules import RULES
from cme_desktop.records.words import dated
from cme_desktop.statutory.clocks import Clock
from cme_desktop.statutory.periods import Period, Unit

__all__ = ["LIFE", "OUTCOMES", "TEN_DAY_NOTIFICATION", "SchoolEnquiry", "TenDayNotification"]


@reads("purpose", "absence_kind")
def first_of_ten_days(notice: TenDayNotification) -> bool:
    """Only the first notice of a continuous absence has a due day of its own."""
    return notice.purpose == "first" and notice.absence_kind == "continuous"


def _due_on_day_eleven(source: str, since: date, until: date | None = None) -> Clock:
    return Clock(
        duty="ten_day_notice",
        label="10-day notification due",
        starts="first_absent_on",
        stops="received_on",
        period=Period(11, Unit.SCHOOL_DAYS_BEGINNING_WITH),
        because="the notice is due on the 11th school day of an absence without authority, "
        "by local agreement",
        source=f"{source}; the 11th day is local practice",
        applies=first_of_ten_days,
        since=since,
        until=until,
    )


TEN_DAY_NOTIFICATION = RecordType(
    cls=TenDayNotification,
    key="ten_day_notification",
    prefix="TDN",
    title="10-day notification",
    plural="10-day notifications",
    life=LIFE,
    sections=(
        Section("Child", ("child",)),
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
                "absence_kind",
                "purpose",
                "update_of",
            ),
        ),
        Section("Enquiries by the school", ("school_enquiries", "support_offered")),
        Section("Home", ("lives_with", "emergency_phone", "siblings", "safety_concern", "safety_note")),
        Section("Needs and concerns", ("ehc_plan", "social_worker", "safeguarding_concern")),
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
    rules=RULES,
    episode=("child", "first_absent_on", "purpose"),
    clocks=(
        _due_on_day_eleven(
            "Education (Pupil Registration) (England) Regulations 2006, reg 12(1)", FIRST_2006, LAST_2006
        ),
        _due_on_day_eleven(
            "School Attendance (Pupil Registration) (England) Regulations 2024, reg 13", FIRST_2024
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
