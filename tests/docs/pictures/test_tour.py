"""The round without a screen: every form typed and saved, every page photographed, nothing else opened."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QImage, QWindow
from PySide6.QtWidgets import QApplication

from cme_desktop.description.example import EXAMPLES
from cme_desktop.ports import Author
from cme_desktop.registry import CASEWORK, record_type
from docs.pictures import headless
from docs.pictures.studio import LOOKS, SIZE
from main import open_desk

TODAY = date(2026, 11, 20)
CHILDREN = 200
WITH_EXAMPLE = [kind for kind in CASEWORK if EXAMPLES.of_type(kind) is not None]


@dataclass(frozen=True)
class Standing:
    """Always two in the afternoon."""

    def today(self) -> date:
        return TODAY

    def now(self) -> datetime:
        return datetime(2026, 11, 20, 14, 2, tzinfo=UTC)


class Windows(QObject):
    """Notes every window that has the keyboard for a moment."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.seen: set[str] = set()
        app.focusWindowChanged.connect(self.note)

    def note(self, window: QWindow | None) -> None:
        if window is not None:
            self.seen.add(window.objectName())


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the run that all tests here look at."""
    return tmp_path_factory.mktemp("headless") / "out"


@pytest.fixture(scope="module")
def windows(qapp: QApplication, out: Path) -> Windows:
    """The windows that came up in the run; something of the officer's lies in the folder already."""
    (out / "screenshots").mkdir(parents=True)
    (out / "screenshots" / "left-over.png").write_bytes(b"")
    (out / "own.txt").write_text("mine")
    seen = Windows(qapp)
    code = headless.run(lambda path: open_desk(str(path), clock=Standing()), out, CHILDREN)
    qapp.focusWindowChanged.disconnect(seen.note)
    assert code == 0
    return seen


@pytest.mark.usefixtures("windows")
def test_one_of_each_form_is_in_the_data_file_as_it_was_typed(out: Path) -> None:
    desk = open_desk(str(out / "sample.cme"), make=False, clock=Standing())
    with desk.store.reading() as reader:
        newest = {hit.type: hit.id for hit in reversed(reader.newest(20))}
        assert newest.keys() >= {kind.key for kind in WITH_EXAMPLE}
        notice = reader.get(record_type("ten_day_notification"), newest["ten_day_notification"])
        assert (notice.received_on, notice.first_absent_on) == (TODAY, date(2026, 11, 6))
        assert [enquiry.check for enquiry in notice.school_enquiries] == ["first_day_call", "home_visit"]
        assert len(reader.drafts()) == 1
    desk.store.close()


@pytest.mark.usefixtures("windows")
def test_there_are_pictures_of_every_form_and_page_in_both_looks(out: Path) -> None:
    taken = {file.stem for file in (out / "screenshots").iterdir()}
    forms = {f"form-{kind.name}-{look}" for kind in WITH_EXAMPLE for look in LOOKS}
    pages = {f"{name}-{look}" for name in ("today", "child", "returns", "import") for look in LOOKS}
    assert taken >= forms | pages
    assert "left-over" not in taken
    light, dark = (QImage(str(out / "screenshots" / f"today-{look}.png")) for look in LOOKS)
    assert light.size() == dark.size() == SIZE
    assert light.pixelColor(700, 760).lightness() > 200 > 60 > dark.pixelColor(700, 760).lightness()


@pytest.mark.usefixtures("windows")
def test_the_return_of_the_month_that_is_over_is_made_and_other_files_stay(out: Path) -> None:
    assert (out / "monthly-return.xlsx").stat().st_size > 10_000
    assert (out / "own.txt").read_text() == "mine"


def test_nothing_but_the_window_ever_comes_up(windows: Windows) -> None:
    assert windows.seen == {"MainWindowClassWindow"}


def test_a_file_too_small_for_every_form_is_said_to_be(tmp_path: Path) -> None:
    from cme_desktop.errors import CmeError

    def opened(path: Path) -> object:
        return replace(open_desk(str(path), clock=Standing()), author=Author("Somebody"))

    with pytest.raises(CmeError, match="too few children"):
        headless.run(opened, tmp_path / "out", 5)  # type: ignore[arg-type]
