"""What earlier versions wrote into the history can be read back into records, to the last column."""

from pathlib import Path

import pytest

from db.migrations import REVISIONS
from tests.actions.evenings import evening
from tests.migrations.old_files import unpacked
from tests.migrations.test_old_files import LATER
from tests.opening import open_settled


@pytest.mark.parametrize("revision", REVISIONS)
def test_a_file_of_before_is_read_back_as_it_is(revision: str, tmp_path: Path) -> None:
    store = open_settled(str(unpacked(revision, tmp_path)), LATER)
    today = LATER.today()
    with store.reading() as now, store.reading_as_at(today) as then:
        assert evening(then, today) == evening(now, today)
    store.close()
