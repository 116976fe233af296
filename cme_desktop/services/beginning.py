"""What is known of a data file before the first page, and what beginning writes into it."""

from dataclasses import dataclass
from datetime import date

from cme_desktop.codes.authorities import AUTHORITIES
from cme_desktop.desk import Desk
from cme_desktop.due import Post
from cme_desktop.ports import Author, Reader, UnitOfWork
from cme_desktop.records.officer import OFFICER, Officer
from cme_desktop.sample import fill
from cme_desktop.services.saving import save_record
from cme_desktop.settings import AUTHORITY, AUTHORITY_CODE
from cme_desktop.values.texts import tidy_line
from cme_desktop.watching import Watcher

MADE_UP_CHILDREN = 600
_SEED = 1


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


@dataclass(frozen=True)
class Answers:
    """What the three steps ask for."""

    authority: str
    authority_code: str
    """The three figures of the Department for Education; "" for a name that is not on the list."""
    name: str
    role: str | None


def read_known(name: str, reader: Reader) -> Known:
    """Look up what need not be asked again."""
    held = reader.by_value(OFFICER, "name", name) if name else []
    role = reader.get(OFFICER, held[0]).role if held else None
    in_use = any(count for count, _ in reader.counts().values())
    team = frozenset(officer.name for officer in reader.records(OFFICER) if officer.name)
    return Known(reader.setting(AUTHORITY) or "", role, in_use, team)


def authority_of(text: str, on: date) -> tuple[str, str]:
    """(name, code) of an authority given by its code or name; another name stands as typed, without code."""
    typed = tidy_line(text)
    found = AUTHORITIES.find(typed, on)
    return (found.label, found.code) if found else (typed, "")


def begin(answers: Answers, unit: UnitOfWork) -> Author:
    """Note the authority, and see that the officer has a record; gives the name to work in from now on."""
    unit.set_setting(AUTHORITY, answers.authority)
    unit.set_setting(AUTHORITY_CODE, answers.authority_code)
    held = unit.by_value(OFFICER, "name", answers.name)
    officer = unit.get(OFFICER, held[0]) if held else Officer(name=answers.name)
    officer.role = answers.role or officer.role
    saved = save_record(unit, OFFICER, officer)
    return Author(answers.name, Post(saved.id, saved.hub, saved.role))


def look_around(desk: Desk, answers: Answers, unit: UnitOfWork, progress: Watcher) -> Author:
    """Fill the file with a made-up authority, marked as such, and begin; all or nothing."""
    fill(
        unit,
        children=MADE_UP_CHILDREN,
        seed=_SEED,
        as_of=desk.clock.today(),
        progress=progress.report,
    )
    return begin(answers, unit)
