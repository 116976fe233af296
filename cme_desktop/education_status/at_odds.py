"""Which facts about one child cannot all be so at one time, and which of them leave it nowhere.

A school deletes the name of a child who is to be educated at home, and that of one whom another school has
entered (School Attendance (Pupil Registration) (England) Regulations 2024, reg 9(1)(a) and (f); 2006 regs,
reg 8). A second roll is as it should be where an entry says that the child is at two schools.

That a child is at no school is for the authority to find out, so far as possible and without end (Education
Act 1996, s436A): so whatever ends with a child on no roll, and says of no way out, asks where it is now.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cme_desktop.education_status.facts import Answer, EducationFact
from cme_desktop.education_status.statuses import AT_HOME, NO_EDUCATION_AT_HOME, AtOdds, Circumstance

_A_ROLL = (Circumstance.ON_ROLL, Circumstance.NOT_TAKEN_OFF)
_NO_PLACE = frozenset({Circumstance.FOUND, Circumstance.UNSUITABLE})
"""What an ending may say of a child whose whereabouts are known, and who is not educated there."""


@dataclass(frozen=True)
class Contradiction:
    """Two facts that cannot both be so: a roll, and another roll or home education that is asked about."""

    kind: AtOdds
    roll: EducationFact
    other: EducationFact
    """The spell of home education, or the roll that began later."""

    @property
    def since(self) -> date:
        """The first day on which both hold."""
        return max(self.roll.began, self.other.began)

    @property
    def answer(self) -> Answer | None:
        """Where it is asked."""
        return self.other.answer


@dataclass(frozen=True)
class Nowhere:
    """The ending of a record that leaves the child on no roll, while nobody asks where it is."""

    ending: EducationFact
    since: date
    kind = AtOdds.NO_ROLL_NO_ENQUIRY

    @property
    def answer(self) -> Answer | None:
        """Where it is asked."""
        return self.ending.answer


def contradictions(holding: Collection[EducationFact]) -> Iterator[Contradiction]:
    """What contradicts what, of facts that hold together; of several of a kind, the last that began."""
    rolls = _as_they_began(fact for fact in holding if fact.says in _A_ROLL)
    at_home = _as_they_began(fact for fact in holding if fact.says in AT_HOME | NO_EDUCATION_AT_HOME)
    if rolls and at_home:
        yield Contradiction(AtOdds.ON_ROLL_AND_AT_HOME, rolls[-1], at_home[-1])
    others = [roll for roll in rolls if roll.school != rolls[-1].school]
    if others and not any(roll.shared for roll in rolls):
        yield Contradiction(AtOdds.TWO_ROLLS, others[-1], rolls[-1])


def leaves_nowhere(decides: EducationFact) -> bool:
    """Whether what decides is the ending of a record after which nobody looks for a school for the child.

    One that left the area, is on some roll, went into other provision or died is not; nor whom a search did
    not find though every check was tried.
    """
    if decides.says is Circumstance.LEFT:
        return True
    return decides.afterwards and decides.says in _NO_PLACE and decides.answer is not None


def _as_they_began(facts: Iterator[EducationFact]) -> Sequence[EducationFact]:
    return sorted(facts, key=lambda fact: (fact.began, fact.source.id))
