"""Off-roll notice: a school tells the authority that it deletes, or is to delete, a pupil's name.

Education (Pupil Registration) (England) Regulations 2006, reg 12(3) as made, then 12(6)-(8); School
Attendance (Pupil Registration) (England) Regulations 2024, reg 13(4). The ground is kept as the regulations
number it and as the school wrote it, since schools still send the old letters.
"""

from dataclasses import replace
from itertools import chain

from cme_desktop.codes.grounds import Need
from cme_desktop.description.record_type import About, Offered, Order, RailEntry, RecordType
from cme_desktop.description.reviews import review
from cme_desktop.description.words import dated
from cme_desktop.fields import known
from cme_desktop.records.off_roll_notice import consent
from cme_desktop.records.off_roll_notice.asked import confirmation_awaited, whereabouts_asked
from cme_desktop.records.off_roll_notice.exclusion import EDUCATION
from cme_desktop.records.off_roll_notice.fields import (
    LIFE,
    OffRollNotice,
    ground_needs,
    query_open,
)
from cme_desktop.records.off_roll_notice.follow_ups import FOLLOW_UPS
from cme_desktop.records.off_roll_notice.rules import RULES, ground_guidance, notifiable
from cme_desktop.statutory.clocks import DutyClock

_QUESTION: DutyClock[OffRollNotice] = DutyClock(
    duty="off_roll_question",
    label="Find out where the child went",
    starts="asked_from",
    event="taken off roll",
    stops="answered_on",
    rule="off_roll.question",
)

OFF_ROLL_NOTICE = RecordType(
    cls=OffRollNotice,
    key="off_roll_notice",
    prefix="OFR",
    title="Off-roll notice",
    plural="Off-roll notices",
    life=LIFE,
    about=About.CHILD,
    worked=True,
    offered=Offered.NEW_MENU,
    rail=RailEntry("Off roll", "off-roll", "Ctrl+4"),
    order=Order.newest("received_on"),
    label=lambda notice: notice.reference or "New off-roll notice",
    line=lambda notice: dated("Taken off roll", notice.deleted_on, LIFE.statuses.label(notice.status)),
    terms=lambda notice: filter(None, (known(notice.destination_name), known(notice.future_parent))),
    rules=(*RULES, consent.deleted_with_consent),
    guidance=lambda notice, law: chain(ground_guidance(notice, law), consent.guidance(notice, law)),
    follow_ups=FOLLOW_UPS,
    without={"past": "A deletion ends a roll, and how long that lasted several records tell together."},
    episode=("child", "school", "deleted_on"),
    next_steps={
        "received": "off_roll_question review_received",
        "queried": "query off_roll_question review_received",
        "accepted": "off_roll_question review_received",
        "unmatched": "off_roll_question review_received",
    },
    clocks=(
        DutyClock(
            duty="off_roll_notice",
            label="Off-roll notice due",
            starts="deleted_on",
            event="deleted",
            stops="received_on",
            rule="off_roll.due",
            decided_by="ground_met_on",
            applies=notifiable,
        ),
        DutyClock(
            duty="joint_enquiries",
            label="Joint enquiries before deletion",
            starts="deleted_on",
            event="deleted",
            stops="jointly_enquired_on",
            rule="off_roll.joint_enquiries",
            decided_by="ground_met_on",
            applies=ground_needs(Need.JOINT_ENQUIRIES),
            clears="joint_enquiries",
        ),
        DutyClock(
            duty="query",
            label="School’s answer to the query",
            starts="queried_on",
            event="queried",
            stops="query_answered_on",
            rule="off_roll.query",
            rests=True,
            applies=query_open,
            waits=True,
        ),
        replace(_QUESTION, applies=confirmation_awaited, waits=True),
        replace(_QUESTION, applies=whereabouts_asked),
        EDUCATION,
        review("Accept or close it", "received", "queried", "accepted", "unmatched"),
    ),
)
