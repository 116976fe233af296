"""Missing episodes: reported, back within days, an interview held, declined or still owed."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from cme_desktop.codes.missing_episodes import THEMES
from cme_desktop.records.missing_episode import MISSING_EPISODE, MissingEpisode
from cme_desktop.sample.steps import Plan, Save, Tale
from cme_desktop.sample.story import Stage, Story, in_stages
from cme_desktop.sample.texts import a_note
from cme_desktop.sample.world import World
from cme_desktop.values.moments import uk_day

_STAGES = {
    "missing": Stage(3, 0, 2),
    "returned": Stage(5, 4, 8),
    "interviewed": Stage(7, 10, 40),
    "declined": Stage(3, 10, 40),
    "closed": Stage(82, 15),
}
_DECLINED = 0.1
_IN_TIME = 0.82
"""The share of interviews held within 72 hours, as a city's scrutiny report of 2016 has it."""
_REASONS = ("Did not want to talk about it.", "Has told the social worker everything.", "No reason given.")


def _plan(world: World, count: int) -> Iterator[Plan]:
    """So many episodes."""
    for status, day in in_stages(world, _STAGES, count):
        yield day, _episode(world, day, status)


def _episode(world: World, day: date, status: str) -> Tale:
    pupil = world.pupil(day)
    if pupil is None:
        return
    dice, site = world.dice, pupil.school_on(day)
    assert site is not None
    eve = day - timedelta(days=1)
    episode = MissingEpisode(
        child=pupil.id,
        school=site.id,
        status=status,
        received_on=day,
        reported_at=_between(world, eve, 18, 23),
        reported_by=dice.one_of(("Mother", "Father", "Foster carer", "Placement staff", "Grandmother")),
        police_reference=f"MISP-{dice.number(1000, 9999)}",
        risk=dice.weighed({"none_apparent": 5, "low": 25, "medium": 50, "high": 20}),
        looked_after=bool(pupil.record.looked_after),
        last_seen_at=_between(world, eve, 8, 17),
        officer=world.officer("cme_officer"),
        hub=site.hub,
        notes=a_note(dice),
    )
    if status != "missing":
        _back(world, episode, day)
    if status in ("interviewed", "declined", "closed"):
        _offered(world, episode, status == "declined" or (status == "closed" and dice.chance(_DECLINED)))
    pupil.busy_until = day + timedelta(days=14)
    yield Save(day, MISSING_EPISODE, episode)


def _back(world: World, episode: MissingEpisode, day: date) -> None:
    """Back on the day the team heard of it or soon after; the authority is told within hours."""
    dice = world.dice
    back = min(day + timedelta(days=dice.weighed({0: 60, 1: 25, 3: 15})), world.as_of)
    episode.returned_at = _between(world, back, 2, 5)
    episode.told_at = episode.returned_at + timedelta(hours=dice.number(1, 6))
    episode.checked_on = back
    episode.found_where = dice.weighed(
        {"own_accord": 35, "friends": 30, "relatives": 15, "street": 12, "transport": 5, "custody": 3}
    )


def _offered(world: World, episode: MissingEpisode, declined: bool) -> None:
    dice = world.dice
    assert episode.returned_at is not None
    episode.offered_on = uk_day(episode.returned_at) + timedelta(days=1)
    episode.provider = dice.weighed({"authority": 60, "voluntary": 40})
    episode.answer = "declined" if declined else "accepted"
    if declined:
        episode.declined_on = episode.offered_on
        episode.declined_reason = dice.one_of(_REASONS)
        return
    episode.held_at = _held(world, episode.returned_at)
    episode.themes = tuple(dice.some_of([theme.code for theme in THEMES], dice.number(2, 5)))
    episode.plan = dice.one_of(("No further support asked for.", "Mentor at school.", "Early Help referral."))


def _between(world: World, day: date, first: int, last: int) -> datetime:
    """Some time of that day, from the one hour to the end of the other."""
    return world.moment(day, world.dice.number(first, last), world.dice.number(0, 59)).astimezone(UTC)


def _held(world: World, returned: datetime) -> datetime:
    dice, due = world.dice, world.rules.near("return_interview.due", uk_day(returned)).period.length
    hours = dice.number(due - 42, due - 7) if dice.chance(_IN_TIME) else dice.number(due + 8, due + 78)
    return returned + timedelta(hours=hours)


STORY = Story(yearly=8, stages=_STAGES, plan=_plan, own_dice=False)
