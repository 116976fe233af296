"""Fields that hold words: one line, several lines, names, phone numbers, e-mail addresses."""

from dataclasses import dataclass
from typing import ClassVar

from cme_desktop.fields.attributes import E, U
from cme_desktop.fields.base import HeldField, Reading
from cme_desktop.values.emails import parse_email
from cme_desktop.values.errors import ValueProblem, quoted
from cme_desktop.values.names import clean_name
from cme_desktop.values.phones import check_phone
from cme_desktop.values.texts import tidy_line, tidy_lines


@dataclass(frozen=True, kw_only=True)
class TextField(HeldField[str, E, U]):
    """One line of text."""

    kind: ClassVar[str] = "text"
    longest: int = 200

    def parse(self, text: str, reading: Reading) -> str:
        tidied = tidy_line(text)
        if len(tidied) > self.longest:
            raise ValueProblem(f"{self.label} has {len(tidied)} characters; at most {self.longest} fit.")
        return tidied


@dataclass(frozen=True, kw_only=True)
class LongTextField(HeldField[str, E, U]):
    """Several lines of text, kept as typed."""

    kind: ClassVar[str] = "long-text"
    longest: int = 20_000

    def parse(self, text: str, reading: Reading) -> str:
        tidied = tidy_lines(text)
        if len(tidied) > self.longest:
            raise ValueProblem(f"{self.label} has {len(tidied):,} characters; at most {self.longest:,} fit.")
        return tidied


class NameField(HeldField[str, E, U]):
    """A person's name: up to 100 characters of any script, kept in the case it was typed in."""

    kind: ClassVar[str] = "name"

    def parse(self, text: str, reading: Reading) -> str:
        return clean_name(text)

    def doubt(self, value: str, reading: Reading) -> str | None:
        if any(character.isalpha() for character in value):
            return None
        return f"{quoted(value)} has no letters in it; check that it is a name."


class PhoneField(HeldField[str, E, U]):
    """A telephone number, kept as text."""

    kind: ClassVar[str] = "phone"

    def parse(self, text: str, reading: Reading) -> str:
        return check_phone(text).phone

    def doubt(self, value: str, reading: Reading) -> str | None:
        return check_phone(value).doubtful


class EmailField(HeldField[str, E, U]):
    """An e-mail address."""

    kind: ClassVar[str] = "email"

    def parse(self, text: str, reading: Reading) -> str:
        return parse_email(text)
