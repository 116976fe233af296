"""Rows spoilt as people spoil them: none on another child's file, none dropped, no second child unasked."""

import csv
from pathlib import Path

import pytest

from cme_desktop.desk import Desk
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from tests.cme_desktop.intake.spoilt import HEADINGS, Fates, Town, cells, fill, load, total, town
from tests.day_first import import_table


def sent(made: Town, path: Path) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([HEADINGS, *map(cells, made.rows)])
    return path


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_nobody_gets_the_notice_of_another_child(seed: int, desk: Desk, tmp_path: Path) -> None:
    made = town(seed, children=150, rows=150)
    fill(desk, made)
    path = sent(made, tmp_path / "sent.csv")
    found = load(desk, made, path)
    fates = total(found)
    assert (fates.wrong, fates.dropped, fates.second) == (0, 0, 0), found
    assert fates.read == len(made.rows) == fates.right + fates.repeated + fates.asked + fates.new
    assert fates.shown == fates.asked - fates.asked_in_vain, "who is asked sees the right child"
    assert found["like nobody"] == Fates(read=found["like nobody"].read, new=found["like nobody"].read)
    assert found["as on file"].right + found["as on file"].repeated >= found["as on file"].read * 0.8

    again = import_table(desk, TEN_DAY_NOTIFICATION, path)
    assert (again.loaded, again.refused) == (0, fates.asked), "the same file again changes nothing"
