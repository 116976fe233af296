"""Fields that hold identifiers with a shape of their own."""

from dataclasses import dataclass
from typing import Any, ClassVar

from cme_desktop.fields.attributes import E, U
from cme_desktop.fields.base import HeldField, Reading
from cme_desktop.fields.text import TextField
from cme_desktop.statutory.conditions import Condition
from cme_desktop.values.errors import ValueProblem
from cme_desktop.values.identifiers import parse_laestab, parse_urn, spreadsheet_damage
from cme_desktop.values.postcodes import normalise_postcode, postcode_abroad
from cme_desktop.values.texts import visible
from cme_desktop.values.upn import check_upn, tells_apart


@dataclass(frozen=True, kw_only=True)
class UpnField(HeldField[str, E, U]):
    """A unique pupil number. A wrong one is kept and flagged, as schools' papers often carry one."""

    kind: ClassVar[str] = "upn"
    longest: int = 200

    def parse(self, text: str, reading: Reading) -> str:
        upn = check_upn(text).upn
        if not upn:
            raise ValueProblem(f"{self.label} is empty.")
        if len(upn) > self.longest:
            raise ValueProblem(f"{self.label} has {len(upn)} characters; at most {self.longest} fit.")
        return upn

    def doubt(self, value: str, reading: Reading) -> str | None:
        return check_upn(value).wrong

    def tells_apart(self, value: str) -> bool:
        return tells_apart(value)

    def recognised(self, value: str) -> bool:
        return check_upn(value).impossible is None


@dataclass(frozen=True, kw_only=True)
class PostcodeField(HeldField[str, E, U]):
    """A United Kingdom postcode, in capitals with one space.

    `abroad_when` tells of the other fields when it is one of another country.
    """

    kind: ClassVar[str] = "postcode"
    abroad_when: Condition[Any] | None = None

    def parse(self, text: str, reading: Reading) -> str:
        return postcode_abroad(text) if reading.abroad else normalise_postcode(text)


class UrnField(HeldField[str, E, U]):
    """A school's unique reference number: six digits."""

    kind: ClassVar[str] = "urn"

    def parse(self, text: str, reading: Reading) -> str:
        return parse_urn(text)


class LaestabField(HeldField[str, E, U]):
    """A school's DfE number: three digits of the authority, four of the establishment."""

    kind: ClassVar[str] = "laestab"

    def parse(self, text: str, reading: Reading) -> str:
        return parse_laestab(text)

    def show(self, value: str) -> str:
        return f"{value[:3]}/{value[3:]}"


@dataclass(frozen=True, kw_only=True)
class DigitsField(TextField[E, U]):
    """An identifier of so many digits and nothing else, such as a UPRN; it is text, for its noughts count."""

    fewest: int = 1

    def parse(self, text: str, reading: Reading) -> str:
        if damage := spreadsheet_damage(text):
            raise ValueProblem(damage)
        digits = "".join(visible(text).split())
        if not (digits.isascii() and digits.isdigit() and self.fewest <= len(digits) <= self.longest):
            length = f"{self.fewest}" if self.fewest == self.longest else f"{self.fewest} to {self.longest}"
            raise ValueProblem(f"{self.label} has {length} digits and nothing else.")
        return digits
