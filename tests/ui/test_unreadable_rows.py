"""A data file in which somebody else has written opens in the window, and says so."""

import sqlite3
from contextlib import closing
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.ui.sitter import copied, sit_down, words_on
from ui.pages.today import TodayPage

SPOILT = (
    "INSERT INTO intake (id, file, who, begun_at, finished_at) "
    "VALUES (77, 'f.xlsx', 'x', '2016-09-05 12:00:00.000000', '2016-09-05 12:00:00.000000')",
    "INSERT INTO intake_step (intake_id, kind, what) VALUES (77, 'x', '{}')",
    "UPDATE deadline SET label = CAST(x'ff' AS TEXT) WHERE record_id = (SELECT record_id FROM deadline "
    "WHERE met_on IS NULL AND due_on IS NOT NULL ORDER BY due_on LIMIT 1)",
    "UPDATE officer SET role = CAST(x'ff' AS TEXT) WHERE name <> (SELECT MIN(name) FROM officer)",
    "INSERT INTO draft (record_type, who, saved_at, title, typed) VALUES ('x', 'x', 'x', 'x', 'x')",
)


def test_the_window_opens_and_says_what_cannot_be_read(
    qapp: QApplication, filled_file: Path, tmp_path: Path, settings: Path
) -> None:
    path = copied(filled_file, tmp_path)
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        for statement in SPOILT:
            file.execute(statement)
    with sit_down(qapp, path, settings) as sitter:
        page = sitter.page(TodayPage)
        words = words_on(page)
        assert "cannot be read, and are not shown. Have the data file checked." in words
        assert "Your work could not be read" not in words
        assert "Part of what an import had still to do for records on file" in words_on(sitter.window)
