"""All that happens in the made-up authority: the story of each type, told as often as it comes."""

from collections.abc import Iterator, Mapping
from graphlib import TopologicalSorter

from cme_desktop.registry import REGISTRY, record_type
from cme_desktop.sample import second_entries
from cme_desktop.sample.steps import Plan
from cme_desktop.sample.story import STORIES, Story
from cme_desktop.sample.terms import YEARS
from cme_desktop.sample.world import World

_FEWEST = 30
"""So many of each even among few children, so that every status can be seen; never more than one to four."""


def stories() -> dict[str, Story]:
    """The story of each type that has one, by its key."""
    found = ((kind.key, STORIES.of_type(kind)) for kind in REGISTRY)
    return {key: story for key, story in found if story is not None}


def plans(world: World, children: int, told: Mapping[str, Story]) -> Iterator[Plan]:
    """Every story with its day, those of children entered twice last."""
    for key, count in counts(told, children).items():
        yield from told[key].plan(_dice_of(key, told[key], world), count)
    for key, story in told.items():
        if story.second_entries is not None:
            own = _dice_of(key, story, world)
            yield from second_entries.plan(own, record_type(key), story.second_entries, children)


def _dice_of(key: str, story: Story, world: World) -> World:
    """The world with the dice that the story is told by."""
    return world.apart(key) if story.own_dice else world


def counts(told: Mapping[str, Story], children: int) -> dict[str, int]:
    """How many tales each type tells by itself, beside what those of other types bring about."""
    by: dict[str, int] = {}
    for key in TopologicalSorter({key: _who_bring(key, told) for key in told}).static_order():
        story = told[key]
        brought = sum(by[other] * told[other].brings[key] for other in _who_bring(key, told))
        if story.second_entries is not None:
            brought += second_entries.notices(story.second_entries, children)
        by[key] = _rest(_wanted(story.yearly, children), round(brought), len(story.stages))
    return {key: by[key] for key in told}


def entered_twice(told: Mapping[str, Story], children: int) -> int:
    """How many of the children on file are there a second time."""
    return sum(story.second_entries.among(children) for story in told.values() if story.second_entries)


def _who_bring(key: str, told: Mapping[str, Story]) -> list[str]:
    """The types whose tales bring about records of this one."""
    return [other for other, story in told.items() if key in story.brings]


def _wanted(yearly: float, children: int) -> int:
    return max(round(yearly * YEARS * children / 1000), min(_FEWEST, children // 4))


def _rest(wanted: int, brought: int, fewest: int) -> int:
    """How many are left to tell."""
    return max(wanted - brought, min(wanted, fewest))
