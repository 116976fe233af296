"""Rows of a file that are of an entry on file: its blanks are filled, nothing it has is overwritten."""

from functools import partial
from typing import Any

from cme_desktop.description.texts import record_texts
from cme_desktop.drafts import Draft
from cme_desktop.fields import LinkField
from cme_desktop.intake.agreement import same
from cme_desktop.intake.linked import Linked
from cme_desktop.intake.loaded_rows import Further
from cme_desktop.intake.new_records import NewRecords
from cme_desktop.intake.outcome import RefusedRow
from cme_desktop.intake.row_reading import ReadRow, in_words
from cme_desktop.intake.run_parts import RunParts
from cme_desktop.intake.sameness import filled
from cme_desktop.spreadsheets.tables import SheetRow


class EntriesOnFile:
    """Brings entries of a register up to date."""

    def __init__(self, parts: RunParts, news: NewRecords) -> None:
        self.parts = parts
        self.news = news

    def bring_up(self, read: ReadRow, own: Linked, row: SheetRow, further: Further) -> bool:
        """Fill the blanks of an entry on file; whether there was one to fill."""
        parts = self.parts
        assert own.id is not None
        if why := parts.twice.contrary(own.id, partial(self._differing, read, own.id)):
            parts.telling.refuse(RefusedRow(row.number, (why,), row, further))
            return False
        self.news.make_linked(read, row)
        base = parts.maker.saved(parts.type, own.id)
        before = record_texts(parts.type, base)
        differing = filled(parts.type, base, read.draft.record(), read.given)
        known_as = base.reference or own.label
        parts.twice.keep(row.number, own.id)
        if differing:
            labels = ", ".join(f"“{label}”" for label in differing)
            parts.told.add(row.number, [(labels, f"{known_as} is on file with another {labels}; kept.")])
        refusals = Draft(parts.type, parts.reading, base).refusals()
        same = record_texts(parts.type, base) == before
        if refusals and not same:
            reasons = tuple(in_words(read.draft, issue) for issue in refusals)
            parts.telling.refuse(RefusedRow(row.number, reasons, row, further))
            return False
        parts.before.keep(row, own.id, parts.maker)
        if same:
            parts.telling.skip(row.number, f"Nothing new about {known_as}.")
            parts.told.add(row.number, read.not_kept)
            return False
        parts.maker.change(parts.type, own.id, base, "fill", self._as_read(read))
        parts.telling.save(own.id)
        parts.linker.settle(own, own.id, base)
        return True

    def _differing(self, read: ReadRow, id: int) -> list[str]:
        """The labels of what a row says otherwise than the entry on file, in more than its capitals."""
        held, said = self.parts.maker.saved(self.parts.type, id), read.draft.record()
        pairs = {
            described.label: (getattr(held, name), getattr(said, name))
            for name, described in self.parts.type.plain.items()
            if name in read.given and not isinstance(described, LinkField)
        }
        return [label for label, (one, other) in pairs.items() if one and other and not same(one, other)]

    def _as_read(self, read: ReadRow) -> dict[str, Any]:
        """What a row says, so that it can be said again later, whatever day it is then."""
        return {
            "draft": read.draft.to_json(),
            "given": sorted(read.given),
            "day": self.parts.reading.today.isoformat(),
        }
