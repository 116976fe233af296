"""The page of rules: read by anybody, local practice changed from a day on."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from cme_desktop.settings import AUTHORITY_CODE
from cme_desktop.standing_records.local_rule import LOCAL_RULE
from cme_desktop.statutory.national import SHIPPED
from tests.builders import AUTHOR, save
from tests.ui.sitter import CTRL, Sitter, form_on, words_on
from ui.lists.folding import FoldedLine, Heading
from ui.pages.rules import RulesPage
from ui.shell.places import Place, PlaceKind

RULES = Place(PlaceKind.RULES)


def narrowed(sitter: Sitter, words: str) -> RulesPage:
    sitter.go(RULES)
    page = sitter.page(RulesPage)
    page.filter.setFocus()
    sitter.type(words)
    sitter.rest()
    page.table.setFocus()
    return page


def lines(page: RulesPage) -> list[FoldedLine]:
    return [part for part in page.table.lines.parts if isinstance(part, FoldedLine)]


def test_every_value_stands_under_its_set_with_its_days_and_its_source(sitter: Sitter) -> None:
    page = narrowed(sitter, "edition of the statutory guidance")
    assert [part.title for part in page.table.lines.parts if isinstance(part, Heading)] == [
        "Children missing education"
    ]
    old, *_, now = lines(page)
    assert old.cells[1:] == ("January 2015 · no longer", "Thu 1 Jan 2015", "Sun 4 Sep 2016", "National")
    assert now.cells[2:] == ("Mon 8 Sep 2025", "–", "National")
    assert "statutory guidance; Education Act 1996, s436A(2)" in old.detail


def test_every_set_has_words(sitter: Sitter) -> None:
    page = narrowed(sitter, "")
    titles = [part.title for part in page.table.lines.parts if isinstance(part, Heading)]
    assert not {title for title in titles if title in {rule.set for rule in SHIPPED}}
    assert len(titles) == len({rule.set for rule in SHIPPED})


def test_what_is_not_confirmed_says_so(sitter: Sitter) -> None:
    page = narrowed(sitter, "vacancies")
    (line,) = lines(page)
    assert "not confirmed" in line.cells[1]
    assert "other admission authorities owe it" in line.detail
    assert "Not confirmed:" in line.detail


def button(page: RulesPage, words: str) -> QPushButton:
    return next(button for button in page.findChildren(QPushButton) if button.text() == words)


def test_national_law_is_not_changed_here(sitter: Sitter) -> None:
    page = narrowed(sitter, "s437.reply")
    sitter.press(Qt.Key.Key_Return)
    assert sitter.page(RulesPage) is page
    assert not button(page, "&Change from…").isEnabled()
    assert "This is national law and cannot be changed here" in words_on(page)


def test_local_practice_is_changed_from_a_day_on_and_the_old_value_stays_to_be_seen(sitter: Sitter) -> None:
    narrowed(sitter, "enquiry.chase")
    sitter.press(Qt.Key.Key_Return)
    form = form_on(sitter)
    assert (form.draft.entry("rule").value, form.draft.entry("value").text) == ("enquiry.chase", "10")
    form.form.focus_field("value")
    sitter.press(Qt.Key.Key_A, CTRL)
    sitter.type("7")
    form.form.focus_field("since_on")
    sitter.type("1/9/2026")
    sitter.press(Qt.Key.Key_S, CTRL)
    assert [rule.value for rule in sitter.reading(lambda reader: list(reader.records(LOCAL_RULE)))] == ["7"]
    page = narrowed(sitter, "enquiry.chase")
    assert [line.cells[1:4] for line in lines(page)] == [
        ("10 school days later · no longer", "Thu 1 Jan 2004", "Mon 31 Aug 2026"),
        ("7 school days later", "Tue 1 Sep 2026", "–"),
    ]


def test_an_enactment_is_set_to_begin_on_a_day(sitter: Sitter) -> None:
    page = narrowed(sitter, "436B-436G")
    (line,) = lines(page)
    assert line.cells[1:] == ("enacted, not in force · not confirmed", "–", "–", "By area")
    assert "until then it changes nothing" in line.detail
    assert button(page, "&Set its day…").isEnabled()
    sitter.press(Qt.Key.Key_Return)
    form = form_on(sitter)
    assert form.draft.entry("value").text == "in force"
    form.form.focus_field("since_on")
    sitter.type("1/9/2027")
    sitter.press(Qt.Key.Key_S, CTRL)
    rules = sitter.reading(lambda reader: reader.law().rules)
    assert rules.at("cnis.register", date(2027, 8, 31)) is None
    assert rules.at("cnis.register", date(2027, 9, 1)).value == "in force"


def test_a_part_of_an_enactment_has_no_day_of_its_own(sitter: Sitter) -> None:
    page = narrowed(sitter, "cnis.home")
    (line,) = lines(page)
    assert line.cells[1:] == ("enacted, not in force", "–", "–", "National")
    assert "considered within 15 days" in line.detail
    assert "Until “Register of children not in school” begins here it changes nothing." in line.detail
    told = "This begins with “Register of children not in school”: its day is set there, and not here."
    assert told in words_on(page)
    sitter.press(Qt.Key.Key_Return)
    assert sitter.page(RulesPage) is page
    assert not button(page, "&Set its day…").isEnabled()


def test_parts_are_in_force_from_the_day_of_the_enactment_in_this_area(sitter: Sitter) -> None:
    one = {"rule": "cnis.register", "value": "in force", "since_on": date(2027, 9, 1), "area": "888"}
    with sitter.sitting.desk.store.changing(AUTHOR) as work:
        work.set_setting(AUTHORITY_CODE, "888")
        save(work, LOCAL_RULE, **one)
        work.commit()
    shown = {line.cells[0]: line for line in lines(narrowed(sitter, "cnis.register"))}
    part = shown["Consideration of where the child lives"]
    assert part.cells[1:] == ("15 days beginning with the first day", "Wed 1 Sep 2027", "–", "National")
    begun = shown["Register of children not in school"]
    assert begun.cells[1:] == ("in force", "Wed 1 Sep 2027", "–", "Local")
    assert "begun in Lancashire" in begun.detail


def test_a_filter_that_fits_nothing_says_so(sitter: Sitter) -> None:
    assert "No rule has these words." in words_on(narrowed(sitter, "zeppelin"))
