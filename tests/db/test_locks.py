"""Whatever is done with a data file while it is open, other processes see each save, and a kill loses none.

SQLite's locks are gone once the process that has the file open closes it in another way than by SQLite. The
next process to close it then takes itself for the last, and deletes the log that saves still go to.
"""

from pathlib import Path

import pytest

from cme_desktop.intake.templates import blank_workbook
from cme_desktop.spreadsheets.problems import FileProblem
from cme_desktop.spreadsheets.writing import write_workbook
from cme_desktop.standing_records.child import CHILD
from db.store import SqlStore
from tests.at_work import DEEDS, at_work, elsewhere, surnames_elsewhere
from tests.builders import AUTHOR, make_child

SOUND = "The data file is sound: its structure, its history, its records and all that follows from them."


@pytest.mark.parametrize("deed", DEEDS)
def test_a_save_is_seen_and_kept_whatever_was_done_before(data_file: Path, tmp_path: Path, deed: str) -> None:
    with at_work(data_file, deed) as working:
        elsewhere("due", "--data", data_file)
        elsewhere("backup", "--out", tmp_path / "safe.cme", "--data", data_file)
        working.save("After")
        assert surnames_elsewhere(data_file) == "Before After"
        working.save("Last")

    assert surnames_elsewhere(data_file) == "Before After Last", "after it was killed"
    found, *notes = elsewhere("check", "--data", data_file).splitlines()
    assert found == SOUND
    assert all(note.startswith("Note: ") for note in notes), "that what was saved before a kill has no anchor"


def test_nothing_is_exported_onto_the_log_that_another_process_has_open(
    data_file: Path, sqlite_store: SqlStore
) -> None:
    """Before the first save it is empty, and an empty file may be written over."""
    log = Path(f"{data_file}-wal")
    assert log.stat().st_size == 0
    with pytest.raises(FileProblem, match="belongs to the data file beside it"):
        write_workbook(log, blank_workbook(CHILD))
    elsewhere("template", "child", "--out", log)
    with sqlite_store.changing(AUTHOR) as work:
        make_child(work, "After")
        work.commit()
    assert surnames_elsewhere(data_file) == "After"
