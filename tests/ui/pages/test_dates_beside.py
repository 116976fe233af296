"""The dates beside a form stand in the order of their days."""

from datetime import date

from cme_desktop.records.pace_interview import PACE_INTERVIEW
from cme_desktop.services.saving import save_record
from tests.ui.office import changing
from tests.ui.sitter import Sitter, words_on
from ui.forms.record_page import RecordPage
from ui.pages.record import RecordEntry
from ui.shell.places import Place, PlaceKind


def test_dates_stand_in_the_order_of_their_days(sitter: Sitter) -> None:
    with changing(sitter.sitting.desk.store) as work:
        record = PACE_INTERVIEW.cls(
            child=sitter.child("okafor noor"),
            received_on=date(2026, 10, 16),
            offence_from=date(2026, 7, 9),
            offence_to=date(2026, 10, 2),
        )
        id = save_record(work, PACE_INTERVIEW, record).id
    sitter.go(Place(PlaceKind.RECORD, PACE_INTERVIEW.key, id))
    page = sitter.page(RecordEntry).findChild(RecordPage)
    assert isinstance(page, RecordPage)
    said = words_on(page)
    assert said.index("Sat 2 Jan 2027") < said.index("Fri 2 Apr 2027")
