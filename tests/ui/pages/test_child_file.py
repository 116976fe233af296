"""A child's file on screen, and the story behind it."""

from datetime import date

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QPushButton

from cme_desktop.services.past import Spell, SpellKind
from cme_desktop.standing_records.child import CHILD
from tests.builders import make_child
from tests.ui.office import changing
from tests.ui.sitter import CTRL, Sitter, words_on
from ui.lists.folding import Detail, FoldedLine
from ui.lists.folding_table import FoldingTable
from ui.pages.child_file import ChildFile
from ui.pages.parts import LinkLine
from ui.pages.record import RecordEntry
from ui.pages.spells_rail import in_words
from ui.shell.places import Place, PlaceKind
from ui.widgets import Words


def open_file(sitter: Sitter, words: str) -> ChildFile:
    sitter.go(Place(PlaceKind.CHILD, "child", sitter.child(words)))
    return sitter.page(ChildFile)


def timeline(sitter: Sitter) -> FoldingTable:
    found = sitter.page(ChildFile).findChild(FoldingTable)
    assert isinstance(found, FoldingTable)
    return found


def test_the_head_says_who_and_where_the_child_stands(sitter: Sitter) -> None:
    words = words_on(open_file(sitter, "okafor ada"))
    assert "Okafor, Ada  (also Addy Okafor)" in words
    assert "Born 1 Sep 2010 (16) · Year 11 · school age to 25 Jun 2027 · Male · No UPN" in words
    assert "Status of education: Home educated, under enquiry, since Sun 26 Jul 2026" in words


def test_a_long_name_is_whole_in_a_small_window(sitter: Sitter) -> None:
    """The forename comes last, and only that tells twins apart."""
    sitter.window.resize(1024, 600)
    with changing(sitter.sitting.desk.store) as work:
        make_child(work, "Featherstonehaugh-Cholmondeley-Marjoribanks-Wolfeschlegel", "Bartholomew")
    page = open_file(sitter, "wolfeschlegel")
    name = next(words for words in page.findChildren(Words) if words.text().endswith(", Bartholomew"))
    room = QRect(0, 0, name.width(), name.height())
    taken = name.fontMetrics().boundingRect(room, int(Qt.TextFlag.TextWordWrap), name.text())
    assert name.wordWrap()
    assert room.size().expandedTo(taken.size()) == room.size()
    short = next(
        words
        for words in open_file(sitter, "okafor noor").findChildren(Words)
        if words.text() == "Okafor, Noor"
    )
    assert short.height() < 2 * short.fontMetrics().height()


def test_a_child_on_a_roll_whom_nobody_can_find_is_told_of_as_both(sitter: Sitter) -> None:
    words = words_on(open_file(sitter, "reid tom"))
    assert "Status of education: On roll at " in words
    assert " · whereabouts unknown since Wed 4 Nov 2026 (19 days)" in words


def test_what_makes_the_status_is_reached_by_keys_and_leads_to_its_record(sitter: Sitter) -> None:
    page = open_file(sitter, "okafor ada")
    assert "Why this status of education" in words_on(page)
    assert "On roll and home educated" in words_on(page)
    pane = page.panes()[-1]
    assert isinstance(pane, LinkLine)
    assert pane.words() == (
        "Home education, under enquiry, from 26 Jul 2026 (EHE-2026-0001, Home education began)"
    )
    pane.setFocus()
    sitter.press(Qt.Key.Key_Return)
    assert sitter.page(RecordEntry).place.type == "home_education"


def test_a_merged_record_says_so_and_leads_to_the_one_that_stands(sitter: Sitter) -> None:
    stays = sitter.child("okafor noor")
    with changing(sitter.sitting.desk.store) as work:
        second = make_child(work, "Okafour", "Noor", status="merged", merged_into=stays).id
        known_as = work.get(CHILD, stays).reference
    sitter.go(Place(PlaceKind.CHILD, "child", second))
    page = sitter.page(ChildFile)
    assert f"Merged into {known_as}: go on with that record" in words_on(page)
    next(line for line in page.findChildren(LinkLine) if line.words() == "Okafor, Noor").click()
    sitter.settle()
    assert sitter.page(ChildFile).title() == "Okafor, Noor"


def test_people_addresses_and_siblings_stand_beside(sitter: Sitter) -> None:
    page = open_file(sitter, "okafor ada")
    assert "1 Alder Road, Northgate, OX10\N{NO-BREAK SPACE}1AA" in words_on(page)
    next(line for line in page.findChildren(LinkLine) if line.words() == "Okafor, Noor").click()
    sitter.settle()
    assert sitter.page(ChildFile).title() == "Okafor, Noor"


def test_an_entry_unfolds_to_what_it_holds(sitter: Sitter) -> None:
    open_file(sitter, "okafor ada")
    sitter.press(Qt.Key.Key_Space)
    details = [part for part in timeline(sitter).lines.parts if isinstance(part, Detail)]
    assert len(details) == 1
    assert "First day absent: Tue 3 Nov 2026" in details[0].text


def test_an_entry_that_cannot_be_read_says_so_in_its_place(sitter: Sitter) -> None:
    open_file(sitter, "okafor ada")
    sitter.lose_file()
    sitter.press(Qt.Key.Key_Space)
    (detail,) = [part for part in timeline(sitter).lines.parts if isinstance(part, Detail)]
    assert detail.text.startswith("This record could not be read. The data file")


def test_chips_narrow_the_timeline(sitter: Sitter) -> None:
    page = open_file(sitter, "okafor ada")
    chip = next(b for b in page.findChildren(QPushButton) if b.text() == "Home education spells")
    chip.click()
    sitter.settle()
    kinds = {part.cells[1] for part in timeline(sitter).lines.parts if isinstance(part, FoldedLine)}
    assert kinds == {"Home education spell"}


def test_a_record_for_this_child_is_begun_from_here(sitter: Sitter) -> None:
    open_file(sitter, "okafor ada")
    sitter.press(Qt.Key.Key_J, CTRL)
    sitter.type("pen")
    sitter.press(Qt.Key.Key_Return)
    assert sitter.page(RecordEntry).title() == "New penalty notice"


def test_a_spell_says_that_its_start_is_not_known() -> None:
    spell = Spell(SpellKind.ON_ROLL, None, date(2026, 5, 6), "Brackenhill Academy 299/4002")
    assert in_words(spell) == "On roll at Brackenhill Academy 299/4002, start not known to 6 May 2026"
