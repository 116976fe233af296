"""Fields that hold whole numbers, sums of money and school years."""

from dataclasses import dataclass
from typing import ClassVar

from cme_desktop.fields.attributes import E, U
from cme_desktop.fields.base import CellKind, HeldField, Reading, Storage
from cme_desktop.values.errors import ValueProblem
from cme_desktop.values.money import parse_pence, show_pence
from cme_desktop.values.school_years import parse_year_group, show_year_group
from cme_desktop.values.texts import visible


@dataclass(frozen=True, kw_only=True)
class NumberField(HeldField[int, E, U]):
    """A whole number between two bounds, both included."""

    kind: ClassVar[str] = "number"
    storage: ClassVar[Storage] = Storage.WHOLE
    cell: ClassVar[CellKind] = CellKind.WHOLE
    least: int = 0
    most: int = 1_000_000
    unit: str = ""

    def parse(self, text: str, reading: Reading) -> int:
        digits = visible(text).strip().replace(",", "")
        if not digits.lstrip("-").isascii() or not digits.lstrip("-").isdigit():
            raise ValueProblem(f"{self.label} must be a whole number, such as {max(self.least, 10)}.")
        number = int(digits) if len(digits) < 12 else self.most + 1
        if not self.least <= number <= self.most:
            raise ValueProblem(f"{self.label} must lie between {self.least:,} and {self.most:,}.")
        return number

    def show(self, value: int) -> str:
        return f"{value:,} {self.unit}".rstrip()

    def typed(self, value: int) -> str:
        return str(value)

    def to_cell(self, value: int) -> int:
        return value


class MoneyField(HeldField[int, E, U]):
    """A sum of money, in pence."""

    kind: ClassVar[str] = "money"
    storage: ClassVar[Storage] = Storage.WHOLE
    cell: ClassVar[CellKind] = CellKind.MONEY

    def parse(self, text: str, reading: Reading) -> int:
        return parse_pence(text)

    def show(self, value: int) -> str:
        return show_pence(value)

    def to_cell(self, value: int) -> int:
        return value


class YearGroupField(HeldField[int, E, U]):
    """A national curriculum year: 0 is Reception, below it nursery."""

    kind: ClassVar[str] = "year-group"
    storage: ClassVar[Storage] = Storage.WHOLE

    def parse(self, text: str, reading: Reading) -> int:
        return parse_year_group(text)

    def show(self, value: int) -> str:
        return show_year_group(value)
