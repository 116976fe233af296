"""Typing before a team's database: while a colleague writes, and while the server is stopped."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from sqlalchemy import make_url

from cme_desktop.desk import Desk
from cme_desktop.ports import Author, KeptDraft
from db.files.emergency import DraftFiles, in_own_folder
from db.store import SqlStore, open_store
from tests.postgres import SCRIPT, PostgresMissing, running_server
from tests.ui.office import WHO, FixedClock, fill
from tests.ui.sitter import CTRL, Sitter, sit_down, words_on
from ui.aside import wait_until
from ui.forms.record_page import RecordPage
from ui.keeping import Keeping, KeptWhere
from ui.pages.parts import LinkLine
from ui.pages.record import RecordEntry
from ui.pages.today import TodayPage
from ui.shell.places import TODAY, Place, PlaceKind

PATIENCE = 0.2
LONG = 60_000


class Team:
    """A team's database, and the folder of one person who works on it."""

    def __init__(self, url: str, own: Path) -> None:
        self.url = url
        self.own = own

    def store(self) -> SqlStore:
        return open_store(self.url, FixedClock(), PATIENCE)

    def desk(self, _file: Path) -> Desk:
        return Desk(self.store(), FixedClock(), Author(WHO), self.aside())

    def aside(self) -> DraftFiles:
        return DraftFiles(in_own_folder(self.url, self.own))

    def drafts(self) -> list[KeptDraft]:
        store = self.store()
        with store.reading() as reader:
            found = reader.drafts()
        store.close()
        return found


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Keeping, "again_ms", 20)
    monkeypatch.setattr("ui.sitting.CLOSING_MS", 500)


def filled(url: str, own: Path) -> Team:
    team = Team(url, own)
    store = team.store()
    fill(store)
    store.close()
    return team


@pytest.fixture
def team(postgres_url: str, tmp_path: Path) -> Team:
    return filled(postgres_url, tmp_path / "own")


@pytest.fixture
def stoppable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Team, str]]:
    """A team on a server of this test's own, that can be stopped; and the server's own address."""
    monkeypatch.delenv("CME_TEST_POSTGRES", raising=False)
    try:
        with running_server() as server:
            yield filled(server.create(), tmp_path / "own"), server.url
    except PostgresMissing as missing:
        pytest.skip(str(missing))


def tell(server: str, verb: str) -> None:
    subprocess.run([SCRIPT, verb, server], check=True)


@contextmanager
def colleague_writing(team: Team) -> Iterator[None]:
    """A colleague's long change: nobody else's typing gets in meanwhile."""
    plain = make_url(team.url).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain) as connection:
        connection.execute("LOCK TABLE draft IN EXCLUSIVE MODE")
        yield
        connection.rollback()


def begin_notice(sitter: Sitter) -> None:
    sitter.go(Place(PlaceKind.NEW, "ten_day_notification", child=sitter.child("okafor noor")))
    page(sitter).form.focus_field("sender")
    sitter.type("Office")


def page(sitter: Sitter) -> RecordPage:
    found = sitter.page(RecordEntry).findChild(RecordPage)
    assert isinstance(found, RecordPage)
    return found


def until_failed(sitter: Sitter) -> None:
    assert wait_until(lambda: sitter.sitting.keeping.failing, LONG)


def until_kept(sitter: Sitter) -> None:
    assert wait_until(lambda: sitter.sitting.keeping.worst() is KeptWhere.IN_THE_FILE, LONG)


def test_a_colleagues_long_change_loses_no_typing(
    qapp: QApplication, team: Team, settings: Path, tmp_path: Path
) -> None:
    with sit_down(qapp, tmp_path / "team", settings, team.desk) as sitter:
        with colleague_writing(team):
            begin_notice(sitter)
            page(sitter).form.field_left.emit()
            until_failed(sitter)
            assert [kept.title for kept in team.aside().all()] == ["Okafor, Noor"]
        until_kept(sitter)
        assert team.aside().all() == []
        assert [kept.typed["head"]["text"]["sender"] for kept in team.drafts()] == ["Office"]


def test_typing_before_a_stopped_server_is_offered_at_the_next_start(
    qapp: QApplication, stoppable: tuple[Team, str], settings: Path, tmp_path: Path
) -> None:
    team, server = stoppable
    with sit_down(qapp, tmp_path / "team", settings, team.desk) as sitter:
        begin_notice(sitter)
        tell(server, "pause")
        page(sitter).form.field_left.emit()
        until_failed(sitter)
        assert "it is kept on this computer" in words_on(sitter.window.status)
    assert [kept.title for kept in team.aside().all()] == ["Okafor, Noor"]
    tell(server, "resume")

    with sit_down(qapp, tmp_path / "team", settings, team.desk) as again:
        assert team.drafts() == []
        open_unfinished(again)
        assert page(again).draft.entry("sender").text == "Office"
        until_kept(again)
        for field, text in (("first_absent_on", "2/11/26"), ("received_on", "t")):
            page(again).form.focus_field(field)
            again.type(text)
        again.press(Qt.Key.Key_S, CTRL)
        assert again.page(RecordEntry).place.kind is PlaceKind.RECORD
        assert team.drafts() == []
        assert team.aside().all() == []
        assert unfinished_lines(again) == []


def test_a_server_that_comes_back_gets_what_was_typed_meanwhile(
    qapp: QApplication, stoppable: tuple[Team, str], settings: Path, tmp_path: Path
) -> None:
    team, server = stoppable
    with sit_down(qapp, tmp_path / "team", settings, team.desk) as sitter:
        begin_notice(sitter)
        tell(server, "pause")
        page(sitter).form.field_left.emit()
        until_failed(sitter)
        tell(server, "resume")
        until_kept(sitter)
        assert [kept.typed["head"]["text"]["sender"] for kept in team.drafts()] == ["Office"]
        assert team.aside().all() == []


def unfinished_lines(sitter: Sitter) -> list[LinkLine]:
    sitter.go(TODAY)
    lines = sitter.page(TodayPage).findChildren(LinkLine)
    return [line for line in lines if "Mon 23 Nov 2026 14:30" in line.accessibleName()]


def open_unfinished(sitter: Sitter) -> None:
    (line,) = unfinished_lines(sitter)
    line.click()
    sitter.settle()
