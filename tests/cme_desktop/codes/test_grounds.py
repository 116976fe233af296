"""Deletion grounds: two lists of fifteen, told apart by the day the ground is met."""

from datetime import date

import pytest

from cme_desktop.codes.grounds import ALL_GROUNDS, GROUNDS, NO_GROUND, Need, ground_of
from cme_desktop.fields import ChoiceField, Reading
from cme_desktop.statutory.law import Law
from cme_desktop.values.errors import ValueProblem

TODAY = date(2026, 11, 9)
GROUND = ChoiceField("Ground", GROUNDS, dated_by="ground_met_on")


def typed(text: str, met_on: date | None) -> str:
    return GROUND.parse(text, Reading(today=TODAY, deciding=met_on))


def cites(on: date) -> list[str]:
    return [ground.cite for ground in ALL_GROUNDS if ground.choice.on_offer(on)]


def test_each_list_has_fifteen_grounds_and_one_outside_school_age() -> None:
    letters = "abcdefghijklmno"
    assert cites(date(2024, 8, 18)) == [*(f"8(1)({letter})" for letter in letters), "8(3)", ""]
    assert cites(date(2024, 8, 19)) == [*(f"9(1)({letter})" for letter in letters), "9(3)", ""]


def test_boarding_charges_became_a_ground_in_september_2011() -> None:
    assert "8(1)(o)" not in cites(date(2011, 8, 31))
    assert "8(1)(o)" in cites(date(2011, 9, 1))


@pytest.mark.parametrize("text", ["f", "F", "(f)", "9(1)(f)", "9 (1) (f)", "reg 9(1)(f)", "2024-9-1-f"])
def test_a_letter_or_a_citation_finds_the_ground(text: str) -> None:
    assert typed(text, date(2026, 11, 2)) == "2024-9-1-f"


def test_a_letter_means_the_list_of_its_day() -> None:
    assert typed("d", date(2024, 8, 18)) == "2006-8-1-d"
    assert typed("d", date(2024, 8, 19)) == "2024-9-1-d"
    assert typed("d", None) == "2024-9-1-d"


def test_the_caption_alone_finds_the_ground_of_its_day() -> None:
    caption = "educated otherwise than at school"
    assert typed(caption, date(2020, 1, 6)) == "2006-8-1-d"
    assert typed(caption, date(2025, 1, 6)) == "2024-9-1-f"


def test_a_ground_of_the_other_list_is_refused_by_name() -> None:
    with pytest.raises(
        ValueProblem, match=r"8\(1\)\(g\) Medically unfit.* was not on the list on Mon 2 Sep 2024"
    ):
        typed("8(1)(g)", date(2024, 9, 2))


def test_every_ground_is_read_back_from_its_own_words() -> None:
    for ground in ALL_GROUNDS:
        assert typed(GROUND.typed(ground.code), ground.valid_from) == ground.code


def test_a_school_may_give_no_ground_on_any_day() -> None:
    assert typed("No ground given", date(2010, 3, 1)) == typed("no ground given", None) == NO_GROUND


@pytest.mark.parametrize(
    ("code", "needs"),
    [
        ("2006-8-1-d", (Need.PARENT_NOTICE,)),
        ("2024-9-1-f", (Need.PARENT_NOTICE,)),
        ("2006-8-1-f", (Need.JOINT_ENQUIRIES,)),
        ("2006-8-1-h", (Need.JOINT_ENQUIRIES,)),
        ("2024-9-1-h", (Need.JOINT_ENQUIRIES,)),
        ("2024-9-1-i", (Need.JOINT_ENQUIRIES,)),
        ("2024-9-1-c", (Need.CONSENT,)),
        ("2024-9-1-k", ()),
    ],
)
def test_what_a_ground_needs(code: str, needs: tuple[Need, ...]) -> None:
    ground = ground_of(code)
    assert ground is not None
    assert ground.needs == needs


def test_five_grounds_were_notifiable_before_september_2016() -> None:
    before = [
        ground.letter
        for ground in ALL_GROUNDS
        if ground.cite[:1] == "8" and ground.notifiable(date(2016, 8, 31), Law().rules)
    ]
    assert before == ["d", "e", "g", "i", "m"]
    assert all(ground.notifiable(date(2016, 9, 1), Law().rules) for ground in ALL_GROUNDS)


def test_an_unknown_code_is_no_ground() -> None:
    assert ground_of("1995-9-1-a") is None
    assert ground_of(None) is None
