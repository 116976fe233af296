"""Whose a row is: a child on file when that is sure, a new child when it is like nobody; else it is asked.

All rows of a file are judged before the first is loaded. Two of them that would take one child under
different names take it neither, whichever of them comes first.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from itertools import islice
from typing import TypeVar

from cme_desktop.fields import Reading
from cme_desktop.intake.candidates import Candidate, Candidates, Sought, sought
from cme_desktop.intake.common_names import CommonNames
from cme_desktop.intake.made_children import MadeChild, MadeChildren, Shares, shares_of
from cme_desktop.intake.particulars import draft_from, read_values
from cme_desktop.intake.targets import TARGETS
from cme_desktop.matching.alike import Alike, alike
from cme_desktop.matching.facts import IdentityFacts
from cme_desktop.matching.sure import has_rival, sure
from cme_desktop.ports import Notebook, NotebookPage, Reader
from cme_desktop.public_names import ShownName, own_name
from cme_desktop.standing_records.child import CHILD
from cme_desktop.standing_records.child.identity import facts_of
from cme_desktop.values.errors import ValueProblem

T = TypeVar("T")

_SHOWN = 5
_ENOUGH = 16
"""Bytes of a digest, of which no two are the same."""
_AT_ONCE = 200
"""Descriptions that are looked up together."""
_Like = tuple[Alike, Candidate | MadeChild]
_TWO_ROWS = "Another row of this file would be the same child under another forename or birth."


@dataclass(frozen=True)
class Description:
    """What the cells of a row say of a child, by field; `new` where somebody has answered that it is one."""

    parts: tuple[tuple[str, str], ...]
    new: bool = False

    @cached_property
    def key(self) -> bytes:
        """What it is noted under."""
        return sha256(repr((self.new, self.parts)).encode()).digest()[:_ENOUGH]


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
    question: tuple[str, ...] = ()
    """Who it may be, with what speaks for and against it: the likeliest."""
    others: int = 0
    """How many more it may be."""
    why: str = ""
    unreadable: str = ""

    def asked(self) -> Asked:
        """The question."""
        others = f"; and {self.others} more" if self.others else ""
        return Asked(" ".join(filter(None, (f"may be {'; or '.join(self.question)}{others}.", self.why))))


@dataclass(frozen=True)
class _Judged:
    """What is noted of `Meant`: the children whom the file makes by their numbers, as they go on changing."""

    on_file: int | None = None
    made: int | None = None
    question: tuple[tuple[str, str | int], ...] = ()
    others: int = 0
    why: str = ""
    unreadable: str = ""


@dataclass
class _Case:
    """One description with what is like it on file."""

    row: int
    description: Description
    shares: Shares
    facts: IdentityFacts
    label: ShownName
    like: list[tuple[Alike, Candidate]] = field(default_factory=list)
    takes: int | None = None


class Whose:
    """Judges the rows of one file; descriptions that were not planned are judged by themselves."""

    def __init__(self, reader: Reader, reading: Reading, notebook: Notebook) -> None:
        self.reading = reading
        self.candidates = Candidates(reader)
        self._common = CommonNames(reader)
        self._made = MadeChildren(notebook)
        self._planned: NotebookPage[bytes, int] = notebook.page("descriptions in a plan")
        self._cases: NotebookPage[bytes, _Case] = notebook.page("cases of a plan, in their order")
        self._taken: NotebookPage[int, tuple[object, ...]] = notebook.page(
            "children taken in a plan, and as whom"
        )
        self._barred: NotebookPage[int, int] = notebook.page(
            "children whom rows would take that do not agree"
        )
        self._judged: NotebookPage[bytes, _Judged] = notebook.page("what descriptions mean")

    def read_from(self, reader: Reader) -> None:
        """Look children up in another reading of the same data from now on."""
        self.candidates.reader = self._common.reader = reader

    def plan_anew(self, rows: Iterable[tuple[int, Description]]) -> None:
        """Judge rows once more, as somebody else has saved children since; those made here are no news."""
        self.candidates.forget()
        self.plan(rows)

    def meant(self, description: Description) -> Meant:
        """Whom a description means."""
        key = description.key
        judged = self._judged.get(key)
        if judged is None:
            self.plan([(0, description)])
            judged = self._judged.get(key)
            assert judged is not None
        made = self._made.get(judged.made) if judged.made is not None else None
        question = tuple(f"{self._named(who)}: {words}" for words, who in judged.question)
        return Meant(judged.on_file, made, question, judged.others, judged.why, judged.unreadable)

    def save(self, made: MadeChild, id: int, reference: str | None) -> None:
        """A child that the file makes has become a record."""
        self._made.save(made, id, reference)

    def plan(self, rows: Iterable[tuple[int, Description]]) -> bool:
        """Judge the descriptions of rows, each with the number of its row, all together.

        Gives whether somebody has to be asked about any.
        """
        asks = False
        for some in _so_many(self._first_of_each(rows), _AT_ONCE):
            cases = [read for number, description in some if (read := self._case(number, description))]
            self._look_up(cases)
            for case, _ in cases:
                self._take(case)
                self._cases.put(_fullest_first(case), case)
        for case in self._cases.values():
            judged = self._judge(case)
            self._judged.put(case.description.key, judged)
            asks = asks or bool(judged.question)
        for page in (self._planned, self._cases, self._taken, self._barred):
            page.clear()
        return asks

    def _first_of_each(self, rows: Iterable[tuple[int, Description]]) -> Iterator[tuple[int, Description]]:
        for number, description in rows:
            if self._planned.put_first(description.key, number):
                yield number, description

    def _case(self, row: int, description: Description) -> tuple[_Case, Sought] | None:
        draft = draft_from(TARGETS[CHILD.key], dict(description.parts), self.reading)
        try:
            read_values(TARGETS[CHILD.key], draft)
        except ValueProblem as problem:
            self._judged.put(description.key, _Judged(unreadable=str(problem)))
            return None
        child = draft.record()
        by = sought(child)
        return _Case(row, description, shares_of(by), facts_of(child), own_name(CHILD, child)), by

    def _look_up(self, cases: Sequence[tuple[_Case, Sought]]) -> None:
        found = self.candidates.of([by for _, by in cases])
        for (case, _), candidates in zip(cases, found, strict=True):
            compared = [
                (alike(case.facts, candidate.facts), candidate)
                for candidate in candidates
                if not self._made.is_saved(candidate.id)
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

    def _take(self, case: _Case) -> None:
        """Note whom a case takes: those whom rows take that do not agree in forename and birth are barred."""
        if case.takes is None:
            return
        as_whom = (case.facts.legal[1], case.facts.birth)
        taken = self._taken.get(case.takes)
        if taken is None:
            self._taken.put(case.takes, as_whom)
        elif taken != as_whom:
            self._barred.put(case.takes, 1)

    def _judge(self, case: _Case) -> _Judged:
        barred = case.takes is not None and case.takes in self._barred
        if case.takes is not None and not barred:
            return _Judged(on_file=case.takes)
        if case.description.new:
            return self._as_answered(case)
        if case.like:
            return self._asking(case.like, _TWO_ROWS if barred else "")
        here = self._made.like(case.shares, case.facts)
        if made := self._made.join(case.facts, here):
            return _Judged(made=made.number)
        return self._asking(here) if here else self._make(case)

    def _as_answered(self, case: _Case) -> _Judged:
        """A new child, unless its number is that of another: one of the two has it by mistake."""
        here = self._made.like(case.shares, case.facts)
        if made := self._made.join(case.facts, here):
            return _Judged(made=made.number)
        like: list[_Like] = [*case.like, *here]
        if holders := [found for found in like if found[0].same_number]:
            return self._asking(holders, "Empty the UPN if it is another child all the same.")
        return self._make(case)

    def _asking(self, like: Sequence[_Like], why: str = "") -> _Judged:
        shown = tuple(
            (how.words(), who.number if isinstance(who, MadeChild) else who.named)
            for how, who in like[:_SHOWN]
        )
        return _Judged(question=shown, others=len(like) - len(shown), why=why)

    def _named(self, who: str | int) -> str:
        return self._made.get(who).named if isinstance(who, int) else who

    def _make(self, case: _Case) -> _Judged:
        return _Judged(made=self._made.make(case.shares, case.facts, case.row, case.label).number)


def _so_many(values: Iterable[T], size: int) -> Iterator[list[T]]:
    several = iter(values)
    while some := list(islice(several, size)):
        yield some


def _fullest_first(case: _Case) -> bytes:
    """Rows in an order of their own, whatever their places in the file."""
    facts = case.facts
    given = (facts.upns, facts.births, facts.postcodes, facts.sexes)
    return _in_order((len(given) - sum(map(bool, given)), case.description.new, case.description.parts))


def _in_order(value: object) -> bytes:
    """Small numbers, texts and tuples of these as bytes that are sorted as they are themselves."""
    match value:
        case str():
            return value.encode("utf-8", "surrogatepass").replace(b"\0", b"\0\1") + b"\0\0"
        case int():
            return bytes([value])
        case tuple():
            return b"".join(b"\1" + _in_order(part) for part in value) + b"\0"
    raise TypeError(f"no order for {type(value).__name__}")
