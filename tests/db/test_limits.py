"""A server that stops answering keeps nobody waiting for ever, and is told of truly."""

import re
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event, Thread

import pytest
from sqlalchemy import make_url

from cme_desktop.errors import Unavailable
from cme_desktop.standing_records.child import CHILD
from db.connecting import limits
from db.store import SqlStore, open_store
from tests.builders import AUTHOR, StandingClock, make_child

LEAST = 2
"""Seconds to connect in: the least that the driver takes."""


class Line:
    """The wire to a server, which can be made to swallow what is sent along it."""

    def __init__(self, server: Path) -> None:
        self.cut = Event()
        self._server = server
        self._open: list[socket.socket] = []
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port = self._door.getsockname()[1]
        Thread(target=self._answer, daemon=True).start()

    def _answer(self) -> None:
        while True:
            try:
                near, _ = self._door.accept()
            except OSError:
                return
            far = socket.socket(socket.AF_UNIX)
            far.connect(str(self._server))
            self._open += [near, far]
            for come, go in ((near, far), (far, near)):
                Thread(target=self._carry, args=(come, go), daemon=True).start()

    def _carry(self, come: socket.socket, go: socket.socket) -> None:
        try:
            while said := come.recv(65536):
                if not self.cut.is_set():
                    go.sendall(said)
        except OSError:
            pass

    def close(self) -> None:
        for end in (self._door, *self._open):
            end.close()


@pytest.fixture
def line(postgres_data: str) -> Iterator[Line]:
    folder = str(make_url(postgres_data).query["host"])
    made = Line(Path(folder, ".s.PGSQL.5432"))
    yield made
    made.close()


@pytest.fixture
def far_store(line: Line, postgres_data: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[SqlStore]:
    """A store at the end of the line, which gives up soon."""
    monkeypatch.setattr(limits.LimitedConnection, "answers_within", 0.2)
    monkeypatch.setattr(limits, "CONNECTING", LEAST)
    near = make_url(postgres_data).set(host="127.0.0.1", port=line.port, query={"sslmode": "disable"})
    monkeypatch.setenv("PGSSLMODE", "disable")
    store = open_store(near.render_as_string(hide_password=False), StandingClock())
    yield store
    store.close()


def read(line: Line, store: SqlStore) -> None:
    with store.reading() as reader:
        reader.counts()
        line.cut.set()
        reader.newest(5)


def save(line: Line, store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        line.cut.set()
        make_child(work)


def commit(line: Line, store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        make_child(work)
        line.cut.set()
        work.commit()


@pytest.mark.parametrize(
    ("use", "told"),
    [
        (read, "does not answer. Check the network"),
        (save, "does not answer. Check the network"),
        (commit, "may have been saved: look for it before you save again"),
    ],
)
def test_a_silent_server_is_given_up(
    line: Line, far_store: SqlStore, use: Callable[[Line, SqlStore], None], told: str
) -> None:
    with pytest.raises(Unavailable, match=re.escape(told)):
        use(line, far_store)


def test_work_goes_on_when_the_server_is_back(line: Line, far_store: SqlStore) -> None:
    with pytest.raises(Unavailable):
        read(line, far_store)
    line.cut.clear()

    with far_store.changing(AUTHOR) as work:
        child = make_child(work)
        work.commit()
    with far_store.reading() as reader:
        assert reader.get(CHILD, child.id).surname == "Okafor"


def test_a_server_that_accepts_and_says_nothing_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "CONNECTING", LEAST)
    with socket.create_server(("127.0.0.1", 0)) as mute:
        url = f"postgresql://cme@127.0.0.1:{mute.getsockname()[1]}/authority"
        with pytest.raises(Unavailable, match="does not answer"):
            open_store(url, StandingClock())


def test_a_statement_that_takes_too_long_is_ended_by_the_server(
    postgres_data: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "STATEMENT", 0.05)
    store = open_store(postgres_data, StandingClock())
    with (
        pytest.raises(Unavailable, match="took too long"),
        store.reading() as reader,
    ):
        reader.connection.exec_driver_sql("SELECT pg_sleep(60)")  # type: ignore[attr-defined]
    store.close()
