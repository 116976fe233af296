"""Officers of a team who save at the same moment while somebody imports; some of them are killed.

Every acknowledged save has to be on file, nobody may be turned away, and the chains of history hold.
"""

import csv
import os
import signal
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cme_desktop.desk import Desk
from cme_desktop.ports import Author
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from tests.builders import StandingClock
from tests.day_first import import_table
from tests.opening import open_settled
from tests.soaks.officers import (
    SCHOOL_URN,
    Acknowledged,
    Officer,
    all_said,
    in_a_process,
    lost,
    prepare,
    read_told,
    read_wrong,
    wrong,
)

_PAUSE = 0.25
"""Seconds between two saves of one officer; far quicker than anybody types."""
_KILLED = 4
"""Every so many officers one is killed at its work."""


@dataclass(frozen=True)
class Course:
    """How it went: the saves of one officer alone, those of all beside an import, and what went wrong."""

    alone: list[Acknowledged]
    together: list[Acknowledged]
    wrong: list[str]

    def slower(self) -> float:
        """How many times as long the middle one of all saves took together as alone."""
        return _median(self.together) / _median(self.alone)


def run(data: str, folder: Path, clients: int, saves: int, rows: int) -> Course:
    """So many officers with so many saves each, and an import of so many rows, on one database or file."""
    prepare(data)
    alone = _acknowledged(all_said([_officer(data, 0, saves)]))
    officers = [_officer(data, number, saves) for number in range(1, clients + 1)]
    importing = in_a_process(_importing(data, _file(folder, rows)))
    doomed = [process for process, _ in officers[::_KILLED]]
    killer = in_a_process(_killing(doomed))
    heard = all_said([*officers, importing, killer])
    together = _acknowledged(heard[:clients])
    found = [line for said in heard for line in read_wrong(said)]
    return Course(alone, together, found + _found(data, alone + together, rows))


def _officer(data: str, number: int, saves: int) -> tuple[int, int]:
    def work(pipe: int) -> None:
        officer = Officer(data, f"o{number}", number)
        for _ in range(saves):
            try:
                os.write(pipe, officer.save().told())
            except Exception as failure:
                os.write(pipe, wrong(str(failure)))
            time.sleep(_PAUSE)
        officer.close()

    return in_a_process(work)


def _importing(data: str, file: Path) -> Callable[[int], None]:
    def work(pipe: int) -> None:
        store = open_settled(data, StandingClock())
        outcome = import_table(Desk(store, StandingClock(), Author("Imports")), TEN_DAY_NOTIFICATION, file)
        if outcome.refused or outcome.skipped:
            os.write(pipe, wrong(f"the import came to {outcome.counts()}"))
        store.close()

    return work


def _killing(doomed: list[int]) -> Callable[[int], None]:
    def work(_pipe: int) -> None:
        for process in doomed:
            time.sleep(_PAUSE)
            os.kill(process, signal.SIGKILL)

    return work


def _file(folder: Path, rows: int) -> Path:
    path = folder / "notices.csv"
    with path.open("w", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(
            [
                "Child: Surname",
                "Child: Forename",
                "Child: Date of birth",
                "School",
                "Notice received",
                "First day absent",
            ]
        )
        for number in range(rows):
            lines.writerow([f"Lis{number}", "Kuba", "3/2/2015", SCHOOL_URN, "2/11/2026", "12/10/2026"])
    return path


def _acknowledged(heard: list[bytes]) -> list[Acknowledged]:
    return [save for said in heard for save in read_told(said)]


def _found(data: str, acknowledged: list[Acknowledged], rows: int) -> list[str]:
    store = open_settled(data, StandingClock())
    found = [f"{save} is lost" for save in lost(store, acknowledged)] + list(store.findings())
    with store.reading() as reader:
        held = reader.counts()[TEN_DAY_NOTIFICATION.key][0]
        told = {save.id for save in acknowledged if save.type == TEN_DAY_NOTIFICATION.key}
    store.close()
    return found if held >= rows + len(told) else [*found, f"{held} notifications for {rows} rows"]


def _median(saves: list[Acknowledged]) -> float:
    return statistics.median(save.took for save in saves)
