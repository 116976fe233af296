"""What is due, read before the data file is opened in full."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from cme_desktop.records import OFFICER
from db.first_look import first_lines
from db.store import open_store
from tests.builders import AUTHOR, StandingClock, make_child, make_notice, make_officer, make_school

UNTIL = date(2026, 12, 31)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A data file of two officers, one of whom has two duties and the other one; three are nobody's."""
    path = tmp_path / "office.cme"
    store = open_store(str(path), StandingClock())
    with store.changing(AUTHOR) as work:
        work.set_setting("authority", "Carrowby City Council")
        child, school = make_child(work).id, make_school(work).id
        robin, sam = make_officer(work).id, make_officer(work, "Sam Hale").id
        for officer in (robin, robin, sam, None, None, None):
            make_notice(work, child, school, officer=officer)
        work.commit()
    store.close()
    return path


def in_full(file: Path, name: str | None) -> object:
    store = open_store(str(file), StandingClock())
    with store.reading() as reader:
        (officer, *_) = reader.by_value(OFFICER, "name", name) if name else (None,)
        lines = reader.due(UNTIL, officer=officer)
    store.close()
    return officer, lines


@pytest.mark.parametrize("name", ["Robin Ash", "Sam Hale"])
def test_it_is_what_the_file_says_when_it_is_open(file: Path, name: str) -> None:
    found = first_lines(file, name, UNTIL, 100)
    assert found == in_full(file, name)
    assert found is not None
    assert found[1]


def test_whoever_has_no_record_sees_everybodys(file: Path) -> None:
    found = first_lines(file, "A stranger", UNTIL, 100)
    assert found == in_full(file, None)


def test_no_more_than_so_many_by_the_day(file: Path) -> None:
    found = first_lines(file, "", UNTIL, 2)
    assert found is not None
    assert len(found[1]) == 2
    assert first_lines(file, "", date(2026, 10, 1), 100) == (None, [])


def test_it_reads_beside_somebody_who_saves(file: Path) -> None:
    store = open_store(str(file), StandingClock())
    with store.changing(AUTHOR) as work:
        make_child(work)
        assert first_lines(file, "Robin Ash", UNTIL, 100) is not None
    store.close()


def without_authority(file: Path) -> None:
    with closing(sqlite3.connect(file)) as open_one:
        open_one.execute("DELETE FROM setting")
        open_one.commit()


def of_another_version(file: Path) -> None:
    with closing(sqlite3.connect(file)) as open_one:
        open_one.execute("UPDATE alembic_version SET version_num = '0000'")
        open_one.commit()


def with_another_purpose(file: Path) -> None:
    file.unlink()
    with closing(sqlite3.connect(file)) as open_one:
        open_one.execute("CREATE TABLE recipe (id INTEGER)")
        open_one.commit()


@pytest.mark.parametrize(
    "spoil",
    [
        without_authority,
        of_another_version,
        with_another_purpose,
        Path.unlink,
        lambda file: file.write_bytes(b""),
        lambda file: file.write_text("Not a database, but long enough to be taken for one." * 99),
    ],
    ids=["first run", "another version", "another purpose", "gone", "empty", "no database"],
)
def test_opening_in_full_says_what_is_wrong(file: Path, spoil: object) -> None:
    assert callable(spoil)
    spoil(file)
    before = file.read_bytes() if file.exists() else None
    assert first_lines(file, "Robin Ash", UNTIL, 100) is None
    assert (file.read_bytes() if file.exists() else None) == before
