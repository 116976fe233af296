"""Work that nobody has to wait for: its answer, its failure, and an answer that comes too late."""

from threading import Event, main_thread
from threading import current_thread as thread

import pytest
from PySide6.QtWidgets import QApplication

from cme_desktop.errors import Unavailable
from ui.aside import Aside, wait_until

LONG = 60_000


@pytest.mark.usefixtures("qapp")
def test_it_answers_on_the_thread_of_the_window() -> None:
    told: list[object] = []
    aside = Aside(lambda: thread() is main_thread())
    aside.done.connect(lambda result: told.extend((result, thread() is main_thread())))
    aside.begin()
    assert wait_until(lambda: bool(told), LONG)
    assert told == [False, True]


@pytest.mark.usefixtures("qapp")
def test_its_failure_is_told() -> None:
    told: list[Exception] = []

    def fail() -> None:
        raise Unavailable("The server is away.")

    aside = Aside(fail)
    aside.failed.connect(told.append)
    aside.begin()
    assert wait_until(lambda: bool(told), LONG)
    assert str(told[0]) == "The server is away."


def test_what_comes_too_late_is_put_away_and_not_told(qapp: QApplication) -> None:
    go_on, put_away = Event(), Event()
    told: list[object] = []

    def work() -> str:
        assert go_on.wait()
        return "a desk"

    aside = Aside(work, lambda _: put_away.set())
    aside.done.connect(told.append)
    aside.begin()
    assert not aside.wait(1)
    aside.give_up()
    go_on.set()
    assert put_away.wait()
    qapp.processEvents()
    assert told == []
