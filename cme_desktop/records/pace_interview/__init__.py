"""PACE interview: a parent is questioned under caution about an offence of absence.

Police and Criminal Evidence Act 1984 s67(9) and codes C and E; Education Act 1996 ss443-444; Education and
Inspections Act 2006 s103. One record runs from the school's request to the case's return; one outcome each.
"""

from cme_desktop.codes.interviews import INTERVIEW_OUTCOMES
from cme_desktop.description.record_type import About, Offered, Order, RailEntry, RecordType
from cme_desktop.description.reviews import review
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
    rests=True,
    applies=to_review,
)

OPEN_REVIEWS = (
    review("Invite the parent", "requested", clears="invited_on"),
    review("Hold the interview", "invited", starts="invited_from", event="invited", clears="held_on"),
    review("Decide the outcome", "held", starts="held_from", event="held", clears="outcome"),
    review("Invite again, or decide", "did_not_attend", starts="invited_from", event="invited"),
    review("Do what was decided", "outcome", starts="decided_from", event="decided"),
    review("Ask the school", "returned", starts="decided_from", event="decided"),
    review("Is it kept to?", "monitored", starts="decided_from", event="decided"),
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
        "education_facts": "A parent is asked about an absence: of the child’s roll it says nothing new.",
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
    aged_on=("offence_from", "offence_to"),
    episode=("child", "parent", "offence_from", "offence_to"),
    next_steps={
        "requested": "review_requested",
        "invited": "review_invited",
        "held": "review_held",
        "did_not_attend": "review_did_not_attend",
        "outcome": "tell_school review_outcome",
        "returned": "review review_returned",
        "monitored": "review review_monitored",
    },
    clocks=(*time_limit(prosecution_possible), TELL_THE_SCHOOL, REVIEW, *OPEN_REVIEWS),
    event="held_on",
)
