"""How the fields of a row are dealt out to lines."""

from cme_desktop.fields import RowsField
from cme_desktop.records import CHILD, PENALTY_NOTICE, WHEREABOUTS_ENQUIRY
from ui.editors.strip import lines_of


def _names(field: RowsField, room: int) -> list[list[str]]:
    return [list(line) for line in lines_of(field, room)]


def test_what_fits_stands_on_one_line() -> None:
    payments = PENALTY_NOTICE.rows["payments"]
    assert _names(payments, 720) == [list(payments.fields)]


def test_what_does_not_fit_goes_on_in_even_lines_and_in_order() -> None:
    checks = WHEREABOUTS_ENQUIRY.rows["checks"]
    lines = _names(checks, 720)
    assert [name for line in lines for name in line] == list(checks.fields)
    assert len(lines) == 2
    assert abs(len(lines[0]) - len(lines[1])) <= 1
    assert len(_names(CHILD.rows["addresses"], 720)) > 2


def test_a_wide_desk_has_the_checks_on_one_line() -> None:
    assert len(_names(WHEREABOUTS_ENQUIRY.rows["checks"], 1280)) == 1
