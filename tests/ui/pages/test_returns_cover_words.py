"""On the returns page sentences of the cover are typed, kept, and tried before the committee reads them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from cme_desktop.editions.typed_sentences import typed_sentences
from cme_desktop.returns.catalogue import HEADINGS
from cme_desktop.returns.kept import monthly_of
from cme_desktop.standing_records.child import CHILD, Child
from cme_desktop.standing_records.school import SCHOOL, School
from tests.ui.pages.office import Office
from tests.ui.pages.on_returns import said
from tests.ui.pages.on_sent_returns import CTRL, OCTOBER, cover, make_working, newest, page, press, type_in
from ui.pages.returns import ReturnsPage

__all__ = ["page"]

PLAIN = "Most notices came by post."


def ask(office: Office) -> None:
    press(Qt.Key.Key_W)
    assert office.jobs.wait_idle()


def write(office: Office, *words: str) -> None:
    """Type words under the first headings, from field to field, and keep them."""
    for sentence in words:
        type_in(sentence)
        press(Qt.Key.Key_Return)
    press(Qt.Key.Key_S, CTRL)
    assert office.jobs.wait_idle()


def kept(office: Office) -> dict[str, str]:
    with office.store.reading() as reader:
        return typed_sentences(reader.kept_returns.comments(monthly_of(OCTOBER)))


def make_committee(office: Office, page: ReturnsPage) -> str:
    press(Qt.Key.Key_M, CTRL)
    press(Qt.Key.Key_C)
    assert office.jobs.wait_idle()
    return cover(newest(page))


def test_each_heading_has_its_sentence_by_rule_and_a_field(office: Office, page: ReturnsPage) -> None:
    ask(office)
    form = page.acts.cover
    assert page.foot.isHidden()
    assert form.fields[0].hasFocus()
    assert [field.accessibleName() for field in form.fields] == [*HEADINGS]
    shown = [words.text() for words in form.by_rule.values()]
    by_rule = make_committee(office, page)
    assert {words for words in shown if words.removeprefix("By rule: ") in by_rule} != set()
    assert all(
        words.removeprefix("By rule: ") in by_rule or words == "By rule: nothing, as no figure can be told."
        for words in shown
    )


def test_words_stand_on_both_covers_and_the_committee_s_says_so(office: Office, page: ReturnsPage) -> None:
    ask(office)
    write(office, "", PLAIN)
    assert kept(office) == {HEADINGS[1]: PLAIN}
    assert page.acts.cover.isHidden()
    assert page.acts.notice.isHidden(), "there is nothing to warn of"
    assert page.side.months.hasFocus(), "the keyboard is where it was"
    committee = make_committee(office, page)
    assert PLAIN in committee
    assert f"What is said under {HEADINGS[1]}." in committee
    assert PLAIN in cover(make_working(office, page))


def test_what_may_not_be_published_is_told_at_once_and_kept_for_the_team(
    office: Office, page: ReturnsPage
) -> None:
    office.file([(CHILD, Child(surname="Okafor", forename="Ada")), (SCHOOL, School(name="Ashdown Primary"))])
    ask(office)
    telling = ("Ada came back.", "Ashdown wrote late.", "Two were found.")
    write(office, *telling, PLAIN)
    told = page.acts.notice.text()
    assert told.startswith("The words are kept. In the working edition they can stand.")
    assert f"what was typed cannot be published. {HEADINGS[0]}: “Ada” is part of the name" in told
    assert "“Ashdown” is the name of a school." in told
    assert "“Two” may be read as a number that is withheld." in told
    assert HEADINGS[3] not in told, "what may be published is not told of"
    committee = make_committee(office, page)
    assert [words in committee for words in (*telling, PLAIN)] == [False, False, False, True]
    assert f"What is said under {HEADINGS[3]}." in committee
    assert f"{HEADINGS[1]}: “Ashdown” is the name" in said(page.views.report.receipt)
    working = cover(make_working(office, page))
    assert [words in working for words in telling] == [True] * 3


def test_a_version_of_before_is_outdated_and_that_is_told_at_once(office: Office, page: ReturnsPage) -> None:
    make_working(office, page)
    ask(office)
    write(office, PLAIN)
    assert page.acts.notice.text() == (
        "The words are kept. Version 1 was made without them and can no longer be marked as sent: make its "
        "editions again, with Ctrl+M, then C or W."
    )
    assert make_working(office, page).name.startswith("cme-2026-10-working-v2")
    ask(office)
    assert page.acts.cover.fields[0].text() == PLAIN
    page.acts.notice.hide()
    write(office)
    assert page.acts.notice.isHidden(), "nothing was changed"


def test_the_same_words_again_are_the_same_version(office: Office, page: ReturnsPage) -> None:
    ask(office)
    write(office, PLAIN, "Fewer came late.")
    make_working(office, page)
    for words in ("", PLAIN):
        ask(office)
        page.acts.cover.fields[0].clear()
        write(office, words)
    assert make_working(office, page).name.startswith("cme-2026-10-working-v1")


def test_no_sentence_lies_on_a_field_where_room_is_short(office: Office, page: ReturnsPage) -> None:
    """A window gives the page no less than the least that it asks for."""
    page.setMinimumSize(1, 1)
    ask(office)
    page.acts.cover.show_by_rule(dict.fromkeys(HEADINGS, 24 * "word "))
    page.resize(800, 420)
    QApplication.processEvents()
    page.resize(800, page.minimumSizeHint().height())
    QApplication.processEvents()
    for by_rule in page.acts.cover.by_rule.values():
        assert by_rule.height() >= by_rule.heightForWidth(by_rule.width())


def test_without_words_the_sentence_made_by_rule_stands_again(office: Office, page: ReturnsPage) -> None:
    ask(office)
    write(office, PLAIN)
    ask(office)
    page.acts.cover.fields[0].clear()
    write(office)
    assert kept(office) == {}
    assert PLAIN not in make_committee(office, page)


def test_a_sentence_that_is_too_long_is_refused_and_nothing_typed_is_lost(
    office: Office, page: ReturnsPage
) -> None:
    ask(office)
    write(office, PLAIN, 121 * "x")
    form = page.acts.cover
    assert form.notice.text() == f"Under {HEADINGS[1]} there is room for 120 letters; these are 121."
    assert [field.text() for field in form.fields[:2]] == [PLAIN, 121 * "x"]
    assert kept(office) == {}
    press(Qt.Key.Key_Escape)
    assert form.isHidden()
    assert page.foot.isVisible()


def test_while_the_sentences_are_worked_out_words_can_be_typed_but_not_kept(
    office: Office, page: ReturnsPage
) -> None:
    press(Qt.Key.Key_W)
    type_in(PLAIN)
    press(Qt.Key.Key_S, CTRL)
    assert "Press Ctrl+S again once they are there." in page.acts.cover.notice.text()
    page.acts.cover.progress.cancelled.emit()
    assert office.jobs.wait_idle()
    assert {words.text() for words in page.acts.cover.by_rule.values()} == {"By rule: not worked out."}
    press(Qt.Key.Key_S, CTRL)
    assert office.jobs.wait_idle()
    assert kept(office) == {HEADINGS[0]: PLAIN}


def test_the_key_does_not_empty_the_form(office: Office, page: ReturnsPage) -> None:
    ask(office)
    type_in("We wrote more.")
    page.acts.cover.act.setFocus()
    press(Qt.Key.Key_W)
    assert page.acts.cover.fields[0].text() == "We wrote more."


def test_another_month_has_words_of_its_own(office: Office, page: ReturnsPage) -> None:
    ask(office)
    write(office, PLAIN)
    page.side.months.setCurrentRow(2)
    assert office.jobs.wait_idle()
    ask(office)
    assert [field.text() for field in page.acts.cover.fields] == [""] * len(HEADINGS)
    labels = [label.text() for label in page.acts.cover.findChildren(QLabel)]
    assert set(HEADINGS) <= set(labels)
    assert QApplication.focusWidget() is page.acts.cover.fields[0]
