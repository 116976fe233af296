"""What a form begins with: a saved record, what a new one is filled with, or typing left unfinished."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from cme_desktop.description.linked import linked
from cme_desktop.description.record import Record
from cme_desktop.description.record_type import RecordType
from cme_desktop.drafts import Draft, all_linked
from cme_desktop.fields import Reading
from cme_desktop.leave import Leave
from cme_desktop.ports import Author, EmergencyDrafts, KeptDraft, Reader, Records
from cme_desktop.public_names import Labels, ShownName, plain_words
from cme_desktop.registry import record_type
from cme_desktop.services.follow_ups import begin, under_way
from cme_desktop.services.opening import refuse_unopened
from cme_desktop.services.unfinished import unfinished
from cme_desktop.standing_records.child import CHILD
from cme_desktop.standing_records.officer import OFFICER
from cme_desktop.statutory.law import Law

CARET = "caret"
"""What the path of the field with the caret is kept under, among what is typed."""


@dataclass(frozen=True)
class Wanted:
    """The form of one record, or of a new one with what it begins with."""

    type: str
    id: int | None = None
    """The record; None for a new one."""
    child: int | None = None
    """Whom a new one is about."""
    source: int | None = None
    """The record that a new one grows out of."""
    fill: tuple[tuple[str, Any], ...] = ()
    """What a new one begins with: values by field."""
    words: str = ""
    """What was typed before a new one was asked for."""
    draft: int | None = None
    """The unfinished typing to take up again, by its number in the data file."""
    mark: str = ""
    """The same by its mark, wherever it is kept."""


@dataclass(frozen=True)
class Start:
    """Everything read for one form. `base` is the saved record, `begun` what a new one is filled with."""

    type: RecordType[Any]
    law: Law
    base: Record | None = None
    begun: Record | None = None
    labels: Labels = field(default_factory=dict)
    kept: KeptDraft | None = None
    words: str = ""

    @property
    def caret(self) -> str:
        """The path of the field where typing was left, "" where that is not known."""
        return str(self.kept.typed.get(CARET, "")) if self.kept is not None else ""

    def draft(self, reading: Reading, author: Author) -> Draft[Any]:
        """A draft of it, with unfinished typing taken up again.

        A new case is on the desk of the officer who begins it.
        """
        draft = Draft(self.type, reading, self.base, self.labels)
        if self.begun is not None:
            for name in self.type.plain:
                draft.head.fill(name, getattr(self.begun, name), self.labels)
        mine = self.base is None and OFFICER.key in self.type.plain and self.type.worked
        if mine and author.officer and not draft.entry(OFFICER.key).text:
            draft.choose(OFFICER.key, author.officer, plain_words(author.name))
        draft.begin_here()
        for name, text in _name_parts(self.type, self.words):
            draft.type_in(name, text)
        if self.kept is not None:
            draft.restore(self.kept.typed)
        return draft


def read_start(wanted: Wanted, who: str, emergency: EmergencyDrafts, reader: Reader) -> Start:
    """What a form begins with. Raises NotFound."""
    kind = record_type(wanted.type or reader.type_of(wanted.id or 0))
    kept = _kept(unfinished(reader, emergency, who), wanted)
    base: Record | None = reader.get(kind, wanted.id) if wanted.id is not None else None
    begun = _begun(reader, kind, wanted) if base is None else None
    shown = [record for record in (base, begun) if record is not None]
    ids = {id for record in shown for id in linked(kind, record)}
    if kept is not None:
        ids |= all_linked(kept.typed)
    return Start(kind, reader.law(), base, begun, reader.labels(ids), kept, wanted.words)


def read_version(kind: RecordType[Any], id: int | None, leave: Leave, reader: Reader) -> Start:
    """A record as it is on file now, None for a new one, and the law; what is typed is left where it is.

    Raises AskFirst where it is restricted by now, NotFound where it is gone.
    """
    refuse_unopened(reader, leave, [id])
    base: Record | None = reader.get(kind, id) if id is not None else None
    labels = reader.labels(linked(kind, base)) if base is not None else {}
    return Start(kind, reader.law(), base, labels=labels)


def follow_up(source: int, to: str, reader: Records) -> Wanted | None:
    """Where what grows out of a record is begun, or gone on with; None where nothing of the kind does."""
    start = record_type(reader.type_of(source))
    for follow in start.follow_ups:
        if follow.to == to:
            begun = under_way(reader, follow, source)
            if begun is None and follow.unless(reader.get(start, source)):
                return None
            return Wanted(follow.to, begun.id) if begun else Wanted(follow.to, source=source)
    return None


def _kept(drafts: Sequence[KeptDraft], wanted: Wanted) -> KeptDraft | None:
    """The draft that was asked for, or the officer's own of this record."""
    if wanted.mark:
        return next((kept for kept in drafts if kept.mark == wanted.mark), None)
    if wanted.draft is not None:
        return next((kept for kept in drafts if kept.id == wanted.draft), None)
    if wanted.id is None:
        return None
    return next((kept for kept in drafts if kept.record == wanted.id), None)


def _begun(reader: Records, kind: RecordType[Any], wanted: Wanted) -> Record | None:
    """A new record as far as another one, or the child it is about, already tells."""
    if wanted.source is not None:
        start = record_type(reader.type_of(wanted.source))
        follow = next(follow for follow in start.follow_ups if follow.to == kind.key)
        return begin(follow, reader.get(start, wanted.source))
    if wanted.fill:
        filled: Record = kind.cls(**dict(wanted.fill))
        return filled
    if wanted.child is None:
        return None
    begun: Record = kind.cls(child=wanted.child)
    if kind.school_of_child in kind.plain:
        setattr(begun, kind.school_of_child, reader.get(CHILD, wanted.child).school)
    return begun


def school_of(child: int, leave: Leave, reader: Records) -> tuple[int, ShownName] | None:
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
