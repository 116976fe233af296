"""What records tell of a child's education, each with its days and the field that it stands in.

Each type says in its folder what a record of it tells; whoever works with it asks all of them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic

from cme_desktop.description.parts import Part
from cme_desktop.description.record import R
from cme_desktop.description.record_type import RecordType
from cme_desktop.education_status.statuses import Circumstance


@dataclass(frozen=True)
class Source:
    """The field of a record on file that tells of something."""

    type: str
    id: int
    reference: str
    field: str


def source(kind: RecordType[R], record: R, field: str) -> Source:
    """Where a stored record says so."""
    assert record.id is not None, "only stored records tell of anybody"
    return Source(kind.key, record.id, record.reference or "", field)


@dataclass(frozen=True)
class Answer:
    """Where an officer answers that a fact is over, or no matter, once it is at odds with another.

    Of what a record leaves once it has ended: where its ending stands, from which the child is sought.
    """

    at: Source
    both: bool = False
    """Whether it can be said there that a second roll is as it should be."""


@dataclass(frozen=True, kw_only=True)
class EducationFact:
    """A circumstance of a child from one day to another."""

    says: Circumstance
    source: Source
    since: date | None
    """The first day; None for one before all that is known."""
    until: date | None = None
    """The last day; None while it goes on."""
    spell_from: date | None = None
    """The first day of the spell that it is part of, where that began with something else."""
    afterwards: bool = False
    """Whether a record that has ended leaves it: it then holds until the child is somewhere again."""
    school: int | None = None
    """Whose roll it is."""
    shared: bool = False
    """Whether another roll beside it is as it should be."""
    answer: Answer | None = None
    """Without one nobody is asked for its sake."""

    @property
    def began(self) -> date:
        """The first day of its spell."""
        return self.spell_from or self.since or date.min

    def holds_on(self, day: date) -> bool:
        """Whether the day is among its days."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, kw_only=True)
class OntoRoll:
    """A child was put on the roll of a school."""

    school: int
    source: Source
    on: date | None
    """None where it was before all that is known."""
    shared: bool = False
    """Whether another school has the child on its roll too, as it should be."""
    standard: bool = False
    """Whether it was with a whole class, so that the last school had nothing to tell."""
    answer: Answer | None = None
    """As in an `EducationFact`."""


@dataclass(frozen=True, kw_only=True)
class OffRoll:
    """A school took a child off its roll: that day the child is on it no longer."""

    school: int
    source: Source
    on: date


Told = EducationFact | OntoRoll | OffRoll


@dataclass(frozen=True)
class EducationFacts(Generic[R]):
    """What a record of one type tells of its child's education; `reads` are the fields it looks at."""

    of: Callable[[R], Iterable[Told]]
    reads: tuple[str, ...]


EDUCATION_FACTS: Part[EducationFacts[Any]] = Part("education_facts", EducationFacts)
"""That of each type."""
