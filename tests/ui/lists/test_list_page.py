"""A list on screen, worked with the keyboard."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QTabBar

from cme_desktop.records.penalty_notice import PENALTY_NOTICE
from cme_desktop.standing_records.hub import HUB
from tests.ui.doing import EVERYTHING
from tests.ui.office import changing
from tests.ui.sitter import CTRL, Sitter, copied, sit_down, words_on
from ui.lists.page import ListPage
from ui.lists.preview import Preview
from ui.lists.table import RecordTable
from ui.pages.child_file import ChildFile
from ui.pages.record import RecordEntry
from ui.shell.places import CHILDREN, Place, PlaceKind

TEN_DAY = Place(PlaceKind.LIST, "ten_day_notification")


def table(sitter: Sitter) -> RecordTable:
    found = sitter.page(ListPage).findChild(RecordTable)
    assert isinstance(found, RecordTable)
    return found


def rows(sitter: Sitter) -> list[str]:
    model = table(sitter).model()
    return [str(model.index(row, 1).data()) for row in range(model.rowCount())]


def tabs(sitter: Sitter) -> QTabBar:
    found = sitter.page(ListPage).findChild(QTabBar)
    assert isinstance(found, QTabBar)
    return found


def press_button(sitter: Sitter, words: str) -> None:
    buttons = sitter.page(ListPage).findChildren(QPushButton)
    next(b for b in buttons if b.text() == words and b.isVisible()).click()
    sitter.settle()


def test_letters_typed_in_the_table_filter_it(sitter: Sitter) -> None:
    sitter.go(CHILDREN)
    assert len(rows(sitter)) == 29
    sitter.press(Qt.Key.Key_L)
    sitter.type("is")
    sitter.rest()
    assert rows(sitter) == ["Lis", "Lis"]
    sitter.press(Qt.Key.Key_Escape)
    sitter.rest()
    assert len(rows(sitter)) == 29


def test_a_filter_that_finds_nothing_offers_to_be_cleared(sitter: Sitter) -> None:
    sitter.go(CHILDREN)
    sitter.press(Qt.Key.Key_Q)
    sitter.type("qq")
    sitter.rest()
    assert "Nothing matches the filter." in words_on(sitter.page(ListPage))
    press_button(sitter, "Clear the filter")
    assert len(rows(sitter)) == 29


def test_an_empty_list_offers_the_first_record(sitter: Sitter) -> None:
    sitter.go(Place(PlaceKind.LIST, "officer"))
    sitter.page(ListPage).findChild(QLineEdit).setText("nobody")  # type: ignore[union-attr]
    sitter.rest()
    assert "Nothing matches" in words_on(sitter.page(ListPage))


def test_views_and_chips_narrow(sitter: Sitter) -> None:
    sitter.go(TEN_DAY)
    assert tabs(sitter).tabText(tabs(sitter).currentIndex()) == "Open"
    assert len(rows(sitter)) == 10
    press_button(sitter, "Screened")
    assert len(rows(sitter)) == 5
    press_button(sitter, "Received")
    assert len(rows(sitter)) == 10


def test_the_view_is_remembered(sitter: Sitter) -> None:
    sitter.go(TEN_DAY)
    tabs(sitter).setCurrentIndex(2)
    sitter.settle()
    sitter.go(CHILDREN)
    sitter.go(TEN_DAY)
    assert tabs(sitter).tabText(tabs(sitter).currentIndex()) == "Mine"


def test_a_restricted_child_is_not_in_the_list(sitter: Sitter) -> None:
    sitter.go(CHILDREN)
    model = table(sitter).model()
    cells = [str(model.index(row, 2).data()) for row in range(model.rowCount())]
    assert "Freya" not in cells
    assert "Restricted" not in cells
    assert "1 restricted, not shown" in words_on(sitter.page(ListPage))


def test_enter_opens_and_back_finds_the_row_again(sitter: Sitter) -> None:
    sitter.go(CHILDREN)
    sitter.press(Qt.Key.Key_Down)
    sitter.press(Qt.Key.Key_Down)
    row = table(sitter).currentIndex().row()
    sitter.press(Qt.Key.Key_Return)
    sitter.page(ChildFile)
    sitter.window.stack.back()
    sitter.settle()
    assert table(sitter).currentIndex().row() == row == 2
    assert table(sitter).hasFocus()


def test_ctrl_enter_opens_a_window_of_its_own(sitter: Sitter) -> None:
    sitter.go(TEN_DAY)
    sitter.press(Qt.Key.Key_Return, CTRL)
    sitter.page(ListPage)
    titles = [w.windowTitle() for w in QApplication.topLevelWidgets() if w.isVisible()]
    assert any(title.startswith("10-day notification TDN-2026-") for title in titles)


def test_ctrl_down_sorts_by_the_column_the_keyboard_is_in(sitter: Sitter) -> None:
    sitter.go(CHILDREN)
    sitter.press(Qt.Key.Key_Right)
    sitter.press(Qt.Key.Key_Down, CTRL)
    shown = rows(sitter)
    assert shown == sorted(shown, reverse=True)


def test_the_preview_shows_the_row_and_leaves_the_keyboard_in_the_list(sitter: Sitter) -> None:
    sitter.go(TEN_DAY)
    sitter.press(Qt.Key.Key_I, CTRL)
    sitter.settle(150)  # Qt shows the button pressed first
    sitter.press(Qt.Key.Key_Down)
    sitter.rest()
    preview = sitter.page(ListPage).findChild(Preview)
    assert preview is not None
    assert rows(sitter)[1] in words_on(preview)
    assert table(sitter).hasFocus()


def test_the_keyboard_may_be_in_the_preview_when_it_changes(sitter: Sitter) -> None:
    sitter.window.remembered.keep("lists/preview", True)
    sitter.go(TEN_DAY)
    sitter.rest()
    page = sitter.page(ListPage)
    preview = page.findChild(Preview)
    assert preview is not None
    next(button for button in preview.findChildren(QPushButton)).setFocus()
    preview.look_at(table(sitter).rows.id_at(4))
    sitter.rest()
    assert rows(sitter)[4] in words_on(preview)


def test_columns_are_remembered(
    qapp: QApplication, filled_file: Path, tmp_path: Path, settings: Path
) -> None:
    file = copied(filled_file, tmp_path)
    with sit_down(qapp, file, settings) as sitter:
        sitter.go(TEN_DAY)
        action = next(a for a in table(sitter).columns_menu().actions() if a.text() == "School")
        action.trigger()
        table(sitter).setColumnWidth(1, 333)
    with sit_down(qapp, file, settings) as sitter:
        sitter.go(TEN_DAY)
        assert table(sitter).isColumnHidden(2)
        assert table(sitter).columnWidth(1) == 333


def test_a_list_that_cannot_be_read_never_says_there_are_none(sitter: Sitter) -> None:
    Path(sitter.sitting.desk.store.name).unlink()
    sitter.go(TEN_DAY)
    words = words_on(sitter.page(ListPage))
    assert "could not be read" in words
    assert "No 10-day" not in words


def test_the_rows_behind_a_figure_are_a_list_of_their_own(sitter: Sitter) -> None:
    hits = sitter.reading(lambda reader: reader.newest(100))
    ids = tuple(hit.id for hit in hits if hit.type == PENALTY_NOTICE.key)[:2]
    sitter.go(Place(PlaceKind.ROWS, PENALTY_NOTICE.key, ids=ids, title="Issued, October 2026"))
    assert "Issued, October 2026" in words_on(sitter.page(ListPage))
    assert len(rows(sitter)) == 2


def test_the_button_begins_a_record_with_the_words_typed(sitter: Sitter) -> None:
    sitter.go(CHILDREN)
    sitter.press(Qt.Key.Key_Q)
    sitter.type("uill, Ann")
    press_button(sitter, "New child")
    entry = sitter.page(RecordEntry)
    assert entry.place.words == "quill, Ann"


def test_a_list_open_elsewhere_shows_what_was_saved(sitter: Sitter) -> None:
    sitter.go(Place(PlaceKind.LIST, "hub"))
    with changing(sitter.sitting.desk.store) as work:
        hub = work.get(HUB, work.by_value(HUB, "name", "North hub")[0])
        hub.name = "Hub of the north"
        work.save(HUB, hub, [])
    sitter.window.stack.refresh(EVERYTHING)
    sitter.settle()
    assert rows(sitter) == ["Hub of the north"]
