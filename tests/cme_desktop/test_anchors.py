"""An anchor is one line, and says the same however the heads were found."""

from datetime import date

import pytest

from cme_desktop.anchors import HistoryAnchor, anchored, anchors_in, newest

DAY = date(2026, 11, 9)
ONE, OTHER = "a" * 64, "b" * 64


def test_it_is_read_back_from_its_line_whatever_stands_around_it() -> None:
    anchor = anchored(DAY, {0: (12, ONE), 5: (3, OTHER)})
    text = anchor.text()

    assert text.isascii()
    assert "\n" not in text
    assert text.startswith("2026-11-09 entries 15 lanes 0:12,5:3 sha256 ")
    assert anchors_in(f"Anchor of the history\t{text}\r\nnext {text}") == [anchor, anchor]
    assert anchor.show() == "the anchor of Mon 9 Nov 2026 (15 entries)"


def test_the_order_in_which_lanes_are_found_does_not_matter() -> None:
    heads = {0: (12, ONE), 5: (3, OTHER)}
    assert anchored(DAY, heads) == anchored(DAY, dict(reversed(heads.items())))


@pytest.mark.parametrize("heads", [{0: (11, ONE)}, {0: (12, OTHER)}, {1: (12, ONE)}])
def test_any_other_count_hash_or_lane_is_another_anchor(heads: dict[int, tuple[int, str]]) -> None:
    assert anchored(DAY, heads).hash != anchored(DAY, {0: (12, ONE)}).hash


def test_a_file_without_entries_has_an_anchor_too() -> None:
    anchor = anchored(DAY, {})
    assert anchors_in(anchor.text()) == [anchor]
    assert anchor.entries == 0


@pytest.mark.parametrize(
    "text",
    [
        f"2026-11-09 entries 13 lanes 0:12 sha256 {ONE}",
        f"2026-13-09 entries 12 lanes 0:12 sha256 {ONE}",
        f"2026-11-09 entries 12 lanes 0:12 sha256 {ONE[:-1]}",
        "",
    ],
)
def test_one_that_contradicts_itself_or_was_cut_off_is_none(text: str) -> None:
    assert anchors_in(text) == []


def test_the_newest_is_the_one_that_covers_most() -> None:
    few, many = (HistoryAnchor(DAY, ((0, count),), ONE) for count in (3, 9))
    assert newest([many, few]) == many
    assert newest([]) is None
