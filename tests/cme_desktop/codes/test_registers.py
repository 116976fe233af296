"""The lists behind children, people and schools."""

from datetime import date

import pytest

from cme_desktop.codes.authorities import AUTHORITIES
from cme_desktop.codes.people import LANGUAGES, SEN_PROVISION
from cme_desktop.codes.schools import SCHOOL_STATUSES, SCHOOL_TYPES


def test_there_are_153_authorities_today() -> None:
    current = [
        choice
        for choice in AUTHORITIES.offered(date(2026, 11, 23))
        if choice.note != "Outside the United Kingdom"
    ]
    assert len(current) == 153
    assert AUTHORITIES.label("352") == "Manchester"


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [("Dorset", "835", "838"), ("Cumbria", "909", None), ("Cumberland", None, "942")],
)
def test_an_authority_goes_by_the_code_of_the_day(name: str, before: str | None, after: str | None) -> None:
    for day, code in ((date(2019, 3, 31), before), (date(2023, 4, 1), after)):
        found = AUTHORITIES.find(name, day)
        assert (found.code if found and found.on_offer(day) else None) == code


def test_a_retired_authority_is_told_from_the_one_that_has_its_name() -> None:
    assert (AUTHORITIES.label("835"), AUTHORITIES.label("838")) == ("Dorset (to 31 Mar 2019)", "Dorset")


def test_retired_provision_is_known_but_no_longer_offered() -> None:
    offered = {choice.code for choice in SEN_PROVISION.offered(date(2026, 11, 23))}
    assert offered == {"N", "K", "E"}
    assert SEN_PROVISION.label("P") == "School action plus or early years action plus"
    assert SEN_PROVISION["P"].note == "to 2015"


@pytest.mark.parametrize(
    ("words", "code"), [("farsi", "PRS"), ("Punjabi", "PNJ"), ("som", "SOM"), ("not obtained", "NOT")]
)
def test_a_language_is_found_by_the_words_schools_use(words: str, code: str) -> None:
    found = LANGUAGES.find(words)
    assert found
    assert found.code == code


@pytest.mark.parametrize("written", ["01", "1", "community school"])
def test_a_type_is_found_without_its_nought(written: str) -> None:
    found = SCHOOL_TYPES.find(written)
    assert found
    assert found.code == "01"


def test_a_school_status_is_found_by_the_registers_number() -> None:
    found = SCHOOL_STATUSES.find("2")
    assert found
    assert found.code == "closed"
