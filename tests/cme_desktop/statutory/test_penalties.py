"""The dated table of penalty notice schemes."""

from datetime import date

import pytest

from cme_desktop.statutory.law import Law
from cme_desktop.statutory.penalties import ABSENCE, EXCLUDED, Amounts, amounts, scheme_for


@pytest.mark.parametrize(
    ("day", "kind", "code"),
    [
        (date(2004, 2, 26), ABSENCE, None),
        (date(2004, 2, 27), ABSENCE, "PN_A"),
        (date(2012, 8, 31), ABSENCE, "PN_A"),
        (date(2012, 9, 1), ABSENCE, "PN_B"),
        (date(2013, 9, 1), ABSENCE, "PN_C"),
        (date(2024, 8, 18), ABSENCE, "PN_C"),
        (date(2024, 8, 19), ABSENCE, "PN_D"),
        (date(2013, 8, 31), EXCLUDED, None),
        (date(2026, 11, 2), EXCLUDED, "PN_X"),
    ],
)
def test_the_day_of_the_offence_decides_the_scheme(day: date, kind: str, code: str | None) -> None:
    scheme = scheme_for(Law().rules, day, kind)
    assert (scheme.code if scheme else None) == code


@pytest.mark.parametrize(
    ("day", "kind", "sequence", "expected"),
    [
        (date(2010, 1, 1), ABSENCE, "first", Amounts(50_00, 100_00)),
        (date(2013, 1, 1), ABSENCE, "second", Amounts(60_00, 120_00)),
        (date(2020, 1, 1), ABSENCE, "second", Amounts(60_00, 120_00)),
        (date(2026, 1, 1), ABSENCE, "first", Amounts(80_00, 160_00)),
        (date(2026, 1, 1), ABSENCE, "second", Amounts(None, 160_00)),
        (date(2026, 1, 1), EXCLUDED, "first", Amounts(60_00, 120_00)),
    ],
)
def test_the_amounts_follow_scheme_and_sequence(
    day: date, kind: str, sequence: str, expected: Amounts
) -> None:
    scheme = scheme_for(Law().rules, day, kind)
    assert scheme is not None
    assert amounts(scheme, sequence) == expected
