"""A backup in the place of a data file; ended at any step, the old file or the new one is there."""

import os
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from cme_desktop.errors import NewerFile, Unavailable
from cme_desktop.files.chosen import LOGS
from cme_desktop.files.lasting import sync_folder
from db.data_file.backup import NOT_OURS, opened, verified_copy, verify, written
from db.failures import in_plain_words
from db.files.alone import alone
from db.files.beside import ANCHORS, aside_of, log_of
from db.migrations import REVISIONS


def restore(backup: Path, to: Path, revisions: Sequence[str] = REVISIONS) -> Path | None:
    """Put a verified backup in the place of a data file that nobody has open; gives where the old one is.

    A backup of an older version is brought up to date when it is opened. Raises NewerFile for one of a newer
    version, Unavailable when the backup is unsound or the file is in use.
    """
    to = to.resolve() if to.is_symlink() else to
    verify(backup)
    _refuse_newer(backup, revisions)
    if to.exists() and to.samefile(backup):
        raise Unavailable(f"{to} is the data file itself, not a backup of it.")
    with written(to), verified_copy(backup, to) as part, alone(to, "restore"):
        aside = _set_aside(to)
        os.replace(part, to)
    return aside


def _refuse_newer(path: Path, revisions: Sequence[str]) -> None:
    with in_plain_words(str(path)), closing(opened(path)) as connection:
        (version,) = connection.execute("SELECT MAX(version_num) FROM alembic_version").fetchone()
    if version is None:
        raise Unavailable(NOT_OURS.format(path=path))
    if version not in revisions:
        raise NewerFile(
            f"{path} was written by a newer version of CME Desktop. Install that version to restore it; "
            "nothing has been changed."
        )


def _set_aside(path: Path) -> Path | None:
    """Give the old file a second name, to be its only one when the new file takes the first.

    A log that could not be folded in goes with it: left behind, it would be read into the new file. So do its
    anchors, which tell of later entries than the backup has.
    """
    aside = aside_of(path)
    was_there = path.exists()
    if was_there:
        try:
            os.link(path, aside)
        except OSError:  # a disk on which a file has one name only
            os.replace(path, aside)
    for ending in (*LOGS, ANCHORS):
        if log_of(path, ending).exists():
            os.replace(log_of(path, ending), log_of(aside, ending))
    sync_folder(path.parent)
    return aside if was_there else None
