"""Entries with which home education ends."""

from datetime import date

from cme_desktop.records.home_education import HomeEducation
from cme_desktop.records.home_education.story_school import PartInSpell
from cme_desktop.records.on_roll_notice import ON_ROLL_NOTICE
from cme_desktop.records.on_roll_notice.story_notices import entry
from cme_desktop.sample.pupils import Pupil
from cme_desktop.sample.schools import Site
from cme_desktop.sample.steps import Amend, Save, Tale
from cme_desktop.sample.world import World


def _returns(world: World, pupil: Pupil, site: Site, day: date, spell: HomeEducation) -> Tale:
    arrival = entry(world, pupil, site, day, "home_education", None)
    arrival.entered_on = arrival.starting_on = max(arrival.entered_on or day, spell.judged_on or day)
    yield Save(day, ON_ROLL_NOTICE, arrival)
    pupil.joins(site, day)
    closed = world.days_after(day, 2, 12)
    yield Amend(closed, ON_ROLL_NOTICE, arrival, {"status": "closed", "closed_on": closed})


STORY_SPELL = PartInSpell(returns=_returns)
