"""Folders of other computers: a SQLite file kept on one is damaged sooner or later, so none is opened there.

The write-ahead log needs memory that all who have the file open share, and no network drive has that; nor has
a folder that a virtual machine shares with the computer it runs on.
"""

import os
import sys
from pathlib import Path, PureWindowsPath

from cme_desktop.errors import Unavailable
from db.files.share_kinds import is_shared

MOUNTS = Path("/proc/mounts")


def refuse_share(path: Path) -> None:
    """Raises Unavailable, naming PostgreSQL as the way to share, for a file on another computer's disk."""
    if is_on_share(path):
        raise Unavailable(
            f"{path} is on a network drive or in a shared folder, where a data file gets damaged sooner or "
            "later. Keep it on this computer’s own disk; to share one as a team, use PostgreSQL "
            "(--data postgresql+psycopg://…)."
        )


def is_on_share(path: Path) -> bool:
    """Whether a file is on another computer's disk, or would be; by whatever links its path leads there."""
    if sys.platform == "win32":
        return _is_remote_drive(path.absolute()) or _is_remote_drive(path.resolve())
    if sys.platform == "darwin":
        from db.files.share_macos import kind_of

        return is_shared(*kind_of(path.resolve()))
    file = path.resolve()
    _let_it_be_mounted(file.parent)
    return MOUNTS.exists() and on_network(file, MOUNTS.read_text("utf-8", "surrogateescape"))


def on_network(path: Path, mounts: str) -> bool:
    """Whether the deepest mount that holds the path is a network's. `mounts` is what /proc/mounts holds."""
    kinds: dict[Path, tuple[str, str]] = {}
    for line in mounts.splitlines():
        source, point, kind, *_ = (*line.split(" "), "", "", "")
        kinds[Path(_unescaped(point))] = kind, _unescaped(source)
    holders = [point for point in kinds if path.is_relative_to(point)]
    return bool(holders) and is_shared(*kinds[max(holders, key=lambda point: len(point.parts))])


def names_share(path: str) -> bool:
    r"""Whether a Windows path names another computer: `\\server\share`, or `\\?\UNC\…`."""
    drive = PureWindowsPath(path).drive.upper()
    if drive.startswith(("\\\\?\\", "\\\\.\\")):
        return drive[4:].startswith("UNC\\")
    return drive.startswith("\\\\")


def _let_it_be_mounted(folder: Path) -> None:
    """A drive that is mounted on demand is in the list only once somebody has looked into it."""
    os.path.exists(os.path.join(folder, "."))


def _unescaped(text: str) -> str:
    """A name as it is; the list writes spaces, tabs, ends of lines and backslashes as \\040 and the like."""
    first, *rest = text.split("\\")
    return first + "".join(chr(int(each[:3], 8)) + each[3:] if each[:3].isdigit() else each for each in rest)


def _is_remote_drive(path: Path) -> bool:
    """Windows: a path on another computer, or a drive letter that stands for one."""
    if names_share(str(path)):
        return True
    if sys.platform == "win32":
        import ctypes

        remote = 4  # DRIVE_REMOTE
        return bool(ctypes.windll.kernel32.GetDriveTypeW(f"{path.drive}\\") == remote)
    return False
