"""Whatever is done with a data file while it is open, other processes see each save, and a kill loses none.

SQLite's locks are gone once the process that has the file open closes it in another way than by SQLite. The
next process to close it then takes itself for the last, and deletes the log that saves still go to.
"""

from pathlib import Path

import pytest

from tests.at_work import DEEDS, at_work, elsewhere, surnames_elsewhere

SOUND = "The data file is sound: its structure, its history, its term dates and every deadline.\n"


@pytest.mark.parametrize("deed", DEEDS)
def test_a_save_is_seen_and_kept_whatever_was_done_before(data_file: Path, tmp_path: Path, deed: str) -> None:
    with at_work(data_file, deed) as working:
        elsewhere("due", "--data", data_file)
        elsewhere("backup", "--out", tmp_path / "safe.cme", "--data", data_file)
        working.save("After")
        assert surnames_elsewhere(data_file) == "Before After"
        working.save("Last")

    assert surnames_elsewhere(data_file) == "Before After Last", "after it was killed"
    assert elsewhere("check", "--data", data_file) == SOUND
