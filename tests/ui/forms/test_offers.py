"""Values put forward for empty fields: seen, taken by one key, gone once something else is typed."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from cme_desktop.description.record_type import Offer
from tests.ui.forms.conftest import Officer, OpenForm
from tests.ui.forms.kinds import KINDS
from ui.forms.offer_line import OfferLine

DAY = Offer("on", date(2026, 11, 4), "two days after the notice")


def on_offer(officer: Officer) -> list[str]:
    return [line.words() for line in officer.form.findChildren(OfferLine) if line.words()]


def test_an_offer_is_seen_and_taken_by_a_key_and_undone_by_another(open_form: OpenForm) -> None:
    officer = open_form(KINDS).go_to("on")
    assert on_offer(officer) == []
    officer.form.show_offers([DAY])
    assert on_offer(officer) == ["Wed 4 Nov 2026   F2 two days after the notice"]
    assert officer.form.draft.entry("on").text == ""
    officer.presses(Qt.Key.Key_F2)
    assert officer.form.draft.entry("on").value == date(2026, 11, 4)
    assert on_offer(officer) == []
    officer.types("!").presses(Qt.Key.Key_Backspace)
    assert officer.form.draft.entry("on").text == "4 Nov 2026"


def test_typing_something_else_puts_it_away_and_emptying_brings_it_back(open_form: OpenForm) -> None:
    officer = open_form(KINDS).go_to("on")
    officer.form.show_offers([DAY])
    officer.types("3")
    assert on_offer(officer) == []
    officer.presses(Qt.Key.Key_F2)
    assert officer.form.draft.entry("on").text == "3"
    officer.presses(Qt.Key.Key_Backspace)
    assert len(on_offer(officer)) == 1


def test_the_key_takes_the_offer_of_the_field_with_the_caret_only(open_form: OpenForm) -> None:
    officer = open_form(KINDS).go_to("line")
    officer.form.show_offers([DAY])
    officer.presses(Qt.Key.Key_F2)
    assert officer.form.draft.record().on is None


@pytest.mark.parametrize(
    ("offer", "shown"),
    [
        (Offer("way", "c", ""), "By hand"),
        (Offer("money", 160_00, ""), "£160.00"),
        (Offer("number", 12, ""), "12"),
        (Offer("kept", True, ""), "Yes"),
        (Offer("text", "As asked.", ""), "As asked."),
    ],
)
def test_every_kind_of_field_can_take_one(open_form: OpenForm, offer: Offer, shown: str) -> None:
    officer = open_form(KINDS).go_to(offer.field)
    officer.form.show_offers([offer])
    assert on_offer(officer)[0].startswith(shown)
    officer.presses(Qt.Key.Key_F2)
    assert officer.form.draft.entry(offer.field).value == offer.value


def test_an_offer_is_no_stop_on_the_way_of_tab(open_form: OpenForm) -> None:
    officer = open_form(KINDS).go_to("on").tabs()
    following = officer.is_at()
    officer.form.show_offers([DAY])
    assert officer.go_to("on").tabs().is_at() == following
