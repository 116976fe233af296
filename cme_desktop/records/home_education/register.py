"""The register of children not in school: what falls due in a spell while a child belongs in it.

Education Act 1996, ss 436B and 436D; each rule is in force from the day of the register in the area.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise

from cme_desktop.description.order import follows, in_each
from cme_desktop.description.record_type import Offer
from cme_desktop.fields import Reading, reads
from cme_desktop.issues import Issue, outstanding, warn
from cme_desktop.records.home_education.fields import LIFE, HomeEducation
from cme_desktop.records.home_education.rows import Request
from cme_desktop.statutory.clocks import DutyClock, in_each_row
from cme_desktop.statutory.law import Law
from cme_desktop.statutory.national.not_in_school import REGISTER
from cme_desktop.values.dates import show_day


@reads("status", "removed_on")
def belongs(spell: HomeEducation) -> bool:
    """Whether the child still belongs in the register, as far as the spell tells."""
    return spell.status in LIFE.open and spell.removed_on is None


@reads("status", "removed_on", "registered_on")
def to_enter(spell: HomeEducation) -> bool:
    """Whether the child is to be entered in the register, or has been."""
    return belongs(spell) or spell.registered_on is not None


@reads("status", "removed_on", "told_by_others", "parent_told_on")
def parent_tells(spell: HomeEducation) -> bool:
    """Whether the parent is to tell the authority, or has told it."""
    return (belongs(spell) and spell.told_by_others is None) or spell.parent_told_on is not None


@reads("status", "removed_on", "home_considered_on")
def home_in_question(spell: HomeEducation) -> bool:
    """Whether where the child lives is to be considered, or has been."""
    return belongs(spell) or spell.home_considered_on is not None


@reads("status", "removed_on", "settings_considered_on")
def settings_in_question(spell: HomeEducation) -> bool:
    """Whether where the child is taught is to be considered, or has been."""
    return belongs(spell) or spell.settings_considered_on is not None


@reads("status", "removed_on", "registered_on", "told_by_others")
def to_be_asked(spell: HomeEducation) -> bool:
    """Whether the parent is to be asked for changes again."""
    return belongs(spell) and spell.registered_on is not None and spell.told_by_others is None


@reads("answer_by_on")
def gives_no_day(request: Request) -> bool:
    """Whether a request is not known to give a day."""
    return request.answer_by_on is None


_BY_THE_ACT: DutyClock[Request] = DutyClock(
    duty="register_answer",
    label="Register request",
    starts="asked_on",
    event="asked",
    stops="answered_on",
    rule="cnis.answer",
    applies=gives_no_day,
    waits=True,
)
_BY_ITS_DAY = replace(
    _BY_THE_ACT,
    starts="answer_by_on",
    event="to answer by",
    rule="cnis.answer_set",
    decided_by="asked_on",
    applies=None,
)


def _asked(request: Request) -> str:
    return show_day(request.asked_on) if request.asked_on else "on no day"


CLOCKS: tuple[DutyClock[HomeEducation], ...] = (
    DutyClock(
        duty="register_parent",
        label="Parent to tell for the register",
        starts="eligible_on",
        event="eligible",
        stops="parent_told_on",
        rule="cnis.parent_tells",
        applies=parent_tells,
        waits=True,
    ),
    DutyClock(
        duty="register_entry",
        label="Enter the child in the register",
        starts="eligible_on",
        event="eligible",
        stops="registered_on",
        rule="cnis.enter",
        applies=to_enter,
    ),
    DutyClock(
        duty="register_home",
        label="Consider where the child lives",
        starts="registered_on",
        event="entered in the register",
        stops="home_considered_on",
        rule="cnis.home",
        applies=home_in_question,
    ),
    DutyClock(
        duty="register_settings",
        label="Consider where the child is taught",
        starts="providers_entered_on",
        event="provider entered",
        stops="settings_considered_on",
        rule="cnis.settings",
        applies=settings_in_question,
    ),
    DutyClock(
        duty="register_changes",
        label="Ask for changes to the register",
        starts="changes_asked_from",
        event="last asked, or entered",
        rule="cnis.ask",
        applies=to_be_asked,
        clears="requests",
    ),
    in_each_row("requests", _BY_THE_ACT, matter=belongs, label=_asked),
    in_each_row("requests", _BY_ITS_DAY, matter=belongs, label=_asked),
)


@reads("requests", "school")
def time_to_answer(spell: HomeEducation, reading: Reading) -> Iterable[Issue]:
    """A request gives the parent the least time of the Act, or more (s 436D(5))."""
    for number, request in enumerate(spell.requests):
        asked, by = request.asked_on, request.answer_by_on
        rule = asked and reading.law.rules.at("cnis.answer", asked)
        if asked and by and rule:
            least = reading.law.last_day(rule.key, asked, spell.school)
            if by < least:
                yield warn(
                    f"requests.{number}.answer_by_on",
                    f"The parent has at least {rule.in_words()} to answer, to {show_day(least)}.",
                )


@reads("requests", "school")
def asked_too_soon(spell: HomeEducation, reading: Reading) -> Iterable[Issue]:
    """Between two requests for changes lies the least time of the Act (s 436D(3)(b))."""
    asked = sorted((one.asked_on, number) for number, one in enumerate(spell.requests) if one.asked_on)
    for (before, _), (then, number) in pairwise(asked):
        rule = reading.law.rules.at("cnis.ask_again", before)
        if rule and then < (free := reading.law.last_day(rule.key, before, spell.school)):
            yield warn(
                f"requests.{number}.asked_on",
                f"The parent was asked on {show_day(before)} and may be asked again from {show_day(free)}.",
            )


@reads("removed_on", "removal_reason")
def removal_explained(spell: HomeEducation, reading: Reading) -> Iterable[Issue]:
    """A child who is taken off the register is taken off for a reason."""
    if spell.removed_on and spell.removal_reason is None:
        yield outstanding("removal_reason", "Say why the child was taken off the register.")


RULES = (
    time_to_answer,
    asked_too_soon,
    removal_explained,
    in_each("requests", follows("answered_on", "asked_on", "The parent answered", "the request")),
    follows("home_considered_on", "registered_on", "The home was considered", "the child was entered"),
    follows("settings_considered_on", "providers_entered_on", "The settings were considered", "the entry"),
    follows("removed_on", "registered_on", "The child was taken off the register", "it was entered"),
)


def guidance(spell: HomeEducation, law: Law) -> Iterator[str]:
    """What a parent of a registered child tells unasked."""
    if spell.registered_on is None or spell.told_by_others is not None:
        return
    for key in ("cnis.parent_changes", "cnis.parent_leaves"):
        rule = law.rules.at(key, spell.registered_on)
        if rule is not None:
            words = rule.because()
            yield f"Register: {words}. {rule.source}."


def offers(spell: HomeEducation, law: Law) -> Iterator[Offer]:
    """A child who was taught at home before the register began here is eligible from its first day."""
    rule = law.rules.at(REGISTER, spell.ended_on or date.max)
    if rule is None or rule.since is None or spell.started_on is None:
        return
    if spell.started_on < rule.since and spell.eligible_from is None:
        why = f"the child was taught at home when the register began here. {rule.source}."
        yield Offer("eligible_from", rule.since, why)
