"""Files and folders that only their owner may read: whatever the program keeps for itself.

On Windows they lie in the person's own folder, which Windows keeps from others; there is nothing to set.
"""

import os
import stat
from contextlib import suppress
from pathlib import Path

from cme_desktop.files.chosen import is_open_here
from cme_desktop.files.lasting import sync, sync_folder

_OTHERS = 0o077
_NEVER_WAITED_FOR = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
"""A pipe that somebody has laid there would hold the program for ever."""


def private_folder(path: Path) -> None:
    """See that the folder is there and only its owner may enter it. Raises OSError."""
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    keep_private(path)


def private_file(path: Path) -> None:
    """See that the file is there, empty if it was not, and only its owner may read it. Raises OSError."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        keep_private(path)


def write_private(path: Path, content: bytes) -> None:
    """Put `content` in the place of an older file, whole or not at all, to outlast a power cut.

    Only its owner may read it. Raises OSError; nothing is left behind then.
    """
    import secrets  # late: it brings more than the window needs to start

    unfinished = path.with_name(f".{path.name}.{secrets.token_hex(8)}.part")
    try:
        private_file(unfinished)
        unfinished.write_bytes(content)
        sync(unfinished)
        os.replace(unfinished, path)
        sync_folder(path.parent)
    finally:
        unfinished.unlink(missing_ok=True)


def append_private(path: Path, line: bytes) -> None:
    """Add a line to a file that only its owner may read, made if need be, to outlast a power cut.

    Never to what somebody else has laid there, nor through a link. Raises OSError.
    """
    if path.is_symlink() or (path.exists() and is_open_here(path)):
        raise PermissionError(f"{path} is not a file to be added to.")
    private_file(path)
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | _NEVER_WAITED_FOR)
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise PermissionError(f"{path} is not a file to be added to.")
        os.write(handle, line)
        os.fsync(handle)
    finally:
        os.close(handle)
    sync_folder(path.parent)


def keep_private(path: Path) -> None:
    """Take away what others may do with a file or folder of this person's own; another's is left alone."""
    if os.name != "posix":
        return
    with suppress(OSError):  # gone meanwhile, or on a disk that keeps no rights or may only be read
        found = path.stat()
        if found.st_uid == os.geteuid() and found.st_mode & _OTHERS:
            path.chmod(found.st_mode & 0o7777 & ~_OTHERS)
