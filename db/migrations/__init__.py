"""Steps from each version of the tables to the next, with their own literal names."""

from pathlib import Path

FOLDER = Path(__file__).parent

REVISIONS = tuple(sorted(step.name[:4] for step in (FOLDER / "versions").glob("[0-9]*.py")))
"""Every version there has been, oldest first."""

HEAD = REVISIONS[-1]
