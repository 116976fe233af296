"""Suitable home education is looked at again as its day comes, but for a few that are let slip."""

from cme_desktop.records.home_education import HOME_EDUCATION
from cme_desktop.records.home_education.fields import HomeEducation
from cme_desktop.sample.steps import Amend, Tale
from cme_desktop.sample.world import World

_HELD = 0.94


def reviewed(world: World, spell: HomeEducation) -> Tale:
    """The reviews of a spell that goes on, each a decision of its own day."""
    judged, due = spell.judged_on, spell.next_review_on
    while judged is not None and world.dice.chance(_HELD):
        judged = world.days_after(due or world.ends("ehe.review", judged), -14, 20)
        due = None
        yield Amend(judged, HOME_EDUCATION, spell, {"judged_on": judged, "next_review_on": None})
