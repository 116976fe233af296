"""Deletions with which home education begins."""

from collections.abc import Generator
from datetime import date

from cme_desktop.records.home_education.story_school import Left, PartInSpell
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.off_roll_notice.story_notices import Leaving, closed_because, deletion
from cme_desktop.sample.pupils import Pupil
from cme_desktop.sample.schools import Site
from cme_desktop.sample.steps import Amend, Save, StoryStep
from cme_desktop.sample.world import World


def _leaves(world: World, pupil: Pupil, site: Site, day: date) -> Generator[StoryStep, None, Left]:
    notice = deletion(world, pupil, site, day, Leaving("f", "home_education"))
    notice.status = "accepted"
    yield Save(day, OFF_ROLL_NOTICE, notice)

    def closed(day: date) -> StoryStep:
        return Amend(day, OFF_ROLL_NOTICE, notice, closed_because("home_education", day))

    return Left(notice.id, notice.deleted_on, notice.parent_notice_received_on, closed)


STORY_SPELL = PartInSpell(leaves=_leaves)
