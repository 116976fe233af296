"""A rest is typed in the form, and stands near the top of what is beside it."""

from datetime import timedelta

from PySide6.QtCore import Qt

from cme_desktop.records.pace_interview import PACE_INTERVIEW
from cme_desktop.services.saving import save_record
from cme_desktop.values.dates import show_day
from tests.ui.office import TODAY, WHO, changing
from tests.ui.sitter import Sitter, form_on, words_on
from ui.pages.beside import Beside
from ui.pages.record import RecordEntry
from ui.shell.places import Place, PlaceKind


def test_it_is_typed_by_keyboard_and_told_beside_the_form(sitter: Sitter) -> None:
    until = TODAY + timedelta(days=14)
    with changing(sitter.sitting.desk.store) as work:
        child = sitter.child("okafor noor")
        record = PACE_INTERVIEW.cls(child=child, received_on=TODAY - timedelta(days=40))
        id = save_record(work, PACE_INTERVIEW, record).id
    sitter.go(Place(PlaceKind.RECORD, PACE_INTERVIEW.key, id))
    form = form_on(sitter).form
    assert not form.editor("rest_reason").isVisibleTo(form), "a record without a rest has one line of it"
    form.focus_field("rests_until")
    sitter.type("+14")
    sitter.press(Qt.Key.Key_Tab)
    sitter.type("waiting for the court")
    sitter.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    sitter.rest()
    (beside,) = sitter.page(RecordEntry).panes()[1:]
    assert isinstance(beside, Beside)
    said = words_on(beside)
    told = f"Rests until {show_day(until)}: waiting for the court ({WHO})."
    assert told in said
    assert said.index("Resting") < said.index(told) < said.index("Dates")
    saved = sitter.reading(lambda reader: reader.get(PACE_INTERVIEW, id))
    assert (saved.rests_until, saved.rested_by) == (until, WHO)
