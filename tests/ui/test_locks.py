"""The data file keeps its locks while the window works with it, whatever the officer chooses there."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QFileSystemModel

from cme_desktop.editions.file_names import Edition
from cme_desktop.standing_records.child import CHILD
from tests.at_work import elsewhere, surnames_elsewhere
from tests.builders import make_child
from tests.ui.sitter import Sitter, words_on
from ui.pages.importing import ImportPage
from ui.pages.returns.page import ReturnsPage
from ui.shell.places import TODAY, Place, PlaceKind
from ui.widgets.file_dialog import FileDialog

OPEN_HERE = "“office.db” is the data file that is open here, or belongs to it. Choose another file."


def choose_it_again(sitter: Sitter, file: Path) -> None:
    sitter.opening.open_file(file)
    sitter.settle()


def import_it(sitter: Sitter, file: Path) -> None:
    sitter.go(Place(PlaceKind.IMPORT, "child"))
    page = sitter.page(ImportPage)
    page.chooser.take_file(str(file))
    sitter.settle()
    assert OPEN_HERE in words_on(page)


def make_a_return_onto_it(sitter: Sitter, file: Path) -> None:
    named = file.with_name("office.xlsx")
    named.symlink_to(file)
    sitter.go(Place(PlaceKind.RETURNS))
    page = sitter.page(ReturnsPage)
    page.foot.path.setText(str(named))
    page.foot.make(Edition.WORKING)
    sitter.settle()
    assert "is the data file that is open here" in page.foot.notice.text()


def list_its_folder(sitter: Sitter, file: Path) -> None:
    dialog = FileDialog(sitter.window, "Choose", str(file), "Data files (*.db)")
    model = dialog.findChild(QFileSystemModel)
    assert isinstance(model, QFileSystemModel)
    loop = QEventLoop()
    model.directoryLoaded.connect(lambda folder: loop.quit() if Path(folder) == file.parent else None)
    QTimer.singleShot(60_000, loop.quit)
    dialog.open()
    loop.exec()
    assert model.index(str(file)).isValid(), "it is listed"
    dialog.close()
    sitter.settle()


@pytest.mark.parametrize("deed", [choose_it_again, import_it, make_a_return_onto_it, list_its_folder])
def test_a_save_is_seen_elsewhere_whatever_was_chosen(sitter: Sitter, deed: Callable[..., None]) -> None:
    file = Path(sitter.sitting.desk.store.name)
    before, _ = sitter.reading(lambda reader: reader.counts())[CHILD.key]
    deed(sitter, file)
    elsewhere("due", "--data", file)
    with sitter.sitting.desk.store.changing(sitter.sitting.desk.author) as work:
        make_child(work, "Afterwards")
        work.commit()
    assert surnames_elsewhere(file).endswith(" Afterwards")
    sitter.go(TODAY)
    assert sitter.reading(lambda reader: reader.counts())[CHILD.key][0] == before + 1
