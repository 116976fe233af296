"""What is known of a data file before its first page."""

from dataclasses import dataclass
from datetime import date

from cme_desktop.codes.authorities import AUTHORITIES
from cme_desktop.ports import Reader
from cme_desktop.settings import AUTHORITY
from cme_desktop.standing_records.officer import OFFICER
from cme_desktop.values.texts import tidy_line


@dataclass(frozen=True)
class Known:
    """What the file already says."""

    authority: str
    role: str | None
    """The role of the officer who sits here, if their record is there."""
    in_use: bool
    """Whether the file holds any records."""
    team: frozenset[str] = frozenset()
    """The names of all officers on file."""


def read_known(name: str, reader: Reader) -> Known:
    """Look up what need not be asked again."""
    held = reader.by_value(OFFICER, "name", name) if name else []
    role = reader.get(OFFICER, held[0]).role if held else None
    team = frozenset(officer.name for officer in reader.records(OFFICER) if officer.name)
    return Known(reader.setting(AUTHORITY) or "", role, reader.in_use(), team)


def authority_of(text: str, on: date) -> tuple[str, str]:
    """(name, code) of an authority given by its code or name; another name stands as typed, without code."""
    typed = tidy_line(text)
    found = AUTHORITIES.find(typed, on)
    return (found.label, found.code) if found else (typed, "")
