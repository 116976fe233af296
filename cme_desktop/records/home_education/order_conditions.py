"""When a step towards a school attendance order matters: while it is to be taken, and once it was."""

from cme_desktop.fields import reads
from cme_desktop.records.home_education.fields import LIFE, HomeEducation

_IN_QUESTION = ("status", "order_made_on", "order_declined_on")
_PLAN = ("ehc_plan", "ehc_plan_now")
_DECIDED = (
    *("order_resolved_on", "school_told_on", "intention_served_on", "order_made_on", "order_declined_on"),
    "ended_on",
)


@reads("status", "judgement", "s437_notice_on")
def notice_owed(spell: HomeEducation) -> bool:
    """Where education appears not to be suitable, the authority must serve a notice, or has."""
    unsuitable = "unsuitable" in (spell.status, spell.judgement) and spell.status in LIFE.open
    return unsuitable or spell.s437_notice_on is not None


@reads("status", "s437_reply_on", "s437_result", *_DECIDED)
def answer_awaited(spell: HomeEducation) -> bool:
    """Whether an answer to a notice may still come before anything is decided, or has come."""
    open_still = spell.s437_result is None and spell.order_decided_on is None
    waiting = spell.status in LIFE.open and open_still
    return waiting or spell.s437_reply_on is not None


@reads("status", "s437_result")
def order_to_decide(spell: HomeEducation) -> bool:
    """Unless the parent satisfied the authority, it decides; if nobody says, an answer may not have come."""
    unsaid = spell.s437_result is None and spell.status in LIFE.open and spell.status != "suitable"
    return unsaid or spell.s437_result in ("not_satisfied", "no_answer")


@reads(*_PLAN, *_IN_QUESTION, "order_resolved_on", "school_told_on", "intention_served_on")
def school_to_tell(spell: HomeEducation) -> bool:
    """Whether the school to be named is still to be consulted and told, or was told."""
    to_tell = spell.order_resolved_on and spell.order_in_question and spell.intention_served_on is None
    return not spell.under_plan and bool(to_tell or spell.school_told_on)


@reads(*_IN_QUESTION, "direction_asked_on", "intention_served_on")
def direction_possible(spell: HomeEducation) -> bool:
    """Whether the school may still ask for a direction, or did."""
    to_come = spell.order_in_question and spell.intention_served_on is None
    return to_come or spell.direction_asked_on is not None


@reads(*_PLAN, *_IN_QUESTION, "direction_asked_on", "direction_on", "intention_served_on")
def parent_after_school(spell: HomeEducation) -> bool:
    """Whether the parent comes next once the school’s own time is over, as it asked for no direction."""
    to_serve = spell.order_in_question and spell.direction_asked_on is None
    served = spell.intention_served_on is not None
    return not spell.under_plan and spell.direction_on is None and (served or to_serve)


@reads(*_PLAN, *_IN_QUESTION, "intention_served_on")
def parent_after_direction(spell: HomeEducation) -> bool:
    """Whether the school of a direction is still to be put to the parent, or was."""
    served = spell.intention_served_on is not None
    return not spell.under_plan and (served or spell.order_in_question)


@reads(*_PLAN, *_IN_QUESTION, "intention_reply_on")
def school_in_question(spell: HomeEducation) -> bool:
    """Whether the parent may still propose another school, or has answered."""
    return not spell.under_plan and (spell.intention_reply_on is not None or spell.order_in_question)


@reads(*_IN_QUESTION)
def order_to_make(spell: HomeEducation) -> bool:
    """Whether an order may still follow, or did."""
    return spell.order_in_question or spell.order_made_on is not None


@reads(*_PLAN, *_IN_QUESTION)
def order_after_parent(spell: HomeEducation) -> bool:
    """Whether an order may follow the parent’s time to propose another school."""
    return not spell.under_plan and order_to_make(spell)


@reads(*_PLAN, *_IN_QUESTION)
def order_of_plan(spell: HomeEducation) -> bool:
    """Whether an order may follow an EHC plan."""
    return spell.under_plan and order_to_make(spell)


@reads("status", "order_told_on", "order_declined_on", "order_complied_on", "order_revoked_on", "ended_on")
def school_of_order_to_tell(spell: HomeEducation) -> bool:
    """Whether the school is still to be told that an order names it, or was."""
    alive = spell.status in LIFE.open and not (spell.order_settled_on or spell.order_declined_on)
    return alive or spell.order_told_on is not None
