"""Files that appear whole or not at all, and never in the place of something else."""

import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from cme_desktop.files.chosen import first_bytes, is_log
from cme_desktop.files.names import refuse_impossible
from cme_desktop.files.private import private_file
from cme_desktop.files.shared import take_rights
from cme_desktop.spreadsheets.problems import FileProblem, could_not_write

_LONGEST_START = 100
_UNFINISHED = re.compile(r"\.[0-9a-f]{16}\.part(\.[^.]*)?")
_A_DAY = 24 * 60 * 60


@contextmanager
def replacing(path: Path, starts: tuple[bytes, ...]) -> Iterator[Path]:
    """A file beside `path` to write to; at the end it takes the folder's rights and an older file's place.

    Only an empty file, or one that begins with one of `starts`, counts as an older one: a data file or a
    letter named by mistake stays. Raises FileProblem, OpenHere; nothing is left behind then.
    """
    try:
        refuse_place(path, starts)
        unfinished = path.with_name(f".{secrets.token_hex(8)}.part{path.suffix}")
        try:
            private_file(unfinished)
            _clear_away_older(unfinished)
            yield unfinished
            take_rights(unfinished, path.parent)
            os.replace(unfinished, path)
        finally:
            unfinished.unlink(missing_ok=True)
    except OSError as error:
        raise could_not_write(path, error) from error


def _clear_away_older(unfinished: Path) -> None:
    """What was being written a day ago belongs to a program that was killed, and may name children."""
    for other in _unfinished_in(unfinished.parent):
        with suppress(OSError):  # somebody else's, or gone by now
            if unfinished.stat().st_mtime - other.stat().st_mtime > _A_DAY:
                other.unlink()


def _unfinished_in(folder: Path) -> list[Path]:
    """None where one may write and not look."""
    try:
        return [file for file in folder.iterdir() if _UNFINISHED.fullmatch(file.name)]
    except OSError:
        return []


def refuse_place(path: Path, starts: tuple[bytes, ...]) -> None:
    """Raises FileProblem and OpenHere where nothing could be put, before anything is written for it."""
    refuse_others(path, starts)
    if not path.parent.is_dir():
        raise could_not_write(path, FileNotFoundError())


def refuse_others(path: Path, starts: tuple[bytes, ...]) -> None:
    """Raises FileProblem for a folder, and for a file that is not empty and begins with none of `starts`.

    Raises OpenHere for the data file that is open, NoSuchName and NotAFile for what is no file's name.
    """
    refuse_impossible(path)
    try:
        if not path.name or path.is_dir():
            raise FileProblem(f"“{path}” is a folder. Add a name for the file.")
        if is_log(path):
            raise FileProblem(f"“{path.name}” belongs to the data file beside it. Choose another name.")
        if not path.exists():
            return
        if not path.is_file() or not _begins(path, starts):
            raise FileProblem(
                f"“{path.name}” is a file of another kind, so it was left as it is. Choose another name."
            )
        if not os.access(path, os.W_OK):
            raise PermissionError
    except OSError as error:
        raise could_not_write(path, error) from error


def _begins(path: Path, starts: tuple[bytes, ...]) -> bool:
    start = first_bytes(path, _LONGEST_START)
    return not start or start.startswith(starts)
