"""What a spell of home education tells of a child's past."""

from cme_desktop.records.home_education import HomeEducation
from cme_desktop.records.home_education.spells import IN_ERROR, is_flexi_schooling
from cme_desktop.services.past import Past, Spell, SpellKind


def _at_home(spell: HomeEducation) -> Spell | None:
    if spell.end_reason == IN_ERROR or is_flexi_schooling(spell):
        return None
    return Spell(SpellKind.HOME_EDUCATED, spell.started_on or spell.received_on, spell.ended_on)


PAST = Past(_at_home)
