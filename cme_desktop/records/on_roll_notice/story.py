"""Children join a school who are new to the city or to school."""

from collections.abc import Iterator
from datetime import date

from cme_desktop.records.on_roll_notice import ON_ROLL_NOTICE
from cme_desktop.records.on_roll_notice.story_notices import entry
from cme_desktop.sample.steps import Amend, Plan, Save, Tale
from cme_desktop.sample.story import Stage, Story, in_stages
from cme_desktop.sample.world import World

_STAGES = {
    "received": Stage(4, 0, 3),
    "accepted": Stage(9, 2, 30),
    "closed": Stage(87, 15),
}
_ORIGINS = {
    "school_in_england": 40, "abroad": 34, "early_years": 9, "missing_education": 7, "scotland": 2,
    "wales": 3, "northern_ireland": 1, "first_school": 1, "not_known": 3,
}  # fmt: skip


def _plan(world: World, count: int) -> Iterator[Plan]:
    """So many newcomers."""
    for status, day in in_stages(world, _STAGES, count):
        yield day, _newcomer(world, day, status)


def _newcomer(world: World, day: date, status: str) -> Tale:
    """A child nobody here had heard of until a school entered its name."""
    origin = world.dice.weighed(_ORIGINS)
    small = origin == "early_years"
    pupil = world.pupil(day, lambda pupil: pupil.notices == 0 and (not small or pupil.group_on(day) == 0))
    if pupil is None:
        return
    site = pupil.school_on(day)
    assert site is not None
    arrival = entry(world, pupil, site, day, origin, None)
    if status == "received":
        arrival.status = status
    yield Save(day, ON_ROLL_NOTICE, arrival)
    if status == "closed":
        closed = world.days_after(day, 2, 20)
        yield Amend(closed, ON_ROLL_NOTICE, arrival, {"status": "closed", "closed_on": closed})


STORY = Story(yearly=35, stages=_STAGES, plan=_plan, own_dice=False)
