"""What a row says of the child it is about, read before anything is loaded."""

from collections.abc import Iterator, Mapping
from typing import Any

from cme_desktop.description.record_type import RecordType
from cme_desktop.description.target import Target
from cme_desktop.fields import LinkField
from cme_desktop.intake.columns import TableColumns
from cme_desktop.intake.linked import NEW, is_reference
from cme_desktop.intake.linking import Linker
from cme_desktop.intake.targets import TARGETS, names_whose, weighed
from cme_desktop.intake.whose import Description, described
from cme_desktop.spreadsheets.tables import Cell
from cme_desktop.values.errors import ValueProblem
from cme_desktop.values.names import fold


class Describer:
    """Reads the cells that tell whose the rows of one sheet are."""

    def __init__(self, record_type: RecordType[Any], columns: TableColumns, linker: Linker) -> None:
        self.type = record_type
        self.columns = columns
        self.linker = linker
        self._own_paths = dict(self._of_itself()) if weighed(record_type) else {}
        self._naming = {
            header: slot
            for header, slot in columns.slots.items()
            if not slot.rows and names_whose(slot.field, record_type)
        }

    def description(self, cells: Mapping[str, Cell]) -> Description | None:
        """The child that a row describes; None where it gives a reference, or nothing that can be read."""
        try:
            return self._own(cells) if weighed(self.type) else self._linked(cells)
        except ValueProblem:
            return None  # whoever reads the row says what is wrong with it

    def own_parts(self, cells: Mapping[str, Cell]) -> dict[str, str]:
        """What a row of a register says of the entry itself, by field."""
        texts = ((path, self._text(cells, header)) for header, path in self._own_paths.items())
        return {path: text for path, text in texts if text}

    def _own(self, cells: Mapping[str, Cell]) -> Description | None:
        answer, reference = self.columns.answer(cells), self.columns.reference(cells)
        if (answer and fold(answer) != NEW) or reference.upper().startswith(f"{self.type.prefix}-"):
            return None
        return described(self.own_parts(cells), fold(answer) == NEW)

    def _linked(self, cells: Mapping[str, Cell]) -> Description | None:
        text, parts = "", {}
        target: Target | None = None
        for header, slot in self._naming.items():
            cell = self._text(cells, header)
            if not cell:
                continue
            assert isinstance(slot.field, LinkField)
            target = TARGETS[slot.field.to]
            if slot.part:
                parts[slot.part] = cell
            else:
                text = cell
        if target is None or is_reference(parts.get("reference", "") or text):
            return None
        return described(*self.linker.description(target, text, parts))

    def _of_itself(self) -> Iterator[tuple[str, str]]:
        """The headings that tell of an entry itself, each with the path of its field."""
        given = TARGETS[self.type.key].given
        for header, slot in self.columns.slots.items():
            path = f"{slot.rows}.{slot.name}" if slot.rows else slot.name
            if path in given:
                yield header, path

    def _text(self, cells: Mapping[str, Cell], header: str) -> str:
        text = self.columns.text(cells, header)
        return text if text.strip() else ""
