"""Actions at random on both databases, held against a plain model; see `tests/actions/`."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import seed as seeded
from hypothesis.stateful import run_state_machine_as_test

from db.store import SqlStore, open_store
from tests.actions.life import OpenStore
from tests.actions.machine import Actions, actions_at
from tests.builders import StandingClock
from tests.postgres import PostgresServer

STEPS = 40
"""Actions in one life of a data file."""


def on_files(folder: Path) -> OpenStore:
    """A data file of its own for each life: a copy of one made once."""
    empty, file = folder / "empty.cme", folder / "life.cme"
    open_store(str(empty), StandingClock()).close()

    def opened(clock: StandingClock) -> tuple[SqlStore, Callable[[], None]]:
        shutil.copy(empty, file)
        return open_store(str(file), clock), file.unlink

    return opened


def on_a_server(server: PostgresServer, template: str) -> OpenStore:
    """A database of its own for each life: a copy of `template`, which is empty."""

    def opened(clock: StandingClock) -> tuple[SqlStore, Callable[[], None]]:
        url = server.create(template=template)
        return open_store(url, clock), lambda: server.drop(url)

    return opened


@contextmanager
def empty_database(server: PostgresServer) -> Iterator[str]:
    """The template of all lives on a server."""
    url = server.create()
    open_store(url, StandingClock()).close()
    yield url
    server.drop(url)


def run(open_one: OpenStore, times: int, steps: int, seed: int, actions: type[Actions] = Actions) -> None:
    """So many lives; fails with the shortest one found in which the program and the model differ."""
    run_state_machine_as_test(
        seeded(seed)(actions_at(open_one, actions)),
        settings=settings(
            max_examples=times,
            stateful_step_count=steps,
            derandomize=True,
            database=None,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
