"""An import in a process of its own, which stands still or dies where a test wants it to.

`python -m tests.importer DATA TYPE FILE WHO [STATEMENT NUMBER]`: with a statement, the process kills itself
before it runs the so-and-so-manieth that begins like this. Before each batch it says how far it is and waits
for a line: `go`, or `stop` for an officer who presses Cancel.
"""

import os
import signal
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Any

import sqlalchemy as sa

from cme_desktop.desk import Desk
from cme_desktop.errors import Cancelled
from cme_desktop.ports import Author
from cme_desktop.registry import record_type
from db.connecting import prepared
from db.connecting.engine import engine_for
from db.files.import_turn import NUMBER
from tests.builders import StandingClock
from tests.day_first import import_table
from tests.opening import open_settled

ROOT = Path(__file__).parents[1]


class Importer:
    """The other process, as a test sees it."""

    def __init__(self, data: str, type: str, file: Path, die_before: tuple[str, int] | None = None) -> None:
        self.data, self.type, self.file = data, type, file
        self.die_before = die_before
        self._stands = False

    def __enter__(self) -> "Importer":
        more = () if self.die_before is None else (self.die_before[0], str(self.die_before[1]))
        self.process = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "tests.importer",
                self.data,
                self.type,
                str(self.file),
                "Sam Field",
                *more,
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()

    def wait_at(self, done: int) -> None:
        """Let it go on until it has done so many rows; there it stands between two batches."""
        while (said := self.next()) != str(done):
            assert said.isdigit(), f"it never came to row {done}"

    def run(self, word: str = "go") -> str:
        """Let it go on, or stop it; its last word, which is empty where it was killed."""
        said = self.next(word)
        while said.isdigit():
            said = self.next()
        self.process.wait()
        self._wait_for_the_server()
        return said

    def next(self, word: str = "go") -> str:
        """What it says next: how far it is, or its last word."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        if self._stands:
            self.process.stdin.write(f"{word}\n")
            self.process.stdin.flush()
        said = self.process.stdout.readline().strip()
        self._stands = said.isdigit()
        return said

    def _wait_for_the_server(self) -> None:
        """A server needs a moment to notice that a process is gone, and to give its turn back."""
        if "://" in self.data:
            engine = engine_for(self.data, 60)
            with engine.connect() as connection:
                connection.execute(sa.select(sa.func.pg_advisory_lock(NUMBER)))
            engine.dispose()

    def kill(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.communicate()
        self._wait_for_the_server()


def _die_before(engine: sa.Engine, text: str, number: int) -> None:
    left = [number]

    def count(statement: str) -> None:
        left[0] -= statement.startswith(text)
        if not left[0]:
            os.kill(os.getpid(), signal.SIGKILL)

    execute = prepared.execute

    def counted(connection: sa.Connection, statement: str, *rest: Any, **named: Any) -> Any:
        count(statement)
        return execute(connection, statement, *rest, **named)

    prepared.execute = counted
    sa.event.listen(
        engine, "before_cursor_execute", lambda _connection, _cursor, statement, *_: count(statement)
    )


def _wait(done: int, _total: int) -> None:
    print(done, flush=True)
    if sys.stdin.readline().strip() == "stop":
        raise Cancelled("Stopped before it was finished; nothing was changed.")


def main(data: str, type: str, file: str, who: str, *die: str) -> None:
    clock = StandingClock()
    store = open_settled(data, clock)
    if die:
        _die_before(store.engine, die[0], int(die[1]))
    try:
        outcome = import_table(Desk(store, clock, Author(who)), record_type(type), Path(file), progress=_wait)
    except Cancelled:
        print("stopped", flush=True)
    else:
        print(f"loaded {outcome.loaded}", flush=True)
    store.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
