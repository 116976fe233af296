"""What a power cut keeps: contents and names that have reached the disk.

Never for a file that SQLite has open in this process: closing it here would give up SQLite's locks.
"""

import os
from contextlib import suppress
from pathlib import Path


def sync(path: Path) -> None:
    """Wait until the contents of a file are on the disk. Raises OSError."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk; Windows does so by itself, some drives never."""
    if os.name != "posix":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
