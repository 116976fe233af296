"""What a row brings with it, saved: the records it points at, and the people named in a child's rows."""

from collections.abc import Sequence
from typing import Any

from cme_desktop.intake.linking import Linked, Linker
from cme_desktop.intake.row_reading import NOT_YET, ReadRow
from cme_desktop.intake.targets import TARGETS
from cme_desktop.ports import Reader, UnitOfWork
from cme_desktop.records import record_type as type_named
from cme_desktop.records.base import Record, RecordType
from cme_desktop.services.saving import save_record

KeptIn = tuple[str, str, str]


class Maker:
    """Saves through a unit of work. Without one it is a rehearsal: what is new gets an id below nought."""

    def __init__(
        self,
        reader: Reader,
        work: UnitOfWork | None,
        linker: Linker,
        action: str,
    ) -> None:
        self.reader = reader
        self.work = work
        self.linker = linker
        self.action = action
        self._last_made_up = NOT_YET
        self._rehearsed: dict[int, Any] = {}

    def save(self, record_type: RecordType[Any], record: Record) -> int:
        """Save a record, with its consequences; its id."""
        if self.work is None:
            if record.id is not None:
                return record.id
            self._last_made_up -= 1
            self._rehearsed[self._last_made_up] = record
            return self._last_made_up
        id: int | None = save_record(self.work, record_type, record, self.action).id
        assert id is not None
        return id

    def saved(self, record_type: RecordType[Any], id: int) -> Any:
        """The record on file, or the one that a rehearsal would have saved."""
        return self._rehearsed[id] if id in self._rehearsed else self.reader.get(record_type, id)

    def make_linked(self, read: ReadRow) -> None:
        """Save what the row points at and is not on file, people before the child whose rows name them."""
        kept = {path: _kept_in(linked) for path, linked in read.links.items()}
        for path in sorted(read.links, key=lambda path: kept[path] is None):
            members = [read.links[other] for other, place in kept.items() if place and place[0] == path]
            self._make(read.links[path], members)
        for path, place in kept.items():
            if place and place[0] in read.links:
                self._keep(read.links[place[0]], read.links[path], place)
        for path, linked in read.links.items():
            read.draft.choose(path, linked.id, linked.label)

    def _make(self, linked: Linked, members: Sequence[Linked]) -> None:
        if linked.draft is None:
            return
        record = linked.draft.record()
        named = {member.id: _kept_in(member) for member in members}
        for id, place in named.items():
            if id is not None and place is not None:
                _name(record, linked.to, place, id)
        self.linker.settle(linked, self.save(type_named(linked.to), record), record)

    def _keep(self, holder: Linked, member: Linked, place: KeptIn) -> None:
        """Name somebody in the rows of the record that holds them, where they are not named yet."""
        assert holder.id is not None
        assert member.id is not None
        if self.linker.holds(holder, member.id):
            return
        kind = type_named(holder.to)
        if holder.id > 0:
            record = self.reader.get(kind, holder.id)
            _name(record, holder.to, place, member.id)
            self.save(kind, record)
        self.linker.hold(holder, member.id)


def _kept_in(linked: Linked) -> KeptIn | None:
    return TARGETS[linked.to].kept_in if linked.to in TARGETS else None


def _name(record: Any, key: str, place: KeptIn, id: int) -> None:
    _, rows, link = place
    getattr(record, rows).append(type_named(key).rows[rows].of(**{link: id}))
