"""A data file in a folder that may not be written to, where SQLite can lay no log beside it."""

import os
from pathlib import Path

from cme_desktop.files.chosen import LOGS


def may_only_be_looked_at(path: Path) -> bool:
    """Whether the file may be read, but its folder not be written to."""
    path = path.resolve()
    return path.is_file() and os.access(path, os.R_OK) and not os.access(path.parent, os.W_OK)


def is_at_rest(path: Path) -> bool:
    """Whether all that was saved is in the file itself: whoever works on it has a log beside it."""
    path = path.resolve()
    return not any(path.with_name(path.name + ending).exists() for ending in LOGS)
