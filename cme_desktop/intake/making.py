"""What a row brings with it, saved: the records it points at, and the people named in a child's rows.

Records on file are not touched before the import is finished: what it adds to them is put off until then, and
is remembered here for the rows to come.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from cme_desktop.description.record import Record
from cme_desktop.description.record_type import RecordType
from cme_desktop.intake.linked import Linked
from cme_desktop.intake.linking import Linker
from cme_desktop.intake.made_records import MadeRecords
from cme_desktop.intake.row_reading import ReadRow
from cme_desktop.intake.targets import TARGETS
from cme_desktop.ports import Batch, Reader
from cme_desktop.registry import record_type as type_named
from cme_desktop.services.saving import follows, store

KeptIn = tuple[str, str, str]


class RecordMaker:
    """Saves through the batch at hand. Without one it is a rehearsal: what is new gets an id below nought."""

    def __init__(self, reader: Reader, linker: Linker, made: MadeRecords, action: str) -> None:
        self.reader = reader
        self.work: Batch | None = None
        self.linker = linker
        self.made = made
        self.action = action

    def make(self, record_type: RecordType[Any], record: Record) -> int:
        """Save a new record; its id. What follows for others is put off."""
        if self.work is None:
            return self.made.rehearse(record if record_type.key in TARGETS else None)
        self.work.claim(record_type, record)
        id: int | None = store(self.work, record_type, record, self.action).id
        assert id is not None
        self.made.add(id)
        if follows(record_type):
            self.work.put_off("consequences", {"type": record_type.key, "id": id})
        return id

    def change(
        self, record_type: RecordType[Any], id: int, record: Any, step: str, what: Mapping[str, Any]
    ) -> None:
        """Save what the import adds to a record: at once to one that it made, else by a step put off."""
        if self.work is not None and id in self.made:
            store(self.work, record_type, record, self.action)
            return
        self.made.keep(id, record)
        if self.work is not None:
            self.work.put_off(step, {"type": record_type.key, "id": id, **what})

    def remember(self, digests: Collection[str], id: int) -> None:
        """Keep that a row of these digests went to a record; to one on file, once the import is whole."""
        if self.work is None:
            return
        if id in self.made:
            self.work.remember_rows(digests, id)
        else:
            self.work.put_off("remember", {"id": id, "digests": sorted(digests)})

    def saved(self, record_type: RecordType[Any], id: int) -> Any:
        """A record as it is on file, or as it will be by the end of the import."""
        return self.made.get(id) or self.reader.get(record_type, id)

    def make_linked(self, read: ReadRow) -> None:
        """Save what the row points at and is not on file, people before the child whose rows name them."""
        kept = {path: kept_in(linked) for path, linked in read.links.items()}
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
        named = {member.id: kept_in(member) for member in members}
        for id, place in named.items():
            if id is not None and place is not None:
                name_in(record, linked.to, place, id)
        self.linker.settle(linked, self.make(type_named(linked.to), record), record)

    def _keep(self, holder: Linked, member: Linked, place: KeptIn) -> None:
        """Name somebody in the rows of the record that holds them, where they are not named yet."""
        assert holder.id is not None
        assert member.id is not None
        if self.linker.holds(holder, member.id):
            return
        kind = type_named(holder.to)
        record = self.saved(kind, holder.id)
        name_in(record, holder.to, place, member.id)
        _, rows, link = place
        self.change(kind, holder.id, record, "name", {"rows": rows, "link": link, "member": member.id})
        self.linker.hold(holder, member.id)


def kept_in(linked: Linked) -> KeptIn | None:
    """Where somebody of that type is kept: the link, its rows, and the link in a row."""
    return TARGETS[linked.to].kept_in if linked.to in TARGETS else None


def name_in(record: Any, key: str, place: KeptIn, id: int) -> None:
    """Name somebody in the rows of a record."""
    _, rows, link = place
    getattr(record, rows).append(type_named(key).rows[rows].of(**{link: id}))
