"""The schema as a whole is described for whoever makes or compares one, and for nobody else."""

import os
import sys
from pathlib import Path
from subprocess import run

from db.store import SqlStore
from db.tables.whole import everything
from tests.builders import AUTHOR, make_child

ROOT = Path(__file__).parents[2]
_OPENED = """
import sys
from cme_desktop.standing_records.child import CHILD
from db.tables.schema import metadata
from main import open_desk

with open_desk(sys.argv[1]).store.reading() as reader:
    assert list(reader.records(CHILD))
print(*(index.name for table in metadata.tables.values() for index in table.indexes))
"""


def test_a_file_is_opened_and_read_without_the_indexes_of_lists_and_queues(
    store: SqlStore, tmp_path: Path
) -> None:
    with store.changing(AUTHOR) as work:
        make_child(work)
        work.commit()
    own = {"XDG_CONFIG_HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", _OPENED, store.name]
    ended = run(command, env=os.environ | own, capture_output=True, text=True, check=True, timeout=60)
    described = set(ended.stdout.split())
    assert "ix_record_child_id" in described
    assert not [name for name in described if "_by_" in name or name.startswith("ix_deadline")]


def test_each_index_is_described_once_however_often_it_is_asked_for() -> None:
    names = [index.name for table in everything().tables.values() for index in table.indexes]
    again = [index.name for table in everything().tables.values() for index in table.indexes]
    assert {"ix_child_by_surname", "ix_record_by_reference", "ix_deadline_due"} <= set(names)
    assert len(set(names)) == len(names) == len(again)
