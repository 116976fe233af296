"""Rows that somebody else has written: none of them keeps a data file shut, and a check finds each."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from cme_desktop.due import said_of_unread
from cme_desktop.intake.steps import is_understood
from cme_desktop.looks.frame import read_counts, read_situation
from cme_desktop.looks.work_queue import read_desktop
from cme_desktop.ports import KeptDraft
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY
from cme_desktop.services.reckoning import reckon_what_waits
from cme_desktop.settings import AUTHORITY
from cme_desktop.standing_records.calendar_entry import CALENDAR_ENTRY
from cme_desktop.standing_records.child import CHILD
from db.early.first_look import first_look
from db.store import SqlStore, open_store
from tests.builders import AUTHOR, StandingClock, make_child, make_officer, make_school, save
from tests.opening import open_settled, settle

_NOON = "'2026-11-09 12:00:00.000000'"
_BLOB, _TORN = "x'ff00'", "CAST(x'ff' AS TEXT)"
"""Bytes, and a text that is none."""
IMPORT = (
    "INSERT INTO intake (id, file, who, begun_at, finished_at) VALUES (77, 'f.xlsx', 'x', {begun}, {done})"
)
STEP = "INSERT INTO intake_step (intake_id, kind, what) VALUES (77, {kind}, {what})"
WAITING = (
    "INSERT INTO reckoning (asked_at, who, types, done, last, missing) "
    f"VALUES ({_NOON}, 'x', '[\"whereabouts_enquiry\"]', 0, 9999, {{missing}})"
)
DRAFT = (
    "INSERT INTO draft (record_type, record_id, who, saved_at, title, typed) "
    f"VALUES ('child', NULL, 'Sam Field', {_NOON}, {{title}}, {{typed}})"
)


def _finished(what: str, kind: str = "'remember'") -> list[str]:
    return [IMPORT.format(begun=_NOON, done=_NOON), STEP.format(kind=kind, what=what)]


def _asked(*changes: str, missing: int = 0) -> list[str]:
    return [WAITING.format(missing=missing), *changes]


REMNANTS = {
    "a step of no kind": _finished("'{}'", "'x'"),
    "a step without its record": _finished("'{}'"),
    "a step that is no JSON": _finished("'['"),
    "a step that is a number": _finished("'3'"),
    "a step of bytes": _finished(_BLOB),
    "a step of torn text": _finished(_TORN),
    "a step for a kind of record that there is not": _finished(
        "'{\"type\":\"x\",\"id\":1}'", "'consequences'"
    ),
    "a step that says half": _finished("'{\"type\":\"child\",\"id\":1}'", "'fill'"),
    "an import begun at no time": [IMPORT.format(begun="'x'", done="NULL")],
    "an import begun in torn text": [IMPORT.format(begun=_TORN, done="NULL")],
    "an import finished in torn text": [
        IMPORT.format(begun=_NOON, done=_TORN),
        STEP.format(kind="'remember'", what="'{\"id\":1,\"digests\":[\"x\"]}'"),
    ],
    "a reckoning of torn types": _asked(f"UPDATE reckoning SET types = {_TORN}"),
    "a reckoning to infinity": _asked("UPDATE reckoning SET last = 9e999", missing=1),
    "a record that waits": _asked(
        "UPDATE record SET received_on = 'soon' WHERE type = 'whereabouts_enquiry'"
    ),
    "a record whose deadlines are missing": _asked(
        "UPDATE record SET received_on = 'soon' WHERE type = 'whereabouts_enquiry'", missing=1
    ),
    "a deadline that waits": _asked(f"UPDATE deadline SET rule_set = {_TORN}", missing=1),
    "a term of no kind": ["UPDATE calendar_entry SET kind = 'x'"],
    "a term that begins at no time": _asked("UPDATE calendar_entry SET first_on = 'x'", missing=1),
    "a term in torn text": _asked(f"UPDATE calendar_entry SET kind = {_TORN}"),
    "a draft that is no JSON": [DRAFT.format(title="'x'", typed="'{}'")],
    "a draft that is a list": [DRAFT.format(title="'\"\"'", typed="'[]'")],
    "a draft of no kind": [DRAFT.format(title="'\"\"'", typed="'{}'"), "UPDATE draft SET record_type = 'x'"],
    "a draft of no time": [DRAFT.format(title="'\"\"'", typed="'{}'"), "UPDATE draft SET saved_at = 'x'"],
    "a draft in torn text": [DRAFT.format(title=_TORN, typed="'{}'")],
    "a setting in torn text": [f"UPDATE setting SET value = {_TORN}"],
    "an officer in torn text": [f"UPDATE officer SET role = {_TORN}"],
    "a record of a kind in torn text": [f"UPDATE record SET type = {_TORN} WHERE type = 'child'"],
    "a record of no kind": ["UPDATE record SET type = 'x' WHERE type = 'child'"],
    "a record named in torn text": [f"UPDATE record SET label = {_TORN} WHERE type = 'child'"],
    "a history that begins with torn text": [
        "DROP TRIGGER history_no_update",
        f"UPDATE history SET hash = {_TORN} WHERE id = 1",
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data file with a little of everything that opening reads."""
    path = tmp_path_factory.mktemp("sound") / "authority.cme"
    with closing(open_store(str(path), StandingClock())) as store:
        with store.changing(AUTHOR) as work:
            work.set_setting(AUTHORITY, "Northshire")
            make_officer(work, "Robin Ash", role="manager")
            days = {"first_on": date(2026, 9, 1), "last_on": date(2026, 12, 18)}
            save(work, CALENDAR_ENTRY, kind="term", name="Autumn", **days)
            child, school = make_child(work, "Okafor", "Ada"), make_school(work)
            save(work, WHEREABOUTS_ENQUIRY, child=child.id, school=school.id, received_on=date(2026, 9, 7))
            kept = KeptDraft(0, "child", None, "Sam Field", datetime.now(UTC), "Whole", {})
            work.keep_draft(kept)
            work.commit()
        assert list(store.findings()) == []
    return path


@pytest.fixture(params=REMNANTS)
def spoilt(request: pytest.FixtureRequest, sound: Path, tmp_path: Path) -> Path:
    """The file with one of the remnants in it."""
    path = Path(shutil.copy(sound, tmp_path / "authority.cme"))
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        for statement in REMNANTS[request.param]:
            file.execute(statement)
    return path


@pytest.fixture
def opened(spoilt: Path) -> Iterator[SqlStore]:
    """The spoilt file, open."""
    with closing(open_settled(str(spoilt), StandingClock())) as store:
        yield store


def test_it_keeps_no_file_shut(opened: SqlStore) -> None:
    from cme_desktop.desk import Desk

    desk = Desk(opened, StandingClock(), AUTHOR)
    reckon_what_waits(opened, AUTHOR)
    with opened.reading() as reader:
        read_situation({"": "Robin Ash"}, reader)
        scope, today = desk.author.post.scope(desk.author.post.first()), desk.clock.today()
        read_counts(desk.author, today, desk.emergency, reader)
        desktop = read_desktop("Sam Field", scope, today, True, desk.emergency, reader)
    assert "Whole" in [draft.title for draft in desktop.drafts] or not desktop.drafts
    with opened.changing(AUTHOR) as work:
        make_child(work, "Lis", "Kuba")
        work.commit()


def test_the_first_page_is_left_to_the_opening_or_shown(spoilt: Path) -> None:
    first_look(spoilt, "Robin Ash", date(2026, 11, 9))


def test_a_check_finds_it_and_changes_nothing(spoilt: Path) -> None:
    with closing(sqlite3.connect(spoilt)) as file:
        before = list(file.iterdump()) if _can_be_dumped(file) else None
    with closing(open_store(str(spoilt), StandingClock(), to_look=True)) as store:
        found = list(store.findings(understood=is_understood))
    assert any("read" in sentence or "kind" in sentence for sentence in found), found
    with closing(sqlite3.connect(spoilt)) as file:
        assert before is None or list(file.iterdump()) == before


def _can_be_dumped(file: sqlite3.Connection) -> bool:
    try:
        list(file.iterdump())
    except (sqlite3.Error, ValueError):
        return False
    return True


def test_steps_beside_one_that_cannot_be_taken_are_taken(sound: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(sound, tmp_path / "authority.cme"))
    sound_step = '\'{"id": %d, "digests": ["d"]}\''
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        (child,) = file.execute("SELECT id FROM child").fetchone()
        for statement in _finished("'['"):
            file.execute(statement)
        file.execute(STEP.format(kind="'remember'", what=sound_step % child))
    with closing(open_store(str(path), StandingClock())) as store:
        (told,) = settle(store)
        assert told.startswith("Part of what an import had still to do for records on file cannot be read")
        with store.reading() as reader:
            assert reader.loaded_rows(["d"]) == {"d": child}
        assert "Row 1 of the table intake_step cannot be read." in list(store.findings())


def test_an_import_with_a_record_that_cannot_be_read_stays_out_of_sight(sound: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(sound, tmp_path / "authority.cme"))
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        (child,) = file.execute("SELECT id FROM child").fetchone()
        file.execute("DROP TRIGGER history_no_update")
        file.execute("UPDATE history SET action = 'imported from f.xlsx' WHERE record_id = ?", (child,))
        file.execute(IMPORT.format(begun=_NOON, done="NULL"))
        file.execute("INSERT INTO intake_record VALUES (?, 77)", (child,))
        file.execute("UPDATE record SET received_on = 'soon' WHERE id = ?", (child,))
    with closing(open_store(str(path), StandingClock())) as store:
        (told,) = settle(store)
        assert told.startswith("An import that was stopped could not be taken back whole")
        with store.reading() as reader:
            assert list(reader.records(CHILD)) == []
        assert any("cannot be read" in sentence for sentence in store.findings())


def test_an_unreadable_record_keeps_the_others_from_nothing(sound: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(sound, tmp_path / "authority.cme"))
    with closing(open_store(str(path), StandingClock())) as store:
        with store.changing(AUTHOR) as work:
            (child,) = [child.id for child in work.records(CHILD)]
            late = save(work, WHEREABOUTS_ENQUIRY, child=child, received_on=date(2026, 9, 8))
            work.commit()
        with store.engine.connect() as connection, connection.begin():
            connection.exec_driver_sql(
                "UPDATE record SET received_on = 'soon' WHERE type = 'whereabouts_enquiry' AND id <> ?",
                (late.id,),
            )
            connection.exec_driver_sql("UPDATE deadline SET due_on = '2030-01-01'")
            connection.exec_driver_sql(WAITING.format(missing=0))
        reckon_what_waits(store, AUTHOR)
        with store.reading() as reader:
            assert not reader.reckonings()
            days = {line.record: line.due_on for line in reader.due()}
        assert days.pop(late.id) != date(2030, 1, 1)
        assert set(days.values()) == {date(2030, 1, 1)}


def test_a_line_that_cannot_be_read_hides_no_other_and_is_told(sound: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(sound, tmp_path / "authority.cme"))
    with closing(open_store(str(path), StandingClock())) as store:
        with store.changing(AUTHOR) as work:
            (child,) = [child.id for child in work.records(CHILD)]
            late = save(work, WHEREABOUTS_ENQUIRY, child=child, received_on=date(2026, 9, 8))
            work.commit()
        with store.engine.connect() as connection, connection.begin():
            connection.exec_driver_sql(
                f"UPDATE deadline SET label = {_TORN} WHERE record_id <> ?", (late.id,)
            )
        with store.reading() as reader:
            assert {line.record for line in reader.due()} == {late.id}
            assert reader.unread_lines() == 1
            assert said_of_unread(law=False, records=1) == [
                "The due dates of 1 record cannot be read, and are not shown. Have the data file checked."
            ]


def test_of_the_law_whatever_can_be_read_counts(sound: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(sound, tmp_path / "authority.cme"))
    with closing(open_store(str(path), StandingClock())) as store:
        with store.reading() as reader:
            autumn = reader.law()
        with store.changing(AUTHOR) as work:
            days = {"first_on": date(2027, 1, 4), "last_on": date(2027, 3, 26)}
            save(work, CALENDAR_ENTRY, kind="term", name="Spring", **days)
            work.commit()
        with store.engine.connect() as connection, connection.begin():
            connection.exec_driver_sql("UPDATE calendar_entry SET kind = 'x' WHERE name = 'Spring'")
        with store.reading() as reader:
            law = reader.law()
    assert not autumn.unread
    assert law.unread
    assert not law.calendars.differing(autumn.calendars)
