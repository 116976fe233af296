"""Folders of other computers: a SQLite file kept on one is damaged sooner or later, so none is opened there.

The write-ahead log needs memory that all who have the file open share, and no network drive has that.
"""

import sys
from pathlib import Path

from cme_desktop.errors import Unavailable

_MOUNTS = Path("/proc/mounts")
_NETWORK_KINDS = frozenset(
    ("9p", "afs", "ceph", "cifs", "fuse.sshfs", "glusterfs", "ncpfs", "nfs", "nfs4", "smb3", "smbfs")
)


def refuse_share(path: Path) -> None:
    """Raises Unavailable, naming PostgreSQL as the way to share, for a file on another computer's disk."""
    if _is_remote(path):
        raise Unavailable(
            f"{path} is on a network drive, where a data file gets damaged sooner or later. Keep it on this "
            "computer's own disk; to share one as a team, use PostgreSQL (--data postgresql+psycopg://…)."
        )


def _is_remote(path: Path) -> bool:
    if sys.platform == "win32":
        return _is_remote_drive(path)
    return _MOUNTS.exists() and on_network(path.resolve(), _MOUNTS.read_text(errors="replace"))


def on_network(path: Path, mounts: str) -> bool:
    """Whether the deepest mount that holds the path is a network's. `mounts` is what /proc/mounts holds."""
    kinds: dict[Path, str] = {}
    for line in mounts.splitlines():
        _, point, kind, *_ = (*line.split(" "), "", "", "")
        kinds[Path(point.encode().decode("unicode_escape"))] = kind  # spaces are written as \\040
    holders = [point for point in kinds if path.is_relative_to(point)]
    return bool(holders) and kinds[max(holders, key=lambda point: len(point.parts))] in _NETWORK_KINDS


def _is_remote_drive(path: Path) -> bool:
    """Windows: a UNC path, or a drive letter that stands for one."""
    drive = path.absolute().drive
    if drive.startswith("\\\\"):
        return True
    if sys.platform == "win32":
        import ctypes

        remote = 4  # DRIVE_REMOTE
        return bool(ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\") == remote)
    return False
