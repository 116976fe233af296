"""Elective home education: what falls due in a spell, and its one description.

Education Act 1996, ss 7, 436A and 437, with the elective home education guidance for local authorities
(April 2019). A child can have several spells. One judged unsuitable makes the child one missing education.
"""

from dataclasses import replace
from itertools import chain

from cme_desktop.description.record_type import About, Offered, Order, RailEntry, RecordType
from cme_desktop.description.reviews import standing
from cme_desktop.description.words import dated
from cme_desktop.fields import reads
from cme_desktop.records.home_education import consent, register
from cme_desktop.records.home_education.beside_the_form import guidance_of_its_day
from cme_desktop.records.home_education.fields import LIFE, HomeEducation
from cme_desktop.records.home_education.follow_ups import FOLLOW_UPS
from cme_desktop.records.home_education.orders import NEXT_STEPS, OF_AN_ORDER, TO_AN_ORDER
from cme_desktop.records.home_education.rules import RULES
from cme_desktop.statutory.clocks import DutyClock

__all__ = ["HOME_EDUCATION", "LIFE", "HomeEducation"]


@reads("judgement", "next_review_on")
def reviewed_yearly(spell: HomeEducation) -> bool:
    """Whether the yearly review applies, as no other day is set."""
    return spell.judgement == "suitable" and spell.next_review_on is None


@reads("status", "contacts")
def to_contact(spell: HomeEducation) -> bool:
    """The parent of a child newly taught at home is contacted, or was on a day that is known."""
    return spell.status == "notified" or spell.contacted_on is not None


@reads("status", "next_review_on")
def time_to_improve(spell: HomeEducation) -> bool:
    """Whether the parent has the usual time to improve, as no other day is set."""
    return spell.status == "not_yet" and spell.next_review_on is None


_REVIEW: DutyClock[HomeEducation] = DutyClock(
    duty="review",
    label="Review home education",
    starts="judged_on",
    event="decided",
    stops="ended_on",
    rule="ehe.review",
    rests=True,
    applies=reviewed_yearly,
    clears="judged_on",
)

HOME_EDUCATION = RecordType(
    cls=HomeEducation,
    key="home_education",
    prefix="EHE",
    title="Home education spell",
    plural="Home education spells",
    life=LIFE,
    about=About.CHILD,
    worked=True,
    offered=Offered.NEW_MENU,
    rail=RailEntry("Home ed", "home-ed", "Ctrl+9", full="Home education"),
    order=Order.newest("started_on"),
    without={
        "follows": "What a spell answers the off-roll notice says, and what ends it, the on-roll notice.",
    },
    label=lambda spell: spell.reference or "New home education spell",
    line=lambda spell: dated("Home education from", spell.started_on, LIFE.statuses.label(spell.status)),
    terms=lambda spell: [row.provider for row in spell.arrangements if row.provider],
    rules=(*RULES, *consent.RULES, *register.RULES),
    guidance=lambda spell, law: chain(
        guidance_of_its_day(spell, law), consent.guidance(spell, law), register.guidance(spell, law)
    ),
    offers=register.offers,
    follow_ups=FOLLOW_UPS,
    begins="started_on",
    aged_on=("s437_notice_on", "order_made_on", "started_on"),
    episode=("child", "started_on"),
    next_steps={
        "notified": "first_contact answer_asked",
        "enquiries": "answer_asked",
        "suitable": "review",
        "not_yet": "review time_to_improve",
        "unsuitable": NEXT_STEPS,
    },
    clocks=(
        DutyClock(
            duty="first_contact",
            label="First contact with the parent",
            starts="received_on",
            event="notified",
            stops="contacted_on",
            rule="ehe.first_contact",
            applies=to_contact,
            clears="contacts",
        ),
        DutyClock(
            duty="answer_asked",
            label="Parent’s answer",
            starts="asked_from",
            event="last asked",
            rule="ehe.asked",
            rests=True,
            applies=standing("notified", "enquiries"),
            clears="contacts",
            waits=True,
        ),
        DutyClock(
            duty="time_to_improve",
            label="Judge it again",
            starts="judged_from",
            event="decided",
            rule="ehe.not_yet",
            rests=True,
            applies=time_to_improve,
            clears="judgement",
        ),
        _REVIEW,
        replace(
            _REVIEW,
            starts="next_review_on",
            event="set for",
            rule="review.agreed",
            applies=None,
            clears="next_review_on",
        ),
        *TO_AN_ORDER,
        *OF_AN_ORDER,
        *consent.CLOCKS,
        *register.CLOCKS,
    ),
)
