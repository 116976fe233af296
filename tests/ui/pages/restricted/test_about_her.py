"""Records about a restricted child, begun, named and compared, tell nothing of her before she is opened."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from cme_desktop.due import Post
from cme_desktop.ports import Author
from cme_desktop.services.saving import save_record
from cme_desktop.standing_records.address import Address
from cme_desktop.standing_records.child import CHILD
from cme_desktop.standing_records.officer import OFFICER
from tests.planted import REASON, SCHOOL_WORD, Planted, her, told
from tests.ui.doing import EVERYTHING
from tests.ui.office import WHO, changing
from tests.ui.pages.restricted.seen import asking, everything_on, give_reason, on_top
from tests.ui.sitter import ALT, CTRL, Sitter, form_on, words_on
from ui.editors.link import LinkEditor
from ui.lists.folding import FoldedLine
from ui.lists.folding_table import FoldingTable
from ui.pages.resemblance import ResemblancePage
from ui.pages.today import TodayPage
from ui.shell.places import TODAY, Place, PlaceKind


@pytest.mark.parametrize("source", ["child", "source"])
def test_a_new_record_that_grows_out_of_hers_asks_first(
    source: str, sitter: Sitter, planted: Planted
) -> None:
    new = Place(PlaceKind.NEW, "whereabouts_enquiry")
    notice = planted.notices["ten_day_notification"][0]
    sitter.go(replace(new, child=planted.child) if source == "child" else replace(new, source=notice))
    assert asking(sitter)
    assert told(everything_on(on_top(sitter)), SCHOOL_WORD) == []


def test_a_restricted_child_made_in_between_is_named_as_others_name_her(sitter: Sitter) -> None:
    sitter.go(Place(PlaceKind.NEW, "ten_day_notification"))
    form_on(sitter).form.add_new.emit("child", "child", "Hope Hiddenname")
    sitter.settle()
    for path, words in (("restricted", "Yes"), ("restricted_reason", "Refuge")):
        form_on(sitter).form.editor(path).answer(words)
    sitter.press(Qt.Key.Key_S, CTRL)
    child = form_on(sitter).draft.entry("child")
    assert child.value is not None
    assert (
        child.text
        == f"Restricted – {sitter.reading(lambda reader: reader.get(CHILD, child.value)).reference}"
    )
    assert told(everything_on(on_top(sitter)), "hiddenname") == []


def test_a_notice_typed_about_her_by_reference_tells_nothing_of_her(sitter: Sitter, planted: Planted) -> None:
    sitter.go(Place(PlaceKind.NEW, "ten_day_notification"))
    form = form_on(sitter)
    form.form.choose("child", planted.child, f"Restricted – {planted.reference}")
    form.form.field_left.emit()
    sitter.rest()
    words = everything_on(on_top(sitter))
    assert told(words, SCHOOL_WORD) == []
    assert "Open the child’s file" in words
    assert "other records" not in words
    form.draft_kept_asked.emit()
    sitter.settle()
    sitter.go(TODAY)
    assert told(everything_on(on_top(sitter)), planted.reference.lower()) == []
    drafts = sitter.reading(lambda reader: reader.drafts())
    assert [draft.title for draft in drafts] == ["Restricted"]


def test_her_parents_are_offered_as_hers_only_once_she_is_opened(sitter: Sitter, planted: Planted) -> None:
    def offered() -> str:
        form = form_on(sitter)
        form.form.choose("child", planted.child, f"Restricted – {planted.reference}")
        form.form.focus_field("parent")
        sitter.press(Qt.Key.Key_Down, ALT)
        sitter.settle()
        editor = form.form.editor("parent")
        assert isinstance(editor, LinkEditor)
        return "\n".join(f"{line.label} {line.detail}" for line in editor.sheet().lines())

    sitter.go(Place(PlaceKind.NEW, "pace_interview"))
    closed = offered()
    assert "Ordinary, Olive" in closed
    assert "On this child" not in closed
    assert told(closed, SCHOOL_WORD, planted.reference.lower()) == []
    sitter.go(Place(PlaceKind.CHILD, "child", planted.child))
    give_reason(sitter)
    sitter.go(Place(PlaceKind.NEW, "pace_interview"))
    assert "Ordinary, Olive On this child’s file" in offered()


def make_manager(sitter: Sitter) -> None:
    with changing(sitter.sitting.desk.store) as work:
        officer: Any = next(work.records(OFFICER))
        officer.role = "manager"
        save_record(work, OFFICER, officer)
    sitter.sitting.say_who(Author(WHO, Post(officer.id, officer.hub, "manager")))


@pytest.mark.parametrize("answer", ["same", "another"])
def test_a_manager_is_asked_about_a_record_like_her_and_nobody_else(
    answer: str, sitter: Sitter, planted: Planted
) -> None:
    with changing(sitter.sitting.desk.store) as work:
        twin = save_record(work, CHILD, her(her_home(), (), None, restricted=False, restricted_reason=None))
    sitter.sitting.window.stack.refresh(EVERYTHING)
    sitter.settle()
    assert "For a manager" not in everything_on(sitter.page(TodayPage))
    make_manager(sitter)
    sitter.go(Place(PlaceKind.RULES))
    sitter.go(TODAY)
    table = sitter.page(TodayPage).findChild(FoldingTable)
    assert table is not None
    (line,) = [
        p for p in table.lines.parts if isinstance(p, FoldedLine) and p.cells[1] == "Is it the same child?"
    ]
    assert told(" ".join((*line.cells, line.detail)), REASON) == []
    table.opened.emit(line.key)
    sitter.settle()
    page = sitter.page(ResemblancePage)
    assert told(everything_on(page), SCHOOL_WORD) == []
    give_reason(sitter)
    assert "Born on the same day" in words_on(page)
    sitter.type("Her mother confirmed it")
    next(b for b in page.findChildren(QPushButton) if answer in b.text().replace("&", "").lower()).click()
    sitter.settle()
    assert sitter.reading(lambda reader: reader.resemblances()) == []
    newest = sitter.reading(lambda reader: reader.history(planted.child))[0]
    assert newest.action.startswith(f"compared with {twin.reference}: ")
    assert "Her mother confirmed it" in newest.action
    found = sitter.reading(lambda reader: reader.search(["wexlinthe"], 5))
    assert [hit.id for hit in found] == ([] if answer == "same" else [twin.id])


def her_home() -> Any:
    return Address(kind="home", line1="7 Hiddenbrook Row", postcode="ZE3 9JW")
