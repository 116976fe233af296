"""What is in a data file itself, as if there were no log beside it."""

import sqlite3
from contextlib import closing
from pathlib import Path


def records_in_file(file: Path) -> int:
    """How many records have gone from the log into the file."""
    address = f"{file.as_uri()}?mode=ro&immutable=1"
    with closing(sqlite3.connect(address, uri=True)) as alone:
        found: int = alone.execute("SELECT count(*) FROM record").fetchone()[0]
    return found
