"""What one action did to the plain model, and what stands in the way of taking it back."""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Any

from cme_desktop.operations.performing import LongOperation, Operation
from cme_desktop.operations.undoing import Undo

Line = dict[str, Any]
Way = Operation[None] | LongOperation[None]
"""The operation of the program that takes another one back."""


@dataclass(eq=False)
class Deed:
    """One action: the lines that it changed, as they were before and after it; None where there was none."""

    before: Mapping[str, Line | None]
    after: Mapping[str, Line | None]
    settled: Set[str]
    """Which of them an officer had settled before."""
    way: Way | None
    """None where it cannot be taken back, or no more."""
    written: Set[str]
    """What the program says that it wrote, such as was put back by what followed among it."""

    @classmethod
    def between(
        cls, before: Mapping[str, Line], after: Mapping[str, Line], settled: Set[str], way: Way | None
    ) -> "Deed":
        """What was done between two states of the model."""
        changed = [one for one in {**before, **after} if before.get(one) != after.get(one)]
        now = {one: dict(after[one]) if one in after else None for one in changed}
        written = {one.reference for one in way.written} if isinstance(way, Undo) else set[str]()
        return cls({one: before.get(one) for one in changed}, now, settled & set(changed), way, written)

    @property
    def saved(self) -> set[str]:
        """The records that it saved; what the model alone knows of one is on no file."""
        return {one for one in self.after if _on_file(self.before[one]) != _on_file(self.after[one])}

    @property
    def made(self) -> set[str]:
        """Those that were not there before."""
        return {one for one, line in self.before.items() if line is None}


def in_the_way(deed: Deed, later: Iterable[Deed], lines: Mapping[str, Line], links: Set[str]) -> set[str]:
    """The records for which an action cannot be taken back: changed since, or pointing at what would go.

    Such too as would point at a record that is not there any more.
    """
    changed = {one for each in later for one in deed.saved & each.saved}
    then = {**lines, **{one: line for one, line in deed.before.items() if line is not None}}
    stay = then.keys() - deed.made
    stands = {one for one in stay for to in _named(then[one], links) if to in deed.made}
    lost = {one for one in deed.saved & stay for to in _named(then[one], links) if to not in then}
    return changed | stands | lost


def touched_again(deed: Deed, later: Iterable[Deed]) -> set[str]:
    """What both it and a later action wrote, though it may say the same as between them."""
    return {one for each in later for one in (deed.saved | deed.written) & (each.saved | each.written)}


def about_the_same(deed: Deed, later: Iterable[Deed]) -> set[str]:
    """What was saved later about the children whom it concerns: it may count on what would go."""
    children = _children(deed)
    return {one for each in later if _children(each) & children for one in each.saved | each.written}


def _children(deed: Deed) -> set[str]:
    lines = [line for state in (deed.before, deed.after) for line in state.values() if line is not None]
    themselves = {one for one in deed.after if one.startswith("CHD-")}
    return themselves | {line["child"] for line in lines if line.get("child") is not None}


def _on_file(line: Line | None) -> Line | None:
    return None if line is None else {name: held for name, held in line.items() if name[0] != "_"}


def _named(line: Line, links: Set[str]) -> Iterator[str]:
    return (line[name] for name in links if line.get(name) is not None)
