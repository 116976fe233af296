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
from cme_desktop.records.home_education.fields import LIFE, HomeEducation
from cme_desktop.records.home_education.follow_ups import FOLLOW_UPS
from cme_desktop.records.home_education.rules import RULES, guidance_of_its_day
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


@reads("status", "judgement", "s437_notice_on")
def notice_owed(spell: HomeEducation) -> bool:
    """Where education appears not to be suitable, the authority must serve a notice (s437(1)), or has."""
    unsuitable = "unsuitable" in (spell.status, spell.judgement) and spell.status in LIFE.open
    return unsuitable or spell.s437_notice_on is not None


@reads("status", "next_review_on")
def time_to_improve(spell: HomeEducation) -> bool:
    """Whether the parent has the usual time to improve, as no other day is set."""
    return spell.status == "not_yet" and spell.next_review_on is None


@reads("status", "s437_reply_on", "s437_result")
def answer_awaited(spell: HomeEducation) -> bool:
    """Whether an answer to a notice may still come, or has come."""
    waiting = spell.status in LIFE.open and spell.s437_result is None
    return waiting or spell.s437_reply_on is not None


@reads("s437_result")
def order_to_decide(spell: HomeEducation) -> bool:
    """Where the notice was not answered to the authority's satisfaction, it decides on an order (s437(3))."""
    return spell.s437_result in ("not_satisfied", "no_answer")


@reads("status", "order_made_on", "order_declined_on", "intention_reply_on")
def school_in_question(spell: HomeEducation) -> bool:
    """Whether the parent may still propose another school, or has answered."""
    decided = spell.order_made_on or spell.order_declined_on or spell.status not in LIFE.open
    return spell.intention_reply_on is not None or not decided


_REVIEW: DutyClock[HomeEducation] = DutyClock(
    duty="review",
    label="Review home education",
    starts="judged_on",
    event="decided",
    stops="ended_on",
    rule="ehe.review",
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
    episode=("child", "started_on"),
    next_steps={
        "notified": "first_contact answer_asked",
        "enquiries": "answer_asked",
        "suitable": "review",
        "not_yet": "review time_to_improve",
        "unsuitable": "s437_notice s437_reply order_decision intention_reply order_compliance review",
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
        DutyClock(
            duty="s437_notice",
            label="Serve the s437 notice",
            starts="judged_from",
            event="decided",
            stops="s437_notice_on",
            rule="s437.serve",
            applies=notice_owed,
        ),
        DutyClock(
            duty="s437_reply",
            label="Parent’s answer to the section 437 notice",
            starts="s437_notice_on",
            event="served",
            stops="s437_reply_on",
            rule="s437.reply",
            applies=answer_awaited,
            waits=True,
        ),
        DutyClock(
            duty="order_decision",
            label="Decide on a school attendance order",
            starts="s437_notice_on",
            event="notice served",
            stops="order_decided_on",
            rule="sao.decision",
            applies=order_to_decide,
            clears="intention_served_on",
        ),
        DutyClock(
            duty="intention_reply",
            label="Parent’s answer on the school to be named",
            starts="intention_served_on",
            event="served",
            stops="intention_reply_on",
            rule="sao.intention",
            applies=school_in_question,
            waits=True,
        ),
        DutyClock(
            duty="order_compliance",
            label="School attendance order complied with",
            starts="order_made_on",
            event="made",
            stops="order_settled_on",
            rule="sao.compliance",
            clears="order_complied_on",
            waits=True,
        ),
        *consent.CLOCKS,
        *register.CLOCKS,
    ),
)
