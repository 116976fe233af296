"""What every test gets: no screen needed, no file of the user's touched, PostgreSQL where one can be had."""

import gc
import os
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

from cme_desktop.drafts import asking
from cme_desktop.issues import Issue
from tests import logged, quick, short
from tests.patience import qtbot
from tests.postgres import postgres_server, postgres_url

__all__ = ["postgres_server", "postgres_url", "qtbot"]

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(logged)
    config.pluginmanager.register(quick)
    config.pluginmanager.register(short)


def pytest_collection_finish() -> None:
    """Leaves the tests themselves out of every search for garbage: sixteen thousand of them never are any."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_report_to_serializable() -> Generator[None, object, object]:
    """Keeps a failure that shows half a letter from ending the run: processes exchange whole letters only."""
    return _whole((yield))


def _whole(told: object) -> object:
    if isinstance(told, str):
        return told.encode(errors="replace").decode()
    if isinstance(told, dict):
        return {key: _whole(value) for key, value in told.items()}
    if isinstance(told, (list, tuple)):
        return type(told)(map(_whole, told))
    return told


@pytest.fixture(scope="session", autouse=True)
def private_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Points every folder that a program keeps a user's files in to a temporary one."""
    home = tmp_path_factory.mktemp("home")
    folders = {"HOME": home, "USERPROFILE": home, "APPDATA": home / "roaming", "LOCALAPPDATA": home / "local"}
    folders |= {f"XDG_{kind}_HOME": home / kind.lower() for kind in ("CACHE", "CONFIG", "DATA", "STATE")}
    with pytest.MonkeyPatch.context() as patch:
        for name, folder in folders.items():
            patch.setenv(name, str(folder))
        yield


@pytest.fixture(scope="session", autouse=True)
def nothing_written_into_the_tree() -> Iterator[None]:
    """Fails the run where a test has left a file beside the program."""
    root = Path(__file__).parents[1]
    before = _files(root)
    yield
    left = _files(root) - before
    assert not left, f"Some test wrote {', '.join(sorted(left))} into {root}."


def _files(folder: Path) -> set[str]:
    return {one.name for one in os.scandir(folder) if one.is_file() and not one.name.startswith(".")}


@pytest.fixture(autouse=True)
def rules_that_fail_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Has a rule that raises fail the test, where an officer would read a doubt and go on."""

    def raised(_rule: object, _fields: object, fault: Exception) -> Issue:
        raise fault

    monkeypatch.setattr(asking, "doubt_about", raised)


@pytest.fixture(autouse=True)
def garbage_kept_from_workers(request: pytest.FixtureRequest) -> Iterator[None]:
    """Looks for garbage between tests of the window only, as the program does between two events.

    Else a worker's thread may find it, destroy widgets there and wait for ever for the main thread.
    """
    if "qapp" not in request.fixturenames:
        yield
        return
    gc.disable()
    yield
    gc.collect(1)  # the youngest; a full one costs more than many a test
    gc.enable()
