"""Which blocks of the Children's Wellbeing and Schools Act 2026 a spell of home education comes under."""

from datetime import date
from typing import Protocol

from cme_desktop.statutory.conditions import reads_by_law
from cme_desktop.statutory.law import Law
from cme_desktop.statutory.national.not_in_school import CONSENT, MEETING, REGISTER


class Spell(Protocol):
    """What these are asked of."""

    @property
    def never_schooled(self) -> bool | None: ...
    @property
    def received_on(self) -> date | None: ...
    @property
    def started_on(self) -> date | None: ...
    @property
    def ended_on(self) -> date | None: ...


@reads_by_law("never_schooled", "started_on", "received_on")
def may_need_consent(spell: Spell, law: Law) -> bool:
    """Whether a child who leaves a school on its day may do so only with consent, for some (s 434A)."""
    return _left_school_under(CONSENT, spell, law)


@reads_by_law("never_schooled", "started_on", "received_on")
def meets_first(spell: Spell, law: Law) -> bool:
    """Whether the parent of a child who leaves a school on its day meets the authority first (s 434B)."""
    return _left_school_under(MEETING, spell, law)


def _left_school_under(block: str, spell: Spell, law: Law) -> bool:
    day = spell.started_on or spell.received_on
    return day is not None and not spell.never_schooled and law.rules.at(block, day) is not None


@reads_by_law("ended_on")
def in_time_of_register(spell: Spell, law: Law) -> bool:
    """Whether the spell reaches into the days of the register of children not in school (s 436B)."""
    return law.rules.at(REGISTER, spell.ended_on or date.max) is not None
