"""Failures in words, and a log that names no child."""

import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from cme_desktop.errors import Cancelled, NewerFile, NotFound, Refused, Stale, Unavailable
from cme_desktop.issues import refuse
from cme_desktop.spreadsheets.problems import FileProblem
from ui.errors import FailureKind, Problem, catch_unhandled, log_problem, present
from ui.problem_log import LOG_NAME, start_log


@pytest.fixture
def hooks() -> Iterator[None]:
    before = sys.excepthook, threading.excepthook
    yield
    sys.excepthook, threading.excepthook = before


@pytest.mark.parametrize(
    ("error", "kind", "sentence"),
    [
        (Refused([refuse("child", "Choose the child.")]), FailureKind.REFUSED, "Choose the child."),
        (Stale("B. Officer saved it at 14:02.", None), FailureKind.STALE, "B. Officer saved it at 14:02."),
        (
            NotFound("TDN-2026-0412 is not in the data file."),
            FailureKind.NOT_FOUND,
            "TDN-2026-0412 is not in the data file.",
        ),
        (Unavailable("The disk is full."), FailureKind.UNAVAILABLE, "The disk is full."),
        (NewerFile("Made by a newer version."), FailureKind.UNAVAILABLE, "Made by a newer version."),
        (Cancelled(), FailureKind.CANCELLED, "Stopped."),
        (FileProblem("It is not a workbook."), FailureKind.REFUSED, "It is not a workbook."),
    ],
)
def test_known_failures_speak_for_themselves(error: Exception, kind: FailureKind, sentence: str) -> None:
    problem = present(error)
    assert (problem.kind, problem.sentence) == (kind, sentence)
    assert problem.title


def test_a_bug_shows_a_code_and_nothing_of_its_message() -> None:
    first, second = present(_bug("Okafor, Ada")), present(_bug("Lis, Kuba"))
    assert first.kind is FailureKind.BUG
    assert "Okafor" not in first.sentence
    assert first == second  # the same place, the same code


@pytest.mark.logs("ValueError test_errors.py")
def test_the_log_holds_places_and_codes_but_no_values(tmp_path: Path) -> None:
    handler = start_log(tmp_path / "logs")
    try:
        bug = _bug("Okafor, Ada")
        log_problem(bug)
        written = (tmp_path / "logs" / LOG_NAME).read_text(encoding="utf-8")
    finally:
        _stop(handler)
    assert "Okafor" not in written
    assert "ValueError test_errors.py" in written
    assert present(bug).sentence.split()[-1].rstrip(".") in written


@pytest.mark.logs("ValueError test_errors.py")
@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps permissions in another way")
def test_the_log_is_for_whoever_works_here_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.problem_log.LOG_SIZE", 1)
    folder = tmp_path / "logs"
    folder.mkdir()
    (folder / LOG_NAME).write_text("of an earlier version\n")
    for each in (folder, folder / LOG_NAME):
        each.chmod(0o777)
    before = os.umask(0)
    handler = start_log(folder)
    try:
        for _ in range(4):
            log_problem(_bug("Okafor, Ada"))
    finally:
        os.umask(before)
        _stop(handler)
    assert folder.stat().st_mode & 0o777 == 0o700
    assert len(list(folder.iterdir())) == 3
    assert not any(each.stat().st_mode & 0o077 for each in folder.iterdir())


@pytest.mark.logs("ValueError test_errors.py")
@pytest.mark.usefixtures("hooks")
def test_what_nobody_caught_is_logged_and_said(tmp_path: Path) -> None:
    said: list[Problem] = []
    handler = start_log(tmp_path)
    try:
        catch_unhandled(said.append)
        bug = _bug("Okafor, Ada")
        sys.excepthook(type(bug), bug, bug.__traceback__)
        worker = threading.Thread(target=lambda: _raise("Lis, Kuba"))
        worker.start()
        worker.join()
        written = (tmp_path / LOG_NAME).read_text(encoding="utf-8")
    finally:
        _stop(handler)
    assert [problem.kind for problem in said] == [FailureKind.BUG, FailureKind.BUG]
    assert written.count("ValueError") == 2
    assert "Lis" not in written


def _raise(message: str) -> None:
    raise ValueError(message)


def _bug(message: str) -> Exception:
    try:
        _raise(message)
    except ValueError as error:
        return error
    raise AssertionError


def _stop(handler: object) -> None:
    import logging

    assert isinstance(handler, logging.Handler)
    logging.getLogger("cme_desktop.problems").removeHandler(handler)
    handler.close()
