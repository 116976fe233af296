"""The penalty ladder: the tables of the statutory handbook (4.2, 4.3), and their edges."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cme_desktop.statutory.ladder import Earlier, LadderStep, Verdict, may_issue
from cme_desktop.statutory.national import SHIPPED
from cme_desktop.statutory.national.penalties import NATIONAL_FROM
from cme_desktop.statutory.penalties import ABSENCE, EXCLUDED, Amounts, Scheme, scheme_for, scheme_named
from cme_desktop.statutory.rules import LocalChange, RuleBook
from tests.builders import LAW
from tests.conformance.other_laws import with_others

ON = date(2026, 11, 2)
ENDED = date(2026, 10, 16)


def named(code: str) -> Scheme:
    scheme = scheme_named(LAW.rules, code, None)
    assert scheme is not None
    return scheme


PN_C, PN_D, PN_X = map(named, ("PN_C", "PN_D", "PN_X"))


def earlier(number: int, issued: date | None, **facts: Any) -> Earlier:
    basis: dict[str, Any] = {"id": number, "reference": f"PN-{number}", "scheme": PN_D, "issued_on": issued}
    return Earlier(**basis | facts)


def asked(
    *notices: Earlier, ended: date = ENDED, on: date = ON, kind: str = ABSENCE, own: int = 0
) -> Verdict:
    scheme = scheme_for(LAW.rules, ended, kind)
    assert scheme is not None
    return may_issue(scheme, ended, on, notices, LAW.rules, own)


ONE, TWO = earlier(1, date(2025, 3, 3)), earlier(2, date(2026, 1, 12))


def counted(verdict: Verdict) -> list[str]:
    return [one.notice.reference for one in verdict.counted]


# -- amounts: handbook 4.2 --------------------------------------------------------------------------


def _pay(lower: int, soon: int, higher: int, late: int) -> str:
    return f"£{lower}.00 within {soon} days, else £{higher}.00 within {late} days."


@pytest.mark.parametrize(
    ("ended", "kind", "before", "step", "sums", "said"),
    [
        (date(2024, 8, 18), ABSENCE, 0, LadderStep.LOCAL, (60_00, 120_00), _pay(60, 21, 120, 28)),
        (date(2024, 8, 18), ABSENCE, 1, LadderStep.LOCAL, (60_00, 120_00), _pay(60, 21, 120, 28)),
        (date(2024, 8, 18), ABSENCE, 2, LadderStep.LOCAL, (60_00, 120_00), "The local code of conduct"),
        (date(2024, 8, 19), ABSENCE, 0, LadderStep.FIRST, (80_00, 160_00), _pay(80, 21, 160, 28)),
        (date(2024, 8, 19), ABSENCE, 1, LadderStep.SECOND, (None, 160_00), "£160.00 within 28 days, with no"),
        (date(2024, 8, 19), ABSENCE, 2, LadderStep.NONE, None, "Not by penalty notice"),
        (date(2024, 8, 18), EXCLUDED, 2, LadderStep.APART, (60_00, 120_00), _pay(60, 21, 120, 28)),
        (date(2024, 8, 19), EXCLUDED, 2, LadderStep.APART, (60_00, 120_00), _pay(60, 21, 120, 28)),
        (date(2013, 8, 31), ABSENCE, 0, LadderStep.LOCAL, (60_00, 120_00), _pay(60, 28, 120, 42)),
        (date(2012, 8, 31), ABSENCE, 0, LadderStep.LOCAL, (50_00, 100_00), _pay(50, 28, 100, 42)),
    ],
)  # fmt: skip
def test_the_table_of_amounts(
    ended: date, kind: str, before: int, step: LadderStep, sums: tuple[int | None, int] | None, said: str
) -> None:
    on = ended + timedelta(days=30)
    past = [earlier(n, NATIONAL_FROM + timedelta(days=n)) for n in range(1, before + 1)]
    verdict = asked(*past, ended=ended, on=max(on, date(2024, 9, 20)), kind=kind)
    assert verdict.step is step
    assert verdict.amounts == (Amounts(*sums) if sums else None)
    assert said in verdict.sentence


def test_every_verdict_names_its_source() -> None:
    assert "SI 2024/210" in asked().source
    assert "Not confirmed: no change of the amounts" in asked(ONE).source
    assert "SI 2024/210" in asked(ONE, TWO).source
    assert "2013" in asked(ended=date(2024, 7, 1)).source
    assert "Local code of conduct" in asked(ended=date(2024, 7, 1)).source
    assert "2006, s105" in asked(kind=EXCLUDED).source


def test_before_the_framework_the_local_percentage_is_named() -> None:
    assert "attendance below 95%" in asked(ended=date(2024, 8, 18)).sentence


# -- the limit: handbook 4.3 ------------------------------------------------------------------------


def test_first_second_and_none() -> None:
    assert asked().sentence.startswith("First notice: no other counts")
    second = asked(ONE)
    assert (second.step, counted(second)) == (LadderStep.SECOND, ["PN-1"])
    third = asked(TWO, ONE)
    assert (third.step, counted(third)) == (LadderStep.NONE, ["PN-1", "PN-2"])
    assert third.sentence.startswith("Not by penalty notice: PN-1 and PN-2 count, and two in three years are")
    assert third.sentence.endswith("A notice may be issued again from Fri 3 Mar 2028.")


def test_where_there_were_three_already_the_second_last_decides_when_there_may_be_one_again() -> None:
    verdict = asked(ONE, TWO, earlier(3, date(2026, 5, 5)))
    assert "PN-1, PN-2 and PN-3 count" in verdict.sentence
    assert verdict.sentence.endswith("from Fri 12 Jan 2029.")


@pytest.mark.parametrize(
    ("notice", "why"),
    [
        (replace(ONE, withdrawn=True), "withdrawn"),
        (replace(ONE, acquitted=True), "the parent was acquitted"),
        (replace(ONE, issued=False), "not issued"),
        (replace(ONE, scheme=PN_X), "excluded child in public"),
        (replace(ONE, scheme=PN_C), "its offence began before the national framework"),
        (replace(ONE, issued_on=None), "give its day of issue"),
        (replace(ONE, issued_on=ON + timedelta(days=1)), "issued later"),
        (replace(ONE, issued_on=date(2023, 11, 2)), "only until Sun 1 Nov 2026"),
    ],
)
def test_what_does_not_count_says_why(notice: Earlier, why: str) -> None:
    verdict = asked(notice)
    assert verdict.step is LadderStep.FIRST
    assert [(one.notice.reference, one.why_not) for one in verdict.left_out] == [("PN-1", why)]


def test_one_without_dates_of_its_offence_counts() -> None:
    assert asked(replace(ONE, scheme=None)).step is LadderStep.SECOND


@pytest.mark.parametrize(
    ("issued", "last"),
    [
        (date(2025, 3, 3), date(2028, 3, 2)),
        (date(2025, 2, 28), date(2028, 2, 27)),
        (date(2025, 3, 1), date(2028, 2, 29)),
        (date(2028, 2, 29), date(2031, 2, 28)),
    ],
)
def test_three_years_begin_with_the_day_of_issue_and_end_on_the_eve_of_the_anniversary(
    issued: date, last: date
) -> None:
    on_last = asked(earlier(1, issued), on=last)
    assert on_last.step is LadderStep.SECOND
    assert on_last.counted[0].until == last
    assert asked(earlier(1, issued), on=last + timedelta(days=1)).step is LadderStep.FIRST
    assert asked(earlier(1, issued), on=issued).step is LadderStep.SECOND
    assert asked(earlier(1, issued), on=issued - timedelta(days=1)).step is LadderStep.FIRST


def test_the_years_roll_with_each_notice() -> None:
    late = earlier(2, date(2027, 12, 1))
    assert asked(ONE, late, on=date(2028, 3, 2)).step is LadderStep.NONE
    assert asked(ONE, late, on=date(2028, 3, 3)).step is LadderStep.SECOND
    assert asked(ONE, late, on=date(2030, 12, 1)).step is LadderStep.FIRST


def test_of_two_issued_on_one_day_the_one_filed_first_came_first() -> None:
    same = earlier(7, ON)
    assert asked(same).step is LadderStep.SECOND
    assert asked(same, own=8).step is LadderStep.SECOND
    assert asked(same, own=6).step is LadderStep.FIRST
    assert asked(same, own=1).step is LadderStep.FIRST
    assert may_issue(PN_D, ENDED, ON, [same], LAW.rules).step is LadderStep.SECOND, (
        "one not on file yet comes last"
    )


def test_they_are_named_in_the_order_of_their_issue_and_what_is_left_out_beside_them() -> None:
    first, then, undated = (
        earlier(3, date(2025, 3, 3)),
        earlier(2, date(2026, 1, 12)),
        replace(earlier(1, None), issued=False),
    )
    verdict = asked(undated, then, first)
    assert counted(verdict) == ["PN-3", "PN-2"]
    assert "PN-3 and PN-2 count" in verdict.sentence
    assert [one.notice for one in verdict.left_out] == [undated]
    assert [one.notice for one in asked(undated, first).left_out] == [undated]


def test_the_local_percentage_is_that_of_the_offence_or_of_the_schemes_last_day() -> None:
    (row,) = LAW.rules.values("penalty.attendance")
    since = date(2020, 1, 1)
    editions = [replace(row, value=90, until=since - timedelta(days=1)), replace(row, since=since)]
    book = RuleBook([*(rule for rule in SHIPPED if rule.key != row.key), *editions])
    early = may_issue(PN_C, date(2019, 6, 3), date(2019, 7, 1), [], book)
    late = may_issue(PN_C, date(2024, 8, 30), date(2024, 9, 20), [], book)
    assert "below 90%" in early.sentence
    assert "below 95%" in late.sentence


def test_what_a_local_code_asked_for_after_its_scheme_does_not_count() -> None:
    later = LocalChange("penalty.attendance", 80, date(2024, 8, 26))
    verdict = may_issue(PN_C, date(2024, 8, 30), date(2024, 9, 20), [], RuleBook(SHIPPED, [later]))
    assert "below 95%" in verdict.sentence


def test_a_scheme_chosen_for_an_offence_on_both_sides_decides() -> None:
    old = may_issue(PN_C, date(2024, 8, 30), date(2024, 9, 20), [ONE], LAW.rules)
    new = may_issue(PN_D, date(2024, 8, 30), date(2024, 9, 20), [], LAW.rules)
    assert (old.step, new.step) == (LadderStep.LOCAL, LadderStep.FIRST)
    assert "below 95%" in old.sentence


def test_crossing_into_the_framework_by_a_day_changes_sums_and_limit_and_nothing_else() -> None:
    twice = [earlier(1, date(2024, 9, 2)), earlier(2, date(2024, 9, 3))]
    on = date(2024, 9, 30)
    for notices, step in (([], LadderStep.FIRST), (twice[:1], LadderStep.SECOND), (twice, LadderStep.NONE)):
        before = [asked(*notices, ended=date(2024, 8, day), on=on) for day in (17, 18)]
        after = [asked(*notices, ended=date(2024, 8, day), on=on) for day in (19, 20)]
        assert before[0] == before[1]
        assert before[0].step is LadderStep.LOCAL
        assert after[0] == after[1]
        assert after[0].step is step
    apart = {asked(*twice, ended=date(2024, 8, day), on=on, kind=EXCLUDED).sentence for day in (18, 19)}
    assert len(apart) == 1


_notices = st.lists(
    st.builds(
        Earlier,
        id=st.integers(1, 99),
        reference=st.just("PN"),
        issued_on=st.none() | st.integers(-30, 1500).map(lambda back: ON - timedelta(days=back)),
        withdrawn=st.booleans(),
        issued=st.booleans(),
        acquitted=st.booleans(),
        scheme=st.sampled_from((PN_C, PN_D, PN_X, None)),
    ),
    max_size=6,
)
_STEPS = [LadderStep.FIRST, LadderStep.SECOND, LadderStep.NONE]


@given(_notices)
def test_one_more_notice_never_leads_down_the_ladder(notices: list[Earlier]) -> None:
    found = [_STEPS.index(asked(*notices[:n]).step) for n in range(len(notices) + 1)]
    assert found == sorted(found)


@given(_notices)
def test_a_second_never_has_a_lower_rate_and_every_notice_is_judged_once(notices: list[Earlier]) -> None:
    verdict = asked(*notices)
    if verdict.step is LadderStep.SECOND:
        assert verdict.amounts == Amounts(None, 160_00)
        assert "else" not in verdict.sentence
    judged = [one.notice for one in (*verdict.counted, *verdict.left_out)]
    assert sorted(map(id, judged)) == sorted(map(id, notices))
    assert verdict.step is _STEPS[min(2, len(verdict.counted))]


@given(_notices, st.integers(1, 40))
def test_withdrawing_a_notice_never_leads_up(notices: list[Earlier], place: int) -> None:
    if notices:
        place %= len(notices)
        fewer = [replace(one, withdrawn=one.withdrawn or n == place) for n, one in enumerate(notices)]
        assert _STEPS.index(asked(*fewer).step) <= _STEPS.index(asked(*notices).step)


@pytest.mark.parametrize(
    ("limit", "years", "step"),
    [(3, 3, LadderStep.SECOND), (2, 1, LadderStep.SECOND), (1, 1, LadderStep.NONE)],
)
def test_limit_and_years_are_those_of_the_book(limit: int, years: int, step: LadderStep) -> None:
    book = {"penalty.limit": limit, "penalty.span": years}
    rules = with_others(book, ON - timedelta(days=90), dict(book)).rules
    verdict = may_issue(PN_D, ENDED, ON, [ONE, TWO], rules)
    assert verdict.step is step
    assert counted(verdict) == (["PN-1", "PN-2"] if years == 3 else ["PN-2"])
