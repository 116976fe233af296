"""Commands go on with what a change of the law left to be reckoned, and say so where they cannot."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

import main
from cme_desktop.errors import Unavailable
from cme_desktop.ports import Author, Reader, UnitOfWork
from cme_desktop.services import reckoning
from cme_desktop.services.reckoning import asking_to_reckon
from cme_desktop.standing_records.calendar_entry import CALENDAR_ENTRY
from db.connecting.engine import engine_for
from db.store import SqlStore
from tests.builders import AUTHOR, save
from tests.commands.conftest import Run
from tests.commands.test_check import spoil
from tests.ui.office import fill

TERMS = "Kind,Name,First day,Last day\nTerm,Year,05/01/2026,30/11/2026\n"
READ_ONLY = "authority.cme may be read but not changed."
NOON = "'2026-11-09 12:00:00.000000'"
STILL = " still to be reckoned anew"


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reckoning, "BATCH", 7)


def make_office(data: str) -> int:
    """The made-up office, after a change of the law; gives the number of records that it concerns."""
    store = main.open_desk(data).store
    fill(store)
    with store.changing(AUTHOR) as work:
        days = {"first_on": date(2026, 1, 5), "last_on": date(2026, 11, 30)}
        with asking_to_reckon(work):
            save(work, CALENDAR_ENTRY, kind="term", name="Year", **days)
        left = work.to_reckon()
        work.commit()
    store.close()
    return left


@pytest.fixture
def left(data: Path) -> int:
    """How many records wait in the office."""
    return make_office(str(data))


@contextmanager
def reading(data: Path) -> Iterator[Reader]:
    store = main.open_desk(str(data)).store
    with store.reading() as reader:
        yield reader
    store.close()


@pytest.fixture
def kept(left: int, monkeypatch: pytest.MonkeyPatch) -> int:
    """The same while the data file may not be changed."""

    @contextmanager
    def changing(_store: SqlStore, _author: Author) -> Iterator[UnitOfWork]:
        raise Unavailable(READ_ONLY)
        yield

    monkeypatch.setattr(SqlStore, "changing", changing)
    return left


@pytest.mark.parametrize("command", ["due", "figures --from 1/11/2026 --to 30/11/2026"])
@pytest.mark.usefixtures("left")
def test_what_waits_is_reckoned_before_anything_is_read(run: Run, data: Path, command: str) -> None:
    ended = run(*command.split())
    assert "anew" not in ended.out + ended.err
    with reading(data) as reader:
        assert not reader.reckonings()


def test_lines_that_cannot_be_reckoned_now_say_so(run: Run, kept: int) -> None:
    ended = run("due")
    assert ended.code == 0
    assert ended.err == f"The due dates of {kept} records are{STILL}. {READ_ONLY}\n"
    assert all(", being reckoned anew. " in line for line in ended.out.splitlines())
    lines = json.loads(run("due", "--json").out)
    assert lines
    assert {line["being_reckoned"] for line in lines} == {True}


def test_the_check_says_how_many_it_left_out(run: Run, kept: int) -> None:
    ended = run("check")
    assert ended.code == 0
    assert ended.out == (
        "The data file is sound: its structure, its history, its records and all else that follows "
        "from them.\n"
        f"Note: The due dates of {kept} records are{STILL}, and were not checked.\n"
    )


def test_what_is_brought_in_of_the_law_is_reckoned_by(
    run: Run, data: Path, left: int, tmp_path: Path
) -> None:
    assert left
    terms = tmp_path / "terms.csv"
    terms.write_text(TERMS.replace("30/11", "18/12"), encoding="utf-8")
    ended = run("import", "calendar-entry", terms)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("1 rows read: 1 loaded")
    with reading(data) as reader:
        assert not reader.reckonings()
        assert len(list(reader.records(CALENDAR_ENTRY))) == 2
    assert run("check").code == 1  # the two terms overlap


def test_stopped_after_an_import_what_was_loaded_stays(
    run: Run, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = main.open_desk(str(data)).store
    fill(store)
    store.close()
    terms = tmp_path / "terms.csv"
    terms.write_text(TERMS, encoding="utf-8")

    def stop(store: SqlStore) -> None:
        with store.reading() as reader:
            if any(reckoning.done for reckoning in reader.reckonings()):
                raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(SqlStore, "give_way", stop)
        ended = run("import", "calendar-entry", terms)
    assert ended.code == 1
    assert ended.out.startswith("1 rows read: 1 loaded")
    assert "What is left is reckoned at the next start." in ended.err
    with reading(data) as reader:
        assert reader.reckonings()
    assert run("check").code == 0
    assert run("due").code == 0
    with reading(data) as reader:
        assert not reader.reckonings()


def test_a_check_reckons_nothing_anew(run: Run, data: Path, left: int) -> None:
    ended = run("check")
    assert ended.code == 0
    assert ended.out.endswith(f"Note: The due dates of {left} records are{STILL}, and were not checked.\n")
    with reading(data) as reader:
        assert reader.to_reckon() == left


@pytest.mark.parametrize("missing", [0, 1], ids=["to reckon", "to make"])
def test_nothing_forged_is_put_right_unsaid(run: Run, data: Path, missing: int) -> None:
    """A deadline, with what has it reckoned anew beside it."""
    store = main.open_desk(str(data)).store
    fill(store)
    store.close()
    spoil(
        data,
        "UPDATE deadline SET due_on = '2031-01-01' WHERE met_on IS NULL "
        "AND record_id IN (SELECT id FROM record WHERE type = 'ten_day_notification')",
        "INSERT INTO reckoning (asked_at, who, types, done, last, missing) "
        f"VALUES ({NOON}, 'x', '[\"ten_day_notification\"]', 0, 9999, {missing})",
    )
    for _ in range(2):
        ended = run("check")
        assert ended.code == 1
        said = "nobody changed the law then" if not missing else "is stored as due Wed 1 Jan 2031"
        assert said in ended.out


def test_a_database_that_may_only_be_read_is_read(
    postgres_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    left = make_office(postgres_url)
    engine = engine_for(postgres_url, 1)
    with engine.connect() as connection:
        name = sa.make_url(postgres_url).database
        connection.exec_driver_sql(f'ALTER DATABASE "{name}" SET default_transaction_read_only = on')
        connection.commit()
    engine.dispose()
    capsys.readouterr()
    assert main.main(["due", "--data", postgres_url]) == 0
    printed = capsys.readouterr()
    assert printed.err.startswith(f"The due dates of {left} records are{STILL}. ")
    assert "may be read but not changed" in printed.err
    assert all(", being reckoned anew. " in line for line in printed.out.splitlines())
