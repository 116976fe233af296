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
    offered = {choice.code for choice in GROUNDS.offered(on)}
    return [ground.cite for ground in ALL_GROUNDS if ground.code in offered]


def test_each_list_has_fifteen_grounds_and_others_outside_school_age() -> None:
    letters = "abcdefghijklmno"
    assert cites(date(2024, 8, 18)) == [*(f"8(1)({letter})" for letter in letters), "8(3)", ""]
    others = [f"9(3)({letter})" for letter in "abcde"]
    assert cites(date(2024, 8, 19)) == [*(f"9(1)({letter})" for letter in letters), *others, ""]


def test_a_ground_outside_school_age_is_found_by_its_place_in_the_law() -> None:
    assert typed("9(3)(c)", date(2026, 11, 2)) == "2024-9-3-c"
    assert typed("c", date(2026, 11, 2)) == "2024-9-1-c"
    assert typed("9(3)", date(2026, 11, 2)) == "2024-9-3"


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


@pytest.mark.parametrize("written", ["{}", "({})", "{}."])
@pytest.mark.parametrize(
    ("met", "prefix"), [(date(2024, 8, 18), "2006-8-1"), (date(2024, 8, 19), "2024-9-1")]
)
def test_each_letter_alone_is_its_ground_in_a_file_too(met: date, prefix: str, written: str) -> None:
    for letter in "abcdefghijklmno":
        assert typed(written.format(letter), met) == f"{prefix}-{letter}"


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
        ("2024-9-1-f", (Need.PARENT_NOTICE, Need.LAST_DAY_NAMED)),
        ("2006-8-1-f", (Need.LEAVE_ENDED, Need.JOINT_ENQUIRIES)),
        ("2006-8-1-h", (Need.JOINT_ENQUIRIES,)),
        ("2024-9-1-h", (Need.LEAVE_ENDED, Need.JOINT_ENQUIRIES, Need.SEARCH_ENDED)),
        ("2024-9-1-i", (Need.JOINT_ENQUIRIES, Need.SEARCH_ENDED)),
        ("2024-9-1-c", (Need.CONSENT,)),
        ("2024-9-1-k", ()),
        ("2024-9-1-g", ()),
        ("2006-8-1-e", ()),
        ("2024-9-1-o", (Need.EXCLUSION, Need.REVIEW_CLOSED)),
        ("2006-8-1-m", (Need.EXCLUSION,)),
        ("2024-9-3-a", ()),
        ("2024-9-3-c", (Need.SCHOOL_ENQUIRIES,)),
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


def test_custody_has_had_no_least_length_since_2024() -> None:
    old, new = ground_of("2006-8-1-i"), ground_of("2024-9-1-j")
    assert old is not None
    assert new is not None
    assert "four months or more under a final order or an order of recall" in old.tested(Law().rules, None)
    assert "of any length" in new.tested(Law().rules, None)
    assert "months" not in new.tested(Law().rules, None)


@pytest.mark.parametrize("letter", ["h", "i"])
def test_a_search_has_two_lawful_endings_since_2024(letter: str) -> None:
    ground = ground_of(f"2024-9-1-{letter}")
    assert ground is not None
    assert ground.tested(Law().rules, None).endswith(
        "either have not found the child or, having found the child, agree that there are no reasonable "
        "grounds to expect the child to attend again."
    )
    assert {Need.JOINT_ENQUIRIES, Need.SEARCH_ENDED} <= set(ground.needs)
    assert Need.JOINT_ENQUIRIES.evidence.endswith("and how they ended")


def test_leave_of_any_length_counts_since_september_2013() -> None:
    ground = ground_of("2006-8-1-f")
    assert ground is not None
    assert "leave of any length ended (until 31 August 2013: holiday leave of more than ten" in ground.tested(
        Law().rules, None
    )
