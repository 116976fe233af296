"""A row that was skipped as the same as another is skipped again, not asked about, in the next load."""

from cme_desktop.desk import Desk
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY
from tests.cme_desktop.intake.conftest import WriteCsv
from tests.day_first import import_table

HEADINGS = ("Child surname", "Child forename", "Child date of birth", "Child UPN", "Opened")
WHOLE = ("Okafor", "Ada", "23 Apr 2012", "E352299920017", "5 Sep 2026")


def test_a_row_that_said_the_same_in_fewer_words(desk: Desk, write_csv: WriteCsv) -> None:
    less = (*WHOLE[:3], "", WHOLE[4])
    path = write_csv(HEADINGS, WHOLE, less)
    first = import_table(desk, WHEREABOUTS_ENQUIRY, path)
    assert (first.loaded, first.skipped, first.refused) == (1, 1, 0)
    assert first.skipped_rows[0].why == "Nothing new: the same as row 2."
    again = import_table(desk, WHEREABOUTS_ENQUIRY, path)
    assert (again.loaded, again.skipped, again.refused) == (0, 2, 0)
    assert {row.why for row in again.skipped_rows} == {"Nothing new: this row was loaded before."}
