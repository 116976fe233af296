"""A database with the tables that there were before a step."""

import shutil
from pathlib import Path

import sqlalchemy as sa

from db.data_file.versions import migrate
from db.migrations import FOLDER


def migrate_up_to(engine: sa.Engine, step: str, folder: Path) -> None:
    """Carry out all steps before one; `folder` is where copies of these may lie."""
    steps = Path(shutil.copytree(FOLDER, folder / "steps"))
    for later in (steps / "versions").glob("[0-9]*.py"):
        if later.name >= step:
            later.unlink()
    migrate(engine, steps)
