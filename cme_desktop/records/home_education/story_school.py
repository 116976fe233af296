"""How children leave a school for home education and come back to one.

The notices of both stand above spells: each says its part in a module of its own folder.
"""

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from datetime import date

from cme_desktop.description.parts import Part
from cme_desktop.fields import Unanswered
from cme_desktop.records.home_education.fields import HomeEducation
from cme_desktop.registry import REGISTRY
from cme_desktop.sample.pupils import Pupil
from cme_desktop.sample.schools import Site
from cme_desktop.sample.steps import StoryStep, Tale
from cme_desktop.sample.world import World


@dataclass(frozen=True)
class Left:
    """What the school told of a child it took off its roll."""

    notice: int | None
    """The id of the notice."""
    on: date | None
    parent_told_on: date | Unanswered | None
    closed: Callable[[date], StoryStep]
    """The notice is done with on that day."""


Leaves = Callable[[World, Pupil, Site, date], Generator[StoryStep, None, Left]]
Returns = Callable[[World, Pupil, Site, date, HomeEducation], Tale]


@dataclass(frozen=True)
class PartInSpell:
    """What the records of another type have to do with a spell."""

    leaves: Leaves | None = None
    """The child leaves a school because of it."""
    returns: Returns | None = None
    """The child is entered at a school on that day, which ends the spell."""


_IN_SPELL = Part("story_spell", PartInSpell)


def _parts() -> Iterator[PartInSpell]:
    for kind in REGISTRY:
        part = _IN_SPELL.of_type(kind)
        if part is not None:
            yield part


def left_school(world: World, pupil: Pupil, site: Site, day: date) -> Generator[StoryStep, None, Left | None]:
    """A child leaves that school for home education."""
    for part in _parts():
        if part.leaves is not None:
            return (yield from part.leaves(world, pupil, site, day))
    return None


def returns_to_school(world: World, pupil: Pupil, site: Site, day: date, spell: HomeEducation) -> Tale:
    """A child comes back to a school from home education."""
    for part in _parts():
        if part.returns is not None:
            yield from part.returns(world, pupil, site, day, spell)
