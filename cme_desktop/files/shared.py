"""Files that a person writes into a folder: they take its rights, and it is said who can read them."""

import os
import stat
from contextlib import suppress
from pathlib import Path

ONLY_YOU = "Only you can read it."
EVERYBODY = "Everybody on this computer can read it."
WHO_OPENS_THE_FOLDER = "Everybody who can open its folder can read it."

_FOR_OTHERS = 0o066
_TO_WRITE = 0o022


def take_rights(file: Path, folder: Path) -> None:
    """Give a new file the rights that `folder` gives to others. On Windows it has them from the start.

    In a folder where nobody may replace another's files, nobody may change this one either. A disk that keeps
    no rights, and a group that this person is not in, leave fewer. Raises OSError.
    """
    if os.name != "posix":
        return
    given = folder.stat()
    rights = given.st_mode & _FOR_OTHERS
    if given.st_mode & stat.S_ISVTX:
        rights &= ~_TO_WRITE
    if file.stat().st_gid != given.st_gid:
        try:
            os.chown(file, -1, given.st_gid)
        except OSError:
            rights = rights & 0o006 | (rights & 0o006) << 3  # whoever its own group is, they are others there
    with suppress(OSError):
        file.chmod(0o600 | rights)


def who_can_read(file: Path) -> str:
    """One sentence for the receipt of a file: who can read it, besides the machine's administrators."""
    if os.name != "posix":
        return WHO_OPENS_THE_FOLDER
    try:
        return _readers(file, file.stat(), [folder.stat() for folder in file.resolve().parents])
    except OSError:
        return "It cannot be told who can read it."


def _readers(file: Path, found: os.stat_result, folders: list[os.stat_result]) -> str:
    if found.st_mode & stat.S_IROTH and all(folder.st_mode & stat.S_IXOTH for folder in folders):
        return EVERYBODY
    if _has_list(file):
        return "Those whom the access list of its folder names can read it."
    if found.st_mode & stat.S_IRGRP and all(_lets_in(folder, found.st_gid) for folder in folders):
        return _group(found.st_gid)
    return ONLY_YOU


def _lets_in(folder: os.stat_result, group: int) -> bool:
    """Whether the group may pass through a folder."""
    return bool(folder.st_mode & (stat.S_IXGRP if folder.st_gid == group else stat.S_IXOTH))


def _group(number: int) -> str:
    """The group by its name; one that is a single person's own is nobody else's."""
    import grp
    import pwd

    try:
        group, owner = grp.getgrgid(number), pwd.getpwuid(os.geteuid())
    except KeyError:
        return f"Everybody in the group {number} can read it."
    if group.gr_name == owner.pw_name and not set(group.gr_mem) - {owner.pw_name}:
        return ONLY_YOU
    return f"Everybody in the group {group.gr_name} can read it."


def _has_list(file: Path) -> bool:
    """Whether rights were given to single persons, as Linux keeps them."""
    try:
        return "system.posix_acl_access" in os.listxattr(file)
    except (AttributeError, OSError):
        return False
