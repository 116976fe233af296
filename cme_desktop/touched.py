"""What a change of the data file touched, and whether that concerns somebody who shows part of it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from types import MappingProxyType

MOST = 500
"""Ids that are told one by one; after a change of more, any record may be another than before."""

Ids = frozenset[int] | None
"""Ids of records; None for so many that they are not told one by one."""
NO_IDS: frozenset[int] = frozenset()


class Aspect(Enum):
    """What can change without a record of some type being saved, or beside it."""

    DRAFTS = auto()
    """Unfinished typing was kept or dropped."""
    DEADLINES = auto()
    """Deadlines were reckoned anew, of records that stay as they are."""
    LAW = auto()
    """Rules or school days are others, or will be once all is reckoned."""
    SEEN = auto()
    """Who is seen by everybody may have changed."""
    QUESTIONS = auto()
    """A question for managers was asked or answered."""
    SETTINGS = auto()
    """A setting of the authority was set."""
    RETURNS = auto()
    """A return was kept, sent or spoken of, or cells were published."""


_BY_ITSELF = {Aspect.DRAFTS, Aspect.DEADLINES}


@dataclass(frozen=True)
class Touched:
    """The records that were saved or written of, by type, and what else; `|` joins two."""

    records: Mapping[str, Ids] = field(default_factory=lambda: MappingProxyType({}))
    linked: Ids = NO_IDS
    """What these records point at, or did before: child, school and officer, and whoever is in their rows."""
    renamed: frozenset[str] = frozenset()
    """Types of which a record is called, or found by, something else now."""
    aspects: frozenset[Aspect] = frozenset()

    def __or__(self, other: "Touched") -> "Touched":
        types = {*self.records, *other.records}
        return Touched(
            {key: _both(self.records.get(key, NO_IDS), other.records.get(key, NO_IDS)) for key in types},
            _both(self.linked, other.linked),
            self.renamed | other.renamed,
            self.aspects | other.aspects,
        )

    def __bool__(self) -> bool:
        return bool(self.records or self.aspects)

    @property
    def asked_for(self) -> bool:
        """Whether it is more than the program writes by itself: typing kept, due dates reckoned."""
        return bool(self.records or self.aspects - _BY_ITSELF)


NOTHING = Touched()


def aspect(*aspects: Aspect) -> Touched:
    """No record, but something else."""
    return Touched(aspects=frozenset(aspects))


@dataclass(frozen=True)
class Concern:
    """What somebody shows, so that a change of anything else is none of theirs."""

    types: frozenset[str] | None = frozenset()
    """Any record of these types; None for any record there is."""
    records: frozenset[int] = NO_IDS
    """These very records."""
    about: frozenset[int] = NO_IDS
    """Whatever points at these records, from now on too."""
    named: frozenset[str] = frozenset()
    """How records of these types are called."""
    aspects: frozenset[Aspect] = frozenset()

    def is_of(self, touched: Touched) -> bool:
        """Whether any of it was touched."""
        return bool(
            (touched.records if self.types is None else self.types & touched.records.keys())
            or self.named & touched.renamed
            or self.aspects & touched.aspects
            or any(_meet(self.records, ids) for ids in touched.records.values())
            or _meet(self.about, touched.linked)
        )


def _both(one: Ids, other: Ids) -> Ids:
    if one is None or other is None:
        return None
    together = one | other
    return together if len(together) <= MOST else None


def _meet(shown: Collection[int], touched: Ids) -> bool:
    return bool(shown) and (touched is None or not touched.isdisjoint(shown))
