"""What kind of file system a path is on, asked of macOS, which keeps no list of mounts to be read."""

import os
import sys
from pathlib import Path

_SIZE = 2168  # bytes of the struct statfs of <sys/mount.h>, with 64 bits for an inode
_KIND = slice(72, 88)
_SOURCE = slice(1112, 2136)


def kind_of(path: Path) -> tuple[str, str]:
    """(kind, source) of the mount that a path is on, or would be; two blanks where it cannot be told."""
    there = next((each for each in (path, *path.parents) if each.exists()), path)
    return read_answer(_ask(there))


def read_answer(raw: bytes) -> tuple[str, str]:
    """(kind, source) in what the system answers."""
    return _text(raw[_KIND]), _text(raw[_SOURCE])


def _text(raw: bytes) -> str:
    return os.fsdecode(raw.partition(b"\0")[0])


def _ask(path: Path) -> bytes:
    if sys.platform == "darwin":
        import ctypes

        library = ctypes.CDLL(None)
        statfs = getattr(library, "statfs$INODE64", None) or library.statfs
        answer = ctypes.create_string_buffer(_SIZE)
        if statfs(os.fsencode(path), answer) == 0:
            return answer.raw
    return b""
