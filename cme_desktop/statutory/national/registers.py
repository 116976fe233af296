"""Names put on and taken off the admission register, and what schools tell the authority of it."""

from datetime import date

from cme_desktop.statutory.periods import Period, Unit
from cme_desktop.statutory.rules import LegalRule

FIRST_2006, LAST_2006_AS_MADE = date(2006, 9, 1), date(2016, 8, 31)
FIRST_2016, LAST_2016 = date(2016, 9, 1), date(2024, 8, 18)
FIRST_2024 = date(2024, 8, 19)
BOARDING_FEES = date(2011, 9, 1)
"""From this day a name may be deleted because boarding charges are unpaid (SI 2011/1625)."""

SIXTH_FORM_ENTRY = date(2013, 9, 1)
"""From this day a name may be deleted for want of the entry requirements of the sixth form (SI 2013/756)."""

EVERY_GROUND = "every ground"
REGS_2006 = "Education (Pupil Registration) (England) Regulations 2006"
REGS_2024 = "School Attendance (Pupil Registration) (England) Regulations 2024"

_AS_SOON = "the off-roll notice is due as soon as the ground is met, and no later than the deletion"
_WITHIN_FIVE = "on-roll notices are due by the end of the {nth} day after entry"
_JOINTLY = "school and authority look for the child before the name is deleted on this ground"

RULES = (
    LegalRule(
        set="ROLL-2006", key="off_roll.due", label="Off-roll notice", value=Period(0, Unit.DAYS_AFTER),
        words=_AS_SOON, source=f"{REGS_2006}, reg 12(3) as made", since=FIRST_2006,
        until=LAST_2006_AS_MADE,
    ),
    LegalRule(
        set="ROLL-2016", key="off_roll.due", label="Off-roll notice", value=Period(0, Unit.DAYS_AFTER),
        words=_AS_SOON, source=f"{REGS_2006}, reg 12(6)-(7)", since=FIRST_2016, until=LAST_2016,
    ),
    LegalRule(
        set="ROLL-2024", key="off_roll.due", label="Off-roll notice", value=Period(0, Unit.DAYS_AFTER),
        words="the off-roll notice is due when the name is deleted", source=f"{REGS_2024}, reg 13(4)",
        since=FIRST_2024,
    ),
    LegalRule(
        set="ROLL-2016", key="on_roll.due", label="On-roll notice", value=Period(5, Unit.DAYS_AFTER),
        words=_WITHIN_FIVE, source=f"{REGS_2006}, reg 12(3) and (5)", since=FIRST_2016, until=LAST_2016,
    ),
    LegalRule(
        set="ROLL-2024", key="on_roll.due", label="On-roll notice", value=Period(5, Unit.DAYS_AFTER),
        words=_WITHIN_FIVE, source=f"{REGS_2024}, reg 13(1)", since=FIRST_2024,
    ),
    LegalRule(
        set="ROLL-2006", key="off_roll.notified", label="Grounds of which the authority is told",
        value="(d), (e), (g), (i), (m)", source=f"{REGS_2006}, reg 12(3) as made", since=FIRST_2006,
        until=LAST_2006_AS_MADE,
    ),
    LegalRule(
        set="ROLL-2016", key="off_roll.notified", label="Grounds of which the authority is told",
        value=EVERY_GROUND, source=f"{REGS_2006}, reg 12(6)", since=FIRST_2016, until=LAST_2016,
    ),
    LegalRule(
        set="ROLL-2024", key="off_roll.notified", label="Grounds of which the authority is told",
        value=EVERY_GROUND, source=f"{REGS_2024}, reg 13(4)", since=FIRST_2024,
    ),
    LegalRule(
        set="ROLL-2006", key="off_roll.joint_enquiries", label="Joint enquiries before deletion",
        value=Period(0, Unit.DAYS_AFTER), words=_JOINTLY, source=f"{REGS_2006}, reg 8(1)(f) and (h)",
        since=FIRST_2006, until=LAST_2016,
    ),
    LegalRule(
        set="ROLL-2024", key="off_roll.joint_enquiries", label="Joint enquiries before deletion",
        value=Period(0, Unit.DAYS_AFTER), words=_JOINTLY, source=f"{REGS_2024}, reg 9(1)(h) and (i)",
        since=FIRST_2024,
    ),
    LegalRule(
        set="ROLL-2006", key="off_roll.absence", label="Absence that is a ground for deletion",
        value=Period(20, Unit.SCHOOL_DAYS_BEGINNING_WITH), source=f"{REGS_2006}, reg 8(1)(h)",
        words="{n} school days in a row, none of them authorised", since=FIRST_2006, until=LAST_2016,
    ),
    LegalRule(
        set="ROLL-2024", key="off_roll.absence", label="Absence that is a ground for deletion",
        value=Period(20, Unit.SCHOOL_DAYS_BEGINNING_WITH), source=f"{REGS_2024}, reg 9(1)(i) and 9(3)(c)",
        words="{n} school days in a row without leave", since=FIRST_2024,
    ),
    LegalRule(
        set="ROLL-2006", key="off_roll.leave", label="Not back after leave: a ground for deletion",
        value=Period(10, Unit.SCHOOL_DAYS_AFTER), source=f"{REGS_2006}, reg 8(1)(f)",
        words="not back within {n} school days after the leave ended", since=FIRST_2006, until=LAST_2016,
    ),
    LegalRule(
        set="ROLL-2024", key="off_roll.leave", label="Not back after leave: a ground for deletion",
        value=Period(10, Unit.SCHOOL_DAYS_AFTER), source=f"{REGS_2024}, reg 9(1)(h)",
        words="not back within {n} school days after the leave ended", since=FIRST_2024,
    ),
    LegalRule(
        set="ROLL-2006", key="off_roll.holiday_leave",
        label="Holiday leave after which a child had to be back", value=10, unit="school days",
        source=f"{REGS_2006}, reg 8(1)(f) as made", since=FIRST_2006, until=date(2013, 8, 31),
    ),
    LegalRule(
        set="EXCLUDED-2007", key="exclusion.education", label="Education after a permanent exclusion",
        value=Period(6, Unit.SCHOOL_DAYS_AFTER), since=date(2007, 9, 1),
        source="Education Act 1996, s19; Education (Provision of Full-Time Education for Excluded Pupils) "
        "(England) Regulations 2007, regs 3-5",
        words="the authority provides full-time education from the {nth} school day following the day on "
        "which a permanent exclusion took place",
        unconfirmed="whether a later instrument has amended the regulations",
    ),
    LegalRule(
        set="EXCLUDED-2007", key="exclusion.leaving", label="Too near the end of school age to be educated",
        value=Period(6, Unit.WEEKS_AFTER), since=date(2007, 9, 1), source="Education Act 1996, s19",
        words="nothing is owed where compulsory school age ends within {n} weeks and no examination is to "
        "come",
    ),
    LegalRule(
        set="ROLL-2006", key="off_roll.sentence", label="Final order, or order of recall, that is a ground",
        value=4, unit="months", source=f"{REGS_2006}, reg 8(1)(i)", since=FIRST_2006, until=LAST_2016,
    ),
)  # fmt: skip
