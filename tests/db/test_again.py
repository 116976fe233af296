"""A change that the server undoes, as two had waited for each other, is made again, whole and once."""

import csv
import re
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from cme_desktop.desk import Desk
from cme_desktop.drafts import Draft
from cme_desktop.errors import Crossed
from cme_desktop.intake import importing, schools
from cme_desktop.intake.outcome import Outcome
from cme_desktop.intake.schools import import_schools
from cme_desktop.ports import UnitOfWork
from cme_desktop.records.on_roll_notice import ON_ROLL_NOTICE
from cme_desktop.registry import REGISTRY
from cme_desktop.registry import record_type as type_named
from cme_desktop.services.saving import save_draft, save_record
from cme_desktop.standing_records.child import CHILD
from db.store import SqlStore, open_store
from db.unit_of_work import SqlUnitOfWork
from tests.builders import AUTHOR, StandingClock, make_child, make_person, make_school
from tests.day_first import import_table
from tests.db.test_turns import MORGAN, READING, beside
from tests.reckoned import wrong_deadlines

HEADINGS = ("Child", "School", "Notice received", "Name entered", "Status")
SCHOOLS = Path(__file__).parents[1] / "data" / "gias_example_schools_2019_cp1252.csv"


@pytest.fixture
def soon_undone(postgres_data: str) -> Iterator[SqlStore]:
    """A server that sees at once that two wait for each other, and undoes the one that came last."""
    store = open_store(postgres_data, StandingClock())
    name = store.engine.url.database
    with store.engine.connect() as connection, connection.begin():
        connection.exec_driver_sql(f'ALTER DATABASE "{name}" SET deadlock_timeout = 1')
    store.close()
    with closing(open_store(postgres_data, StandingClock())) as store:
        yield store


def wait_for(store: SqlStore, number: int, *ended: list[Any]) -> None:
    """Until so many wait for a lock; whoever ends instead had nothing to wait for."""
    with store.engine.connect() as connection:
        while connection.exec_driver_sql(_WAITING).scalar_one() < number:
            connection.rollback()
            assert not any(ended), ended


_WAITING = (
    "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
)


class Other:
    """Somebody who holds one record and goes on to another, and whom the server does not undo."""

    def __init__(self, store: SqlStore, held: int) -> None:
        self._store, self._held = store, held
        self._holds, self._go = Event(), Event()

    @contextmanager
    def holding(self, wanted: int) -> Iterator[list[Any]]:
        with beside(lambda: self._change(wanted)) as ended:
            self._holds.wait()
            try:
                yield ended
            finally:
                self.go_on()

    def go_on(self) -> None:
        self._go.set()

    def _change(self, wanted: int) -> None:
        with self._store.changing(MORGAN) as work:
            work.connection.exec_driver_sql("SET LOCAL deadlock_timeout = '1h'")
            work.hold([self._held])
            self._holds.set()
            self._go.wait()
            work.hold([wanted])
            work.commit()


def children_on_file(store: SqlStore, number: int) -> list[Any]:
    with store.changing(AUTHOR) as work:
        make_school(work, "Elm Lane", urn="106653")
        children = [make_child(work, f"Name{n}") for n in range(number)]
        work.commit()
    return children


def written(path: Path, *lines: tuple[str, ...]) -> Path:
    with path.open("w", newline="", encoding="utf-8") as out:
        csv.writer(out).writerows(lines)
    return path


def test_an_import_goes_through_whole_and_once(soon_undone: SqlStore, tmp_path: Path) -> None:
    """It points at the first child, and would at the third, which somebody holds who then wants the first.

    The child between keeps it waiting until that other one waits for it: so it is the import that is undone.
    """
    store = soon_undone
    children = children_on_file(store, 3)
    first, between, third = (child.id for child in children)
    lines = [(child.reference, "106653", "5/11/2026", "4/11/2026", "accepted") for child in children]
    sent = written(tmp_path / "sent.csv", HEADINGS, *lines)
    desk, other = Desk(store, StandingClock(), AUTHOR), Other(store, third)
    ready, go_on = Event(), Event()

    def halt_before_the_batch(_done: int, _rows: int) -> None:
        ready.set()
        go_on.wait()

    with beside(lambda: import_table(desk, ON_ROLL_NOTICE, sent, progress=halt_before_the_batch)) as ended:
        ready.wait()
        with other.holding(first) as other_ended, store.changing(AUTHOR) as gate:
            gate.hold([between])
            go_on.set()
            wait_for(store, 1, ended, other_ended)
            other.go_on()
            wait_for(store, 2, ended, other_ended)
            gate.connection.rollback()

    assert other_ended == [None]
    (outcome,) = ended
    assert isinstance(outcome, Outcome), outcome
    assert outcome.counts() == {"read": 3, "loaded": 3, "matched": 3, "skipped": 0, "refused": 0}
    with store.reading() as reader:
        notices = list(reader.records(ON_ROLL_NOTICE))
        assert [notice.child for notice in notices] == [first, between, third]
        assert sorted(outcome.saved) == sorted(notice.id for notice in notices)
        for notice in notices:
            assert [change.action for change in reader.history(notice.id)] == ["imported from sent.csv"]
        assert list(wrong_deadlines(reader)) == []
    assert list(store.findings()) == []


def test_a_save_goes_through_once(soon_undone: SqlStore) -> None:
    """What was typed of a child, and what follows for an older one."""
    store = soon_undone
    (older, third) = (child.id for child in children_on_file(store, 2))
    typed = Draft(CHILD, READING)
    typed.type_in("surname", "Obi")
    typed.type_in("forename", "Ada")
    other = Other(store, older)
    held, go_on = Event(), Event()

    def save(unit: UnitOfWork) -> Any:
        child = save_draft(unit, typed)
        unit.hold([third])
        held.set()
        go_on.wait()
        first = unit.get(CHILD, older)
        first.notes = f"{child.reference} is her sister"
        save_record(unit, CHILD, first)
        return child

    with other.holding(third) as other_ended, beside(lambda: store.change(AUTHOR, save)) as ended:
        held.wait()
        other.go_on()
        try:
            wait_for(store, 1, other_ended)
        finally:
            go_on.set()

    assert other_ended == [None]
    (child,) = ended
    assert isinstance(child, CHILD.cls), child
    with store.reading() as reader:
        assert reader.counts()["child"] == (3, 3)
        assert reader.get(CHILD, older).notes == f"{child.reference} is her sister"
        assert [change.version for change in reader.history(child.id)] == [1]
        assert [change.version for change in reader.history(older)] == [2, 1]
    assert list(store.findings()) == []


def test_who_is_undone_again_and_again_is_told(postgres_store: SqlStore) -> None:
    begun: list[SqlUnitOfWork] = []

    def save(unit: SqlUnitOfWork) -> None:
        begun.append(unit)
        unit.connection.exec_driver_sql("DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '40001'; END $$")

    with pytest.raises(Crossed, match=r"changing the same records\. Wait a moment and save again"):
        postgres_store.change(AUTHOR, save)
    assert len({id(unit) for unit in begun}) == 3


# -- whatever of an import is undone ----------------------------------------------------------------------

NOTICES = [
    (
        *HEADINGS,
        "Child surname",
        "Child forename",
        "Child date of birth",
        "Parent lived with",
        "Officer",
        "Hub",
    ),
    *(
        (reference, school, "16/10/2026", f"{day}/10/2026", "received", *others)
        for reference, school, day, *others in (
            ("CHD-2026-0001", "106653", 13, "", "", "", "Lis, Anna", "Sam Field", ""),
            ("CHD-2026-0001", "106653", 15, "", "", "", "Lis, Anna", "Sam Field", "North"),
            ("", "106653", 13, "Okafor", "Ada", "23/4/2012", "Okafor, Grace", "Robin Ash", ""),
            ("", "106653", 13, "Okafor", "Ada", "23/4/2012", "Okafor, Grace", "Robin Ash", ""),
            ("CHD-2026-0002", "106653", 13, "", "", "", "Lis, Anna", "", ""),
            ("", "999999", 13, "Ash", "Ada", "", "", "", ""),
            ("", "106653", 13, "Ash", "Ada", "", "", "", ""),
        )
    ),
]
CHILDREN = [
    ("Reference", "Surname", "Forename", "Date of birth", "Sex", "Notes"),
    ("CHD-2026-0001", "Name0", "Ada", "23/4/2012", "F", "came by bus"),
    ("", "Okafor", "Ada", "23/4/2012", "F", ""),
    ("CHD-2026-0001", "Name0", "Ada", "23/4/2012", "F", "came by train"),
    ("", "Nowak", "", "", "", ""),
    ("", "Okafor", "Ada", "23/4/2012", "", "seen"),
    ("", "Nowak", "Jan", "24/4/2012", "M", ""),
]
PEOPLE = [
    ("Surname", "Forename", "Email"),
    ("Lis", "Anna", "a.lis@example.org"),
    ("Ash", "Ada", "ada@example.org"),
    ("Lis", "Anna", "a.lis@example.org"),
    ("Okafor", "Grace", "g@example.org"),
]
TABLES = {"on_roll_notice": NOTICES, "child": CHILDREN, "person": PEOPLE}
STUMBLES = [[1, 5, 22], [3, 9, 30], [2, 4, 17, 26]]
"""At the so-and-so-manieth entry in history the server undoes the change; never thrice the same batch."""


@pytest.fixture
def two_databases(postgres_server: Any, template_url: str) -> Iterator[list[SqlStore]]:
    """The same on file in both."""
    with ExitStack() as opened:
        stores = []
        for _ in range(2):
            url = postgres_server.create(template=template_url)
            opened.callback(postgres_server.drop, url)
            stores.append(opened.enter_context(closing(open_store(url, StandingClock()))))
            with stores[-1].changing(AUTHOR) as work:
                make_school(work, "Elm Lane", urn="106653")
                make_child(work, "Name0")
                make_child(work, "Name1")
                make_person(work, "Lis", "Anna")
                work.commit()
        yield stores


def stumble(store: SqlStore, at: list[int]) -> None:
    with store.engine.connect() as connection, connection.begin():
        for statement in (
            "CREATE SEQUENCE entries",  # which counts on, whatever is undone
            f"""CREATE FUNCTION stumble() RETURNS trigger AS $$ BEGIN
                    IF nextval('entries') = ANY('{{{",".join(map(str, at))}}}'::bigint[]) THEN
                        RAISE EXCEPTION USING ERRCODE = '40P01';
                    END IF;
                    RETURN NEW;
                END $$ LANGUAGE plpgsql""",
            "CREATE TRIGGER stumble BEFORE INSERT ON history FOR EACH ROW EXECUTE FUNCTION stumble()",
        ):
            connection.exec_driver_sql(statement)


@pytest.mark.parametrize("at", STUMBLES, ids=str)
@pytest.mark.parametrize("key", [*TABLES, "schools"])
def test_it_comes_to_the_same(
    two_databases: list[SqlStore], tmp_path: Path, key: str, at: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "ROWS_IN_A_BATCH", 2)
    monkeypatch.setattr(schools, "ROWS_IN_A_BATCH", 2)
    smooth, rough = two_databases
    stumble(rough, at)
    smoothly, roughly = (loaded(store, key, tmp_path) for store in two_databases)
    assert told(roughly) == told(smoothly)
    assert on_file(rough) == on_file(smooth)
    stumble_no_more(rough)
    assert list(rough.findings()) == []


def stumble_no_more(store: SqlStore) -> None:
    with store.engine.connect() as connection, connection.begin():
        connection.exec_driver_sql("DROP FUNCTION stumble CASCADE")
        connection.exec_driver_sql("DROP SEQUENCE entries")


def loaded(store: SqlStore, key: str, folder: Path) -> Outcome:
    desk = Desk(store, StandingClock(), AUTHOR)
    if key == "schools":
        return import_schools(desk, SCHOOLS)
    return import_table(desk, type_named(key), written(folder / "sent.csv", *TABLES[key]))


def told(outcome: Outcome) -> list[Any]:
    """What is said of the import; the numbers of what was undone are not given again."""
    rows = [*outcome.skipped_rows, *((row.number, row.reasons) for row in outcome.refused_rows)]
    return [outcome.counts(), len(outcome.saved), without_references([outcome.notes, rows])]


def without_references(said: Any) -> str:
    return re.sub("[A-Z]{3}-2026-[0-9]{4}", "a reference", str(said))


def on_file(store: SqlStore) -> str:
    """Every record by its label, with what its history says was changed."""
    with store.reading() as reader:
        assert list(wrong_deadlines(reader)) == []
        records = [(kind, record) for kind in REGISTRY for record in reader.records(kind)]
        changes = [
            (kind.label(record), change.action, list(change.fields))
            for kind, record in records
            for change in reader.history(record.id)
        ]
    return without_references(changes)
