"""Whoever keeps the files of real editions, one after the other, cannot work out what they withhold."""

import shutil
from datetime import date
from pathlib import Path

import pytest

import main
from cme_desktop.records.pace_interview import PACE_INTERVIEW
from cme_desktop.standing_records.child import CHILD
from cme_desktop.suppression import publishing
from cme_desktop.suppression.cells import Edition, PublishedCell, Withheld
from tests.attacker.authority import MONTHS, attack, make_up, publish
from tests.attacker.editions import ReadEdition
from tests.builders import save


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data file of 300 children, to be copied."""
    path = tmp_path_factory.mktemp("made") / "made.cme"
    make_up(path, 300, seed=1)
    return path


@pytest.fixture
def data(made_up: Path, tmp_path: Path) -> Path:
    """A copy of the test's own."""
    return Path(shutil.copy(made_up, tmp_path / "authority.cme"))


def test_nothing_follows_from_three_editions_in_a_row(data: Path, tmp_path: Path) -> None:
    """The whole year is the soak `editions`."""
    found = attack(data, publish(data, tmp_path, MONTHS[:3], seed=1))
    assert found.wrong == []
    assert found.withheld > 100


def small_numbers_alone(given: Edition, _register: list[PublishedCell]) -> Withheld:
    """Nothing but the small numbers themselves."""
    return Withheld(frozenset(key for key, number in given.counts.items() if 0 < number < 5), frozenset())


def test_much_follows_where_nothing_but_small_numbers_is_withheld(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publishing, "hide", small_numbers_alone)
    assert len(attack(data, publish(data, tmp_path, MONTHS[:2], seed=1)).wrong) > 10


def test_much_follows_where_each_edition_is_made_as_if_it_was_the_first(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hide = publishing.hide
    monkeypatch.setattr(publishing, "hide", lambda given, _register: hide(_own(given), ()))
    assert attack(data, publish(data, tmp_path, MONTHS[:3], seed=1)).wrong


def _own(given: Edition) -> Edition:
    own = [one for one in given.sums if given.counts.keys() >= {*one.keys}]
    return Edition(given.counts, own, given.quotients)


def edition_with_interviews(made_up: Path, folder: Path, outcome: str, *, restricted: bool) -> ReadEdition:
    """An edition of November 2025, in which six interviews of one child came to the same."""
    folder.mkdir()
    data = Path(shutil.copy(made_up, folder / "authority.cme"))
    desk = main.open_desk(str(data))
    with desk.store.changing(desk.author) as work:
        child = next(child for child in work.records(CHILD) if child.restricted == restricted)
        for day in range(3, 9):
            save(work, PACE_INTERVIEW, child=child.id, held_on=date(2025, 11, day), outcome=outcome)
        work.commit()
    desk.store.close()
    (edition,) = publish(data, folder, MONTHS[:1], seed=1)
    return edition


@pytest.mark.parametrize("restricted", [True, False])
def test_what_came_of_a_restricted_child_changes_nothing(
    made_up: Path, tmp_path: Path, restricted: bool
) -> None:
    """And of any other child it does, or this would show nothing."""
    told = [
        edition_with_interviews(made_up, tmp_path / outcome, outcome, restricted=restricted)
        for outcome in ("caution", "prosecution")
    ]
    assert (told[0].cells == told[1].cells) == restricted
    assert (told[0].pages == told[1].pages) == restricted
