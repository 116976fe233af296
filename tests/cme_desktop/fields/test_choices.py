"""A choice is found by other words than its own, which are never shown."""

from datetime import date

import pytest

from cme_desktop.fields import Choice, ChoiceField, Choices, Reading
from cme_desktop.values.errors import ValueProblem

REASONS = Choices(
    Choice("new", "Home education", valid_from=date(2024, 8, 19), also=("EHE", "f")),
    Choice("old", "Home education (old list)", valid_to=date(2024, 8, 18), also=("EHE", "d")),
)
REASON = ChoiceField("Reason", REASONS)


@pytest.mark.parametrize("text", ["EHE", "ehe", " E.H.E. ", "F", "new", "home education"])
def test_other_words_find_the_choice(text: str) -> None:
    assert REASON.parse(text, Reading(today=date(2026, 11, 9))) == "new"


def test_shared_words_mean_the_choice_on_offer_that_day() -> None:
    assert REASON.parse("EHE", Reading(today=date(2026, 11, 9), deciding=date(2024, 8, 18))) == "old"
    assert REASON.parse("EHE", Reading(today=date(2026, 11, 9), deciding=date(2024, 8, 19))) == "new"


def test_words_of_a_choice_not_on_offer_are_refused() -> None:
    with pytest.raises(ValueProblem, match="“Home education” was not on the list on Sun 18 Aug 2024"):
        REASON.parse("f", Reading(today=date(2026, 11, 9), deciding=date(2024, 8, 18)))


def test_only_the_label_is_shown() -> None:
    assert REASON.show("new") == REASON.typed("new") == "Home education"


def test_a_choice_that_is_retired_is_read_and_no_longer_offered() -> None:
    list_ = Choices(
        Choice("gone", "By post", also=("mail",), retired=True), Choice("mail", "By e-mail", also=("mail",))
    )
    assert [choice.code for choice in list_.offered(None)] == ["mail"]
    field = ChoiceField("Way", list_)
    for reading in (Reading(today=date(2026, 11, 9)), Reading(date(2026, 11, 9), deciding=date(2026, 11, 2))):
        assert field.parse("By post", reading) == "gone"
        assert field.parse("MAIL", reading) == "mail"
