"""Dates of an order that a table has are kept, whatever else it says or leaves out."""

from datetime import date

from cme_desktop.desk import Desk
from cme_desktop.records.home_education import HOME_EDUCATION
from tests.cme_desktop.intake.conftest import WriteCsv
from tests.day_first import import_table

ROW = {
    "Child surname": "Ashdown", "Child forename": "Mira", "Child date of birth": "14/03/2015",
    "Notification received": "15/09/2025", "Home education began": "15/09/2025", "Status": "Suitable",
}  # fmt: skip


def table(days: dict[str, str]) -> tuple[list[str], list[str]]:
    return [*ROW, *days], [*ROW.values(), *days.values()]


def test_the_days_of_an_order_are_kept_without_a_notice(desk: Desk, write_csv: WriteCsv) -> None:
    days = {"School attendance order made": "18/12/2025", "School attendance order revoked": "02/02/2026"}
    outcome = import_table(desk, HOME_EDUCATION, write_csv(*table(days)))
    assert outcome.loaded == 1, outcome.refused_rows
    with desk.store.reading() as reader:
        (kept,) = reader.records(HOME_EDUCATION)
    assert (kept.order_made_on, kept.order_revoked_on) == (date(2025, 12, 18), date(2026, 2, 2))


def test_a_day_that_cannot_be_read_hands_the_row_back_once_an_order_is_in_question(
    desk: Desk, write_csv: WriteCsv
) -> None:
    days = {"Notice served": "01/10/2025", "School attendance order made": "31/11/2025"}
    outcome = import_table(desk, HOME_EDUCATION, write_csv(*table(days)))
    assert outcome.loaded == 0
    assert "31/11/2025" in str(outcome.refused_rows)
