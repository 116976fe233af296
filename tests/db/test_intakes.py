"""An import runs in a process of its own: others save meanwhile, and see all of it or nothing."""

import csv
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cme_desktop.desk import Desk
from cme_desktop.errors import Unavailable
from cme_desktop.ports import KeptDraft, ListQuery, Reader
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.services.reckoning import asking_to_reckon, reckon_what_waits
from cme_desktop.settings import AUTHORITY
from cme_desktop.standing_records.calendar_entry import CALENDAR_ENTRY
from cme_desktop.standing_records.child import CHILD
from cme_desktop.statutory.calendars import SpanKind
from cme_desktop.values.partial_dates import BirthDate
from db.early.first_look import first_look
from db.files.import_turn import turn
from db.leftovers import take_back_unfinished
from db.reader import SqlReader
from db.store import SqlStore, open_store
from tests.builders import AUTHOR, NOON, StandingClock, make_child, make_school, save
from tests.day_first import import_table
from tests.importer import Importer
from tests.opening import open_settled
from tests.reckoned import wrong_deadlines

HEADINGS = (
    "Child surname", "Child forename", "Child date of birth", "School", "Notice received",
    "Name deleted", "Status", "Parent lived with surname", "Parent lived with forename",
)  # fmt: skip
ROWS = 55
IMPATIENT = 0.2
"""Seconds; enough for somebody who finds the file free."""


@pytest.fixture
def notices(tmp_path: Path, data: str) -> Path:
    """Off-roll notices of children who are not on file, with a school that is."""
    with closing(open_store(data, StandingClock())) as store, store.changing(AUTHOR) as work:
        make_school(work, "Elm Lane", urn="106653")
        work.commit()
    return write_notices(tmp_path / "sent.csv")


def write_notices(path: Path, rows: int = ROWS, name: str = "Name") -> Path:
    with path.open("w", newline="", encoding="utf-8") as out:
        lines = [
            (
                f"{name}{n}",
                "Ada",
                "23/4/2012",
                "106653",
                "5/11/2026",
                "4/11/2026",
                "accepted",
                f"{name}{n}",
                "Grace",
            )
            for n in range(rows)
        ]
        csv.writer(out).writerows([HEADINGS, *lines])
    return path


def importing(data: str, file: Path, die_before: tuple[str, int] | None = None) -> Importer:
    return Importer(data, "off_roll_notice", file, die_before)


def reopened(data: str) -> SqlStore:
    return open_settled(data, StandingClock(), IMPATIENT)


NOTICES = ListQuery(OFF_ROLL_NOTICE)
DAY = date(2027, 11, 9)

VIEWS: dict[str, Callable[[Reader], Any]] = {
    "records": lambda reader: len(list(reader.records(CHILD))),
    "page": lambda reader: (
        len(reader.page(NOTICES, None, 500)),
        len(reader.page(ListQuery(CHILD, "surname"), None, 500)),
        len(reader.page(ListQuery(OFF_ROLL_NOTICE, words=("ada",)), None, 500)),
    ),
    "anchors": lambda reader: (
        reader.anchors(NOTICES, 50),
        reader.anchors(ListQuery(CHILD, "surname"), 50),
        reader.anchors(ListQuery(CHILD, words=("ada",)), 50),
    ),
    "search": lambda reader: (reader.search(["name7"], 5), reader.search(["ada", "name7"], 5)),
    "search_otherwise": lambda reader: reader.search_otherwise(["adaname7"], 5),
    "sharing_keys": lambda reader: reader.sharing_keys(keys_of_one(), 5),
    "holders_of_keys": lambda reader: reader.holders_of_keys(keys_of_one()),
    "glimpses": lambda reader: (
        len(list(reader.glimpses(CHILD, ["surname"]))),
        len(list(reader.glimpses(OFF_ROLL_NOTICE, ["received_on"]))),
    ),
    "wanted": lambda reader: [len(some) for some in reader.wanted(OFF_ROLL_NOTICE, ["received_on"], [()])],
    "distinct": lambda reader: len(list(reader.distinct(CHILD, ["surname"], [()]))),
    "loaded_rows": lambda reader: len(reader.loaded_rows(all_digests(reader))),
    "by_value": lambda reader: reader.by_value(CHILD, "surname", "Name7"),
    "row_holders": lambda reader: [reader.row_holders(CHILD, "people", "person", id) for id in range(1, 40)],
    "by_reference": lambda reader: reader.by_reference("OFR-2026-0001"),
    "timeline": lambda reader: [reader.timeline(id) for id in range(1, 40)],
    "about": lambda reader: len(reader.about("school", 1, [OFF_ROLL_NOTICE.key])),
    "linked_to": lambda reader: len(list(reader.linked_to(OFF_ROLL_NOTICE, [], "child", range(1, 400)))),
    "types_about": lambda reader: reader.types_about(range(1, 400)),
    "newest": lambda reader: reader.newest(3),
    "imports": lambda reader: reader.imports(3),
    "counts": lambda reader: reader.counts(),
    "workload": lambda reader: reader.workload(DAY),
    "due": lambda reader: (len(reader.due(DAY)), len(reader.due(unmet=False))),
    "unmet_on": lambda reader: len(reader.unmet_on(DAY)),
    "due_by_type": lambda reader: reader.due_by_type(DAY),
    "unallocated": lambda reader: len(reader.unallocated()),
}
"""Every question by which a record can be met with; it changes once the file is loaded."""
SAME_TABLES = ("at_odds", "awaited", "undated")
"""They ask as `due` does; here nobody else is waited for, and every duty has its day."""
BY_A_CHANGE_OF_THE_LAW = ("reckonings", "to_reckon")
"""There are none before somebody changes the law while the file is loaded, as further below."""
KNOWN_ALREADY = ("get", "type_of", "labels", "hits", "history", "birth_of", "changes_since")
"""They are asked with the id of a record, which nobody has who has not met with it."""
OF_RESTRICTED = ("unseen", "accounts", "resemblances")
"""The file brings no restricted child; tests/db/test_unseen.py holds these."""
OF_NO_RECORD = ("in_use",)
"""Whether there is any; others are there before the file."""
NOT_OF_RECORDS = (
    "drafts", "law", "setting", "look_over", "anchor", "identity", "unread_lines", "kept_returns",
)  # fmt: skip


def keys_of_one() -> list[str]:
    return sorted(CHILD.keys(CHILD.cls(surname="Name7", forename="Ada", birth=BirthDate(date(2012, 4, 23)))))


def all_digests(reader: Reader) -> list[str]:
    """What no reader tells, but the rows of the file would be asked about with."""
    assert isinstance(reader, SqlReader)
    return list(reader.connection.exec_driver_sql("SELECT digest FROM loaded_row").scalars())


def seen(store: SqlStore) -> dict[str, Any]:
    with store.reading() as reader:
        return {name: ask(reader) for name, ask in VIEWS.items()}


def test_every_question_is_thought_of() -> None:
    asked = {
        *VIEWS,
        *SAME_TABLES,
        *BY_A_CHANGE_OF_THE_LAW,
        *KNOWN_ALREADY,
        *OF_RESTRICTED,
        *OF_NO_RECORD,
        *NOT_OF_RECORDS,
    }
    assert asked == {name for name in dir(Reader) if not name.startswith("_")}


def test_nothing_is_seen_before_the_last_batch_and_then_all(data: str, notices: Path) -> None:
    with closing(reopened(data)) as store, importing(data, notices) as importer:
        before = seen(store)
        importer.wait_at(ROWS)
        assert in_the_tables(store) > 3 * ROWS
        assert seen(store) == before
        assert importer.run() == f"loaded {ROWS}"

        after = seen(store)
        assert [name for name in VIEWS if before[name] == after[name]] == []
        assert after["counts"]["off_roll_notice"] == (ROWS, ROWS)
        assert list(store.findings()) == []


def in_the_tables(store: SqlStore) -> int:
    with store.engine.connect() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM record").scalar_one())


def test_the_first_look_sees_nothing_of_it_either(data_file: Path, tmp_path: Path) -> None:
    data = str(data_file)
    with closing(reopened(data)) as store:
        with store.changing(AUTHOR) as work:
            make_school(work, "Elm Lane", urn="106653")
            work.set_setting(AUTHORITY, "370")
            work.commit()
        with importing(data, write_notices(tmp_path / "sent.csv")) as importer:
            importer.wait_at(ROWS)
            empty = first_look(data_file, "Robin Ash", date(2026, 11, 20))
            importer.run()
            full = first_look(data_file, "Robin Ash", date(2026, 11, 20))
    assert empty is not None
    assert empty.lines == []
    assert full is not None
    assert full.lines


def test_others_save_between_any_two_batches(data: str, notices: Path) -> None:
    """A form's draft is kept, and a record saved, by somebody who cannot wait."""
    with closing(reopened(data)) as store, importing(data, notices) as importer:
        kept = saved = 0
        for done in (0, 50, ROWS):
            importer.wait_at(done)
            with store.changing(AUTHOR) as work:
                work.keep_draft(KeptDraft(0, "child", None, AUTHOR.name, NOON, "", {}))
                make_child(work, f"Saved at {done}")
                work.commit()
        importer.run()
        with store.reading() as reader:
            kept, saved = len(reader.drafts()), len(reader.search(["saved"], 10))
            assert reader.counts()["child"] == (ROWS + 3, ROWS + 3)
        assert (kept, saved) == (3, 3)
        assert list(store.findings()) == []


def test_two_imports_at_once(data: str, notices: Path, tmp_path: Path) -> None:
    with closing(reopened(data)) as store, importing(data, notices) as importer:
        desk, other = Desk(store, StandingClock(), AUTHOR), write_notices(tmp_path / "more.csv", 3, "Other")
        importer.wait_at(50)
        with pytest.raises(Unavailable) as refused:
            import_table(desk, OFF_ROLL_NOTICE, other)
        assert str(refused.value) == (
            "Sam Field has been bringing in “sent.csv” since Mon 9 Nov 2026 12:00. "
            "Load yours when that is done."
        )
        importer.run()
        assert import_table(desk, OFF_ROLL_NOTICE, other).loaded == 3


@pytest.mark.parametrize(
    "die_before",
    [
        ("INSERT INTO record ", 1),
        ("INSERT INTO intake_record", 2),
        ("INSERT INTO history", 100),
        ("INSERT INTO deadline", 53),
        ("INSERT INTO intake_step", 2),
        ("UPDATE intake SET finished_at", 1),
    ],
    ids=lambda place: f"{place[0]} {place[1]}",
)
def test_killed_at_a_write_nothing_of_it_is_left(
    data: str, notices: Path, die_before: tuple[str, int]
) -> None:
    with closing(reopened(data)) as store:
        before, records = seen(store), in_the_tables(store)
    with importing(data, notices, die_before) as importer:
        assert importer.run() == ""

    with closing(reopened(data)) as store:
        assert in_the_tables(store) == records
        assert seen(store) == before
        assert list(store.findings()) == []
        assert import_table(Desk(store, StandingClock(), AUTHOR), OFF_ROLL_NOTICE, notices).loaded == ROWS


def test_who_has_the_file_open_sees_nothing_of_a_killed_import(data: str, notices: Path) -> None:
    with closing(reopened(data)) as store:
        before = seen(store)
        with importing(data, notices) as importer:
            importer.wait_at(ROWS)
        assert seen(store) == before
        assert import_table(Desk(store, StandingClock(), AUTHOR), OFF_ROLL_NOTICE, notices).matched == 0


def test_stopped_it_is_taken_back_at_once(data: str, notices: Path) -> None:
    with closing(reopened(data)) as store:
        before, records = seen(store), in_the_tables(store)
        with importing(data, notices) as importer:
            importer.wait_at(50)
            assert importer.run("stop") == "stopped"
        assert in_the_tables(store) == records
        assert seen(store) == before
        assert list(store.findings()) == []
        with store.changing(AUTHOR) as work:
            child = make_child(work)
            work.commit()
        with store.reading() as reader:
            assert child.reference == "CHD-2026-0051", "no reference is given twice"
            assert len(reader.history(child.id)) == 1, "and no id, under which history stands"
            last = reader.history(child.id - 1)[0]
        assert last.action == "taken back: the import of sent.csv was stopped"
        assert last.who == "Sam Field"


@pytest.mark.parametrize(
    "die_before",
    [
        ("UPDATE record SET type", 1),
        ("DELETE FROM record ", 1),
        ("DELETE FROM record ", 2),
        ("DELETE FROM intake ", 1),
    ],
    ids=lambda place: f"{place[0]} {place[1]}",
)
def test_killed_while_it_is_taken_back_it_is_taken_back_to_the_end(
    data: str, notices: Path, die_before: tuple[str, int]
) -> None:
    with closing(reopened(data)) as store:
        before, records = seen(store), in_the_tables(store)
    with importing(data, notices, die_before) as importer:
        importer.wait_at(ROWS)
        assert importer.run("stop") == ""
    with closing(reopened(data)) as store:
        assert in_the_tables(store) == records
        assert seen(store) == before
        assert list(store.findings()) == []


def test_a_backup_made_meanwhile_has_nothing_of_it(data_file: Path, tmp_path: Path) -> None:
    data, copy = str(data_file), tmp_path / "backup.cme"
    with closing(reopened(data)) as store:
        with store.changing(AUTHOR) as work:
            make_school(work, "Elm Lane", urn="106653")
            work.commit()
        with importing(data, write_notices(tmp_path / "sent.csv")) as importer:
            importer.wait_at(ROWS)
            store.back_up(copy)
            importer.run()
    with closing(reopened(str(copy))) as store:
        assert in_the_tables(store) == 1
        assert list(store.findings()) == []


def test_the_turn_is_one_processs_and_one_of_its_imports(data: str) -> None:
    with closing(reopened(data)) as store, closing(reopened(data)) as other:
        with turn(store.engine) as ours, turn(other.engine) as theirs, turn(store.engine) as again:
            assert (ours, theirs, again) == (True, False, False)
        with turn(other.engine) as theirs:
            assert theirs


def test_opened_by_a_link_it_is_under_way_as_well(data_file: Path, tmp_path: Path) -> None:
    """Whoever took its turn for free would take it back."""
    with closing(reopened(str(data_file))) as store, store.changing(AUTHOR) as work:
        make_school(work, "Elm Lane", urn="106653")
        work.commit()
    (link := tmp_path / "link.cme").symlink_to(data_file)
    with importing(str(data_file), write_notices(tmp_path / "sent.csv")) as importer:
        importer.wait_at(50)
        reopened(str(link)).close()
        assert importer.run() == f"loaded {ROWS}"


def test_an_importer_that_was_given_up_gets_no_further(data: str, notices: Path) -> None:
    """A server may lose the connection that holds the turn, while the process is still there."""
    with closing(reopened(data)) as store:
        before = seen(store)
        with importing(data, notices) as importer:
            importer.wait_at(ROWS)
            take_back_unfinished(store, AUTHOR)
            importer.run()
            assert importer.process.returncode == 1
        assert seen(store) == before


def test_a_law_changed_meanwhile_holds_for_what_is_loaded(data: str, notices: Path) -> None:
    with closing(reopened(data)) as store, importing(data, notices) as importer:
        importer.wait_at(ROWS)
        with store.changing(AUTHOR) as work:
            with asking_to_reckon(work):
                term = {"first_on": date(2026, 9, 1), "last_on": date(2026, 12, 18)}
                flood = {"first_on": date(2026, 11, 9), "last_on": date(2026, 11, 13)}
                save(work, CALENDAR_ENTRY, kind=SpanKind.TERM, name="Autumn", **term)
                save(work, CALENDAR_ENTRY, kind=SpanKind.CLOSED, name="Flood", **flood)
            work.commit()
        with store.reading() as reader:
            assert reader.reckonings()
            assert reader.to_reckon() == 0, "of what is loaded nobody sees how many wait"
        importer.run()
        with store.reading() as reader:
            assert reader.to_reckon() == ROWS
        reckon_what_waits(store, AUTHOR)
        with store.reading() as reader:
            assert list(wrong_deadlines(reader)) == []
            assert len(reader.due()) == ROWS
