"""What is put aside comes back as it was, from memory or from a file, and the disk may be full."""

import errno
from datetime import date
from tempfile import SpooledTemporaryFile
from typing import NamedTuple

import pytest

from cme_desktop.spreadsheets.problems import FileProblem
from cme_desktop.spreadsheets.put_aside import put_aside
from cme_desktop.values.whole_numbers import WholeNumbers


class Noted(NamedTuple):
    day: date
    text: str


MANY = [Noted(date(2026, 10, 1 + number % 7), f"Ökafor {number}") for number in range(200)]


@pytest.mark.parametrize("in_memory", [1, 1_000_000])
def test_all_come_back_as_often_as_they_are_asked_for(in_memory):
    aside = put_aside(iter(MANY), in_memory=in_memory)
    assert [*aside] == [*aside] == MANY
    assert len(aside) == len(MANY)


def test_some_come_back_in_the_order_of_their_places_after_the_others_are_forgotten():
    aside = put_aside(MANY, in_memory=1)
    places = [place for place, _ in aside.placed()]
    some = aside.only(WholeNumbers([places[7], places[3]]))
    del aside
    assert [*some] == [MANY[7], MANY[3]]


def test_they_may_be_put_in_an_order():
    aside = put_aside(MANY, order=lambda noted: (noted.day, noted.text))
    assert [*aside] == sorted(MANY, key=lambda noted: (noted.day, noted.text))


def test_a_full_disk_is_said_in_a_sentence(monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(SpooledTemporaryFile, "write", full)
    with pytest.raises(FileProblem, match="no room"):
        put_aside(MANY)
