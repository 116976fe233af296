"""What a type's folder tells of the made-up city: its story, how often it is told, and how it may stand."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from cme_desktop.description.parts import Part
from cme_desktop.description.record import Record
from cme_desktop.sample.pupils import Pupil
from cme_desktop.sample.schools import Site
from cme_desktop.sample.steps import Plan
from cme_desktop.sample.world import World


@dataclass(frozen=True)
class Stage:
    """One way for a story to stand: how often, and between how many school days ago it began."""

    weight: float
    newest: int
    oldest: int = 10_000


@dataclass(frozen=True)
class SecondEntries:
    """Children whom a notice brings in a second time, as nobody saw that they are on file."""

    share: float
    """Of all the children on file."""
    notice: Callable[[World, Pupil, Site, date, int | None], Record]
    """The notice of that day about the second entry, whose id comes last."""

    def among(self, children: int) -> int:
        """How many of so many children are there a second time."""
        return max(round(children * self.share), 1 if children > 2 else 0)


@dataclass(frozen=True)
class Story:
    """What happens to the records of one type."""

    yearly: float
    """Records in a year for each thousand children."""
    stages: Mapping[str, Stage]
    """The ways it may stand by now; of each there is one, however few records there are."""
    plan: Callable[[World, int], Iterator[Plan]]
    """So many tales, each with the day on which it begins."""
    brings: Mapping[str, float] = field(default_factory=dict)
    """By type, how many records one of its tales brings about; so many less are told of that type by itself.

    What comes now and then only is left out.
    """
    told_since: date = date.min
    """No city is made as of a day before this."""
    second_entries: SecondEntries | None = None
    own_dice: bool = True
    """Whether its chances leave those of all others as they are.

    The oldest stories share theirs, so that a seed makes the city that it always made.
    """


STORIES = Part("story", Story)


def in_stages(world: World, stages: Mapping[str, Stage], count: int) -> Iterator[tuple[str, date]]:
    """So many times a stage and a day on which what stands at it may have begun."""
    for name in world.dice.deal(weights(stages), count):
        yield name, begun(world, stages[name])


def begun(world: World, stage: Stage) -> date:
    """A day on which what stands at that stage may have begun."""
    return world.terms.pick(world.dice, stage.newest, stage.oldest)


def weights(stages: Mapping[str, Stage]) -> dict[str, float]:
    """How often each stage comes."""
    return {name: stage.weight for name, stage in stages.items()}
