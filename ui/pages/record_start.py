"""What a form begins with: a saved record, what a new one is filled with, or typing left unfinished."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from cme_desktop.drafts import Draft, all_linked
from cme_desktop.fields import Reading
from cme_desktop.leave import Leave
from cme_desktop.ports import Author, EmergencyDrafts, KeptDraft, Reader
from cme_desktop.records import CHILD, OFFICER, record_type
from cme_desktop.records.base import Record, RecordType
from cme_desktop.services.follow_ups import begin, follow_ups, under_way
from cme_desktop.services.unfinished import unfinished
from cme_desktop.statutory.law import Law
from ui.lists.facts import linked
from ui.pages.record_saving import CARET
from ui.shell.places import Kind, Place


@dataclass(frozen=True)
class Start:
    """Everything read for one form. `base` is the saved record, `begun` what a new one is filled with."""

    type: RecordType[Any]
    law: Law
    base: Record | None = None
    begun: Record | None = None
    labels: dict[int, str] = field(default_factory=dict)
    kept: KeptDraft | None = None
    words: str = ""

    @property
    def caret(self) -> str:
        """The path of the field where typing was left, "" where that is not known."""
        return str(self.kept.typed.get(CARET, "")) if self.kept is not None else ""

    def draft(self, reading: Reading, author: Author) -> Draft[Any]:
        """A draft of it, with unfinished typing taken up again.

        A new notice is on the desk of the officer who begins it.
        """
        draft = Draft(self.type, reading, self.base, self.labels)
        if self.begun is not None:
            for name in self.type.plain:
                draft.head.fill(name, getattr(self.begun, name), self.labels)
        mine = self.base is None and OFFICER.key in self.type.plain and self.type.notice
        if mine and author.officer and not draft.entry(OFFICER.key).text:
            draft.choose(OFFICER.key, author.officer, author.name)
        draft.begin_here()
        for name, text in _name_parts(self.type, self.words):
            draft.type_in(name, text)
        if self.kept is not None:
            draft.restore(self.kept.typed)
        return draft


def read_start(place: Place, who: str, emergency: EmergencyDrafts, reader: Reader) -> Start:
    """What the form at a place begins with. Raises NotFound."""
    kind = record_type(place.type or reader.type_of(place.id or 0))
    kept = _kept(unfinished(reader, emergency, who), place)
    base: Record | None = reader.get(kind, place.id) if place.id is not None else None
    begun = _begun(reader, kind, place) if base is None else None
    shown = [record for record in (base, begun) if record is not None]
    ids = {id for record in shown for id in linked(kind, record)}
    if kept is not None:
        ids |= all_linked(kept.typed)
    return Start(kind, reader.law(), base, begun, reader.labels(ids), kept, place.words)


def follow_up_place(source: int, to: str, reader: Reader) -> Place | None:
    """Where what grows out of a record is begun, or gone on with; None where nothing of the kind does."""
    for follow in follow_ups(reader.type_of(source)):
        if follow.to == to:
            begun = under_way(reader, follow, source)
            if begun is None and follow.unless(reader.get(record_type(follow.start), source)):
                return None
            return (
                Place(Kind.RECORD, follow.to, begun.id)
                if begun
                else Place(Kind.NEW, follow.to, source=source)
            )
    return None


def _kept(drafts: Sequence[KeptDraft], place: Place) -> KeptDraft | None:
    """The draft that was asked for, or the officer's own of this record."""
    if place.mark:
        return next((kept for kept in drafts if kept.mark == place.mark), None)
    if place.draft is not None:
        return next((kept for kept in drafts if kept.id == place.draft), None)
    if place.id is None:
        return None
    return next((kept for kept in drafts if kept.record == place.id), None)


def _begun(reader: Reader, kind: RecordType[Any], place: Place) -> Record | None:
    """A new record as far as another one, or the child it is about, already tells."""
    if place.source is not None:
        start = reader.type_of(place.source)
        source = reader.get(record_type(start), place.source)
        follow = next(follow for follow in follow_ups(start) if follow.to == kind.key)
        return begin(follow, source)[1]
    if place.fill:
        filled: Record = kind.cls(**dict(place.fill))
        return filled
    if place.child is None:
        return None
    begun: Record = kind.cls(child=place.child)
    if kind.school_of_child in kind.plain:
        setattr(begun, kind.school_of_child, reader.get(CHILD, place.child).school)
    return begun


def school_of(child: int, leave: Leave, reader: Reader) -> tuple[int, str] | None:
    """The school that a child is on the roll of, with its name; None where the file is not opened."""
    if not leave.covers(reader.accounts(child)):
        return None
    school = reader.get(CHILD, child).school
    return None if school is None else (school, reader.labels([school])[school])


def _name_parts(kind: RecordType[Any], words: str) -> Iterator[tuple[str, str]]:
    """Words typed into a look-up, as the name they most likely are: `Okafor, Ada` or `Ada Okafor`."""
    if not words:
        return
    if not {"surname", "forename"} <= kind.plain.keys():
        if "name" in kind.plain:
            yield "name", words
        return
    if "," in words:
        surname, _, forename = words.partition(",")
    else:
        *rest, surname = words.split()
        forename = " ".join(rest)
    yield "surname", surname.strip()
    if forename.strip():
        yield "forename", forename.strip()
