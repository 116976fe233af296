"""Every list can be read at 1366 × 768 without scrolling sideways."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QImage
from PySide6.QtWidgets import QStyleOptionViewItem

from cme_desktop.description.record_type import RecordType
from cme_desktop.records.missing_episode import MISSING_EPISODE
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from cme_desktop.registry import REGISTRY
from tests.ui.sitter import Sitter
from ui.lists.columns import columns_of
from ui.lists.room import shared_out
from ui.lists.table import RecordTable
from ui.shell.places import Place, PlaceKind

BESIDE_THE_RAIL = 1366 - 176


@pytest.mark.parametrize("described", REGISTRY, ids=lambda described: described.name)
@pytest.mark.parametrize("room", [BESIDE_THE_RAIL, 1920 - 176])
def test_the_columns_fill_the_room_and_no_more(described: RecordType[object], room: int) -> None:
    columns = columns_of(described)
    widths = shared_out(columns, room)
    assert room - len(columns) <= sum(widths) <= room
    assert all(
        width == column.width for column, width in zip(columns, widths, strict=True) if not column.shares
    )


def test_with_too_little_room_words_stay_long_enough_to_read() -> None:
    columns = columns_of(REGISTRY[-1])
    assert shared_out(columns, 300) == shared_out(columns, 100)


@pytest.mark.parametrize("described", REGISTRY, ids=lambda described: described.name)
def test_the_list_on_the_screen_does_not_scroll_sideways(
    sitter: Sitter, described: RecordType[object]
) -> None:
    assert list_of(sitter, described).horizontalScrollBar().maximum() == 0


def test_a_moment_in_a_list_is_shown_whole(sitter: Sitter) -> None:
    sitter.window.resize(1366, 768)
    sitter.go(Place(PlaceKind.LIST, "missing_episode"))
    page = sitter.window.stack.page()
    assert page is not None
    table = page.findChild(RecordTable)
    assert isinstance(table, RecordTable)
    columns = columns_of(MISSING_EPISODE)
    place = next(place for place, column in enumerate(columns) if column.name == "reported_at")
    shown = columns[place].show(datetime(2026, 9, 28, 20, 48, tzinfo=UTC))
    assert shown == "28 Sep 2026 21:48"
    margins = 2 * 8
    assert table.fontMetrics().horizontalAdvance(shown) + margins <= table.columnWidth(place)


@pytest.mark.parametrize("described", REGISTRY, ids=lambda described: described.name)
def test_no_status_is_cut_short(sitter: Sitter, described: RecordType[object]) -> None:
    table = list_of(sitter, described)
    place = place_of(table, "status")
    metrics, mark, around = table.fontMetrics(), 9, 16
    longest = max(metrics.horizontalAdvance(choice.label) for choice in described.life.statuses)
    assert longest + mark + around <= table.columnWidth(place)


@pytest.mark.parametrize("described", REGISTRY, ids=lambda described: described.name)
def test_no_word_of_a_heading_is_cut_short(sitter: Sitter, described: RecordType[object]) -> None:
    table = list_of(sitter, described)
    metrics, margins = table.horizontalHeader().fontMetrics(), 2 * 11
    for place, column in enumerate(table.rows.columns):
        longest = max(map(metrics.horizontalAdvance, column.label.split()))
        assert longest + margins <= table.columnWidth(place), column.label


def test_names_keep_their_room_where_there_is_little(sitter: Sitter) -> None:
    table = list_of(sitter, MISSING_EPISODE)
    longest = table.fontMetrics().horizontalAdvance("Shevchenko, Anastasiia")
    assert longest + 16 <= table.columnWidth(place_of(table, "child"))


def test_hyphens_in_a_list_are_no_wider_than_elsewhere(sitter: Sitter) -> None:
    table = list_of(sitter, TEN_DAY_NOTIFICATION)
    for column, aligned in (("reference", False), ("received_on", True)):
        index = table.model().index(0, place_of(table, column))
        cell = QStyleOptionViewItem()
        table.itemDelegate().initStyleOption(cell, index)
        assert ("-" in cell.text) is not aligned
        assert cell.font.isFeatureSet(QFont.Tag("tnum")) is aligned


@pytest.mark.parametrize("row", [0, 1], ids=["current", "other"])
def test_the_words_of_a_row_stand_on_one_line(sitter: Sitter, row: int) -> None:
    """Whether or not a cell has the keyboard, or a shape before its word."""
    table = list_of(sitter, TEN_DAY_NOTIFICATION)
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 0))
    sitter.settle()
    picture = table.viewport().grab().toImage()
    feet = {
        name: foot(picture, table.visualRect(table.model().index(row, place_of(table, name))), left)
        for name, left in (("reference", 10), ("child", 10), ("status", 25))
    }
    assert len(set(feet.values())) == 1, feet


def list_of(sitter: Sitter, described: RecordType[object]) -> RecordTable:
    sitter.window.resize(1366, 768)
    sitter.go(Place(PlaceKind.LIST, described.key))
    page = sitter.window.stack.page()
    assert page is not None
    table = page.findChild(RecordTable)
    assert isinstance(table, RecordTable)
    return table


def place_of(table: RecordTable, name: str) -> int:
    return next(place for place, column in enumerate(table.rows.columns) if column.name == name)


def foot(picture: QImage, cell: QRect, left: int) -> int:
    """How deep the capital reaches with which the words of a cell begin, some px from its left."""
    inner = QRect(cell.left() + left, cell.top() + 4, 9, cell.height() - 8)
    paper = picture.pixelColor(inner.left(), inner.top()).lightness()
    return max(
        y - cell.top()
        for y in range(inner.top(), inner.bottom() + 1)
        for x in range(inner.left(), inner.right() + 1)
        if abs(picture.pixelColor(x, y).lightness() - paper) > 60
    )
