"""What a record on file is doubted for is read by whoever opens it, not only by whoever typed it."""

from datetime import timedelta

from PySide6.QtCore import Qt

from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE, OffRollNotice
from cme_desktop.services.saving import save_record
from tests.ui.office import TODAY, changing
from tests.ui.sitter import CTRL, Sitter, form_on, words_on
from ui.pages.record import RecordEntry
from ui.shell.places import Place, PlaceKind

DOUBT = "this ground is first met on"


def test_it_stands_by_its_field_when_it_is_opened_and_after_it_was_saved(sitter: Sitter) -> None:
    early = OffRollNotice(
        child=sitter.child("okafor noor"),
        received_on=TODAY,
        deleted_on=TODAY,
        ground_met_on=TODAY,
        ground="2024-9-1-f",
        attends_until=TODAY + timedelta(days=3),
    )
    with changing(sitter.sitting.desk.store) as work:
        saved = save_record(work, OFF_ROLL_NOTICE, early)
    sitter.go(Place(PlaceKind.RECORD, OFF_ROLL_NOTICE.key, saved.id))
    assert DOUBT in words_on(sitter.page(RecordEntry))
    form_on(sitter).form.focus_field("notes")
    sitter.type("Asked the school.")
    sitter.press(Qt.Key.Key_S, CTRL)
    assert DOUBT in words_on(sitter.page(RecordEntry))


def test_what_nobody_has_typed_is_not_held_against_it(sitter: Sitter) -> None:
    with changing(sitter.sitting.desk.store) as work:
        saved = save_record(work, OFF_ROLL_NOTICE, OffRollNotice(child=sitter.child("okafor noor")))
    sitter.go(Place(PlaceKind.RECORD, OFF_ROLL_NOTICE.key, saved.id))
    assert "is needed before this can be saved" not in words_on(sitter.page(RecordEntry))
