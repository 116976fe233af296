"""What is seen of a type once its folder and its line are there; run by `test_a_new_type.py`."""

from datetime import date
from itertools import product
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QApplication, QTableView

import main
from cme_desktop.exports.dictionary import as_markdown
from cme_desktop.registry import record_type
from cme_desktop.standing_records.child import CHILD
from docs.guide import chosen_by, forms_guide
from tests.books import fill_in, read_back
from tests.builders import make_child, save
from tests.ui.office import WHO, changing, fill, open_desk
from tests.ui.sitter import form_on, sit_down
from ui.lists.page import ListPage
from ui.pages.child_file import ChildFile
from ui.shell.page import Page
from ui.shell.places import Place, PlaceKind
from ui.shell.rail import RailButton
from ui.shell.remembered import Remembered

KIND = record_type("home-visit")


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made-up authority."""
    file: Path = tmp_path_factory.mktemp("city") / "city.cme"
    assert run(file, "sample", "--children", 60, "--as-of", "2026-11-20") == 0
    return file


def run(file: Path, *arguments: object) -> int:
    code: int = main.main(["--data", str(file), *map(str, arguments)])
    return code


def test_the_dictionary_describes_it() -> None:
    assert "## Home visit" in as_markdown()
    assert "Who was seen" in as_markdown()


def test_the_guide_tells_of_it() -> None:
    text = forms_guide(date(2026, 11, 20))
    assert "- [Home visit](#home-visit)" in text
    assert "Somebody calls on a child at home." in text
    assert f"`Ctrl+N`, `{chosen_by(KIND)}`, `Enter`." in text


def test_its_template_is_filled_in_loaded_and_exported(tmp_path: Path) -> None:
    file, blank, out = (tmp_path / name for name in ("new.cme", "blank.xlsx", "out.xlsx"))
    assert run(file, "template", "home-visit", "--out", blank) == 0
    row = {"Child surname": "Okafor", "Child forename": "Ada", "Asked for": date(2026, 11, 2), "Made": None}
    assert run(file, "import", "home-visit", fill_in(blank, tmp_path / "visits.xlsx", [row])) == 0
    assert run(file, "export", "home-visit", "--out", out) == 0
    (loaded,) = read_back(out, "Home visits")
    assert loaded["Reference"].startswith("HVI-")
    assert loaded["Child"] == "Okafor, Ada"
    assert run(file, "check") == 0


def test_it_is_in_the_city_and_in_the_return(city: Path, tmp_path: Path) -> None:
    assert run(city, "export", "home-visit", "--out", tmp_path / "out.xlsx") == 0
    assert {row["Status"] for row in read_back(tmp_path / "out.xlsx", "Home visits")} >= {"Asked for", "Made"}
    book = tmp_path / "return.xlsx"
    assert run(city, "return", "monthly", "--month", "2026-10", "--out", book) == 0
    words = [cell for sheet in openpyxl.load_workbook(book) for line in sheet.values for cell in line]
    assert "Home visits asked for" in words


def test_the_window_has_it_on_rail_menu_list_form_and_file(qapp: QApplication, tmp_path: Path) -> None:
    file, settings = tmp_path / "office.cme", tmp_path / "settings"
    child = visited(file)
    Remembered(settings).keep("who/name", WHO)
    with sit_down(qapp, file, settings) as sitter:
        titles = [action.text() for action in sitter.window.header.new_menu().actions()]
        assert "Home visit" in titles
        assert titles[-3:] == ["Child", "Person", "School"]
        buttons = sitter.window.rail.findChildren(RailButton)
        (rail,) = [button for button in buttons if button.accessibleName() == "Home visits"]
        rail.click()
        sitter.settle()
        assert sitter.page(ListPage).place == Place(PlaceKind.LIST, "home_visit")
        assert "HVI-2026-0001" in cells_on(sitter.page(ListPage))
        sitter.go(Place(PlaceKind.NEW, "home_visit", child=child))
        assert form_on(sitter).draft.entry("child").text == "Fox, Wren"
        sitter.go(Place(PlaceKind.CHILD, CHILD.key, child))
        assert "HVI-2026-0001" in cells_on(sitter.page(ChildFile))


def visited(file: Path) -> int:
    """The made-up office, and a child in it with a visit on file."""
    desk = open_desk(file)
    fill(desk.store)
    with changing(desk.store) as work:
        child: int = make_child(work, "Fox", "Wren").id
        save(work, KIND, child=child, received_on=date(2026, 11, 2))
        work.commit()
    desk.store.close()
    return child


def cells_on(page: Page) -> set[str]:
    """What stands in the cells of a page's table."""
    (table,) = page.findChildren(QTableView)
    model = table.model()
    places = product(range(model.rowCount()), range(model.columnCount()))
    return {str(model.index(row, column).data()) for row, column in places}
