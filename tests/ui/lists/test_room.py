"""Every list can be read at 1366 × 768 without scrolling sideways."""

from datetime import UTC, datetime

import pytest

from cme_desktop.records import MISSING_EPISODE, REGISTRY
from cme_desktop.records.base import RecordType
from tests.ui.sitter import Sitter
from ui.lists.columns import columns_of
from ui.lists.room import shared_out
from ui.lists.table import RecordTable
from ui.shell.places import Kind, Place

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


def test_the_list_on_the_screen_does_not_scroll_sideways(sitter: Sitter) -> None:
    sitter.window.resize(1366, 768)
    for kind in ("off_roll_notice", "ten_day_notification", "school", "child"):
        sitter.go(Place(Kind.LIST, kind))
        page = sitter.window.stack.page()
        assert page is not None
        table = page.findChild(RecordTable)
        assert isinstance(table, RecordTable)
        assert table.horizontalScrollBar().maximum() == 0, kind


def test_a_moment_in_a_list_is_shown_whole(sitter: Sitter) -> None:
    sitter.window.resize(1366, 768)
    sitter.go(Place(Kind.LIST, "missing_episode"))
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
