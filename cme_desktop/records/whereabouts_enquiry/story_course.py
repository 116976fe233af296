"""The course of one search, and what the records of other types have to do with it.

They stand above searches: each says its part in a module of its own folder.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from cme_desktop.description.parts import Part
from cme_desktop.description.record import Record
from cme_desktop.records.whereabouts_enquiry.fields import WhereaboutsEnquiry
from cme_desktop.registry import REGISTRY
from cme_desktop.sample.pupils import Pupil
from cme_desktop.sample.schools import Site
from cme_desktop.sample.steps import Tale
from cme_desktop.sample.world import World


@dataclass(frozen=True)
class Course:
    """The days of one search."""

    opened: date
    located: date | None
    closed: date | None


@dataclass
class Search:
    """One search while it is told."""

    world: World
    pupil: Pupil
    site: Site
    """The school on whose roll the child was."""
    course: Course
    enquiry: WhereaboutsEnquiry
    saved: dict[str, Record] = field(default_factory=dict)
    """What else came in because of it, by the key of its type."""


def _nothing(search: Search, day: date | None = None) -> Tale:
    yield from ()


@dataclass(frozen=True)
class PartInSearch:
    """What the records of another type have to do with a search."""

    begins: Callable[[Search], Tale] = _nothing
    """What came in before, where it began so."""
    found: Callable[[Search, date], Tale] = _nothing
    """What follows on the day on which the child is found."""
    closed: Callable[[Search, date], Tale] = _nothing
    """What follows on the day on which it is closed."""


_IN_SEARCH = Part("story_search", PartInSearch)


def parts_in_search() -> dict[str, PartInSearch]:
    """Those of all types that have one, by key."""
    found = ((kind.key, _IN_SEARCH.of_type(kind)) for kind in REGISTRY)
    return {key: part for key, part in found if part is not None}
