"""In-year applications: offered, refused or withdrawn, and the few that go to Fair Access."""

from collections.abc import Iterator
from datetime import date

from cme_desktop.records.in_year_application import IN_YEAR_APPLICATION, InYearApplication, Preference
from cme_desktop.sample.steps import Plan, Save, Tale
from cme_desktop.sample.story import Stage, Story, in_stages
from cme_desktop.sample.texts import a_note
from cme_desktop.sample.world import World

_STAGES = {
    "received": Stage(5, 0, 12),
    "offered": Stage(6, 12, 30),
    "refused": Stage(4, 14, 40),
    "fair_access": Stage(4, 18, 40),
    "closed": Stage(81, 25),
}
_ENDINGS = {"offered": 75, "refused": 8, "withdrawn": 7, "fair_access": 10}
"""How applications that are closed ended."""


def _plan(world: World, count: int) -> Iterator[Plan]:
    """So many applications."""
    for status, day in in_stages(world, _STAGES, count):
        yield day, _application(world, day, status)


def _application(world: World, day: date, status: str) -> Tale:
    pupil = world.pupil(day)
    if pupil is None:
        return
    dice, own = world.dice, pupil.school_on(day)
    assert own is not None
    wanted = world.another_school(pupil, day)
    application = InYearApplication(
        child=pupil.id,
        present_school=own.id,
        school=wanted.id,
        status=status,
        received_on=day,
        year_group=pupil.group_on(day),
        preferences=[Preference(school=wanted.id, rank=1)],
        officer=world.officer("cme_officer"),
        hub=own.hub,
        notes=a_note(dice),
    )
    ending = dice.weighed(_ENDINGS) if status == "closed" else status
    if ending == "withdrawn":
        application.outcome = ending
    elif ending != "received":
        _told(world, application, ending == "offered")
    if ending == "fair_access":
        _shared(world, application, status == "closed")
    yield Save(day, IN_YEAR_APPLICATION, application)


def _told(world: World, application: InYearApplication, offered: bool) -> None:
    dice, received = world.dice, application.received_on
    assert received is not None
    told = min(world.terms.after(received, dice.weighed({5: 30, 9: 40, 13: 20, 17: 10})), world.as_of)
    application.told_on = told
    application.outcome = "offered" if offered else "refused"
    if offered:
        application.offered_school = application.school
        application.accepted_on = world.past(world.days_after(told, 1, 8))
    if application.accepted_on:
        application.started_on = world.past(world.days_after(application.accepted_on, 3, 12))


def _shared(world: World, application: InYearApplication, placed: bool) -> None:
    """A child who is hard to place is referred, and in the end placed."""
    assert application.told_on is not None
    application.fair_access_on = min(world.terms.after(application.told_on, 2), world.as_of)
    if placed:
        allocated = world.terms.after(application.fair_access_on, world.dice.number(8, 24))
        application.placed_on = min(allocated, world.as_of)


STORY = Story(yearly=12, stages=_STAGES, plan=_plan, own_dice=False)
