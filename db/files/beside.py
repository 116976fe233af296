"""What lies beside a data file: copies of it, what runs that were cut short left, and its log."""

import re
import secrets
from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path

from cme_desktop.errors import LeftBehind, Unavailable
from cme_desktop.files.chosen import LOGS, is_open_here
from cme_desktop.values.sentences import some_of
from db.files.alone import alone, has_content

ANCHORS = ".anchors"
"""How the name of the file ends that keeps the anchors of a data file (see `anchors`)."""

_COPIES = (".before-restore-", ".before-upgrade-")
_UNFINISHED = re.compile(r"(\.before-upgrade-[0-9]{8}-[0-9]{6})?(\.[0-9a-f]{16})?\.(part|new)")


def part_of(path: Path) -> Path:
    """Where a copy is written that will take the place of `path`; of use to somebody when it is left."""
    return path.with_name(f"{path.name}.{secrets.token_hex(8)}.part")


def new_for(path: Path) -> Path:
    """Where a new file is made that will go to `path`; of no use to anybody when it is left."""
    return path.with_name(f"{path.name}.{secrets.token_hex(8)}.new")


def aside_of(path: Path) -> Path:
    """A free name to keep the file under that a backup takes the place of."""
    names = (path.with_name(f"{path.name}.before-restore-{number}") for number in count(1))
    return next(n for n in names if not any(log_of(n, end).exists() for end in ("", *LOGS, ANCHORS)))


def log_of(path: Path, ending: str) -> Path:
    """The file that SQLite keeps beside `path` under this ending."""
    return path.with_name(path.name + ending)


def copies(path: Path) -> list[Path]:
    """The copies that the program itself has kept beside a data file, the likeliest to be wanted first."""
    found = [each for each in _beside(path) if not each.name.endswith((*LOGS, ANCHORS)) and has_content(each)]
    whole = [each for each in found if not _is_unfinished(each, path)]
    kept = [each for mark in _COPIES for each in _newest_first(whole, path.name + mark)]
    return kept + [each for each in found if _is_unfinished(each, path) and each.suffix == ".part"]


def refuse_traces(path: Path) -> None:
    """Raises LeftBehind where no file is, or an empty one, but traces of an older one lie there.

    A new file in its place would hide that records are missing.
    """
    offers = copies(path)
    if offers:
        names = some_of([each.name for each in offers])
        state = f"{path} is empty" if path.exists() else f"There is no data file {path}"
        lies = "lies" if len(offers) == 1 else "lie"
        raise LeftBehind(f"{state}, but {names} {lies} beside it. No new file was made.", path, offers)
    if any(has_content(log_of(path, ending)) for ending in ("-wal", "-journal")):
        raise Unavailable(f"{path} is empty or gone, but its log is still there. Restore the newest backup.")


def tidy(path: Path) -> None:
    """Remove what runs that were cut short have left beside a data file that is there."""
    for left in _beside(path):
        with suppress(OSError, Unavailable):  # another run is at it, or it is somebody else's
            if _is_unfinished(left, path):
                _remove(left, path)
            elif _is_aside(left, path) and left.samefile(path):
                _put_back(left, path)


def second_names(path: Path) -> int:
    """How many names the program itself has given a data file that is there, besides its own."""
    found = 0
    for each in _beside(path):
        with suppress(OSError):  # gone meanwhile
            ours = _is_unfinished(each, path) or _is_aside(each, path)
            found += ours and not each.is_symlink() and each.samefile(path)
    return found


def _is_aside(left: Path, path: Path) -> bool:
    return left.name.startswith(f"{path.name}.before-restore-")


def _is_unfinished(left: Path, path: Path) -> bool:
    """Whether the name is one that only the program gives, to what it has not finished."""
    return _UNFINISHED.fullmatch(left.name.removeprefix(path.name)) is not None


def _remove(left: Path, path: Path) -> None:
    if left.samefile(path):
        left.unlink()  # made, and named, but not yet by one name only
    elif not is_open_here(left):
        with alone(left, "open it"):
            log_of(left, "-journal").unlink(missing_ok=True)
            left.unlink()


def _put_back(aside: Path, path: Path) -> None:
    """The file was about to be set aside when the restoring ended: its log goes back to it."""
    with alone(path, "open it"):
        for ending in LOGS:
            if log_of(aside, ending).exists() and not log_of(path, ending).exists():
                log_of(aside, ending).replace(log_of(path, ending))
        aside.unlink()


def _beside(path: Path) -> Iterator[Path]:
    with suppress(OSError):  # no such folder, or one that may not be listed
        yield from sorted(each for each in path.parent.iterdir() if each.name.startswith(f"{path.name}."))


def _newest_first(found: list[Path], start: str) -> list[Path]:
    """By the numbers in their names: the tenth is newer than the second."""
    wanted = [each for each in found if each.name.startswith(start)]
    return sorted(wanted, key=lambda each: [int(n) for n in re.findall(r"\d+", each.name)], reverse=True)
