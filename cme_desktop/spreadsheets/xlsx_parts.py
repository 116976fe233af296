"""The parts of an .xlsx file, each known by its outermost tag: a sheet may lie anywhere, under any name."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from cme_desktop.spreadsheets.bounds import Extent
from cme_desktop.spreadsheets.facts import SheetFacts
from cme_desktop.spreadsheets.markup import Attributes, Enough, ExpatError, attribute, go_through, is_true
from cme_desktop.spreadsheets.tables import letters_of

_FIGURES = "0123456789"


def place_of(reference: str) -> tuple[int, int]:
    """Row and column of a cell's name, both from 1: B3, or as some write it, b3. Raises ValueError."""
    letters = reference.strip().rstrip(_FIGURES)
    row = int(reference.strip()[len(letters) :])
    column = 0
    for letter in letters.upper():
        if not "A" <= letter <= "Z" or column > 1_000_000:
            raise ValueError("no cell is called so")
        column = column * 26 + ord(letter) - 64
    return row, column


@dataclass
class Book:
    """The names of the sheets with the marks of their parts, and the calendar."""

    epoch_1904: bool = False
    sheets: dict[str, str] = field(default_factory=dict)


class PackagePart:
    """What one part turned out to be, after it was gone through."""

    def __init__(self) -> None:
        self.book: Book | None = None
        self.targets: dict[str, str] | None = None
        self.sheet: SheetPart | None = None
        self.strings: StringsPart | None = None
        self._inside: SheetPart | StringsPart | None = None
        self._begun = False

    def begins(self, name: str, attributes: Attributes) -> None:
        if self._inside is not None:
            self._inside.begins(name, attributes)
        elif not self._begun:
            self._begin(name, attributes)
        elif self.book is not None:
            _of_book(self.book, name, attributes)
        elif self.targets is not None and name == "Relationship":
            self.targets[attributes.get("Id", "")] = attributes.get("Target", "")

    def ends(self, name: str) -> None:
        if self._inside is not None:
            self._inside.ends(name)

    def says(self, text: str) -> None:
        if self._inside is not None:
            self._inside.says(text)

    def _begin(self, name: str, attributes: Attributes) -> None:
        self._begun = True
        match name:
            case "worksheet":
                self._inside = self.sheet = SheetPart()
            case "sst":
                self._inside = self.strings = StringsPart(attributes)
            case "workbook":
                self.book = Book()
            case "Relationships":
                self.targets = {}
            case _:
                raise Enough

    @property
    def known(self) -> bool:
        """Whether it is one that matters."""
        return any(part is not None for part in (self.book, self.targets, self.sheet, self.strings))


def look_at(part: BinaryIO) -> PackagePart:
    """What a part is. Raises NotSafe or ExpatError when it matters and cannot be followed."""
    found = PackagePart()
    try:
        go_through(part, found)
    except (ExpatError, ValueError):
        if found.known:
            raise
    return found


def _of_book(book: Book, name: str, attributes: Attributes) -> None:
    if name == "workbookPr":
        book.epoch_1904 = is_true(attribute(attributes, "date1904"))
    elif name == "sheet" and (mark := attribute(attributes, "id")) is not None:
        book.sheets[mark] = attributes.get("name", "")


def part_of(target: str, beside: str) -> str:
    """The name of the part that a relationship names, of a workbook whose own part is `beside`."""
    folder = posixpath.dirname(beside)
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


class StringsPart:
    """The texts that cells share: how many there are said to be, and how many there are."""

    def __init__(self, attributes: Attributes) -> None:
        self.said = int(attributes.get("uniqueCount") or 0)
        self.there = 0

    def begins(self, name: str, _attributes: Attributes) -> None:
        self.there += name == "si"

    def ends(self, name: str) -> None: ...

    def says(self, text: str) -> None: ...


class SheetPart:
    """How far the cells of a sheet reach, and what is not told by its cells."""

    def __init__(self) -> None:
        self.extent = Extent(0, 0)
        self.facts = SheetFacts()
        self._rows = self._columns = 0
        self._row = self._column = 0
        self._kind = ""
        self._named = False
        self._formula = self._filled = self._valued = self._in_value = False
        self._unsaved = _Cells()
        self._errors = _Cells()

    def begins(self, name: str, attributes: Attributes) -> None:
        if name == "c":
            self._cell(attributes)
        elif name == "v":
            self._filled = self._in_value = True
            self._valued = self._kind == "str"  # which may be saved as nothing
        elif name == "is":
            self._filled = self._valued = True
        elif name == "f":
            self._filled = self._formula = True
        elif name == "row":
            self._begin_row(attributes)
        elif name == "col":
            if is_true(attributes.get("hidden")):
                self.facts.hidden_columns.add(int(attributes["min"]), int(attributes["max"]))
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))

    def says(self, text: str) -> None:
        if self._in_value and not self._valued:
            self._valued = bool(text.strip())

    def ends(self, name: str) -> None:
        if name == "c":
            self._end_cell()
        elif name == "v":
            self._in_value = False
        elif name == "worksheet":
            self.extent = Extent(self._rows, self._columns)
            self.facts.notes.extend(self._notes())

    def _begin_row(self, attributes: Attributes) -> None:
        number = attributes.get("r")
        self._row = int(number) if number is not None else self._row + 1
        self._column = 0
        height = attributes.get("ht")
        if is_true(attributes.get("hidden")) or (height is not None and not float(height)):
            self.facts.hidden_rows.add(self._row, self._row)

    def _cell(self, attributes: Attributes) -> None:
        self._kind = attributes.get("t", "n")
        self._formula = self._filled = self._valued = False
        name = attributes.get("r")
        if name is None:
            self._column += 1
        else:
            self._row, self._column = place_of(name)
        self._named = name is not None

    def _end_cell(self) -> None:
        if not self._filled:
            return
        self._rows = max(self._rows, self._row)
        self._columns = max(self._columns, self._column)
        if self._kind == "e":
            self._errors.add(self._name())
        elif self._formula and not self._valued:
            self._unsaved.add(self._name())
        else:
            self.facts.rows = max(self.facts.rows, self._row)

    def _name(self) -> str:
        return f"{letters_of(self._column - 1)}{self._row}" if self._named else ""

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        (top, left), (bottom, _) = place_of(first), place_of(last or first)
        self.facts.merged.add(top, bottom, left - 1)

    def _notes(self) -> Iterator[str]:
        if self._unsaved.count:
            yield (
                f"{self._unsaved.words()} a formula whose result was not saved, so it was read as empty. "
                "Open the file in Excel, save it and load it again."
            )
        if self._errors.count:
            yield f"{self._errors.words()} an Excel error such as #N/A, so it was read as empty."


@dataclass
class _Cells:
    """Cells that are told of by the first of them."""

    first: str = ""
    count: int = 0

    def add(self, name: str) -> None:
        if not self.count:
            self.first = name
        self.count += 1

    def words(self) -> str:
        """The beginning of a sentence about them."""
        cell = f"Cell {self.first}" if self.first else "A cell"
        if self.count == 1:
            return f"{cell} holds"
        others = "1 other cell" if self.count == 2 else f"{self.count - 1:,} other cells"
        return f"{cell}, like {others}, holds"
