"""What has to hold of a notice to the parent, a school to be named and a school attendance order."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import date

from cme_desktop.description.order import follows
from cme_desktop.fields import Reading, reads
from cme_desktop.issues import Issue, outstanding, warn
from cme_desktop.records.home_education.fields import LIFE, HomeEducation
from cme_desktop.records.home_education.law_basis import SAYS_BASIS, under_436h
from cme_desktop.statutory.calendar import BeyondCalendar
from cme_desktop.values.dates import show_day

_PLAN = ("ehc_plan", "ehc_plan_now")


def _time(spell: HomeEducation, reading: Reading, ea437: str, ea436h: str, start: date) -> date | None:
    """The last day of what is given from a day on, by the law of the case; None beyond the term dates."""
    rule = ea436h if under_436h(spell, reading.law) else ea437
    with suppress(BeyondCalendar):
        return reading.law.last_day(rule, start, spell.school)
    return None


def _to_answer(spell: HomeEducation, reading: Reading) -> date | None:
    """The last day to answer the first notice: what the law asks, or later if more was given."""
    if spell.s437_notice_on is None:
        return None
    least = _time(spell, reading, "s437.reply", "s436h.reply", spell.s437_notice_on)
    return max(filter(None, (least, spell.s437_until_on)), default=None)


def _within(start: date | None, then: date | None, last: date | None) -> bool:
    """Whether a step came while the time before it still ran."""
    return start is not None and then is not None and last is not None and start <= then <= last


@reads("judgement", "status", *SAYS_BASIS)
def notice_served(spell: HomeEducation, reading: Reading) -> Iterable[Issue]:
    """Where education appears not to be suitable, the authority must serve notice."""
    if spell.judgement == "unsuitable" and spell.status in LIFE.open and spell.s437_notice_on is None:
        named = "preliminary" if under_436h(spell, reading.law) else "section 437"
        yield outstanding("s437_notice_on", f"Serve the {named} notice, and give the day.")


@reads("s437_notice_on", "s437_until_on", "school")
def time_to_answer(spell: HomeEducation, reading: Reading) -> Iterable[Issue]:
    """The parent is given no less time than the law asks (s 437(2), s 436H(10)(c))."""
    given, last = spell.s437_until_on, _to_answer(spell, reading)
    if given and last and given < last:
        yield warn(
            "s437_until_on",
            f"The parent has until {show_day(last)} at least; the notice gives less time.",
        )


@reads("s437_notice_on", "s437_reply_on", "s437_result")
def result_of_the_notice(spell: HomeEducation, reading: Reading) -> Iterable[Issue]:
    """An answer to a notice satisfies the authority, or does not."""
    if spell.s437_notice_on and spell.s437_reply_on and spell.s437_result is None:
        yield outstanding("s437_result", "Say whether the parent’s answer satisfies the authority.")


@reads("s437_notice_on", "s437_until_on", "order_resolved_on", "order_made_on", "school")
def order_after_the_notice(spell: HomeEducation, reading: Reading) -> Iterable[Issue]:
    """An order is decided on and made once the days to answer the notice are over."""
    if spell.order_made_on and spell.s437_notice_on is None:
        yield outstanding("s437_notice_on", "Give the day the notice before the order was served.")
    last = _to_answer(spell, reading)
    for path in ("order_resolved_on", "order_made_on"):
        if last and _within(spell.s437_notice_on, getattr(spell, path), last):
            yield warn(path, f"The parent had until {show_day(last)} to answer the notice; check the day.")


@reads(*_PLAN, "school_told_on", "direction_on", "intention_served_on", "school", *SAYS_BASIS)
def school_before_parent(spell: HomeEducation, reading: Reading) -> Iterable[Issue]:
    """The school has time of its own to ask for a direction before it is put to the parent (s 439(6)-(7))."""
    told, meant = spell.school_told_on, spell.intention_served_on
    if told is None or meant is None or spell.under_plan or spell.direction_on:
        return
    last = _time(spell, reading, "sao.school", "s436n.school", told)
    if last and told <= meant <= last:
        yield warn(
            "intention_served_on",
            f"The school had until {show_day(last)} to ask for a direction.",
        )


@reads(*_PLAN, "intention_served_on", "s437_until_on", "order_made_on", "school", *SAYS_BASIS)
def intention_in_its_place(spell: HomeEducation, reading: Reading) -> Iterable[Issue]:
    """Without an EHC plan the school is put to the parent between the notice and the order (s 438(2)-(6))."""
    if spell.under_plan:
        return
    meant, made, last = spell.intention_served_on, spell.order_made_on, _to_answer(spell, reading)
    if last and _within(spell.s437_notice_on, meant, last):
        yield warn(
            "intention_served_on", f"The parent had until {show_day(last)} to answer the notice before."
        )
    if made and meant is None:
        section = "436L(1)" if under_436h(spell, reading.law) else "438(2)"
        yield warn(
            "intention_served_on",
            "No notice that names the school to the parent is on file; it comes before the order "
            f"(Education Act 1996, s{section}).",
        )
    elif made and meant:
        last = _time(spell, reading, "sao.intention", "s436l.reply", meant)
        if last and meant <= made <= last:
            yield warn(
                "order_made_on",
                f"The parent had until {show_day(last)} to propose another school; check the day.",
            )


@reads("order_resolved_on", "order_declined_on", "order_made_on", "s437_result")
def one_decision(spell: HomeEducation, reading: Reading) -> Iterable[Issue]:
    """An order is made or decided against, and only where the authority was not satisfied (s 437(3))."""
    if spell.order_declined_on and (spell.order_made_on or spell.order_resolved_on):
        said = "made" if spell.order_made_on else "decided on"
        yield warn("order_declined_on", f"An order was {said} all the same; say in the notes what changed.")
    if spell.s437_result == "satisfied" and spell.order_made_on:
        yield warn("s437_result", "The parent’s answer satisfied the authority, but an order was made.")


@reads(*_PLAN, "revocation_asked_on", "revocation_refused_on", *SAYS_BASIS)
def revocation_open(spell: HomeEducation, reading: Reading) -> Iterable[Issue]:
    """A parent can ask for an order to be revoked, unless an EHC plan names the school (s 442(5)(a))."""
    asked = spell.revocation_asked_on or spell.revocation_refused_on
    if asked and spell.under_plan:
        section = "436P(7)(a)" if under_436h(spell, reading.law) else "442(5)(a)"
        yield warn(
            "revocation_asked_on" if spell.revocation_asked_on else "revocation_refused_on",
            "Where the EHC plan names the school, the parent cannot ask for this, nor refer a refusal to the "
            f"Secretary of State (Education Act 1996, s{section}); the order follows the plan.",
        )


ORDER_RULES = (
    follows("s437_until_on", "s437_notice_on", "The time given ends", "the notice was served"),
    follows("s437_reply_on", "s437_notice_on", "The parent answered", "the notice was served"),
    follows("order_resolved_on", "s437_notice_on", "Decided", "the notice was served"),
    follows("order_declined_on", "s437_notice_on", "Decided", "the notice was served"),
    follows("school_told_on", "school_consulted_on", "The school was told", "it was consulted"),
    follows("direction_asked_on", "school_told_on", "A direction was asked for", "the school was told"),
    follows("direction_on", "direction_asked_on", "The direction was given", "it was asked for"),
    follows("intention_served_on", "s437_notice_on", "The school was put to the parent", "the first notice"),
    follows("intention_served_on", "school_told_on", "The school was put to the parent", "it was told"),
    follows("intention_served_on", "direction_on", "The school was put to the parent", "the direction"),
    follows("intention_reply_on", "intention_served_on", "The parent answered", "the notice was served"),
    follows("school_settled_on", "intention_served_on", "The school was determined", "the notice of it"),
    follows("order_made_on", "intention_served_on", "The order was made", "the notice of intention"),
    follows("order_made_on", "order_resolved_on", "The order was made", "it was decided on"),
    follows("order_complied_on", "order_made_on", "The order was complied with", "it was made"),
    follows("order_amended_on", "order_made_on", "The order was amended", "it was made"),
    follows("revocation_asked_on", "order_made_on", "Revocation was asked for", "the order was made"),
    follows("revocation_refused_on", "revocation_asked_on", "Revocation was refused", "it was asked for"),
    follows("order_revoked_on", "order_made_on", "The order was revoked", "it was made"),
    follows("court_direction_on", "order_made_on", "The court directed", "the order was made"),
    follows("court_answered_on", "court_direction_on", "The court was answered", "its direction"),
    notice_served,
    time_to_answer,
    result_of_the_notice,
    order_after_the_notice,
    school_before_parent,
    intention_in_its_place,
    one_decision,
    revocation_open,
)
