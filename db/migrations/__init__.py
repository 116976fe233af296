"""Steps from each version of the tables to the next, with their own literal names."""

from pathlib import Path

FOLDER = Path(__file__).parent

REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008")
"""Every version there has been, oldest first."""

HEAD = REVISIONS[-1]
