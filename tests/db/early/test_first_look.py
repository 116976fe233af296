"""What is due, read before the data file is opened in full."""

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from cme_desktop.due import AHEAD, FirstLook, Post, Whose
from cme_desktop.looks.frame import read_situation
from cme_desktop.operations.making_up import MAKER, MakeUpAuthority
from cme_desktop.operations.performing import perform
from cme_desktop.services.reckoning import asking_to_reckon
from cme_desktop.services.saving import store as put
from cme_desktop.standing_records.calendar_entry import CALENDAR_ENTRY
from cme_desktop.standing_records.officer import OFFICER
from db.early.first_look import first_look
from db.store import open_store
from tests.builders import (
    AUTHOR,
    StandingClock,
    make_child,
    make_hub,
    make_notice,
    make_officer,
    make_school,
    save,
)
from tests.opening import open_settled

AS_AT = date(2026, 12, 31)
CHILDREN = 100


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


def in_full(file: Path, name: str | None) -> FirstLook:
    """What the window reads of a file that is open."""
    store = open_store(str(file), StandingClock())
    with store.reading() as reader:
        post = read_situation({"": name or ""}, reader).post
        lines = reader.due(AS_AT + AHEAD, scope=post.scope(post.first()))
        found = FirstLook(AS_AT, post, lines, reader.law().calendars.authority)
    store.close()
    return found


@pytest.mark.parametrize("name", ["Robin Ash", "Sam Hale"])
def test_it_is_what_the_file_says_when_it_is_open(file: Path, name: str) -> None:
    found = first_look(file, name, AS_AT)
    assert found == in_full(file, name)
    assert found is not None
    assert found.lines


@pytest.mark.parametrize(
    ("role", "first"),
    [
        ("cme_officer", Whose.MINE),
        ("attendance_officer", Whose.HUB),
        ("manager", Whose.HUB),
        ("auditor", Whose.ALL),
    ],
)
def test_each_sees_first_what_they_look_after(file: Path, role: str, first: Whose) -> None:
    store = open_store(str(file), StandingClock())
    with store.changing(AUTHOR) as work:
        (id,) = work.by_value(OFFICER, "name", "Robin Ash")
        officer = work.get(OFFICER, id)
        officer.role, officer.hub = role, make_hub(work).id
        put(work, OFFICER, officer)
        make_notice(work, make_child(work).id, make_school(work).id, hub=officer.hub)
        work.commit()
    store.close()
    found = first_look(file, "Robin Ash", AS_AT)
    assert found == in_full(file, "Robin Ash")
    assert found is not None
    assert found.post.first() is first
    assert len(found.lines) == {Whose.MINE: 2, Whose.HUB: 1, Whose.ALL: 7}[first]


def test_all_of_a_city_see_what_the_file_says_when_it_is_open(tmp_path: Path) -> None:
    path = tmp_path / "city.cme"
    store = open_store(str(path), StandingClock())
    perform(store, MAKER, MakeUpAuthority(CHILDREN, 1, AS_AT))
    with store.reading() as reader:
        team = [officer.name or "" for officer in reader.records(OFFICER)]
        identity = reader.identity()
    store.close()
    for name in team:
        found = first_look(path, name, AS_AT)
        assert found == in_full(path, name)
        assert found is not None
        assert found.identity == identity


def test_a_manager_without_a_hub_looks_after_everybody() -> None:
    assert Post(1, role="manager").first() is Whose.ALL
    assert Post(1, role="attendance_officer").first() is Whose.MINE


def test_whoever_has_no_record_sees_everybodys(file: Path) -> None:
    found = first_look(file, "A stranger", AS_AT)
    assert found == in_full(file, None)


def test_what_is_due_later_waits(file: Path) -> None:
    found = first_look(file, "", date(2026, 10, 1))
    assert found is not None
    assert found.lines == []


def test_lateness_is_told_by_the_authoritys_terms(file: Path) -> None:
    store = open_store(str(file), StandingClock())
    with store.changing(AUTHOR) as work:
        save(
            work,
            CALENDAR_ENTRY,
            kind="term",
            name="Autumn",
            first_on=AS_AT - timedelta(days=90),
            last_on=AS_AT,
        )
        work.commit()
    store.close()
    found = first_look(file, "", AS_AT)
    assert found == in_full(file, None)
    assert found is not None
    assert found.calendar.name == "the authority’s calendar"


def test_it_reads_beside_somebody_who_saves(file: Path) -> None:
    store = open_store(str(file), StandingClock())
    with store.changing(AUTHOR) as work:
        make_child(work)
        assert first_look(file, "Robin Ash", AS_AT) is not None
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
    assert first_look(file, "Robin Ash", AS_AT) is None
    assert (file.read_bytes() if file.exists() else None) == before


def test_lines_that_are_being_reckoned_say_so(file: Path) -> None:
    store = open_store(str(file), StandingClock())
    with store.changing(AUTHOR) as work:
        days = {"first_on": AS_AT - timedelta(days=90), "last_on": AS_AT}
        with asking_to_reckon(work):
            save(work, CALENDAR_ENTRY, kind="term", name="Autumn", **days)
        work.commit()
    store.close()
    found = first_look(file, "", AS_AT)
    assert found == in_full(file, None)
    assert found is not None
    assert {line.anew for line in found.lines} == {True}


def test_while_deadlines_are_missing_the_file_is_opened_in_full(file: Path) -> None:
    with closing(sqlite3.connect(file)) as open_one:
        open_one.execute("DELETE FROM deadline")
        open_one.execute(
            "INSERT INTO reckoning (asked_at, who, types, done, last, missing) VALUES "
            "('2026-11-09 12:00:00', '', '[\"ten_day_notification\"]', 0, 99, 1)"
        )
        open_one.commit()
    assert first_look(file, "", AS_AT) is None
    open_settled(str(file), StandingClock()).close()
    found = first_look(file, "", AS_AT)
    assert found is not None
    assert found.lines
    assert not any(line.anew for line in found.lines)
