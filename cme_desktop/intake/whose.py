"""Whose a row is: a child on file when that is sure, a new child when it is like nobody; else it is asked.

All rows of a file are judged before the first is loaded. Two of them that would take one child under
different names take it neither, whichever of them comes first.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from cme_desktop.fields import Reading
from cme_desktop.intake.candidates import Candidate, Candidates
from cme_desktop.intake.common_names import CommonNames
from cme_desktop.intake.made_children import MadeChild, MadeChildren
from cme_desktop.intake.marks import Back
from cme_desktop.intake.particulars import draft_from, read_values
from cme_desktop.intake.targets import TARGETS
from cme_desktop.matching.alike import Alike, alike
from cme_desktop.matching.facts import Facts
from cme_desktop.matching.sure import has_rival, sure
from cme_desktop.ports import Reader
from cme_desktop.records import CHILD
from cme_desktop.records.child import Child
from cme_desktop.records.child.identity import facts_of
from cme_desktop.values.errors import ValueProblem

_SHOWN = 5
_Like = tuple[Alike, Candidate | MadeChild]
_TWO_ROWS = "Another row of this file would be the same child under another forename or birth."


@dataclass(frozen=True)
class Description:
    """What the cells of a row say of a child, by field; `new` where somebody has answered that it is one."""

    parts: tuple[tuple[str, str], ...]
    new: bool = False


def described(parts: Mapping[str, str], new: bool = False) -> Description:
    """The same in whatever order the columns stand."""
    return Description(
        tuple(sorted((path, text) for path, text in parts.items() if path != "reference")), new
    )


class Asked(ValueProblem):
    """A row that may be of a child on file, or of one that another row makes: somebody has to say."""


@dataclass(frozen=True)
class Meant:
    """One of four: a child on file, one that the file makes, a question, or why nothing can be read."""

    on_file: int | None = None
    made: MadeChild | None = None
    question: tuple[_Like, ...] = ()
    why: str = ""
    unreadable: str = ""

    def asked(self) -> Asked:
        """The question: who it may be, with what speaks for and against it."""
        shown = [f"{who.named}: {how.words()}" for how, who in self.question[:_SHOWN]]
        more = len(self.question) - len(shown)
        others = f"; and {more} more" if more > 0 else ""
        return Asked(" ".join(filter(None, (f"may be {'; or '.join(shown)}{others}.", self.why))))


@dataclass
class _Case:
    """One description with what is like it on file."""

    row: int
    description: Description
    child: Child
    facts: Facts
    label: str
    like: list[tuple[Alike, Candidate]] = field(default_factory=list)
    takes: int | None = None


class Whose:
    """Judges the rows of one file; descriptions that were not planned are judged by themselves."""

    def __init__(self, reader: Reader, reading: Reading) -> None:
        self.reading = reading
        self.candidates = Candidates(reader)
        self._common = CommonNames(reader)
        self._made = MadeChildren()
        self._meant: dict[Description, Meant] = {}

    def read_from(self, reader: Reader) -> None:
        """Look children up in another reading of the same data from now on."""
        self.candidates.reader = self._common.reader = reader

    def mark(self) -> Back:
        """How to come back to the children of the file who are saved now."""
        return self._made.mark()

    def plan_anew(self, rows: Iterable[tuple[int, Description]]) -> None:
        """Judge rows once more, as somebody else has saved children since; those made here are no news."""
        self.candidates.forget()
        self.plan(rows)

    def meant(self, description: Description) -> Meant:
        """Whom a description means."""
        if description not in self._meant:
            self.plan([(0, description)])
        return self._meant[description]

    def plan(self, rows: Iterable[tuple[int, Description]]) -> None:
        """Judge the descriptions of rows, each with the number of its row, all together."""
        first: dict[Description, int] = {}
        for number, description in rows:
            first.setdefault(description, number)
        cases = [case for description, number in first.items() if (case := self._case(number, description))]
        self._look_up(cases)
        barred = _taken_twice(cases)
        for case in sorted(cases, key=_fullest_first):
            self._meant[case.description] = self._judge(case, barred)

    def _case(self, row: int, description: Description) -> _Case | None:
        draft = draft_from(TARGETS[CHILD.key], dict(description.parts), self.reading)
        try:
            read_values(TARGETS[CHILD.key], draft)
        except ValueProblem as problem:
            self._meant[description] = Meant(unreadable=str(problem))
            return None
        child = draft.record()
        return _Case(row, description, child, facts_of(child), CHILD.label(child))

    def _look_up(self, cases: Sequence[_Case]) -> None:
        found, here = self.candidates.of([case.child for case in cases]), self._made.saved()
        for case, candidates in zip(cases, found, strict=True):
            compared = [
                (alike(case.facts, candidate.facts), candidate)
                for candidate in candidates
                if candidate.id not in here
            ]
            like = [(how, candidate) for how, candidate in compared if how.worth_asking]
            case.like = sorted(like, key=lambda pair: (pair[0].weight, -pair[1].id), reverse=True)
            if not case.description.new:
                case.takes = self._sure(case)

    def _sure(self, case: _Case) -> int | None:
        surely = [
            (how, candidate)
            for how, candidate in case.like
            if sure(case.facts, candidate.facts, self._common)
        ]
        if len(surely) != 1:
            return None
        how, child = surely[0]
        others = (other for other, candidate in case.like if candidate is not child)
        return None if has_rival(how, others) else child.id

    def _judge(self, case: _Case, barred: set[int]) -> Meant:
        if case.takes is not None and case.takes not in barred:
            return Meant(on_file=case.takes)
        if case.description.new:
            return self._as_answered(case)
        if case.like:
            why = _TWO_ROWS if case.takes in barred else ""
            return Meant(question=tuple(case.like), why=why)
        here = self._made.like(case.child, case.facts)
        if made := self._made.join(case.facts, here):
            return Meant(made=made)
        return Meant(question=tuple(here)) if here else self._make(case)

    def _as_answered(self, case: _Case) -> Meant:
        """A new child, unless its number is that of another: one of the two has it by mistake."""
        here = self._made.like(case.child, case.facts)
        if made := self._made.join(case.facts, here):
            return Meant(made=made)
        like: list[_Like] = [*case.like, *here]
        if holders := tuple(found for found in like if found[0].same_number):
            return Meant(question=holders, why="Empty the UPN if it is another child all the same.")
        return self._make(case)

    def _make(self, case: _Case) -> Meant:
        return Meant(made=self._made.make(case.child, case.facts, case.row, case.label))


def _taken_twice(cases: Iterable[_Case]) -> set[int]:
    """The children on file whom rows would take that do not agree in forename and birth."""
    taken: dict[int, set[object]] = defaultdict(set)
    for case in cases:
        if case.takes is not None:
            taken[case.takes].add((case.facts.legal[1], case.facts.birth))
    return {id for id, as_whom in taken.items() if len(as_whom) > 1}


def _fullest_first(case: _Case) -> tuple[object, ...]:
    """Rows in an order of their own, whatever their places in the file."""
    facts = case.facts
    given = (facts.upns, facts.births, facts.postcodes, facts.sexes)
    return -sum(map(bool, given)), case.description.new, case.description.parts
