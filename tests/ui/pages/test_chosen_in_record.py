"""What a record points at: looked up, offered, made in between, and called by the name it has now."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from cme_desktop.services.saving import save_record
from cme_desktop.standing_records.child import CHILD
from tests.builders import save as put
from tests.ui.office import changing
from tests.ui.pages.on_a_form import NEW_TEN_DAY, beside, fill_in, form, save, text
from tests.ui.sitter import Sitter, words_on
from ui.editors.link import LinkEditor
from ui.forms.record_form import RecordForm
from ui.pages.parts import LinkLine
from ui.pages.record import RecordEntry
from ui.pages.today import TodayPage
from ui.shell.places import TODAY, Place, PlaceKind


def test_a_new_child_is_made_in_between_and_chosen(sitter: Sitter) -> None:
    sitter.go(NEW_TEN_DAY)
    fill_in(sitter, "received_on", "t")
    form(sitter).form.add_new.emit("child", "child", "Ada Quill")
    sitter.settle()
    assert (text(sitter, "surname"), text(sitter, "forename")) == ("Quill", "Ada")
    save(sitter)
    assert sitter.page(RecordEntry).title() == "New 10-day notification"
    assert text(sitter, "child") == "Quill, Ada"
    assert text(sitter, "received_on") == "23 Nov 2026"
    sitter.type("ash")  # typed on, as after any child that was taken from the list
    assert text(sitter, "child") == "Quill, Ada"
    assert sitter.at().accessibleName() == "School"


def test_of_many_like_a_child_it_is_said_how_many_are_not_shown(sitter: Sitter) -> None:
    with changing(sitter.sitting.desk.store) as work:
        for _ in range(8):
            put(work, CHILD, surname="Quill", forename="Ada")
    sitter.go(NEW_TEN_DAY)
    form(sitter).form.add_new.emit("child", "child", "Ada Quill")
    sitter.rest()
    shown = [line for line in sitter.page(RecordEntry).findChildren(LinkLine) if "Quill, Ada" in line.words()]
    assert len(shown) == 5
    assert "and 3 more like this child" in words_on(sitter.page(RecordEntry))


def test_a_child_on_file_already_is_offered_and_chosen(sitter: Sitter) -> None:
    sitter.go(NEW_TEN_DAY)
    form(sitter).form.add_new.emit("child", "child", "Noor Okafor")
    sitter.rest()
    beside(sitter, "Okafor, Noor").click()
    sitter.settle()
    assert text(sitter, "child") == "Okafor, Noor"
    assert form(sitter).draft.entry("child").value == sitter.child("okafor noor")
    assert [kept.type for kept in sitter.reading(lambda reader: reader.drafts())] == ["ten_day_notification"]


def test_a_look_up_that_fails_is_not_taken_for_nobody(sitter: Sitter) -> None:
    """Whoever is told that nobody was found makes the child a second time."""
    sitter.go(NEW_TEN_DAY)
    form(sitter).form.focus_field("child")
    sitter.lose_file()
    sitter.type("okaf")
    sitter.settle()
    editor = form(sitter).form.editor("child")
    assert isinstance(editor, LinkEditor)
    (line,) = editor.sheet().lines()
    assert (line.label, line.detail) == ("This could not be looked up", "It may be on file all the same")
    assert "is no longer where it was" in sitter.window.status.message()
    sitter.press(Qt.Key.Key_Down)
    sitter.press(Qt.Key.Key_Return)
    assert text(sitter, "child") == "okaf"


def test_the_school_of_a_chosen_child_is_filled_in_unless_one_is_typed(sitter: Sitter) -> None:
    child = sitter.child("okafor noor")
    sitter.go(NEW_TEN_DAY)
    form(sitter).form.choose("child", child, "Okafor, Noor")
    form(sitter).form.focus_field("received_on")
    sitter.press(Qt.Key.Key_Tab)
    sitter.settle()
    assert text(sitter, "school") == "Larkfield Junior School 299/2004"

    sitter.go(TODAY)
    sitter.go(NEW_TEN_DAY)
    fill_in(sitter, "school", "Somewhere else")
    form(sitter).form.choose("child", child, "Okafor, Noor")
    sitter.settle()
    assert text(sitter, "school") == "Somewhere else"


@pytest.mark.parametrize(
    ("kind", "name"), [("on_roll_notice", "previous_school"), ("in_year_application", "present_school")]
)
def test_the_school_that_a_child_leaves_is_not_the_one_it_goes_to(
    sitter: Sitter, kind: str, name: str
) -> None:
    child = sitter.child("okafor noor")
    present = sitter.reading(lambda reader: reader.get(CHILD, child).school)
    assert present is not None
    sitter.go(Place(PlaceKind.NEW, kind, child=child))
    draft = sitter.page(RecordEntry).findChild(RecordForm).draft
    assert draft.entry(name).value == present
    assert draft.entry("school").value is None


def test_a_second_school_is_told_of_the_first_and_saved(sitter: Sitter) -> None:
    sitter.go(Place(PlaceKind.NEW, "on_roll_notice", child=sitter.child("okafor noor")))
    other = sitter.reading(lambda reader: reader.search(["brackenhill"], 1, ("school",)))[0]
    form(sitter).form.choose("school", other.id, other.label)
    fill_in(sitter, "entered_on", "2/11/26")
    fill_in(sitter, "received_on", "t")
    sitter.rest()
    assert "The child is still on the roll of Larkfield Junior School 299/2004" in words_on(form(sitter))
    save(sitter)
    assert sitter.page(RecordEntry).title().startswith("On-roll notice ONR-2026-")


def test_a_reopened_draft_is_saved_under_the_names_of_what_it_points_at(notice: Sitter) -> None:
    (kept,) = notice.reading(lambda reader: reader.drafts())
    notice.window.stack.make_with(notice.sitting.page)  # as after closing the program
    notice.go(Place(PlaceKind.NEW, "ten_day_notification", draft=kept.id))
    fill_in(notice, "sender", "Office")
    (kept,) = notice.reading(lambda reader: reader.drafts())
    assert kept.title == "Okafor, Noor"
    save(notice)
    assert notice.page(RecordEntry).place.kind is PlaceKind.RECORD
    assert text(notice, "child") == "Okafor, Noor"
    assert text(notice, "school") == "Larkfield Junior School 299/2004"
    fill_in(notice, "sender", "The office")
    (kept,) = notice.reading(lambda reader: reader.drafts())
    assert kept.title == "Okafor, Noor"


def test_unfinished_typing_is_listed_under_the_name_that_the_child_has_now(notice: Sitter) -> None:
    child = notice.child("okafor noor")
    with changing(notice.sitting.desk.store) as work:
        save_record(work, CHILD, replace(work.get(CHILD, child), surname="Okafor-Reid"))
    notice.window.stack.make_with(notice.sitting.page)
    notice.go(TODAY)
    assert beside_today(notice, "Okafor-Reid, Noor")
    beside_today(notice, "Okafor-Reid, Noor").click()
    notice.settle()
    assert text(notice, "child") == "Okafor-Reid, Noor"


def beside_today(sitter: Sitter, words: str) -> LinkLine:
    """A line of what is unfinished, by its words."""
    lines = sitter.page(TodayPage).findChildren(LinkLine)
    return next(line for line in lines if line.words() == words and "14:30" in line.accessibleName())
