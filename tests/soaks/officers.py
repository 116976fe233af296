"""Officers at work in processes of their own: a save is told of once it is acknowledged, and not before."""

import json
import os
import random
import selectors
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from time import perf_counter
from typing import Any

from cme_desktop.drafts import Draft
from cme_desktop.fields import Reading
from cme_desktop.ports import Author
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from cme_desktop.registry import record_type
from cme_desktop.services.saving import save_draft
from cme_desktop.standing_records.child import CHILD
from cme_desktop.standing_records.school import SCHOOL
from db.store import SqlStore, open_store
from tests.builders import StandingClock, make_school

READING = Reading(date(2026, 11, 9))
SCHOOL_NAME, SCHOOL_URN = "Ashdown Primary", "100000"
WRONG = b"wrong: "


@dataclass(frozen=True)
class Acknowledged:
    """A save that an officer was told of: what has to be on file from then on, whatever happens."""

    type: str
    id: int
    version: int
    notes: str
    took: float
    """Seconds until it was acknowledged."""

    def told(self) -> bytes:
        """As a line for a pipe; short enough to be written whole or not at all."""
        return json.dumps(list(vars(self).values())).encode() + b"\n"


def wrong(what: str) -> bytes:
    """As a line for a pipe."""
    return WRONG + " ".join(what.split()).encode() + b"\n"


def read_told(said: bytes) -> list[Acknowledged]:
    """The saves told of; the last line may have been cut off by a kill."""
    return [Acknowledged(*json.loads(line)) for line in said.split(b"\n")[:-1] if not line.startswith(WRONG)]


def read_wrong(said: bytes) -> list[str]:
    """What a process told of as wrong."""
    return [line.decode() for line in said.splitlines() if line.startswith(WRONG)]


def prepare(data: str) -> None:
    """Make the data file, or the tables of a database, with the one school that all notices come from."""
    store = open_store(data, StandingClock())
    with store.changing(Author("Robin Ash")) as work:
        make_school(work, SCHOOL_NAME, urn=SCHOOL_URN)
        work.commit()
    store.close()


class Officer:
    """Saves one thing after another: new children, notices about them, changes of both."""

    def __init__(self, data: str, name: str, seed: int) -> None:
        self._store = open_store(data, StandingClock())
        with self._store.reading() as reader:
            (self._school,) = reader.by_value(SCHOOL, "urn", SCHOOL_URN)
        self._author = Author(name)
        self._dice = random.Random(seed)
        self._own: list[tuple[str, int]] = []
        self._count = 0

    def save(self) -> Acknowledged:
        """One save, committed."""
        self._count += 1
        notes = f"{self._author.name} {self._count} {self._dice.random()}"
        begun = perf_counter()
        with self._store.changing(self._author) as work:
            draft = self._draft(work.get, work.labels)
            draft.type_in("notes", notes)
            saved: Any = save_draft(work, draft)
            work.commit()
        if (draft.type.key, saved.id) not in self._own:
            self._own.append((draft.type.key, saved.id))
        return Acknowledged(draft.type.key, saved.id, saved.version, notes, perf_counter() - begun)

    def close(self) -> None:
        """Let go of the data."""
        self._store.close()

    def _draft(self, get: Callable[..., Any], labels: Callable[..., dict[int, str]]) -> Draft[Any]:
        children = [id for key, id in self._own if key == CHILD.key]
        choice = self._dice.random()
        if self._own and choice < 0.3:
            key, id = self._dice.choice(self._own)
            return Draft(record_type(key), READING, get(record_type(key), id))
        if children and choice < 0.7:
            draft: Draft[Any] = Draft(TEN_DAY_NOTIFICATION, READING)
            child = self._dice.choice(children)
            draft.choose("child", child, labels([child])[child])
            draft.choose("school", self._school, SCHOOL_NAME)
            draft.type_in("received_on", "2/11/2026")
            draft.type_in("first_absent_on", "12/10/2026")
            return draft
        draft = Draft(CHILD, READING)
        draft.type_in("surname", f"Okafor{self._author.name}{self._count}")
        draft.type_in("forename", "Ada")
        return draft


def lost(store: SqlStore, acknowledged: list[Acknowledged]) -> list[Acknowledged]:
    """The saves that are not on file: newer versions may have followed, in history each still stands."""
    missing = []
    with store.reading() as reader:
        for save in acknowledged:
            told = {change.version: change for change in reader.history(save.id)}
            field = told[save.version].fields.get("notes", (None, None)) if save.version in told else None
            reader.get(record_type(save.type), save.id)  # raises where it is gone
            if field is None or field[1] != save.notes:
                missing.append(save)
    return missing


def in_a_process(work: Callable[[int], None]) -> tuple[int, int]:
    """Run something in a process of its own; its number, and where what it writes to its pipe is read."""
    read, write = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(read)
        code = 1
        try:
            work(write)
            code = 0
        except BaseException as failure:
            os.write(write, wrong(f"{type(failure).__name__}: {failure}"))
        finally:
            os._exit(code)
    os.close(write)
    return process, read


def all_said(processes: list[tuple[int, int]]) -> list[bytes]:
    """What each process says until it ends; all are heard at once, so that none waits to be heard."""
    said = {pipe: b"" for _, pipe in processes}
    with selectors.DefaultSelector() as listening:
        for pipe in said:
            listening.register(pipe, selectors.EVENT_READ)
        while listening.get_map():
            for key, _ in listening.select():
                heard = os.read(key.fd, 65536)
                said[key.fd] += heard
                if not heard:
                    listening.unregister(key.fd)
                    os.close(key.fd)
    return list(said.values())
