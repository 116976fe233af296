"""Work beside the window: what is delivered, when, and to whom."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, current_thread, main_thread
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cme_desktop.errors import Cancelled, NotFound
from cme_desktop.ports import Author
from cme_desktop.touched import NOTHING, Aspect, aspect
from cme_desktop.watching import Watcher
from tests.ui.doing import Doing, LongDoing, WatchedDoing
from ui.jobs import Jobs


class Notebook:
    """A data file of settings alone, in memory."""

    name = "notebook"

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}
        self.authors: list[Author] = []
        self.committed = Event()

    @contextmanager
    def reading(self) -> Iterator["Page"]:
        yield Page(self, {})

    def change(self, author: Author, work: Callable[["Page"], Any]) -> Any:
        self.authors.append(author)
        page = Page(self, {})
        result = work(page)
        page.commit()
        return result


class Page:
    """One look at the notebook, or one change of it."""

    def __init__(self, book: Notebook, written: dict[str, str]) -> None:
        self.book, self.written = book, written
        self.touched = NOTHING

    def setting(self, key: str) -> str | None:
        return self.book.kept.get(key)

    def set_setting(self, key: str, value: str) -> None:
        self.written[key] = value
        self.touched |= aspect(Aspect.SETTINGS)

    def commit(self) -> None:
        self.book.kept.update(self.written)
        self.book.committed.set()


@pytest.fixture
def book() -> Notebook:
    return Notebook()


@pytest.fixture
def jobs(book: Notebook, qapp: QApplication) -> Iterator[Jobs]:
    made = Jobs(book, lambda: Author("A. Officer"), qapp)  # type: ignore[arg-type]
    yield made
    made.close()


def test_long_work_runs_beside_the_changes(jobs: Jobs, book: Notebook) -> None:
    """It goes on only after the officer's change, which does not wait for its end."""
    finished: list[str] = []

    def work(author: Author, progress: Watcher) -> str:
        progress.report(1, 2)
        assert book.committed.wait()
        return f"loaded by {author.name}"

    jobs.change(LongDoing(work), finished.append)
    jobs.change(_write("authority", "Ashdown"), lambda _: None)
    assert jobs.wait_idle()
    assert finished == ["loaded by A. Officer"]
    assert book.kept == {"authority": "Ashdown"}


def test_a_file_that_is_looked_over_and_a_long_list_keep_no_look_up_waiting(jobs: Jobs) -> None:
    """Both go on only after the look-up."""
    looked_up = Event()
    ended: list[str] = []

    def at_length(_reader: Any) -> str:
        assert looked_up.wait()
        return "at length"

    def at_once(_reader: Any) -> str:
        looked_up.set()
        return "at once"

    for work in (at_length, at_length, at_once):
        jobs.read(work, ended.append)
    assert jobs.wait_idle()
    assert sorted(ended) == ["at length", "at length", "at once"]


def test_a_read_runs_beside_the_window_and_answers_on_its_thread(jobs: Jobs, book: Notebook) -> None:
    book.kept["authority"] = "Ashdown"
    threads: list[Any] = []
    answers: list[str | None] = []

    def look(reader: Any) -> str | None:
        threads.append(current_thread())
        return reader.setting("authority")

    def done(answer: str | None) -> None:
        threads.append(current_thread())
        answers.append(answer)

    jobs.read(look, done)
    assert answers == []
    assert jobs.wait_idle()
    assert answers == ["Ashdown"]
    assert threads[0] is not main_thread()
    assert threads[1] is main_thread()


class Sheet(QWidget):
    """Notes when it is painted."""

    def __init__(self, events: list[str]) -> None:
        super().__init__()
        self.events = events

    def paintEvent(self, _event: QPaintEvent) -> None:
        self.events.append("painted")


def test_what_waits_for_painting_is_read_after_it(jobs: Jobs, qtbot: QtBot) -> None:
    sheet = Sheet(list[str]())
    qtbot.addWidget(sheet)
    sheet.show()
    qtbot.waitUntil(lambda: sheet.events == ["painted"])
    sheet.update()
    jobs.read_once_painted(lambda _: sheet.events.append("read"), _ignore)
    assert jobs.busy
    assert jobs.wait_idle()
    assert sheet.events == ["painted", "painted", "read"]


def test_what_waits_for_painting_when_all_is_closed_is_not_read(jobs: Jobs, qapp: QApplication) -> None:
    read = list[str]()
    jobs.read_once_painted(lambda _: read.append("read"), _ignore)
    assert jobs.close()
    qapp.processEvents()
    assert read == []


def test_a_change_is_told_after_its_commit_and_then_to_every_page(jobs: Jobs, book: Notebook) -> None:
    told: list[tuple[str, Any]] = []
    jobs.changed.connect(lambda what: told.append(("changed", what)))
    jobs.change(_write("a", "1"), lambda what: told.append(("done", (what, dict(book.kept)))))
    assert jobs.wait_idle()
    assert told == [("done", ("a", {"a": "1"})), ("changed", aspect(Aspect.SETTINGS))]
    assert book.authors == [Author("A. Officer")]


def test_changes_are_made_in_the_order_asked_for(jobs: Jobs, book: Notebook) -> None:
    for number in range(20):
        jobs.change(_write("last", str(number)), _ignore)
    assert jobs.wait_idle()
    assert book.kept == {"last": "19"}


def test_a_failed_change_leaves_nothing_and_tells_no_page(jobs: Jobs, book: Notebook) -> None:
    failures: list[Exception] = []
    jobs.changed.connect(lambda _: pytest.fail("nothing changed"))

    def fail(unit: Any) -> None:
        unit.set_setting("a", "1")
        raise NotFound("The record is not there.")

    jobs.change(Doing(fail), _ignore, failures.append)
    assert jobs.wait_idle()
    assert [str(failure) for failure in failures] == ["The record is not there."]
    assert book.kept == {}


def test_a_failure_nobody_asked_about_is_a_problem(jobs: Jobs) -> None:
    problems: list[Exception] = []
    jobs.problem.connect(problems.append)
    jobs.read(lambda _: 1 // 0, _ignore)
    assert jobs.wait_idle()
    assert isinstance(problems[0], ZeroDivisionError)


def test_progress_arrives_and_a_cancelled_change_is_undone(jobs: Jobs, book: Notebook) -> None:
    begun, go_on = Event(), Event()
    seen: list[tuple[int, int]] = []
    failures: list[Exception] = []

    def work(unit: Any, progress: Watcher) -> None:
        unit.set_setting("a", "1")
        progress.report(1, 2)
        begun.set()
        go_on.wait()
        progress.report(2, 2)

    job = jobs.change(WatchedDoing(work), _ignore, failures.append)
    job.progressed.connect(lambda done, total: seen.append((done, total)))
    assert begun.wait()
    job.cancel()
    go_on.set()
    assert jobs.wait_idle()
    assert seen == [(1, 2)]
    assert isinstance(failures[0], Cancelled)
    assert book.kept == {}


def test_a_read_cancelled_before_it_answers_never_answers(jobs: Jobs) -> None:
    failures: list[Exception] = []
    job = jobs.read(lambda _: 1, lambda _: pytest.fail("was cancelled"), failures.append)
    job.cancel()
    assert jobs.wait_idle()
    assert isinstance(failures[0], Cancelled)


def test_a_change_cancelled_after_its_commit_has_happened(jobs: Jobs, book: Notebook) -> None:
    answers: list[str] = []
    job = jobs.change(_write("a", "1"), answers.append)
    assert book.committed.wait()  # the change is through, its answer still on the way
    job.cancel()
    assert jobs.wait_idle()
    assert answers == ["a"]
    assert book.kept == {"a": "1"}


class Receiver(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.told: list[int] = []

    def take(self, answer: int) -> None:
        self.told.append(answer)


def test_a_destroyed_receiver_is_never_called(jobs: Jobs) -> None:
    receiver, owner = Receiver(), QObject()
    answers: list[int] = []
    jobs.read(lambda _: 1, receiver.take)
    jobs.read(lambda _: 2, answers.append, owner=owner)
    shiboken6.delete(receiver)
    shiboken6.delete(owner)
    assert jobs.wait_idle()
    assert receiver.told == []
    assert answers == []


def test_idle_gives_up_when_told_to(jobs: Jobs) -> None:
    go_on = Event()
    jobs.read(lambda _: go_on.wait(), _ignore)
    assert not jobs.wait_idle(1)
    go_on.set()
    assert jobs.wait_idle()


def _write(key: str, value: str) -> Doing:
    def write(unit: Any) -> str:
        unit.set_setting(key, value)
        return key

    return Doing(write)


def _ignore(answer: object) -> None:
    """Nobody waits for it."""


def test_waiting_goes_on_while_what_has_ended_asks_for_more(jobs: Jobs) -> None:
    told: list[int] = []

    def ask_for_more() -> None:
        jobs.idle.disconnect(ask_for_more)
        jobs.read(lambda _: 2, told.append)

    jobs.idle.connect(ask_for_more)
    jobs.read(lambda _: 1, told.append)

    assert jobs.wait_idle()
    assert told == [1, 2]
