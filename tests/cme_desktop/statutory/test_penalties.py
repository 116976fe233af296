"""The dated table of penalty notice schemes."""

import re
from datetime import date

import pytest

from cme_desktop.statutory.law import Law
from cme_desktop.statutory.penalties import ABSENCE, EXCLUDED, Amounts, amounts, scheme_for, scheme_named
from cme_desktop.statutory.rules import LegalRule
from tests.conformance.other_laws import with_others


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


_NO_DAY = "which sets no day: this is the first after the days to pay"
OF_PENALTIES = [
    rule
    for rule in Law().rules
    if rule.key.startswith("penalty.") and not rule.local and "SI " in rule.source
]


@pytest.mark.parametrize("rule", OF_PENALTIES, ids=lambda rule: rule.key)
def test_every_rule_names_its_regulation(rule: LegalRule) -> None:
    assert re.search(r"\bregs? \d+", rule.source)


@pytest.mark.parametrize(
    ("name", "day", "source"),
    [
        ("first_higher", date(2012, 8, 31), "SI 2004/181, then SI 2007/1867, reg 4"),
        ("first_higher", date(2012, 9, 1), "SI 2007/1867, reg 4, as amended by SI 2012/1046"),
        ("pay_lower", date(2012, 9, 1), "SI 2007/1867, reg 4"),
        ("pay", date(2012, 9, 1), "SI 2007/1867, regs 5 to 7"),
        ("first_higher", date(2024, 8, 18), "SI 2007/1867, reg 4, as amended by SI 2012/1046"),
        ("pay_lower", date(2024, 8, 18), "SI 2007/1867, reg 4, as amended by SI 2013/757"),
        ("pay", date(2024, 8, 18), "SI 2007/1867, regs 5 to 7, as amended by SI 2013/757"),
        ("second", date(2024, 8, 19), "SI 2007/1867, reg 4, as amended by SI 2024/210"),
        ("pay", date(2024, 8, 19), "SI 2007/1867, regs 5 to 7, as amended by SI 2013/757"),
        ("decide", date(2024, 8, 19), f"SI 2007/1867, reg 9, {_NO_DAY}"),
    ],
)
def test_each_sum_and_day_is_credited_to_what_set_it(name: str, day: date, source: str) -> None:
    rules = Law().rules
    scheme = scheme_for(rules, day, ABSENCE)
    assert scheme is not None
    rule = rules.at(f"penalty.{scheme.code}.{name}", day)
    assert rule is not None
    assert rule.source == source


def test_a_scheme_is_what_the_book_has_on_the_day() -> None:
    values = {"penalty.PN_D.first_lower": 90_00, "penalty.PN_D.second": 200_00}
    rules = with_others(values, date(2026, 9, 1), dict(values)).rules
    sums = {
        day: (scheme.first, scheme.second)
        for day in (date(2026, 8, 31), date(2026, 9, 1))
        if (scheme := scheme_for(rules, day, ABSENCE)) is not None
    }
    assert list(sums.values()) == [
        (Amounts(80_00, 160_00), Amounts(None, 160_00)),
        (Amounts(90_00, 160_00), Amounts(None, 200_00)),
    ]


@pytest.mark.parametrize(
    ("code", "day", "national"),
    [
        ("PN_C", date(2024, 9, 13), False),
        ("PN_D", date(2024, 6, 24), True),
        ("PN_D", None, True),
        ("PN_X", date(2026, 1, 1), False),
    ],
)
def test_a_scheme_that_was_chosen_stays_itself_beyond_its_days(
    code: str, day: date | None, national: bool
) -> None:
    scheme = scheme_named(Law().rules, code, day)
    assert scheme is not None
    assert (scheme.code, scheme.national) == (code, national)


def test_no_code_of_an_old_file_is_taken_for_a_scheme() -> None:
    assert scheme_named(Law().rules, "PN_Z", date(2026, 1, 1)) is None
