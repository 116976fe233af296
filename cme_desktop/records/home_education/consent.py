"""Consent and the meeting before a child leaves a school to be taught at home: what the two blocks ask.

Education Act 1996, ss 434A and 434B; the meeting is held in pilot areas alone.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from cme_desktop.description.order import follows
from cme_desktop.fields import Reading, reads
from cme_desktop.issues import Issue, outstanding, warn
from cme_desktop.records.home_education.fields import LIFE, HomeEducation
from cme_desktop.records.home_education.in_force import may_need_consent, meets_first
from cme_desktop.statutory.clocks import DutyClock
from cme_desktop.statutory.conditions import reads_by_law
from cme_desktop.statutory.law import Law
from cme_desktop.statutory.periods import last_of_years
from cme_desktop.values.dates import show_day

_NEEDED = frozenset({"special", "section_47", "both"})
_BY_SECTION_47 = frozenset({"section_47", "both"})


@reads("consent_needed", "status", "consent_told_on")
def to_decide(spell: HomeEducation) -> bool:
    """Whether an application for consent is to be decided, or has been."""
    asked = spell.consent_needed in _NEEDED and spell.status in LIFE.open
    return asked or spell.consent_told_on is not None


@reads_by_law("never_schooled", "started_on", "received_on", "status", "met_on")
def to_meet(spell: HomeEducation, law: Law) -> bool:
    """Whether the parent is to meet the authority, or has met it."""
    return meets_first(spell, law) and (spell.status in LIFE.open or spell.met_on is not None)


CLOCKS: tuple[DutyClock[HomeEducation], ...] = (
    DutyClock(
        duty="consent_decision",
        label="Decide on consent",
        starts="consent_asked_on",
        event="applied for",
        stops="consent_told_on",
        rule="cnis.consent_decision",
        applies=to_decide,
    ),
    DutyClock(
        duty="meeting",
        label="Meet the parent",
        starts="received_on",
        event="notified",
        stops="met_on",
        rule="cnis.meet",
        applies=to_meet,
    ),
)


def lacks_consent(spell: HomeEducation, on: date) -> bool:
    """Whether a child who needs consent had none by a day."""
    told = spell.consent_told_on
    given = spell.consent == "granted" and told is not None and told <= on
    return spell.consent_needed in _NEEDED and not given


def awaits_consent(spell: HomeEducation) -> bool:
    """Whether nobody has told the school yet that the child may leave, so that the name stays on the roll."""
    return spell.consent_needed in _NEEDED and spell.consent_told_on is None


@reads("never_schooled", "started_on", "consent_needed", "consent_told_on", "consent")
def consent_first(spell: HomeEducation, reading: Reading) -> Iterable[Issue]:
    """A child who needs consent stays on the roll until the school has notice of it (s 434A(9))."""
    began = spell.started_on
    if began and may_need_consent(spell, reading.law) and lacks_consent(spell, began):
        yield warn(
            "consent_told_on",
            f"Home education began on {show_day(began)} without notice of consent to the school; until then "
            "the name stays on the roll.",
        )


_READ_OF_START = ("never_schooled", "started_on", "received_on")


@reads(*_READ_OF_START, "status", "consent_needed", "section_47_on", "consent_asked_on")
def conditions_of_consent(spell: HomeEducation, reading: Reading) -> Iterable[Issue]:
    """Whether consent is needed is said; for section 47 it looks back some years from the application."""
    if not may_need_consent(spell, reading.law):
        return
    if spell.consent_needed is None and spell.status in LIFE.open:
        yield outstanding("consent_needed", "Say whether the child may leave the school only with consent.")
    if spell.consent_needed in _NEEDED and spell.consent_asked_on is None:
        yield outstanding("consent_asked_on", "Give the day on which consent was applied for.")
    yield from _looked_back(spell, reading)


def _looked_back(spell: HomeEducation, reading: Reading) -> Iterator[Issue]:
    asked, acted = spell.consent_asked_on, spell.section_47_on
    rule = asked and reading.law.rules.at("cnis.look_back", asked)
    if not (asked and acted and rule):
        return
    last = last_of_years(acted, rule.number)
    if asked <= last and spell.consent_needed not in (None, *_BY_SECTION_47):
        yield warn(
            "consent_needed",
            f"Section 47 action on {show_day(acted)} counts until {show_day(last)}: consent is needed.",
        )
    elif asked > last and spell.consent_needed in _BY_SECTION_47:
        yield warn(
            "consent_needed",
            f"Section 47 action on {show_day(acted)} counted until {show_day(last)}, before consent was "
            "applied for; check both.",
        )


@reads(*_READ_OF_START, "consent", "consent_told_on")
def consent_explained(spell: HomeEducation, reading: Reading) -> Iterable[Issue]:
    """A decision on consent has its day and its outcome."""
    if not may_need_consent(spell, reading.law):
        return
    if spell.consent_told_on and spell.consent is None:
        yield outstanding("consent", "Say whether consent was granted or refused.")
    elif spell.consent and spell.consent_told_on is None:
        yield outstanding("consent_told_on", "Give the day on which the decision was told.")


RULES = (
    consent_first,
    conditions_of_consent,
    consent_explained,
    follows("consent_told_on", "consent_asked_on", "The decision was told", "consent was applied for"),
)


def guidance(spell: HomeEducation, law: Law) -> Iterator[str]:
    """What the law of its day asks before the child leaves the school, and what follows a refusal."""
    if may_need_consent(spell, law):
        yield (
            "Consent is needed to leave a special school place that an authority arranged, and where there "
            "are section 47 enquiries or action. It is refused if school is in the child’s best interests or "
            "nothing suitable is arranged instead. Education Act 1996, s434A(2)-(6)."
        )
        asked, rule = spell.consent_asked_on, None
        if asked and spell.consent == "refused":
            rule = law.rules.at("cnis.reapply", asked)
        if asked and rule:
            free = law.last_day(rule.key, asked, spell.school)
            yield f"Another application has to be decided only from {show_day(free)}. {rule.source}."
    if meets_first(spell, law):
        yield (
            "Pilot area: the name stays on the roll until the school is told that the meeting took place. "
            "Education Act 1996, s434B(1)(e)."
        )
