"""Penalty notice: the school asks, the authority decides, the parent pays or goes to court.

Education Act 1996 ss444A-444B; Education and Inspections Act 2006 s105; SI 2007/1867. One notice is for one
parent and one child.
"""

from cme_desktop.description.record_type import About, Offered, Order, RailEntry, RecordType
from cme_desktop.description.words import dated
from cme_desktop.records.offences import time_limit
from cme_desktop.records.penalty_notice.clocks import IMPROVEMENT_REVIEW, PAYMENT_CLOCKS
from cme_desktop.records.penalty_notice.fields import LIFE, Payment, PenaltyNotice, amounts_of, scheme_of
from cme_desktop.records.penalty_notice.follow_ups import FOLLOW_UPS
from cme_desktop.records.penalty_notice.offers import offers
from cme_desktop.records.penalty_notice.rules import RULES
from cme_desktop.records.penalty_notice.steps import NEXT_STEPS, STEPS, court_in_question

__all__ = ["LIFE", "PENALTY_NOTICE", "Payment", "PenaltyNotice", "amounts_of", "scheme_of"]

PENALTY_NOTICE = RecordType(
    cls=PenaltyNotice,
    key="penalty_notice",
    prefix="PN",
    title="Penalty notice",
    plural="Penalty notices",
    life=LIFE,
    about=About.CHILD,
    worked=True,
    offered=Offered.NEW_MENU,
    rail=RailEntry("Penalty", "penalty", "Ctrl+8"),
    order=Order.newest("received_on"),
    without={
        "education_facts": "A parent is fined for an absence: of the child’s roll it says nothing new.",
        "follows": "It changes no other record but the interview that it was made from, which names it.",
        "past": "A fine is the parent’s, and changes nothing of where the child is.",
    },
    label=lambda notice: notice.reference or "New penalty notice",
    line=lambda notice: (
        dated("Penalty notice issued", notice.issued_on, LIFE.statuses.label(notice.status))
        if notice.issued_on
        else dated("Penalty notice requested", notice.received_on, LIFE.statuses.label(notice.status))
    ),
    terms=lambda notice: (notice.number,) if notice.number else (),
    rules=RULES,
    offers=offers,
    follow_ups=FOLLOW_UPS,
    aged_on=("offence_from", "offence_to"),
    episode=("child", "parent", "offence_from", "offence_to"),
    next_steps=NEXT_STEPS,
    clocks=(IMPROVEMENT_REVIEW, *PAYMENT_CLOCKS, *time_limit(court_in_question), *STEPS),
)
