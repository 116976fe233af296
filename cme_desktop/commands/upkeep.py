"""The data file itself: `check`, `backup` and `restore`."""

import argparse
import json
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from cme_desktop.anchors import HistoryAnchor
from cme_desktop.commands import DONE, WITH_FINDINGS
from cme_desktop.commands.base import Commands, Given, in_records, some_path, telling
from cme_desktop.errors import CmeError

if TYPE_CHECKING:
    from cme_desktop.ports import Reader

_BACKUPS = (b"SQLite format 3\0",)
_CHECKED = "its structure, its history, its records and all that follows from them"
_OF_OTHER_PROGRAMS = frozenset(
    {".xlsx", ".xls", ".xlsm", ".ods", ".csv", ".md", ".txt", ".json", ".pdf", ".docx", ".zip"}
)
"""Endings that say a file is of another kind; a backup may have any other name, or a day for its ending."""


def add(commands: Commands) -> None:
    """Add the commands."""
    check = commands.add("check", f"check the data file: {_CHECKED}", _check)
    check.add_argument(
        "--anchor",
        metavar="F",
        type=some_path,
        action="append",
        default=[],
        help="a backup, working edition or list kept elsewhere, to compare with; may be repeated",
    )
    check.add_argument("--json", action="store_true", help="print what was found as JSON")
    backup = commands.add(
        "backup", "write a verified copy of the data file; it cannot be taken back", _backup
    )
    backup.add_argument(
        "--out", metavar="F", type=some_path, required=True, help="where the copy goes, such as b.cme"
    )
    restore = commands.add(
        "restore", "put a verified backup in the place of the data file; it cannot be taken back", _restore
    )
    restore.add_argument("file", metavar="F", type=some_path, help="the backup to put in its place")


def _check(arguments: argparse.Namespace, given: Given) -> int:
    notes: list[str] = []
    with given.desk_as_it_is() as desk:
        kept = desk.store.anchors()
        named = {file: list(dict.fromkeys(desk.store.anchors_in(file))) for file in arguments.anchor}
        anchors = list(dict.fromkeys([*kept, *chain.from_iterable(named.values())]))
        watcher = telling("Records looked at")
        found = _told(desk.store.findings(anchors, notes.append, _is_understood, watcher), arguments.json)
        with desk.store.reading() as reader:
            left = reader.to_reckon()
            if not found:  # in another, each record may be what nobody can read
                found = _told(_at_odds(reader), arguments.json)
                notes += _noted(reader)
    if left:
        notes.append(f"{in_records(left)} still to be reckoned anew, and were not checked.")
    if arguments.json:
        print(json.dumps({"findings": found, "notes": notes}, ensure_ascii=False, indent=1))
        return WITH_FINDINGS if found else DONE
    if not found:
        print(
            f"The data file is sound: {_CHECKED.replace('all that', 'all else that') if left else _CHECKED}."
        )
        for file, held in named.items():
            print(f"It agrees with {_in_words(held)} in {file}.")
    for note in notes:
        print(f"Note: {note}")
    return WITH_FINDINGS if found else DONE


def _at_odds(reader: "Reader") -> Iterator[str]:
    from cme_desktop.services.at_odds import wrong_questions  # late: only a check pays for loading it

    return wrong_questions(reader)


def _noted(reader: "Reader") -> list[str]:
    """What is worth knowing of the records of a sound file."""
    from cme_desktop.services.noted import noted  # late: only a check pays for loading it

    return list(noted(reader))


def _is_understood(kind: str, what: object) -> bool:
    from cme_desktop.intake.steps import is_understood  # Only what was cut short pays for loading it.

    return is_understood(kind, what)


def _in_words(anchors: Sequence[HistoryAnchor]) -> str:
    """The anchors of one file; of several the one that covers most."""
    last = max(anchors, key=lambda anchor: anchor.entries)
    return (
        last.show() if len(anchors) == 1 else f"all {len(anchors)} anchors, the newest of them {last.show()},"
    )


def _told(findings: Iterator[str], kept: bool) -> list[str]:
    """All of them, printed one by one as they are found unless they are only kept."""
    found = []
    for finding in findings:
        found.append(finding)
        if not kept:
            print(finding, flush=True)
    return found


def _backup(arguments: argparse.Namespace, given: Given) -> int:
    from cme_desktop.files.shared import who_can_read
    from cme_desktop.operations.copies import BackUp
    from cme_desktop.operations.performing import perform
    from cme_desktop.spreadsheets.replacing import refuse_others

    refuse_others(arguments.out, _BACKUPS)
    if arguments.out.suffix.lower() in _OF_OTHER_PROGRAMS:
        raise CmeError(f"“{arguments.out.name}” would be a data file; end its name in .cme.")
    with given.desk() as desk:
        was_there = arguments.out.exists() and arguments.out.stat().st_size > 0
        perform(desk.store, desk.author, BackUp(arguments.out))
        older = ", in the place of an older backup" if was_there else ""
        readers = who_can_read(arguments.out)
        print(f"{arguments.out}: a verified copy of {desk.store.name}{older}. {readers}")
    return DONE


def _restore(arguments: argparse.Namespace, given: Given) -> int:
    aside = given.restore(arguments.file)
    kept = f" What stood there before is kept as {aside}." if aside is not None else ""
    print(f"{given.data} now holds what {arguments.file} held.{kept}")
    return DONE
