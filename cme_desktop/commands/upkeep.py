"""The data file itself: `check`, `backup` and `restore`."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from cme_desktop.commands import DONE, WITH_FINDINGS
from cme_desktop.commands.base import Commands, Given, in_records
from cme_desktop.desk import Desk
from cme_desktop.files.shared import who_can_read
from cme_desktop.services.calendar_check import wrong_terms
from cme_desktop.services.deadline_check import wrong_deadlines
from cme_desktop.spreadsheets.replacing import refuse_others

_BACKUPS = (b"SQLite format 3\0",)


def add(commands: Commands) -> None:
    """Add the commands."""
    commands.add("check", "check the data file: integrity, history, term dates, deadlines", _check)
    backup = commands.add("backup", "write a verified copy of the data file", _backup)
    backup.add_argument("--out", metavar="F", type=Path, required=True)
    restore = commands.add("restore", "put a verified backup in the place of the data file", _restore)
    restore.add_argument("file", metavar="F", type=Path)


def _check(_arguments: argparse.Namespace, given: Given) -> int:
    found = 0
    with given.desk() as desk:
        for finding in _findings(desk):
            print(finding)
            found += 1
        with desk.store.reading() as reader:
            left = reader.to_reckon()
    if left:
        print(f"{in_records(left)} still to be reckoned anew, and were not checked.")
    if not found:
        which = "every other deadline" if left else "every deadline"
        print(f"The data file is sound: its structure, its history, its term dates and {which}.")
    return WITH_FINDINGS if found else DONE


def _findings(desk: Desk) -> Iterator[str]:
    yield from desk.store.findings()
    with desk.store.reading() as reader:
        yield from wrong_terms(reader)
        yield from wrong_deadlines(reader)


def _backup(arguments: argparse.Namespace, given: Given) -> int:
    refuse_others(arguments.out, _BACKUPS)
    with given.desk() as desk:
        desk.store.back_up(arguments.out)
        readers = who_can_read(arguments.out)
        print(f"{arguments.out}: a verified copy of {desk.store.name}. {readers}")
    return DONE


def _restore(arguments: argparse.Namespace, given: Given) -> int:
    given.restore(arguments.file)
    print(f"{arguments.file} was put back. A file that stood there before is kept beside it.")
    return DONE
