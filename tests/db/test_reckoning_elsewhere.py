"""Other processes while deadlines are reckoned: a save waits for one batch at most, a kill loses nothing."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from threading import Thread

import pytest

from cme_desktop.errors import Unavailable
from cme_desktop.ports import Reader
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from cme_desktop.services import reckoning
from cme_desktop.services.reckoning import asking_to_reckon, reckon_what_waits
from cme_desktop.services.saving import store as put
from cme_desktop.standing_records.calendar_entry import CALENDAR_ENTRY
from db.store import SqlStore, open_store
from tests.builders import AUTHOR, StandingClock, reckon_all, save
from tests.reckoned import wrong_deadlines
from tests.ui.office import fill

ROOT = Path(__file__).parents[2]
BATCH = 7


class Elsewhere:
    """The other process."""

    def __init__(self, data: str, *options: str) -> None:
        command = [sys.executable, "-m", "tests.db.reckoning_elsewhere", data, str(BATCH), *options]
        self.process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def comes_to(self, where: str) -> None:
        """Wait until it halts there."""
        assert self.process.stdout is not None
        assert self.process.stdout.readline().strip() == where

    def go_on(self) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write("\n")
        self.process.stdin.flush()

    def end(self) -> int:
        """Wait for its end; gives its exit code."""
        return self.process.wait()


@contextmanager
def elsewhere(data: str, *options: str) -> Iterator[Elsewhere]:
    other = Elsewhere(data, *options)
    try:
        yield other
    finally:
        other.process.kill()
        other.process.communicate()


@pytest.fixture
def office(store: SqlStore) -> SqlStore:
    """The made-up office, after a change of the law that concerns all of it."""
    fill(store)
    with store.changing(AUTHOR) as work:
        with asking_to_reckon(work):
            save(
                work,
                CALENDAR_ENTRY,
                kind="term",
                name="Year",
                first_on=date(2026, 1, 5),
                last_on=date(2026, 11, 30),
            )
        work.commit()
    return store


@pytest.fixture
def data(office: SqlStore) -> str:
    """Where another process finds it."""
    url = office.engine.url
    return (
        url.render_as_string(hide_password=False) if url.get_backend_name() == "postgresql" else office.name
    )


def is_right(store: SqlStore) -> bool:
    """Whether nothing waits, and every deadline is what it comes to from its record."""
    with store.changing(AUTHOR) as work:
        before = work.due(unmet=False)
        over = not work.reckonings() and not list(wrong_deadlines(work))
        reckon_all(work)
        return over and work.due(unmet=False) == before


def test_a_save_waits_for_one_batch_at_most(office: SqlStore, data: str) -> None:
    impatient = open_store(data, StandingClock(), patience=0.01)
    come_to: list[int] = []

    def save_one(store: SqlStore) -> None:
        """One of those that the batch goes through; others do not wait for it on a server."""
        with store.changing(AUTHOR) as work:
            notice = next(work.records(TEN_DAY_NOTIFICATION))
            notice.notes = "The school rang."
            put(work, TEN_DAY_NOTIFICATION, notice)
            come_to.append(work.reckonings()[0].done)
            work.commit()

    with elsewhere(data, "halting") as other:
        other.comes_to("inside")
        with pytest.raises(Unavailable):
            save_one(impatient)
        saver = Thread(target=save_one, args=(office,))
        saver.start()
        other.go_on()
        other.comes_to("between")
        saver.join()  # it has not begun the next batch, and does not before it is told to
        with office.reading() as reader:
            assert come_to == [reader.reckonings()[0].done]
            (notes,) = {n.notes for n in reader.records(TEN_DAY_NOTIFICATION) if n.notes}
            assert notes == "The school rang."
    impatient.close()
    reckon_what_waits(office, AUTHOR)
    assert is_right(office)


@pytest.mark.parametrize("where", ["inside", "between"])
def test_killed_it_goes_on_where_it_was(
    office: SqlStore, data: str, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with elsewhere(data, "halting") as other:
        other.comes_to("inside")
        other.go_on()
        other.comes_to("between")
        if where == "inside":
            other.go_on()
            other.comes_to("inside")
        other.process.kill()
        other.end()
    with office.reading() as reader:
        assert reader.reckonings()
        assert marked(reader)
        assert not list(wrong_deadlines(reader))
    monkeypatch.setattr(reckoning, "BATCH", BATCH)
    reckon_what_waits(office, AUTHOR)
    with office.reading() as reader:
        assert not marked(reader)
    assert is_right(office)


def marked(reader: Reader) -> set[int]:
    return {line.record for line in reader.due(unmet=False) if line.anew}


def test_two_processes_at_it_while_a_third_saves_do_no_harm(office: SqlStore, data: str) -> None:
    with elsewhere(data) as one, elsewhere(data) as other:
        for number in range(10):
            with office.changing(AUTHOR) as work:
                notices = list(work.records(TEN_DAY_NOTIFICATION))
                notice = notices[number % len(notices)]
                notice.first_absent_on = date(2026, 9, 1 + number)
                put(work, TEN_DAY_NOTIFICATION, notice)
                work.commit()
        assert (one.end(), other.end()) == (0, 0)
    assert is_right(office)
