"""The children whom a file makes: several rows may be of one, and which does not depend on their order.

All rows of a file come from one hand, so that surname, forename and birth are enough to be one child where
nothing speaks against it: no other UPN, sex or postcode. Any other likeness is asked about.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from cme_desktop.intake.candidates import Place, Sought, filed_under, places_of
from cme_desktop.matching.alike import Alike, alike
from cme_desktop.matching.facts import IdentityFacts
from cme_desktop.matching.sure import one_child
from cme_desktop.ports import Notebook, NotebookPage
from cme_desktop.public_names import ShownName


@dataclass(eq=False)
class MadeChild:
    """One child that rows make; `named` says which, from the row that made it once it is saved."""

    number: int
    row: int
    label: ShownName
    facts: IdentityFacts
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


@dataclass(frozen=True)
class Shares:
    """Where a child is filed, and where those are filed who share a key with it."""

    where: tuple[int, ...]
    with_others: tuple[int, ...]


def shares_of(child: Sought) -> Shares:
    """What tells who may be the same as a child that a row describes."""
    where = (place for key in child.keys for place in filed_under(key, child.born))
    return Shares(_kept(where), _kept(places_of(child)))


class MadeChildren:
    """The children made so far, the best described rows first."""

    def __init__(self, notebook: Notebook) -> None:
        self._made: NotebookPage[int, MadeChild] = notebook.page("made children")
        self._filed: NotebookPage[int, int] = notebook.page("made children by what they share")
        self._saved: NotebookPage[int, int] = notebook.page("made children who are saved")
        self._last = 0

    def is_saved(self, id: int) -> bool:
        """Whether the child of that id is one whom this file has made."""
        return id in self._saved

    def get(self, number: int) -> MadeChild:
        """The child of that number, as it is known by now."""
        made = self._made.get(number)
        assert made is not None
        return made

    def save(self, made: MadeChild, id: int, reference: str | None) -> None:
        """It has become a record."""
        made.id, made.reference = id, reference
        self._made.put(made.number, made)
        self._saved.put(id, made.number)

    def like(self, shares: Shares, facts: IdentityFacts) -> list[tuple[Alike, MadeChild]]:
        """Those who may be the same as this one, the likeliest first."""
        compared = (
            (alike(facts, made.facts), made)
            for made in map(self.get, sorted(self._filed.under(shares.with_others)))
        )
        found = [(how, made) for how, made in compared if how.worth_asking]
        return sorted(found, key=lambda pair: (pair[0].weight, -pair[1].row), reverse=True)

    def join(self, facts: IdentityFacts, like: Sequence[tuple[Alike, MadeChild]]) -> MadeChild | None:
        """Of those like it the one that a row is of beyond doubt, which it then describes further."""
        same = [made for _, made in like if one_child(facts, made.facts)]
        for _, made in like:
            if made not in same and made.facts.legal == facts.legal and not made.contested:
                made.contested = True
                self._made.put(made.number, made)
        if len(same) != 1 or (same[0].contested and not facts.present & same[0].facts.upns):
            return None
        (joined,) = same
        joined.facts = joined.facts.united(facts)
        self._made.put(joined.number, joined)
        return joined

    def make(self, shares: Shares, facts: IdentityFacts, row: int, label: ShownName) -> MadeChild:
        """A child of its own."""
        self._last += 1
        made = MadeChild(self._last, row, label, facts)
        self._made.put(made.number, made)
        self._filed.add_under(shares.where, made.number)
        return made


def _kept(places: Iterable[Place]) -> tuple[int, ...]:
    """Places as numbers: two that share one are only compared once more than they need be."""
    return tuple(
        int.from_bytes(blake2b(repr(place).encode(), digest_size=8).digest(), "big", signed=True)
        for place in dict.fromkeys(places)
    )
