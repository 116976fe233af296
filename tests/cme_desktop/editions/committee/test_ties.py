"""What ties the numbers of a return to each other, as a reader would put them together."""

from datetime import date

import pytest

from cme_desktop.editions.committee.ties import BASE, tied
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


ON_REGISTER, SPELLS, CHILDREN = (
    f"home_education.{name}" for name in ("on_register", "new_spells", "new_children")
)


def test_the_register_grows_by_no_more_than_come():
    """Three more children on it, and at most four who began: the months before would not say so little."""
    counts = {cell(ON_REGISTER, JULY): 15, cell(ON_REGISTER, AUGUST): 18, cell(CHILDREN, AUGUST): 3}
    counts[cell(SPELLS, AUGUST)] = 3
    ties = tied(counts)
    grown = {one.whole: (one.plus, one.minus) for one in ties if one.minus}
    both = (cell(ON_REGISTER, AUGUST),), (cell(ON_REGISTER, JULY),)
    assert grown == {cell(CHILDREN, AUGUST): both, cell(SPELLS, AUGUST): both}
    assert all(one.rest for one in ties)


def test_no_more_children_begin_than_spells_do():
    (tie,) = tied([cell(SPELLS, AUGUST), cell(CHILDREN, AUGUST)])
    assert (tie.whole, tie.plus, tie.rest) == (cell(SPELLS, AUGUST), (cell(CHILDREN, AUGUST),), True)


def test_the_base_of_a_share_is_no_more_than_all_that_came():
    received, share = (cell(f"off_roll_notice.{name}", AUGUST) for name in ("received", "on_time_rate"))
    base = share.beside(share.measure, BASE)
    (tie,) = (one for one in tied([received, base]) if one.whole == received)
    assert (tie.whole, tie.plus, tie.rest) == (received, (base,), True)
