"""Home visits: asked for and made."""

from collections.abc import Iterator
from datetime import date

from cme_desktop.records.home_visit import HOME_VISIT
from cme_desktop.records.home_visit.fields import HomeVisit
from cme_desktop.sample.steps import Plan, Save, Tale
from cme_desktop.sample.story import Stage, Story, in_stages
from cme_desktop.sample.world import World

_STAGES = {"asked": Stage(1, 0, 10), "made": Stage(3, 5)}


def _plan(world: World, count: int) -> Iterator[Plan]:
    for status, day in in_stages(world, _STAGES, count):
        yield day, _visit(world, day, status)


def _visit(world: World, day: date, status: str) -> Tale:
    pupil = world.pupil(day)
    if pupil is not None:
        made = day if status == "made" else None
        yield Save(day, HOME_VISIT, HomeVisit(child=pupil.id, received_on=day, made_on=made, status=status))


STORY = Story(yearly=20, stages=_STAGES, plan=_plan)
