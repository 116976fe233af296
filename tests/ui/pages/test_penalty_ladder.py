"""The penalty ladder on screen: beside the form, in its fields, in the child's file."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from cme_desktop.records.penalty_notice import PENALTY_NOTICE
from cme_desktop.services.saving import save_record
from cme_desktop.standing_records.child import CHILD
from cme_desktop.standing_records.person import PERSON
from tests.ui.office import changing
from tests.ui.sitter import Sitter, words_on
from ui.editors import Editor
from ui.forms.offer_line import OfferLine
from ui.forms.record_page import RecordPage
from ui.pages.child_file import ChildFile
from ui.pages.parts import LinkLine
from ui.pages.record import RecordEntry
from ui.shell.places import Place, PlaceKind

"""Longer than the form waits, in ms, before it has anything looked up."""


@pytest.fixture
def family(sitter: Sitter) -> dict[str, Any]:
    """Noor Okafor and a parent, to whom two notices went last year."""
    child = sitter.child("okafor noor")
    with changing(sitter.sitting.desk.store) as work:
        parent = save_record(work, PERSON, PERSON.cls(surname="Okafor", forename="Grace")).id
        school = work.get(CHILD, child).school
        for number, day in enumerate((date(2025, 3, 3), date(2026, 1, 12))):
            notice = PENALTY_NOTICE.cls(
                child=child,
                parent=parent,
                school=school,
                received_on=day,
                offence_from=day,
                offence_to=day,
                issued_on=day,
                sequence=("first", "second")[number],
                status="paid_higher",
            )
            save_record(work, PENALTY_NOTICE, notice)
    return {"child": child, "parent": parent}


def withdraw(sitter: Sitter, places: int) -> None:
    """Take back so many of the notices, the newest first."""
    with changing(sitter.sitting.desk.store) as work:
        for notice in list(work.records(PENALTY_NOTICE))[::-1]:
            if notice.sequence is not None and places:
                notice.status, notice.withdrawn_on = "withdrawn", notice.issued_on
                save_record(work, PENALTY_NOTICE, notice)
                places -= 1


def ask(sitter: Sitter, family: dict[str, Any]) -> RecordPage:
    """A new request about the parent and the child, with the days of the offence typed."""
    sitter.go(Place(PlaceKind.NEW, "penalty_notice", child=family["child"]))
    page = sitter.page(RecordEntry).findChild(RecordPage)
    assert isinstance(page, RecordPage)
    page.form.choose("parent", family["parent"], "Okafor, Grace")
    for path, text in (("offence_from", "2/11"), ("offence_to", "6/11")):
        page.form.focus_field(path)
        sitter.type(text)
    sitter.rest()
    return page


def offered(page: RecordPage) -> dict[str, str]:
    lines = [line for line in page.form.findChildren(OfferLine) if line.words()]
    return {editor.path: line.words() for line in lines if isinstance(editor := line.parent(), Editor)}


def test_a_third_is_warned_of_and_leads_to_the_two_that_count(sitter: Sitter, family: dict[str, Any]) -> None:
    page = ask(sitter, family)
    assert "Not by penalty notice: PN-" in words_on(page)
    assert "sequence" not in offered(page)
    lines = [line for line in page.findChildren(LinkLine) if "Counts until" in line.accessibleName()]
    assert len(lines) == 2
    reference = lines[0].words().split()[0]
    lines[0].setFocus()
    sitter.press(Qt.Key.Key_Return)
    assert sitter.page(RecordEntry).title() == f"Penalty notice {reference}"


@pytest.mark.parametrize(
    ("issued", "on_file"), [("20/11", ["the law had no notice for this. It is kept as a fact."]), ("t", [])]
)
def test_that_the_law_has_no_third_is_said_once(
    sitter: Sitter, family: dict[str, Any], issued: str, on_file: list[str]
) -> None:
    page = ask(sitter, family)
    for path, text in (("status", "Issued"), ("issued_on", issued)):
        page.form.focus_field(path)
        sitter.type(text)
        sitter.press(Qt.Key.Key_Tab)
    sitter.rest()
    lines = [line.words() for line in page.findChildren(LinkLine)]
    assert not [words for words in lines if "Not by penalty notice" in words], "it is under what the law says"
    assert [words.partition(", so ")[2] for words in lines if "had no notice" in words] == on_file
    labels = [label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page)]
    assert len([text for text in labels if "Not by penalty notice" in text]) == 1


@pytest.mark.parametrize(
    ("withdrawn", "step", "said"),
    [(2, "first", "First notice: no other counts"), (1, "second", "Second notice: PN-")],
)
def test_the_step_is_offered_and_taken_by_a_key(
    sitter: Sitter, family: dict[str, Any], withdrawn: int, step: str, said: str
) -> None:
    withdraw(sitter, withdrawn)
    page = ask(sitter, family)
    assert said in words_on(page)
    assert page.draft.entry("sequence").text == ""
    page.form.focus_field("sequence")
    sitter.press(Qt.Key.Key_F2)
    assert page.draft.entry("sequence").value == step
    sitter.rest()
    assert ("amount_lower" in offered(page)) is (step == "first")
    page.form.focus_field("amount_higher")
    sitter.press(Qt.Key.Key_F2)
    assert page.draft.entry("amount_higher").value == 160_00


def test_sessions_on_a_line_are_counted_beside_and_offered(sitter: Sitter, family: dict[str, Any]) -> None:
    page = ask(sitter, family)
    page.form.focus_field("sessions")
    sitter.type("2/11-6/11 O")
    sitter.press(Qt.Key.Key_Return)
    sitter.rest()
    assert (
        "10 sessions between Mon 2 Nov 2026 and Fri 6 Nov 2026: the national threshold is met."
        in words_on(page)
    )
    page.form.focus_field("sessions_unauthorised")
    sitter.press(Qt.Key.Key_F2)
    assert page.draft.entry("sessions_unauthorised").value == 10


def test_the_day_of_receipt_follows_from_the_day_of_issue_once_it_is_asked_for(
    sitter: Sitter, family: dict[str, Any]
) -> None:
    page = ask(sitter, family)
    page.form.focus_field("issued_on")
    sitter.type("20/11")
    sitter.rest()
    assert page.draft.entry("deemed_received_on").text == ""
    sitter.press(Qt.Key.Key_Tab)
    sitter.press(Qt.Key.Key_F2)
    assert page.draft.entry("deemed_received_on").value == date(2026, 11, 24)


def test_the_childs_file_says_what_might_be_issued_today(sitter: Sitter, family: dict[str, Any]) -> None:
    here = Place(PlaceKind.CHILD, "child", family["child"])
    sitter.go(here)
    page = sitter.page(ChildFile)
    assert "A penalty notice today" in words_on(page)
    assert "Okafor, Grace" in words_on(page)
    assert "Not by penalty notice: PN-" in words_on(page)
    withdraw(sitter, 2)
    page.refresh()
    sitter.settle()
    assert "A penalty notice today" not in words_on(page)
