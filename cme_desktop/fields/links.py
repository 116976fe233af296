"""Fields that point at another record, and fields that hold rows of their own."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, ClassVar, Literal

from cme_desktop.fields.attributes import E, U
from cme_desktop.fields.base import Field, HeldField, Reading, Storage
from cme_desktop.fields.holders import R, fields_of
from cme_desktop.values.errors import ValueProblem


@dataclass(frozen=True, kw_only=True)
class LinkField(HeldField[int, E, U]):
    """Another record, by its id: found by typing, shown by its name.

    `to` is the key of the record type it points at.
    """

    storage: ClassVar[Storage] = Storage.LINK
    to: str

    @property
    def kind(self) -> str:  # type: ignore[override]
        """The kind is the type it points at: child, person, school, officer, hub or another record."""
        return self.to.replace("_", "-")

    def parse(self, text: str, reading: Reading) -> int:
        raise ValueProblem(f"Choose “{self.label}” from the list below, or add a new one.")


@dataclass(frozen=True, kw_only=True)
class RowsField(HeldField[list[R], list[R], Literal[False]]):
    """Rows that belong to the record: checks, payments, visits. `of` is the described class of one row.

    Where many are alike, `from_line` reads several out of one typed line like `line_example`; it raises
    ValueProblem.
    """

    kind: ClassVar[str] = "rows"
    of: type[R]
    row_title: str
    default: list[R] = field(init=False, default_factory=list, compare=False, repr=False)
    from_line: Callable[[str, Reading], list[R]] | None = None
    line_example: str = ""
    in_main_sheet: str = ""
    """The word that begins the headings of one row in the main sheet of a table; "" where it holds none."""

    def beginning(self) -> object:
        return field(default_factory=list)

    @cached_property
    def fields(self) -> dict[str, Field[Any]]:
        """The described fields of one row."""
        return fields_of(self.of)
