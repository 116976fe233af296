"""The children on file whom a row may mean: found by blocking keys, however many rows there are.

One row and a thousand are looked up in the same way, so that what a row means does not depend on how long its
file is. Restricted children are never read, and a merged record stands for the one it was merged into.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from cme_desktop.matching.facts import IdentityFacts
from cme_desktop.ports import Reader
from cme_desktop.public_names import name_elsewhere
from cme_desktop.standing_records.child import CHILD, Child
from cme_desktop.standing_records.child.identity import FACTS, birth_day, child_keys, facts_of

Place = tuple[object, ...]

_OF_NAMES = ("n:", "i:")
"""Keys that say nothing of a birth: in a town of namesakes hundreds share them."""
_BROAD = "s:"
"""The key of a year and one sound: hundreds of children share it, who share nothing else."""
_MOST_HELD = 2_000
"""Children in memory; of those who are let go, any that is wanted again is read again."""


@dataclass(frozen=True)
class Sought:
    """What a child whom a row describes is looked for by."""

    keys: frozenset[str]
    """The blocking keys that few others share."""
    born: date | None


def sought(child: Child) -> Sought:
    """Worked out once for each row, as several ask."""
    keys = (key for key in child_keys(child) if not key.startswith(_BROAD))
    return Sought(frozenset(keys), birth_day(child))


@dataclass(frozen=True)
class Candidate:
    """One child on file."""

    id: int
    named: str
    """Its name with its reference, as a refusal says it."""
    facts: IdentityFacts


class Candidates:
    """Looks for the children on file who may be those of some rows."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self._read: dict[int, Child] = {}

    def forget(self) -> None:
        """Read children anew."""
        self._read.clear()

    def of(self, children: Iterable[Sought]) -> list[list[Candidate]]:
        """For each child that a row describes, those on file who share a key with it."""
        if len(self._read) > _MOST_HELD:
            self.forget()
        wanted = list(children)
        holders = self.reader.holders_of_keys({key for child in wanted for key in child.keys})
        self._take_in({id for ids in holders.values() for id in ids})
        known: dict[int, Candidate | None] = {}
        filed: dict[Place, list[int]] = defaultdict(list)
        for key, ids in holders.items():
            for id in ids:
                for place in filed_under(key, birth_day(self._read[id])):
                    filed[place].append(id)
        return [list(self._united(_sharing(filed, child), known)) for child in wanted]

    def survivor(self, id: int) -> int:
        """The child that a record stands for: itself, or at the end of all mergers."""
        self._take_in({id})
        seen = {id}
        while (child := self._read.get(id)) and child.merged_into and child.merged_into not in seen:
            id = child.merged_into
            seen.add(id)
        return id

    def _take_in(self, ids: Iterable[int]) -> None:
        """Read these, and whatever they were merged into."""
        wanted = set(ids) - self._read.keys()
        while wanted:
            found = list(self.reader.glimpses(CHILD, FACTS, wanted))
            self._read |= {child.id: child for child in found if child.id is not None}
            wanted = {child.merged_into for child in found if child.merged_into} - self._read.keys()

    def _united(self, ids: Iterable[int], known: dict[int, Candidate | None]) -> Iterable[Candidate]:
        """The children that these records are of, each with what its merged records say besides."""
        of: dict[int, list[int]] = {}
        for id in sorted(ids):
            of.setdefault(self.survivor(id), []).append(id)
        for id, records in of.items():
            if id not in known:
                known[id] = self._candidate(id)
            found = known[id]
            if found is None:
                continue
            for other in records:
                if other != id:
                    found = replace(found, facts=found.facts.united(facts_of(self._read[other])))
            yield found

    def _candidate(self, id: int) -> Candidate | None:
        child = self._read.get(id)
        if child is None:
            return None
        return Candidate(id, f"{name_elsewhere(CHILD, child)} ({child.reference})", facts_of(child))


def filed_under(key: str, born: date | None) -> Iterator[Place]:
    """The places in which a child with a key is kept: keys of names alone are parted by the birth."""
    if not key.startswith(_OF_NAMES):
        yield (key,)
        return
    yield key, "any birth"
    yield from _by_birth(key, born) if born else [(key, "no birth")]


def places_of(child: Sought) -> list[Place]:
    """Where those are who share a key with a child, and for keys of names alone two parts of the birth."""
    born = child.born
    places: list[Place] = []
    for key in child.keys:
        if not key.startswith(_OF_NAMES):
            places.append((key,))
        elif born is None:
            places.append((key, "any birth"))
        else:
            places += [*_by_birth(key, born), (key, "no birth")]
    return places


def _sharing(filed: Mapping[Place, Iterable[int]], child: Sought) -> set[int]:
    return {found for place in places_of(child) for found in filed.get(place, ())}


def _by_birth(key: str, born: date) -> Iterator[Place]:
    yield key, "day", born.year, born.month
    yield key, "month", born.year, born.day
    yield key, "year", born.month, born.day
