"""Lists of the Department for Education's collections, and the local ones around them."""

from datetime import date, timedelta

import pytest

from cme_desktop.codes.destinations import DESTINATIONS, NEW_TO_AREA, ORIGINS
from cme_desktop.codes.home_education import EHE_REASONS, PREVIOUS_SETTINGS
from cme_desktop.codes.missing_education import CME_REASONS, DURATIONS, duration
from cme_desktop.fields import Choices

SINCE = date(2026, 1, 5)


def test_two_home_education_reasons_came_in_autumn_2025() -> None:
    earlier, later = EHE_REASONS.offered(date(2025, 8, 31)), EHE_REASONS.offered(date(2025, 9, 1))
    assert (len(earlier), len(later)) == (17, 19)
    assert {choice.code for choice in later} - {choice.code for choice in earlier} == {
        "place_not_accepted",
        "did_not_apply",
    }


@pytest.mark.parametrize(
    ("reasons", "labels"),
    [
        (EHE_REASONS, ["No reason given", "Other", "Unknown"]),
        (CME_REASONS, ["Not recorded", "Other", "Unknown"]),
    ],
)
def test_answers_that_sound_alike_stay_apart(reasons: Choices, labels: list[str]) -> None:
    found = [reasons.find(label) for label in labels]
    assert [choice and choice.label for choice in found] == labels
    assert len({choice and choice.code for choice in found}) == 3


def test_the_published_lists_are_complete() -> None:
    assert len(CME_REASONS.all) == 20
    assert len(PREVIOUS_SETTINGS.all) == 11


@pytest.mark.parametrize(
    ("days", "label"),
    [
        (0, "Less than 2 weeks"),
        (13, "Less than 2 weeks"),
        (14, "2 to 4 weeks"),
        (28, "4 to 8 weeks"),
        (83, "8 to 12 weeks"),
        (84, "12 to 26 weeks"),
        (182, "26 to 52 weeks"),
        (363, "26 to 52 weeks"),
        (364, "Over 52 weeks"),
    ],
)
def test_a_time_missing_falls_into_the_band_it_reaches(days: int, label: str) -> None:
    assert DURATIONS.label(duration(SINCE, SINCE + timedelta(days=days))) == label


def test_a_time_missing_is_unknown_without_its_first_day() -> None:
    assert duration(None, SINCE) == duration(SINCE, SINCE - timedelta(days=1)) == "unknown"


@pytest.mark.parametrize(
    ("text", "code"), [("EHE", "home_education"), ("Unknown", "not_known"), ("abroad", "abroad")]
)
def test_officers_words_find_a_destination(text: str, code: str) -> None:
    choice = DESTINATIONS.find(text)
    assert choice is not None
    assert choice.code == code


def test_children_new_to_the_area_came_from_a_place_on_the_list() -> None:
    assert all(code in ORIGINS for code in NEW_TO_AREA)


@pytest.mark.parametrize("choices", [DESTINATIONS, ORIGINS, EHE_REASONS, CME_REASONS, PREVIOUS_SETTINGS])
def test_every_label_leads_back_to_its_own_code(choices: Choices) -> None:
    for choice in choices:
        assert choices.find(choice.label) == choice
