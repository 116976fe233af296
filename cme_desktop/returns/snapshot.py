"""What measures know besides the records that they count, as of one moment."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

from cme_desktop.description.record import R, Record
from cme_desktop.returns.authorities import same_authority
from cme_desktop.returns.periods import DateRange
from cme_desktop.standing_records.hub import Hub
from cme_desktop.statutory.law import Law

A = TypeVar("A")


@dataclass(frozen=True)
class Snapshot:
    """The law, the hubs, and whose records are whose."""

    law: Law
    hubs: Mapping[int, Hub]
    """By record id."""
    restricted: frozenset[int] = frozenset()
    """The records that count in wholes and in no named part, as they are about restricted children."""
    survivors: Mapping[int, int] = field(default_factory=dict)
    """For each merged record of a child, the one that stands for the child."""
    authority: Sequence[str] = ()
    """The authority's own name and code, as destinations may give them."""
    _answers: dict[Callable[[Any, Law], object], tuple[Record, object]] = field(
        default_factory=dict, init=False
    )

    def hub_name(self, id: int, period: DateRange) -> str:
        """What a hub was called when the period ended."""
        return self.hubs[id].name_on(period.end) if id in self.hubs else f"Hub {id}"

    def child_of(self, record: Record) -> int | None:
        """The child that a record is about, whichever of the child's records it names."""
        return None if record.child is None else self.survivors.get(record.child, record.child)

    def is_own(self, authority: str) -> bool:
        """Whether this names the authority whose return it is."""
        return any(same_authority(authority, own) for own in self.authority)

    def once(self, question: Callable[[R, Law], A], record: R) -> A:
        """The answer to a question of a record, worked out once for all measures that ask it in a row."""
        kept = self._answers.get(question)
        if kept is None or kept[0] is not record:
            kept = self._answers[question] = record, question(record, self.law)
        return cast(A, kept[1])
