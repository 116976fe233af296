"""Paths that a person typed or chose, before anything is asked of the system that it could not answer."""

import errno
import os
from pathlib import Path

from cme_desktop.errors import CmeError
from cme_desktop.files.chosen import is_special, refuse_special
from cme_desktop.values.errors import quoted

ROOM = "-" * 70
"""What the program adds to the name of a data file for what it keeps beside it, at the longest."""


class NoSuchName(CmeError):
    """No file can be called so."""


def refuse_impossible(path: Path, room: str = "") -> None:
    """Raises NoSuchName for what no file can be called, with `room` after it; NotAFile for what is none.

    Nothing needs to be there.
    """
    try:
        os.lstat(f"{path}{room}")
    except ValueError as error:  # a NUL, or a letter that the system's alphabet does not have
        raise NoSuchName(f"No file can be called {quoted(_told(path))}. Choose another name.") from error
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            raise NoSuchName(f"The name {quoted(path.name)} is too long. Choose a shorter one.") from error
    _refuse_loop(path)
    if is_special(path):
        refuse_special(path)


def _refuse_loop(path: Path) -> None:
    try:
        os.stat(path)
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise NoSuchName(f"{quoted(path.name)} is a link that leads back to itself.") from error


def typed_path(text: str) -> Path:
    """A path as it was typed, with `~` for the person's own folder where there is one."""
    return Path(os.path.expanduser(text.strip()))


def as_text(path: Path) -> str:
    """The name of a file as it can be kept and shown: bytes of no alphabet are replaced."""
    return os.fsencode(path.name).decode("utf-8", "replace") if os.name == "posix" else path.name


def _told(path: Path) -> str:
    return path.name.replace("\0", "␀")
