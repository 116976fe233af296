"""A long return on the command line: how far it is, and Ctrl+C in the midst of it."""

import signal
import sys
import tempfile
from datetime import date
from io import StringIO
from pathlib import Path

import pytest

from cme_desktop.editions import making
from cme_desktop.operations import performing, sending
from cme_desktop.operations.returns import KeepMade, PublishExport
from cme_desktop.spreadsheets import writing
from cme_desktop.termly import workbook
from db.store import open_store
from tests.builders import StandingClock
from tests.commands.conftest import Run


class Terminal(StringIO):
    """A terminal at which somebody presses Ctrl+C when so many rows are written, or never."""

    def __init__(self, presses_at: str = "never") -> None:
        super().__init__()
        self._presses_at = presses_at

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        if self._presses_at in text:
            signal.raise_signal(signal.SIGINT)
        return super().write(text)


@pytest.fixture
def returns(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where returns go, and what is written meanwhile: nothing is in it yet."""
    run("sample", "--children", 40, "--seed", 2, "--as-of", "2026-11-09")
    folder = tmp_path / "returns"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def make(run: Run, out: Path, monkeypatch: pytest.MonkeyPatch, terminal: Terminal) -> tuple[int, str]:
    monkeypatch.setattr(sys, "stderr", terminal)
    return run("return", "monthly", "--month", "2026-10", "--out", out).code, terminal.getvalue()


def test_rows_are_told_of_all_that_are_to_be_written(
    run: Run, returns: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, said = make(run, returns / "October.xlsx", monkeypatch, Terminal())
    assert code == 0
    told = [line for line in said.replace("\r", "\n").splitlines() if line.startswith("Rows written: ")]
    totals = {line.partition(" of ")[2] for line in told}
    assert len(totals) == 1
    assert told[0] == f"Rows written: 250 of {totals.copy().pop()}"
    assert told[-1] == "Rows written: {0} of {0}".format(*totals)


def test_ctrl_c_leaves_nothing_of_a_return_and_an_older_one_as_it_was(
    run: Run, data: Path, returns: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = returns / "October.xlsx"
    older.write_bytes(b"PK an older return")
    code, said = make(run, older, monkeypatch, Terminal(presses_at="Rows written: 500 "))
    assert code == 1
    assert said.endswith("Stopped. Nothing was changed.\n")
    assert [*returns.iterdir()] == [older]
    assert older.read_bytes() == b"PK an older return"
    store = open_store(str(data), StandingClock())
    with store.reading() as reader:
        assert not [*reader.kept_returns.lines()]
    store.close()


MAKING = ("return", "monthly", "--month", "2026-10")


def pressed_after(
    monkeypatch: pytest.MonkeyPatch, where: object, name: str, of: type[object] = object
) -> None:
    """Have Ctrl+C be pressed as soon as that function has done its work, with something of a kind."""
    before = getattr(where, name)

    def after(*given: object, **named: object) -> object:
        result = before(*given, **named)
        if any(isinstance(one, of) for one in given):
            signal.raise_signal(signal.SIGINT)
        return result

    monkeypatch.setattr(where, name, after)


def test_ctrl_c_once_the_workbook_is_there_says_that_it_is_not_kept(
    run: Run, returns: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pressed_after(monkeypatch, making, "make_edition")
    ended = run(*MAKING, "--out", returns / "October.xlsx")
    said = "Stopped. October.xlsx is there, but is not kept as made. Make it again.\n"
    assert (ended.code, ended.err) == (1, said)
    assert (returns / "October.xlsx").exists()


def test_ctrl_c_once_it_is_kept_says_so(run: Run, returns: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pressed_after(monkeypatch, performing, "perform", of=KeepMade)
    ended = run(*MAKING, "--out", returns / "October.xlsx")
    assert ended.code == 1
    assert "October.xlsx is there, and is kept as version 1 of the monthly return of 2026-10;" in ended.err


def test_ctrl_c_once_it_is_marked_as_sent_says_so(
    run: Run, returns: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(*MAKING, "--out", returns / "October.xlsx").code == 0
    pressed_after(monkeypatch, sending, "perform")
    ended = run("return", "sent", "--month", "2026-10", "--to", "Director")
    assert ended.code == 1
    assert "But version 1 of the monthly return of 2026-10 is marked as sent by now" in ended.err


def test_ctrl_c_once_the_termly_form_is_there_says_that_it_is_not_kept(
    run: Run, returns: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pressed_after(monkeypatch, workbook, "write_form")
    ended = run("return", "termly", "--census", "2026-10-01", "--out", returns / "form.xlsx")
    assert (ended.code, ended.err.splitlines()[-1]) == (
        1,
        "Stopped. form.xlsx is there, but is not kept as made. Make it again.",
    )


PUBLISHING = (
    *("export", "whereabouts-enquiry", "--publishable", "--from", "2026-09-01", "--to", "2026-09-30"),
    "--out",
)


def test_ctrl_c_once_what_is_published_is_entered_says_so(
    run: Run, returns: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = returns / "September.xlsx"
    with monkeypatch.context() as once:
        pressed_after(once, performing, "perform", of=PublishExport)
        ended = run(*PUBLISHING, out)
    assert (ended.code, ended.err) == (
        1,
        "Stopped. Its numbers are in the register of what was published by now, but September.xlsx is not "
        "there. Export it again.\n",
    )
    assert not out.exists()
    pressed_after(monkeypatch, writing, "write_workbook")
    ended = run(*PUBLISHING, out)
    said = "Stopped. September.xlsx is there, and its numbers are in the register of what was published.\n"
    assert (ended.code, ended.err) == (1, said)
    assert out.exists()


def test_ctrl_c_once_an_export_is_there_says_so(
    run: Run, returns: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pressed_after(monkeypatch, writing, "write_workbook")
    ended = run("export", "children", "--out", returns / "children.xlsx")
    said = "Stopped. children.xlsx is there; what else was asked for may lack.\n"
    assert (ended.code, ended.err, (returns / "children.xlsx").exists()) == (1, said, True)


def test_ctrl_c_once_a_return_of_a_past_day_is_there_says_so(
    run: Run, returns: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pressed_after(monkeypatch, making, "make_edition")
    today = date.today().isoformat()
    ended = run(*MAKING, "--as-at", today, "--out", returns / "October.xlsx")
    said = "Stopped. October.xlsx is there; what else was asked for may lack.\n"
    assert (ended.code, ended.err) == (1, said)
