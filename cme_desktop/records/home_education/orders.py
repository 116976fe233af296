"""The way to a school attendance order and what becomes of it: what falls due, under either law.

Education Act 1996, ss 437-442 and 447, and ss 436H-436P once they are in force: each case goes by the law of
its first notice. Without an EHC plan the school is asked first and then the parent; with one, the order
follows the plan.
"""

from dataclasses import replace

from cme_desktop.description.reviews import review
from cme_desktop.records.home_education.fields import HomeEducation
from cme_desktop.records.home_education.law_basis import EA436H, EA437, under
from cme_desktop.records.home_education.order_conditions import (
    answer_awaited,
    direction_possible,
    notice_owed,
    order_after_parent,
    order_of_plan,
    order_to_decide,
    order_to_make,
    parent_after_direction,
    parent_after_school,
    school_in_question,
    school_of_order_to_tell,
    school_to_tell,
)
from cme_desktop.statutory.clocks import DutyClock
from cme_desktop.statutory.conditions import AgeCondition

Clock = DutyClock[HomeEducation]

NEXT_STEPS = (
    "s437_notice s437_reply order_decision school_told school_reply intention intention_reply order_school "
    "order_making order_compliance revocation review review_unsuitable"
)
"""What carries on a spell judged unsuitable."""


def _either(
    clock: Clock, rule: str, after: str = "", starts: str = "", event: str = ""
) -> tuple[Clock, Clock]:
    """The clock under sections 437-442, and the same under the 2026 Act, by the rules given for that."""
    assert not isinstance(clock.applies, AgeCondition | None), clock.duty
    under_2026_act = replace(
        clock, rule=rule, after=after, starts=starts or clock.starts, event=event or clock.event
    )
    return (
        replace(clock, applies=under(EA437, clock.applies)),
        replace(under_2026_act, applies=under(EA436H, clock.applies)),
    )


_TO_PARENT = Clock(
    duty="intention",
    label="Put the school to the parent",
    starts="school_told_on",
    event="school told",
    stops="intention_served_on",
    after="sao.school",
    rule="sao.step",
    applies=parent_after_school,
)
_DIRECTED = replace(
    _TO_PARENT, starts="direction_on", event="direction given", after="", applies=parent_after_direction
)
_MAKE = Clock(
    duty="order_making",
    label="Make the order",
    starts="intention_served_on",
    event="school put to the parent",
    stops="order_made_on",
    after="sao.intention",
    rule="sao.step",
    applies=under(EA437, order_after_parent),
)
_MAKE_BY_PLAN = replace(
    _MAKE, starts="order_resolved_on", event="decided", after="", rule="sao.plan",
    applies=under(EA437, order_of_plan),
)  # fmt: skip
_SETTLE = replace(
    _MAKE, duty="order_school", label="Determine the school to be named", after="s436l.reply",
    stops="school_settled_on", applies=under(EA436H, order_after_parent),
)  # fmt: skip
_SETTLE_BY_PLAN = replace(
    _SETTLE, starts="order_resolved_on", event="decided", after="", rule="s436j.plan",
    applies=under(EA436H, order_of_plan),
)  # fmt: skip
_MAKE_ONCE_SETTLED = replace(
    _MAKE, starts="school_settled_on", event="school determined", after="", rule="s436i.order",
    applies=under(EA436H, order_to_make),
)  # fmt: skip

TO_AN_ORDER: tuple[Clock, ...] = (
    *_either(
        Clock(
            duty="s437_notice",
            label="Serve notice on the parent",
            starts="judged_from",
            event="decided",
            stops="s437_notice_on",
            rule="s437.serve",
            applies=notice_owed,
        ),
        rule="s436h.serve",
    ),
    *_either(
        Clock(
            duty="s437_reply",
            label="Parent’s answer to the notice",
            starts="s437_notice_on",
            event="served",
            stops="s437_reply_on",
            rule="s437.reply",
            given="s437_until_on",
            applies=answer_awaited,
            waits=True,
        ),
        rule="s436h.reply",
    ),
    *_either(
        Clock(
            duty="order_decision",
            label="Decide on a school attendance order",
            starts="s437_notice_on",
            event="notice served",
            stops="order_decided_on",
            after="s437.reply",
            given="s437_until_on",
            rule="sao.decision",
            applies=order_to_decide,
            clears="order_resolved_on",
        ),
        after="s436h.reply",
        rule="sao.step",
    ),
    *_either(
        Clock(
            duty="school_told",
            label="Consult and tell the school",
            starts="s437_notice_on",
            event="notice served",
            stops="school_told_on",
            rule="sao.consult",
            given="s437_until_on",
            applies=school_to_tell,
        ),
        after="s436h.reply",
        rule="s436n.told",
    ),
    *_either(
        Clock(
            duty="school_reply",
            label="School may ask for a direction",
            starts="school_told_on",
            event="school told",
            stops="direction_asked_on",
            rule="sao.school",
            applies=direction_possible,
            waits=True,
        ),
        rule="s436n.school",
    ),
    *_either(_TO_PARENT, after="s436n.school", rule="s436n.nomination"),
    *_either(_DIRECTED, rule="s436n.nomination"),
    *_either(
        Clock(
            duty="intention_reply",
            label="Parent’s answer on the school to be named",
            starts="intention_served_on",
            event="served",
            stops="intention_reply_on",
            rule="sao.intention",
            applies=school_in_question,
            waits=True,
        ),
        rule="s436l.reply",
    ),
    _MAKE,
    _MAKE_BY_PLAN,
    _SETTLE,
    _SETTLE_BY_PLAN,
    _MAKE_ONCE_SETTLED,
)
"""From the notice to the order."""

OF_AN_ORDER: tuple[Clock, ...] = (
    *_either(
        Clock(
            duty="order_told",
            label="Tell the school of the order",
            starts="order_made_on",
            event="made",
            stops="order_told_on",
            rule="sao.told",
            applies=school_of_order_to_tell,
        ),
        starts="school_settled_on",
        event="school determined",
        rule="s436i.told",
    ),
    Clock(
        duty="order_compliance",
        label="School attendance order complied with",
        starts="order_stands_from",
        event="made or amended",
        stops="order_settled_on",
        rule="sao.compliance",
        rests=True,
        clears="order_complied_on",
        waits=True,
    ),
    Clock(
        duty="revocation",
        label="Answer the request to revoke",
        starts="revocation_asked_on",
        event="asked",
        stops="revocation_answered_on",
        rule="sao.revocation",
        clears="order_revoked_on",
    ),
    Clock(
        duty="supervision_told",
        label="Answer the court about supervision",
        starts="court_direction_on",
        event="directed",
        stops="court_answered_on",
        rule="sao.supervision_told",
    ),
    review("Look at it again", "unsuitable", starts="stepped_from", event="last decision"),
)
"""Once there is one, and where none is to follow."""
