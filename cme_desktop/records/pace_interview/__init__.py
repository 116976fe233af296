"""PACE interview: a parent is questioned under caution about an offence of absence.

Police and Criminal Evidence Act 1984 s67(9) and codes C and E; Education Act 1996 ss443-444; Education and
Inspections Act 2006 s103. One record runs from the school's request to the case's return; one outcome each.
"""

from cme_desktop.codes.interviews import INTERVIEW_OUTCOMES
from cme_desktop.description.record_type import About, Offered, Order, RailEntry, RecordType
from cme_desktop.description.words import dated
from cme_desktop.records.offences import limitation_date, time_limit
from cme_desktop.records.pace_interview.fields import LIFE, Intervention, PaceInterview, PersonPresent
from cme_desktop.records.pace_interview.follow_ups import FOLLOW_UPS
from cme_desktop.records.pace_interview.rules import RULES, prosecution_possible, to_review, to_tell
from cme_desktop.statutory.clocks import DutyClock

__all__ = [
    "LIFE",
    "PACE_INTERVIEW",
    "Intervention",
    "PaceInterview",
    "PersonPresent",
    "limitation_date",
    "prosecution_possible",
]

TELL_THE_SCHOOL = DutyClock(
    duty="tell_school",
    label="Tell the school the outcome",
    starts="outcome_on",
    event="decided",
    stops="returned_on",
    rule="pace.tell_school",
    applies=to_tell,
)

REVIEW = DutyClock(
    duty="review",
    label="Review what was agreed",
    starts="review_on",
    event="set for",
    stops="reviewed_on",
    rule="review.agreed",
    applies=to_review,
)

PACE_INTERVIEW = RecordType(
    cls=PaceInterview,
    key="pace_interview",
    prefix="PACE",
    title="PACE interview",
    plural="PACE interviews",
    life=LIFE,
    about=About.CHILD,
    worked=True,
    offered=Offered.NEW_MENU,
    rail=RailEntry("PACE", "pace", "Ctrl+7"),
    order=Order.newest("received_on"),
    without={
        "follows": "It changes no other record: a penalty notice made from it is named by it.",
        "past": "An interview changes nothing of where the child is.",
        "guidance": "Whether to interview goes by evidence, and by no figure.",
    },
    label=lambda interview: interview.reference or "New PACE interview",
    line=lambda interview: (
        dated(
            "Interviewed under caution",
            interview.held_on,
            INTERVIEW_OUTCOMES.label(interview.outcome or "pending"),
        )
        if interview.held_on
        else dated("PACE interview requested", interview.received_on, LIFE.statuses.label(interview.status))
    ),
    rules=RULES,
    follow_ups=FOLLOW_UPS,
    episode=("child", "parent", "offence_from", "offence_to"),
    clocks=(*time_limit(prosecution_possible), TELL_THE_SCHOOL, REVIEW),
    event="held_on",
)
