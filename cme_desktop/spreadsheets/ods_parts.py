"""The parts of an .ods file: how far its sheets reach, with repeated rows and cells, and what is hidden."""

from cme_desktop.spreadsheets.bounds import Extent
from cme_desktop.spreadsheets.facts import SheetFacts
from cme_desktop.spreadsheets.markup import Attributes, attribute

_CELLS = ("table-cell", "covered-table-cell")
_VALUES = ("value", "date-value", "time-value", "boolean-value", "string-value")
_HIDDEN = ("collapse", "filter")
_MOST = 1 << 31  # far beyond any sheet


class ContentPart:
    """The sheets of the content part, in their order."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, Extent, SheetFacts]] = []
        self._facts = SheetFacts()
        self._name = ""
        self._rows = self._columns = self._row = self._column = self._width = 0
        self._column_told = 0
        self._repeated = 1
        self._in_cell = False
        self._depth = 0

    def begins(self, name: str, attributes: Attributes) -> None:
        if self._in_cell:
            self._fill()
        elif name in _CELLS:
            self._cell(attributes)
        elif name == "table-row":
            self._begin_row(attributes)
        elif name == "table-column":
            self._tell_column(attributes)
        elif name == "table":
            self._depth += 1
            if self._depth == 1:
                self._begin_table(attributes)

    def ends(self, name: str) -> None:
        if name in _CELLS:
            self._in_cell = False
        elif name == "table-row":
            self._end_row()
        elif name == "table":
            self._depth -= 1
            if not self._depth:
                self.sheets.append((self._name, Extent(self._rows, self._columns), self._facts))

    def says(self, text: str) -> None: ...

    def _begin_table(self, attributes: Attributes) -> None:
        self._facts = SheetFacts()
        self._name = attribute(attributes, "name") or ""
        self._rows = self._columns = self._row = self._column_told = 0

    def _begin_row(self, attributes: Attributes) -> None:
        self._repeated = _repeats(attributes, "number-rows-repeated")
        self._column = self._width = 0
        if attribute(attributes, "visibility") in _HIDDEN:
            self._facts.hidden_rows.add(self._row + 1, self._row + self._repeated)

    def _end_row(self) -> None:
        self._row += self._repeated
        if self._width:
            self._rows = self._row
            self._columns = max(self._columns, self._width)

    def _cell(self, attributes: Attributes) -> None:
        spanned = _repeats(attributes, "number-rows-spanned")
        self._facts.merged.add(self._row + 1, self._row + spanned, self._column)
        self._column += _repeats(attributes, "number-columns-repeated")
        self._in_cell = True
        if any(attribute(attributes, value) is not None for value in _VALUES):
            self._fill()

    def _fill(self) -> None:
        self._width = self._column

    def _tell_column(self, attributes: Attributes) -> None:
        first = self._column_told + 1
        self._column_told += _repeats(attributes, "number-columns-repeated")
        if attribute(attributes, "visibility") in _HIDDEN:
            self._facts.hidden_columns.add(first, self._column_told)


class ManifestPart:
    """Whether the parts are encrypted."""

    def __init__(self) -> None:
        self.locked = False

    def begins(self, name: str, _attributes: Attributes) -> None:
        self.locked = self.locked or name == "encryption-data"

    def ends(self, name: str) -> None: ...

    def says(self, text: str) -> None: ...


def _repeats(attributes: Attributes, name: str) -> int:
    """How often; as XML may write a number, with spaces around it."""
    return min(max(int(attribute(attributes, name) or 1), 1), _MOST)
