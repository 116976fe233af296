"""What ties the numbers of a return to each other, as a reader would put them together."""

from datetime import date

import pytest

from cme_desktop.editions.committee.ties import tied
from cme_desktop.returns.periods import month_of
from cme_desktop.suppression.cells import CellKey, Edition
from cme_desktop.suppression.hiding import hide

JULY, AUGUST = month_of(date(2026, 7, 1)), month_of(date(2026, 8, 1))
OPENED, CLOSED = "whereabouts_enquiry.opened", "whereabouts_enquiry.closed"
OPEN = "whereabouts_enquiry.open_at_end"


def cell(measure, days):
    return CellKey(measure, None, days.start, days.end)


@pytest.mark.parametrize(("opened", "closed"), [(1, 8), (13, 3)])
def test_a_small_flow_does_not_follow_from_what_was_open_in_months_in_a_row(opened, closed):
    """The table of 13 months says what was open as each month ended, and no other how it began."""
    counts = {
        cell(OPEN, JULY): 56,
        cell(OPENED, AUGUST): opened,
        cell(CLOSED, AUGUST): closed,
        cell(OPEN, AUGUST): 56 + opened - closed,
    }
    withheld = hide(Edition(counts, tied(counts)), ())
    assert withheld.hidden == {cell(OPENED, AUGUST), cell(CLOSED, AUGUST)}
    assert not withheld.given_away


def test_the_eve_itself_says_what_was_open_before_another_span_that_ends_on_it():
    eve = CellKey(OPEN, None, JULY.end, JULY.end)
    keys = [cell(OPEN, JULY), eve, *(cell(measure, AUGUST) for measure in (OPENED, CLOSED, OPEN))]
    through = [one for one in tied(keys) if one.minus]
    assert [(one.whole, one.plus) for one in through] == [(cell(OPEN, AUGUST), (eve, cell(OPENED, AUGUST)))]
