"""`check` compares both ways, and all that follows from a record with the record."""

from datetime import date

import pytest

from cme_desktop.intake.carrying_out import carry_out
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY
from cme_desktop.services.saving import store as put
from cme_desktop.standing_records.calendar_entry import CALENDAR_ENTRY
from cme_desktop.standing_records.child import CHILD
from cme_desktop.standing_records.school import SCHOOL
from db.store import SqlStore
from db.writing import taking_back
from tests.builders import (
    AUTHOR,
    make_child,
    make_hub,
    make_notice,
    make_officer,
    make_school,
    save,
)
from tests.forging import forge
from tests.opening import settle


@pytest.fixture
def filled(store: SqlStore) -> SqlStore:
    """A child, a school, two officers, two hubs, a notice and an enquiry, by the ids of `IDS`."""
    with store.changing(AUTHOR) as work:
        child = make_child(work, "Okafor", "Ada")
        make_child(work, "Lis", "Kuba")
        school = make_school(work, "Elm Lane School", urn="100000")
        officers = [make_officer(work, name) for name in ("Robin Ash", "Morgan Lake")]
        hubs = [make_hub(work, name) for name in ("North", "South")]
        whose = {"officer": officers[0].id, "hub": hubs[0].id}
        make_notice(work, child.id, school.id, **whose)
        save(work, WHEREABOUTS_ENQUIRY, child=child.id, received_on=date(2026, 11, 2), **whose)
        child.notes = "Seen at the new school."
        put(work, CHILD, child)
        work.commit()
    assert list(store.findings()) == []
    return store


def found(store: SqlStore) -> str:
    return "\n".join(store.findings())


CHILD_1, SCHOOL_3, NOTICE, ENQUIRY = "CHD-2026-0001", "SCH-2026-0001", "TDN-2026-0001", "ENQ-2026-0001"
_COPY = (
    "INSERT INTO record (id, type, reference, label, line, status, created_at, created_by, changed_at, "
    "changed_by, version) SELECT 900, type, 'CHD-2026-0900', label, line, status, created_at, created_by, "
    "changed_at, changed_by, version FROM record WHERE id = 1"
)
_GONE = tuple(
    f"DELETE FROM {table} WHERE {key} = 2"
    for table, key in (
        ("search_word", "record_id"), ("match_key", "record_id"), ("child", "id"), ("record", "id"),
    )
)  # fmt: skip

FORGED: dict[str, tuple[tuple[str, ...], str]] = {
    "a record without history": (
        (_COPY, "INSERT INTO child (id, surname) VALUES (900, 'Nobody')"),
        "CHD-2026-0900 has no history: it was put there outside CME Desktop.",
    ),
    "history without a record": (
        _GONE,
        "History tells of CHD-2026-0002, which is not on file: it was taken away outside CME Desktop.",
    ),
    "its own row missing": (
        ("DELETE FROM child WHERE id = 2",),
        "CHD-2026-0002: its row in the table child is missing.",
    ),
    "a row in a table that is not of its kind": (
        ("INSERT INTO hub (id, name) VALUES (1, 'West')",),
        f"{CHILD_1}: it has a row in the table hub, which is not of its kind.",
    ),
    "label": (
        ("UPDATE record SET label = 'Somebody' WHERE id = 1",),
        f"{CHILD_1}: how it is named does not follow from the record.",
    ),
    "line": (
        ("UPDATE record SET line = 'x' WHERE id = 8",),
        f"{NOTICE}: its line in a child’s file does not follow from the record.",
    ),
    "event day": (
        ("UPDATE record SET event_on = '2026-01-05' WHERE id = 8",),
        f"{NOTICE}: the day of its event does not follow from the record.",
    ),
    "on a desk": (
        ("UPDATE record SET on_desk = false WHERE id = 8",),
        f"{NOTICE}: whether it is on somebody’s desk does not follow from the record.",
    ),
    "restricted": (
        ("UPDATE record SET restricted = true WHERE id = 1",),
        f"{CHILD_1} is not as its history leaves it: it was changed outside CME Desktop.",
    ),
    "restricted, where the kind has no such field": (
        ("UPDATE record SET restricted = true WHERE id = 3",),
        f"{SCHOOL_3} holds what a record of its kind never has: it was changed outside CME Desktop.",
    ),
    "school": (
        ("UPDATE record SET school_id = NULL, school_label = '' WHERE id = 8",),
        f"{NOTICE} is not as its history leaves it: it was changed outside CME Desktop.",
    ),
    "the name beside a link": (
        ("UPDATE record SET child_label = 'Somebody else' WHERE id = 8",),
        f"{NOTICE}: the name kept of its child is not the one on file.",
    ),
    "version": (
        ("UPDATE record SET version = 7 WHERE id = 1",),
        f"{CHILD_1}: its version is not what its history tells.",
    ),
    "who made it": (
        ("UPDATE record SET created_by = 'Nobody' WHERE id = 1",),
        f"{CHILD_1}: who made it, and when, is not what its history tells.",
    ),
    "when it was changed": (
        ("UPDATE record SET changed_at = '2026-11-08 09:00:00.000000' WHERE id = 1",),
        f"{CHILD_1}: who changed it last, and when, is not what its history tells.",
    ),
    "its reference": (
        ("UPDATE record SET reference = 'CHD-2026-0800' WHERE id = 1",),
        "CHD-2026-0800: this is not the reference number that it was given.",
    ),
    "a number given again": (
        ("UPDATE counter SET last = 1 WHERE prefix = 'CHD'",),
        "The next number of CHD-2026 would be one that was given before.",
    ),
    "a search word": (
        ("DELETE FROM search_word WHERE record_id = 1 AND word = 'okafor'",),
        f"{CHILD_1}: the words by which it is found do not follow from the record.",
    ),
    "the type of a search word": (
        ("UPDATE search_word SET type = 'person' WHERE record_id = 1 AND word = 'okafor'",),
        f"{CHILD_1}: the words by which it is found do not follow from the record.",
    ),
    "the words beside a search word": (
        ("UPDATE search_word SET words = words || 'x ' WHERE record_id = 1 AND word = 'okafor'",),
        f"{CHILD_1}: the words by which it is found do not follow from the record.",
    ),
    "a match key": (
        ("INSERT INTO match_key (key, record_id) VALUES ('u:x', 1)",),
        f"{CHILD_1}: the keys by which it is matched do not follow from the record.",
    ),
    "a deadline’s officer": (
        ("UPDATE deadline SET officer_id = 5 WHERE record_id = 9",),
        f"{ENQUIRY}: the officer of “Enquiry review” is not the one of the record.",
    ),
    "a deadline’s hub": (
        ("UPDATE deadline SET hub_id = NULL WHERE record_id = 9",),
        f"{ENQUIRY}: the hub of “Enquiry review” is not the one of the record.",
    ),
    "a deadline’s day": (
        ("UPDATE deadline SET due_on = '2027-03-01' WHERE record_id = 9",),
        f"{ENQUIRY}: “Enquiry review” is stored as due Mon 1 Mar 2027, but comes to due ",
    ),
    "a deadline’s words": (
        ("UPDATE deadline SET why = 'Not urgent.' WHERE record_id = 9",),
        f"{ENQUIRY}: “Enquiry review” is stored with other words or marks than it comes to.",
    ),
    "a deadline gone": (
        ("DELETE FROM deadline WHERE record_id = 9",),
        f"{ENQUIRY}: “Enquiry review” is stored as not due, but comes to due ",
    ),
    "the trigger": (("",), "The trigger history_no_delete is missing."),
    "an index": (("DROP INDEX ix_record_changed",), "The index ix_record_changed is missing."),
    "an index of its name": (
        ("DROP INDEX ix_record_changed", "CREATE INDEX ix_record_changed ON record (id)"),
        "The index ix_record_changed is not as CME Desktop makes it.",
    ),
    "a table": (("DROP TABLE loaded_row",), "The table loaded_row is missing."),
}


@pytest.mark.parametrize("forged", FORGED)
def test_what_was_done_outside_is_found(filled: SqlStore, forged: str) -> None:
    statements, sentence = FORGED[forged]
    forge(filled, *filter(None, statements))

    assert sentence in found(filled)


def test_a_step_that_is_not_of_the_same_number_is_told(filled: SqlStore) -> None:
    forge(filled, "INSERT INTO alembic_version VALUES ('0001')")
    assert "The data bears the numbers of 2 versions, where there is one." in found(filled)


def test_a_table_of_somebody_elses_is_a_note(filled: SqlStore) -> None:
    with filled.engine.connect() as connection, connection.begin():
        connection.exec_driver_sql("CREATE TABLE jottings (id integer)")
        connection.exec_driver_sql("CREATE VIEW glance AS SELECT id FROM record")
    notes: list[str] = []

    assert list(filled.findings(note=notes.append)) == []
    assert "The table jottings is none that CME Desktop makes." in notes
    assert "The view glance is none that CME Desktop makes." in notes


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("ALTER TABLE history DISABLE TRIGGER history_no_update", "The trigger history_no_update is not as"),
        (
            "CREATE OR REPLACE FUNCTION history_no_delete() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RETURN NULL; END $$",
            "The function history_no_delete is not as CME Desktop makes it.",
        ),
        ("CREATE RULE quiet AS ON DELETE TO deadline DO INSTEAD NOTHING", "The rule quiet is none that"),
        ("ALTER TABLE record DROP CONSTRAINT fk_record_child_id", "is missing."),
        ("ALTER TABLE record ADD CHECK (version < 1000)", "is none that CME Desktop makes."),
        ("ALTER TABLE child ALTER COLUMN surname TYPE varchar(9)", "The column child.surname is not as"),
        ("ALTER TABLE record ENABLE ROW LEVEL SECURITY", "The table record is not as CME Desktop makes it."),
        ("ALTER TABLE deadline DISABLE TRIGGER ALL", "The constraint deadline: FOREIGN KEY (record_id) REF"),
        (
            "CREATE SCHEMA elsewhere; CREATE TABLE elsewhere.more () INHERITS (deadline)",
            "The table of heirs elsewhere.more is none that CME Desktop makes.",
        ),
        ("ALTER TABLE draft SET UNLOGGED", "The table draft is not as CME Desktop makes it."),
        ("ALTER FUNCTION history_no_update() SECURITY DEFINER", "The function history_no_update is not as"),
        (
            "ALTER FUNCTION history_no_update() SET search_path = x",
            "The function history_no_update is not as",
        ),
        ("GRANT ALL ON history TO public", "The grant to everybody history: DELETE, INSERT, "),
        ("ALTER SEQUENCE history_id_seq INCREMENT 7", "The sequence history_id_seq is not as CME Desktop"),
        ("ALTER SEQUENCE record_id_seq CYCLE", "The sequence record_id_seq is not as CME Desktop makes it."),
        (
            "ALTER DATABASE {database} SET session_replication_role = 'replica'",
            "The setting session_replication_role is none that CME Desktop makes.",
        ),
        ("UPDATE record SET received_on = 'infinity' WHERE id = 8", f"{NOTICE}: "),
    ],
)
def test_what_only_a_server_has_is_compared_too(
    postgres_store: SqlStore, statement: str, sentence: str
) -> None:
    with postgres_store.changing(AUTHOR) as work:
        for _ in range(7):
            make_child(work)
        make_notice(work, 1, make_school(work).id)
        work.commit()
    database = postgres_store.engine.url.database or ""
    statement = statement.replace("id = 8", "id = 9").replace("{database}", database)
    with postgres_store.engine.connect() as connection, connection.begin():
        connection.exec_driver_sql(statement)

    assert sentence in found(postgres_store)


def spoilt(store: SqlStore, *statements: str) -> str:
    with store.engine.connect() as connection, connection.begin():
        for statement in statements:
            connection.exec_driver_sql(statement)
    return found(store)


UNREADABLE = {
    "UPDATE child SET birth = 'soon' WHERE id = 1": f"{CHILD_1}: “Date of birth” cannot be read.",
    "UPDATE child SET surname = CAST(x'41ff' AS TEXT) WHERE id = 1": f"{CHILD_1}: “Surname” cannot be read.",
    "UPDATE child SET surname = x'00' WHERE id = 1": f"{CHILD_1}: “Surname” cannot be read.",
    "UPDATE child SET unanswered = '{' WHERE id = 1": f"{CHILD_1}: what is kept of unanswered questions",
    "UPDATE record SET received_on = '2026-02-31' WHERE id = 8": f"{NOTICE}: “received_on”",
    "UPDATE record SET version = 'third' WHERE id = 8": f"{NOTICE}: “version”",
    "UPDATE record SET restricted = 2 WHERE id = 1": f"{CHILD_1}: “restricted”",
    "UPDATE record SET created_at = 'yesterday' WHERE id = 8": f"{NOTICE}: “created_at”",
    "UPDATE record SET reference = x'c3' WHERE id = 8": "Record 8: “reference”",
    "UPDATE deadline SET due_on = 9e999 WHERE record_id = 9": f"{ENQUIRY}: “due_on” in the table deadline",
    "UPDATE search_word SET word = CAST(x'ff' AS TEXT) WHERE record_id = 9": f"{ENQUIRY}: “word”",
}


@pytest.fixture
def filled_file(sqlite_store: SqlStore) -> SqlStore:
    with sqlite_store.changing(AUTHOR) as work:
        child = make_child(work)
        make_child(work, "Lis", "Kuba")
        make_school(work, urn="100000")
        for name in ("Robin Ash", "Morgan Lake", "Sam Fell", "Jo Moss"):
            make_officer(work, name)
        make_notice(work, child.id, 3)
        save(work, WHEREABOUTS_ENQUIRY, child=child.id, received_on=date(2026, 11, 2))
        work.commit()
    return sqlite_store


@pytest.mark.parametrize("statement", UNREADABLE)
def test_an_unreadable_value_is_named_with_its_record_and_ends_nothing(
    filled_file: SqlStore, statement: str
) -> None:
    said = spoilt(filled_file, statement, "UPDATE officer SET name = 'Nobody' WHERE id = 7")

    assert UNREADABLE[statement] in said
    assert "cannot be read." in said
    assert "OFF-2026-0004 is not as its history leaves it" in said, "what comes after is checked all the same"
    assert "Okafor" not in said


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("UPDATE history SET fields = '[' WHERE id = 1", "History entry 1, of record 1, cannot be read."),
        ("UPDATE history SET who = CAST(x'ff' AS TEXT) WHERE id = 1", "History entry 1 cannot be read."),
        ("UPDATE history SET at = 'noon' WHERE id = 1", "has a time that cannot be read."),
    ],
)
def test_an_unreadable_entry_is_named_too(filled_file: SqlStore, statement: str, sentence: str) -> None:
    forge(filled_file, statement, "UPDATE officer SET name = 'Nobody' WHERE id = 7")

    assert sentence in found(filled_file)
    assert "OFF-2026-0004 is not as its history leaves it" in found(filled_file)


def test_what_is_unreadable_of_the_law_is_named_and_the_rest_is_checked(sqlite_store: SqlStore) -> None:
    with sqlite_store.changing(AUTHOR) as work:
        days = {"first_on": date(2026, 9, 1), "last_on": date(2026, 12, 18)}
        save(work, CALENDAR_ENTRY, kind="term", name="Autumn term", **days)
        save(work, SCHOOL, name="Elm Lane School")
        work.commit()
    said = spoilt(
        sqlite_store,
        "UPDATE calendar_entry SET last_on = 'Christmas' WHERE id = 1",
        "UPDATE school SET name = 'x' WHERE id = 2",
    )

    assert "CAL-2026-0001: “Last day” cannot be read." in said
    assert "A rule or a calendar entry cannot be read, so due dates were checked by the others alone." in said
    assert "SCH-2026-0001 is not as its history leaves it" in said


def test_an_import_is_sound_while_it_is_under_way_and_while_it_is_taken_back(store: SqlStore) -> None:
    with store.importing(AUTHOR, "a.xlsx", carry_out) as intake:
        intake.batch(lambda work: [make_child(work, surname) for surname in ("Okafor", "Lis")])
        assert list(store.findings()) == []
        with store.batch(AUTHOR, 1) as work:
            taking_back.empty(
                work.connection, 1, work.now, "Nobody", taking_back.TAKEN_BACK.format(file="a.xlsx")
            )
            work.commit()
        assert list(store.findings()) == [], "half-way, emptied and not yet deleted"
    assert list(store.findings()) == [], "taken back"
    with store.changing(AUTHOR) as work:
        assert make_child(work).reference == "CHD-2026-0003"
        work.commit()
    assert list(store.findings()) == []


@pytest.mark.parametrize("name", ["sqlite_evil", "SQLITE_stat1", "sqlite_autoindex_record_9"])
def test_a_trigger_is_found_by_whatever_name(sqlite_store: SqlStore, name: str) -> None:
    spoilt(
        sqlite_store,
        "CREATE TRIGGER evil AFTER INSERT ON history BEGIN DELETE FROM deadline; END",
        "PRAGMA writable_schema=1",
        f"UPDATE sqlite_master SET name = '{name}', sql = replace(sql, 'evil', '{name}') WHERE name = 'evil'",
    )
    assert list(sqlite_store.findings()) == [f"The trigger {name} is none that CME Desktop makes."]


@pytest.mark.parametrize("table", ["draft", "reckoning"])
def test_what_is_nested_without_end_is_named(sqlite_store: SqlStore, table: str) -> None:
    deep = "[" * 100_000 + "]" * 100_000
    spoilt(
        sqlite_store,
        {
            "draft": "INSERT INTO draft (id, record_type, who, saved_at, title, typed) "
            f"VALUES (1, 'child', 'Nobody', '2026-11-09 12:00:00.000000', '\"\"', '{deep}')",
            "reckoning": "INSERT INTO reckoning (id, asked_at, who, types, schools, done, last, missing) "
            f"VALUES (1, '2026-11-09 12:00:00.000000', 'Nobody', '{deep}', NULL, 0, 0, 0)",
        }[table],
    )
    assert f"Row 1 of the table {table} cannot be read." in list(sqlite_store.findings())


def test_a_record_passed_off_as_that_of_an_import_is_kept_and_told_of(sqlite_store: SqlStore) -> None:
    """A forger has the program believe that an import was cut short, so that it deletes the record."""
    with sqlite_store.changing(AUTHOR) as work:
        make_child(work)
        work.commit()
    spoilt(
        sqlite_store,
        "INSERT INTO intake (id, file, who, begun_at, stopped) "
        "VALUES (1, 'a.xlsx', 'Nobody', '2026-11-09 12:00:00.000000', 0)",
        "INSERT INTO intake_record (record_id, intake_id) VALUES (1, 1)",
    )
    settle(sqlite_store)

    assert f"{CHILD_1} is held for one of an unfinished import, but no such import brought it." in found(
        sqlite_store
    )
