"""The people of a town under other names: all that the program makes of a name goes with it."""

from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from cme_desktop.description.record_type import RecordType
from cme_desktop.standing_records.child import CHILD
from cme_desktop.standing_records.child.fields import Child
from cme_desktop.standing_records.person import PERSON, Person
from cme_desktop.values.upn import LA_CODES, check_letter, tells_apart
from db.store import SqlStore
from db.writing.known_by import KnownBy, known_by

NAMED = ("surname", "forename", "upn")
"""The fields that are others in each town."""
_STRIDES = (7_919, 3_571)
"""How far surnames and forenames move on with each town: apart, so that no two children are alike."""
_CODES = sorted(LA_CODES)


@dataclass(frozen=True)
class Renamed:
    """Somebody under another name, still with the id of the one it was made from."""

    kind: RecordType[Any]
    record: Child | Person

    @cached_property
    def known(self) -> KnownBy:
        return known_by(self.kind, self.record)

    @property
    def labels(self) -> dict[str, str]:
        return {"label": self.kind.label(self.record), "line": self.kind.line(self.record)}

    @property
    def values(self) -> dict[str, str | None]:
        """The fields that are others now."""
        return {name: getattr(self.record, name, None) for name in NAMED}

    @cached_property
    def words(self) -> set[str]:
        return self.known.words()


class People:
    """Everybody in a town."""

    def __init__(self, storage: SqlStore) -> None:
        kinds: tuple[RecordType[Any], ...] = (CHILD, PERSON)
        with storage.reading() as reader:
            self._of = [(kind, list(reader.records(kind))) for kind in kinds]
        self.by_id = {one.id: one for _, people in self._of for one in people}

    def renamed(self, number: int, renumbered: "Renumbered") -> Iterator[Renamed]:
        """All of them as they are called in one of the other towns."""
        for kind, people in self._of:
            named = [one for one in people if _is_named(one)]
            names = zip(*(_moved_on(named, number * stride) for stride in _STRIDES), strict=True)
            for one in people:
                new = copy(one)
                new.reference = renumbered(one.reference or "")
                if _is_named(one):
                    of_surname, of_forename = next(names)
                    new.surname, new.forename = of_surname.surname, of_forename.forename
                if isinstance(new, Child) and isinstance(new.upn, str):
                    new.upn = _upn(new.upn, number)
                yield Renamed(kind, new)


def _is_named(one: Child | Person) -> bool:
    """Whether a name can change hands: who has a single one keeps it."""
    return bool(one.surname and one.forename)


def _moved_on(people: Sequence[Child | Person], by: int) -> Sequence[Child | Person]:
    """The same people, beginning with another."""
    start = by % len(people) if people else 0
    return [*people[start:], *people[:start]]


class Renumbered:
    """The reference numbers of another town: each kind's go on after those of the towns before it."""

    def __init__(self, lasts: dict[tuple[str, int], int], number: int) -> None:
        self._lasts = lasts
        self._number = number

    def __call__(self, reference: str) -> str:
        prefix, year, own = reference.split("-")
        return f"{prefix}-{year}-{int(own) + self._number * self._lasts[prefix, int(year)]:04d}"


def _upn(upn: str, number: int) -> str:
    """The number that the same school of another authority would have given; a wrong one stays wrong."""
    body = _CODES[number] + upn[4:]
    return (check_letter(body) if tells_apart(upn) else upn[0]) + body
