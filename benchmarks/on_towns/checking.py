"""`check` of a whole file, beside SQLite's own quick look over its structure by the bare driver."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

from benchmarks import Ratio, compare
from cme_desktop.ports import Store
from main import open_desk

RUNS = 3
TARGET = 15.0


def run(town: Path) -> Iterator[Ratio]:
    with TemporaryDirectory() as folder:
        data = Path(folder, "town.cme")
        copyfile(town, data)
        store = open_desk(str(data)).store
        try:
            yield compare("check", partial(_check, store), partial(_quick_check, data), TARGET, RUNS)
        finally:
            store.close()


def _check(store: Store) -> None:
    assert list(store.findings()) == []


def _quick_check(data: Path) -> None:
    with closing(sqlite3.connect(data)) as bare:
        assert bare.execute("PRAGMA quick_check").fetchall() == [("ok",)]
