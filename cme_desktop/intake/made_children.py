"""The children whom a file makes: several rows may be of one, and which does not depend on their order.

All rows of a file come from one hand, so that surname, forename and birth are enough to be one child where
nothing speaks against it: no other UPN, sex or postcode. Any other likeness is asked about.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from cme_desktop.intake.candidates import Place, filed_under, narrow_keys, sharing
from cme_desktop.intake.marks import Back
from cme_desktop.matching.alike import Alike, alike
from cme_desktop.matching.facts import Facts
from cme_desktop.matching.sure import one_child
from cme_desktop.records.child import Child
from cme_desktop.records.child.identity import birth_day


@dataclass(eq=False)
class MadeChild:
    """One child that rows make; `named` says which, from the row that made it once it is saved."""

    row: int
    label: str
    facts: Facts
    id: int | None = None
    reference: str | None = None
    contested: bool = False
    """Whether another row has its name and birth, and says something contrary."""

    @property
    def named(self) -> str:
        """How a refusal says which child is meant."""
        return f"{self.label} ({self.reference or f'row {self.row}'})"

    @property
    def told_by_name(self) -> bool:
        """Without a birth, a second row of the same name may be another child."""
        return self.facts.birth is None


class MadeChildren:
    """The children made so far, the best described rows first."""

    def __init__(self) -> None:
        self._filed: dict[Place, list[MadeChild]] = defaultdict(list)
        self._all: list[MadeChild] = []

    def saved(self) -> set[int]:
        """The ids of those that are saved: children on file whom this file has made."""
        return {made.id for made in self._all if made.id is not None}

    def mark(self) -> Back:
        """How to come back to those who are saved now; who makes whom stays as it was judged."""
        saved = self.saved()

        def back() -> None:
            for made in self._all:
                if made.id not in saved:
                    made.id = made.reference = None

        return back

    def like(self, child: Child, facts: Facts) -> list[tuple[Alike, MadeChild]]:
        """Those who may be the same as this one, the likeliest first."""
        compared = [(alike(facts, made.facts), made) for made in sharing(self._filed, child)]
        found = [(how, made) for how, made in compared if how.worth_asking]
        return sorted(found, key=lambda pair: (pair[0].weight, -pair[1].row), reverse=True)

    def join(self, facts: Facts, like: Sequence[tuple[Alike, MadeChild]]) -> MadeChild | None:
        """Of those like it the one that a row is of beyond doubt, which it then describes further."""
        same = [made for _, made in like if one_child(facts, made.facts)]
        for _, made in like:
            made.contested |= made not in same and made.facts.legal == facts.legal
        if len(same) != 1 or (same[0].contested and not facts.present & same[0].facts.upns):
            return None
        same[0].facts = same[0].facts.united(facts)
        return same[0]

    def make(self, child: Child, facts: Facts, row: int, label: str) -> MadeChild:
        """A child of its own."""
        made = MadeChild(row, label, facts)
        self._all.append(made)
        for key in narrow_keys(child):
            for place in filed_under(key, birth_day(child)):
                self._filed[place].append(made)
        return made
