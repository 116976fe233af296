"""Rows of a file that become records, unless they are on file or cannot be true beside what is."""

from typing import Any

from cme_desktop.intake.loaded_rows import Further
from cme_desktop.intake.making import kept_in, name_in
from cme_desktop.intake.outcome import RefusedRow
from cme_desktop.intake.row_reading import ReadRow, in_words
from cme_desktop.intake.run_parts import RunParts
from cme_desktop.issues import Severity
from cme_desktop.ports import NotebookPage
from cme_desktop.services.contradictions import contradictions
from cme_desktop.spreadsheets.tables import SheetRow
from cme_desktop.standing_records.child import CHILD
from cme_desktop.standing_records.person import PERSON


class NewRecords:
    """Makes them, with the people and places that a row names and that are not on file."""

    def __init__(self, parts: RunParts) -> None:
        self.parts = parts
        self._of_rows: NotebookPage[str, int] = parts.notebook.page("records by the rows they are of")

    def take(self, read: ReadRow, row: SheetRow, further: Further) -> bool:
        """Save the record of a row with what it points at, if it is not on file; whether it was saved."""
        parts = self.parts
        if on_file := self._on_file(read):
            reference, why = on_file
            parts.telling.skip(row.number, why)
            same = self._of_rows.get(reference) or parts.reader.by_reference(reference)
            if same is not None:
                parts.before.keep(row, same, parts.maker)
            return False
        if reasons := self._contradicted(read):
            parts.telling.refuse(RefusedRow(row.number, reasons, row, further))
            return False
        self.make_linked(read, row)
        record = read.draft.record()
        seen = record.child not in parts.restricted
        if seen and read.own is None and (like := parts.on_file.like(record)):
            told = f"this row tells of the same episode as {like}, but not in the same way."
            parts.told.add(row.number, [("episode", told)])
        if read.own is None:
            parts.on_file.add(record, f"row {row.number}")
        id = parts.maker.make(parts.type, record)
        self._of_rows.put(f"row {row.number}", id)
        if read.own is not None:
            parts.linker.settle(read.own, id, record)
            self._tell_likeness(read, row, record)
            parts.twice.keep(row.number, id)
            read.doubts += parts.twice.told(row.number, record)
        parts.before.keep(row, id, parts.maker)
        parts.telling.save(id)
        return True

    def other_of_that_reference(self, read: ReadRow) -> str | None:
        """A reference that is on file for another child was given by another data file."""
        id = self._referred(read.reference) if read.own is None else None
        child = read.links.get("child")
        if id is None or child is None or self.parts.reader.get(self.parts.type, id).child == child.id:
            return None
        return f"{read.reference} is on file for another child. Empty its reference to load the row."

    def make_linked(self, read: ReadRow, row: SheetRow) -> None:
        """Save what the row points at, and say which of the people may be on file already."""
        added = {
            id(linked): (linked, linked.draft.record())
            for linked in read.links.values()
            if linked.to == PERSON.key and linked.draft is not None
        }
        self.parts.maker.make_linked(read)
        for linked, person in added.values():
            person.id, person.reference = linked.id, linked.reference
            self._tell_likeness(read, row, person)

    def _tell_likeness(self, read: ReadRow, row: SheetRow, record: Any) -> None:
        if isinstance(record, PERSON.cls):
            read.doubts += self.parts.people.told(row.number, record)

    def _contradicted(self, read: ReadRow) -> tuple[str, ...]:
        """Why a row cannot be true beside what is on file; what can be, but is unlikely, becomes a doubt.

        Nothing is said of what is on file of a restricted child.
        """
        parts, record = self.parts, read.draft.record()
        if record.child in parts.restricted:
            return ()
        against = contradictions(parts.reader, parts.type, record, self._child_of(read))
        refusals = [clash.issue for clash in against if clash.issue.severity is Severity.REFUSE]
        read.doubts += [(clash.kind, clash.issue.text) for clash in against if clash.issue not in refusals]
        return tuple(in_words(read.draft, issue) for issue in refusals)

    def _child_of(self, read: ReadRow) -> Any | None:
        """The child whom a row is about, as the row leaves it: with the parents whom it names."""
        about = read.links.get(CHILD.key)
        if about is None:
            return None
        child = about.draft.record() if about.draft else self.parts.maker.saved(CHILD, about.id or 0)
        for linked in read.links.values():
            if linked.id is not None and (place := kept_in(linked)) is not None and place[0] == CHILD.key:
                name_in(child, CHILD.key, place, linked.id)
        return child

    def _on_file(self, read: ReadRow) -> tuple[str, str] | None:
        """The record on file that a row would load again, and in words why it is left out."""
        if read.own is not None:
            return None
        linked = all(link.id is not None for link in read.links.values())
        if linked and (same := self.parts.on_file.same(read.draft.record())):
            return same, f"Nothing new: the same as {same}."
        if self._referred(read.reference) is None:
            return None
        return read.reference, f"{read.reference} is on file, and is left as it is."

    def _referred(self, reference: str) -> int | None:
        """The record of this type that goes by that reference."""
        if not reference.upper().startswith(f"{self.parts.type.prefix}-"):
            return None
        reader = self.parts.reader
        id = reader.by_reference(reference)
        return id if id is not None and reader.type_of(id) == self.parts.type.key else None
