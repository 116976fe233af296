"""What reads as it should, but is not written as the program writes it, was written by something else."""

import pytest

from cme_desktop.fields import Unanswered
from db.store import SqlStore
from tests.builders import AUTHOR, make_child
from tests.forging import forge

BIRTH = "“Date of birth”"
ANSWERS = "what is kept of unanswered questions in the table child"
OTHERWISE = {
    "UPDATE child SET birth = '2015-03-04' WHERE id = 1": [BIRTH],
    'UPDATE child SET unanswered = \'{"birth":"not_known"}\' WHERE id = 1': [ANSWERS],
    "UPDATE child SET birth = '2015-03-04', unanswered = ' ' || unanswered WHERE id = 1": [BIRTH, ANSWERS],
    "UPDATE child SET unanswered = '' WHERE id = 2": [ANSWERS],
    "UPDATE child SET unanswered = '{}' WHERE id = 2": [ANSWERS],
}


@pytest.mark.parametrize("statement", OTHERWISE)
def test_what_is_written_otherwise_is_told_column_by_column(sqlite_store: SqlStore, statement: str) -> None:
    with sqlite_store.changing(AUTHOR) as work:
        make_child(work, birth=Unanswered.NOT_KNOWN)
        make_child(work, "Lis", "Kuba")
        work.commit()
    assert list(sqlite_store.findings()) == []
    id = statement[-1]
    forge(sqlite_store, statement)

    said = [finding for finding in sqlite_store.findings() if "written as CME Desktop" in finding]

    wrong = [
        f"CHD-2026-000{id}: {what} is not written as CME Desktop writes it." for what in OTHERWISE[statement]
    ]
    assert said == wrong
