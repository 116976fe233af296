"""The dates beside a form stand in the order of their days, with what is asked because of other records."""

from datetime import date

from cme_desktop.records.home_education import HOME_EDUCATION
from cme_desktop.records.on_roll_notice import ON_ROLL_NOTICE
from cme_desktop.records.pace_interview import PACE_INTERVIEW
from cme_desktop.services.saving import save_record
from cme_desktop.standing_records.child import CHILD
from tests.ui.office import changing
from tests.ui.sitter import Sitter, words_on
from ui.forms.record_page import RecordPage
from ui.pages.record import RecordEntry
from ui.shell.places import TODAY, Place, PlaceKind


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


def test_what_is_at_odds_with_another_record_is_asked_beside_its_own_dates(sitter: Sitter) -> None:
    child, september, october = sitter.child("okafor noor"), date(2026, 9, 1), date(2026, 10, 5)
    with changing(sitter.sitting.desk.store) as work:
        school = work.get(CHILD, child).school
        told = {"child": child, "received_on": september}
        save_record(work, ON_ROLL_NOTICE, ON_ROLL_NOTICE.cls(school=school, entered_on=september, **told))
        id = save_record(work, HOME_EDUCATION, HOME_EDUCATION.cls(started_on=october, **told)).id
    sitter.go(Place(PlaceKind.RECORD, HOME_EDUCATION.key, id))
    page = sitter.page(RecordEntry).findChild(RecordPage)
    assert isinstance(page, RecordPage)
    assert "Which ended: roll or home education" in words_on(page)
    with changing(sitter.sitting.desk.store) as work:
        spell = work.get(HOME_EDUCATION, id)
        spell.register_ground = "b"
        save_record(work, HOME_EDUCATION, spell)
    sitter.go(TODAY)
    sitter.go(Place(PlaceKind.RECORD, HOME_EDUCATION.key, id))
    page = sitter.page(RecordEntry).findChild(RecordPage)
    assert isinstance(page, RecordPage)
    assert "Which ended" not in words_on(page)
