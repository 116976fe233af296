"""Rules by the day of the event: what is shipped, where it is written, and what a manager may change."""

import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cme_desktop.statutory.national import SHIPPED
from cme_desktop.statutory.periods import Period, Unit
from cme_desktop.statutory.rules import LegalRule, LocalChange, RuleBook, read_value
from cme_desktop.values.errors import ValueProblem

BOOK = RuleBook(SHIPPED)
SETS = {
    "ROLL-2006", "ROLL-2016", "ROLL-2024", "CODES-2006", "CODES-2024", "PN-A", "PN-B", "PN-C", "PN-D", "PN-X",
    "ADM-2021", "CMEGUIDE", "CNIS-REGISTER", "CNIS-CONSENT", "CNIS-MEETING", "CNIS-SAO", "CNIS-PROVIDER",
}  # fmt: skip


def test_every_rule_set_of_the_handbook_is_there() -> None:
    assert {rule.set for rule in SHIPPED} >= SETS


@pytest.mark.parametrize("rule", SHIPPED, ids=lambda rule: f"{rule.set} {rule.key} {rule.since}")
def test_every_rule_says_what_it_is_and_where_it_is_written(rule: LegalRule) -> None:
    assert rule.label
    assert rule.source
    assert rule.shown()
    if isinstance(rule.value, Period):
        assert rule.because()
        assert "{" not in rule.because()


@pytest.mark.parametrize("rule", SHIPPED, ids=lambda rule: f"{rule.set} {rule.key} {rule.since}")
def test_no_value_ends_in_mid_air(rule: LegalRule) -> None:
    """In its column it stands alone: there is no event behind it that a period could run from."""
    assert rule.shown().rsplit(" ", 1)[-1] not in ("with", "after", "before", "of", "from")
    assert not rule.shown().startswith("0 ")


@pytest.mark.parametrize(
    "rule", [rule for rule in SHIPPED if "(Pupil Registration)" in rule.source],
    ids=lambda rule: f"{rule.set} {rule.key} {rule.since}",
)  # fmt: skip
def test_a_rule_of_the_registers_names_regulation_and_paragraph(rule: LegalRule) -> None:
    assert re.search(r"regs? \d+\(\d+\)", rule.source)


@pytest.mark.parametrize("rule", [rule for rule in SHIPPED if rule.local], ids=lambda rule: rule.key)
def test_no_statute_is_credited_with_a_day_that_it_does_not_set(rule: LegalRule) -> None:
    statutory = "Regulations" in rule.source or " Act " in rule.source
    assert not statutory or "local practice" in rule.source or rule.since is None


@pytest.mark.parametrize(
    ("period", "read"),
    [
        (Period(0, Unit.DAYS_AFTER), "on the day itself"),
        (Period(1, Unit.SCHOOL_DAYS_AFTER), "1 school day later"),
        (Period(11, Unit.SCHOOL_DAYS_BEGINNING_WITH), "11 school days beginning with the first day"),
        (Period(12, Unit.MONTHS), "12 months later"),
    ],
)
def test_a_period_reads_whole(period: Period, read: str) -> None:
    assert str(period) == read


@pytest.mark.parametrize("key", sorted({rule.key for rule in SHIPPED}))
def test_the_values_of_a_rule_follow_one_another_without_overlap(key: str) -> None:
    dated = [rule for rule in BOOK.values(key) if rule.since is not None]
    for before, after in pairwise(dated):
        assert before.until is not None
        assert after.since is not None
        assert before.until < after.since


@pytest.mark.parametrize(
    ("key", "day", "rule_set", "value"),
    [
        ("on_roll.due", date(2016, 8, 31), None, None),
        ("on_roll.due", date(2016, 9, 1), "ROLL-2016", Period(5, Unit.DAYS_AFTER)),
        ("on_roll.due", date(2024, 8, 18), "ROLL-2016", Period(5, Unit.DAYS_AFTER)),
        ("on_roll.due", date(2024, 8, 19), "ROLL-2024", Period(5, Unit.DAYS_AFTER)),
        ("off_roll.due", date(2016, 8, 31), "ROLL-2006", Period(0, Unit.DAYS_AFTER)),
        ("penalty.PN_C.first_lower", date(2024, 8, 18), "PN-C", 60_00),
        ("penalty.PN_D.first_lower", date(2024, 8, 18), None, None),
        ("penalty.PN_D.first_lower", date(2024, 8, 19), "PN-D", 80_00),
        ("penalty.PN_D.second", date(2024, 8, 19), "PN-D", 160_00),
        ("penalty.PN_X.first_higher", date(2026, 11, 2), "PN-X", 120_00),
        ("in_year.outcome", date(2021, 8, 31), None, None),
        ("in_year.outcome", date(2021, 9, 1), "ADM-2021", Period(15, Unit.SCHOOL_DAYS_AFTER)),
        ("cme.guidance", date(2016, 9, 4), "CMEGUIDE", "January 2015"),
        ("cme.guidance", date(2016, 9, 5), "CMEGUIDE", "5 September 2016"),
        ("cme.guidance", date(2025, 9, 8), "CMEGUIDE", "8 September 2025"),
        ("penalty.attendance", date(2024, 8, 18), "LOCAL", 95),
        ("penalty.attendance", date(2024, 8, 19), None, None),
        ("census.day", date(2026, 10, 1), "LOCAL", date(2026, 10, 1)),
    ],
)
def test_the_day_of_the_event_picks_the_value(
    key: str, day: date, rule_set: str | None, value: object
) -> None:
    rule = BOOK.at(key, day)
    assert (rule and rule.set, rule and rule.value) == (rule_set, value)


def test_what_is_enacted_but_not_commenced_is_in_force_on_no_day() -> None:
    (register,) = BOOK.values("cnis.register")
    assert register.since is None
    assert BOOK.at("cnis.register", date(2026, 11, 25)) is None
    assert BOOK.at("cnis.register", date(2099, 1, 1)) is None


# -- what a manager may change ----------------------------------------------------------------------


def changed(key: str, value: object, since: date, *more: LocalChange) -> RuleBook:
    return RuleBook(SHIPPED, [LocalChange(key, value, since), *more])  # type: ignore[arg-type]


def length(book: RuleBook, key: str, day: date) -> int:
    rule = book.at(key, day)
    assert rule is not None
    return rule.period.length


def test_a_local_value_holds_from_its_day_on_and_the_old_one_before() -> None:
    since = date(2026, 9, 1)
    book = changed("ten_day.screening", Period(1, Unit.SCHOOL_DAYS_AFTER), since)
    assert length(book, "ten_day.screening", since - timedelta(days=1)) == 2
    assert length(book, "ten_day.screening", since) == 1
    assert length(BOOK, "ten_day.screening", since) == 2, "the rules as shipped stay as they are"


def test_a_statutory_value_cannot_be_changed() -> None:
    book = changed("on_roll.due", Period(50, Unit.DAYS_AFTER), date(2026, 9, 1))
    assert list(book) == list(BOOK)


def test_a_local_value_outlives_a_change_of_the_law_behind_it() -> None:
    book = changed("ten_day.due", Period(10, Unit.SCHOOL_DAYS_BEGINNING_WITH), date(2023, 9, 1))
    days = (date(2023, 8, 31), date(2023, 9, 1), date(2024, 8, 18), date(2024, 8, 19))
    assert [length(book, "ten_day.due", day) for day in days] == [11, 10, 10, 10]
    sources = [rule.source for day in days if (rule := book.at("ten_day.due", day))]
    assert "2006" in sources[2]
    assert "2024" in sources[3]


def test_a_census_day_is_moved_for_its_own_term_alone() -> None:
    moved = date(2026, 10, 8)
    book = changed("census.day", moved, date(2026, 9, 1))
    days = (date(2026, 8, 31), date(2026, 9, 1), date(2026, 12, 31), date(2027, 1, 1))
    found = [rule.value for day in days if (rule := book.at("census.day", day))]
    assert found == [date(2026, 5, 21), moved, moved, date(2027, 1, 21)]


def editions(book: RuleBook, key: str) -> list[tuple[date | None, date | None, object]]:
    return [(rule.since, rule.until, rule.value) for rule in book.values(key)]


def test_a_census_day_set_before_the_first_on_file_moves_that_one_alone() -> None:
    moved = date(2024, 10, 10)
    shipped = editions(BOOK, "census.day")
    first = (date(2024, 8, 1), date(2024, 8, 31), moved)
    autumn = (date(2024, 9, 1), date(2024, 12, 31), moved)
    assert editions(changed("census.day", moved, date(2024, 8, 1)), "census.day") == [
        first,
        autumn,
        *shipped[1:],
    ]


def test_what_is_set_beyond_the_last_day_of_a_rule_holds_for_good() -> None:
    shipped = editions(BOOK, "census.day")
    last = date(2028, 1, 20)
    book = changed("census.day", last, date(2028, 1, 1))
    assert editions(book, "census.day")[:-1] == [
        *shipped[:-1],
        (date(2027, 4, 15), date(2027, 8, 31), date(2027, 5, 20)),
    ]
    assert editions(book, "census.day")[-1] == (date(2028, 1, 1), None, last)


def test_what_is_set_within_the_days_of_a_rule_ends_with_them() -> None:
    """The local code of conduct gave way to the national framework, whatever it said by then."""
    book = changed("penalty.attendance", 90, date(2020, 9, 1))
    assert editions(book, "penalty.attendance") == [
        (date(2004, 1, 1), date(2020, 8, 31), 95),
        (date(2020, 9, 1), date(2024, 8, 18), 90),
    ]


def test_a_value_from_the_first_day_of_a_law_takes_its_place() -> None:
    day, ten = date(2024, 8, 19), Period(10, Unit.SCHOOL_DAYS_BEGINNING_WITH)
    before, _ = editions(BOOK, "ten_day.due")
    assert editions(changed("ten_day.due", ten, day), "ten_day.due") == [before, (day, None, ten)]


def test_a_value_set_back_stays_set_back_whichever_was_entered_first() -> None:
    ten, eleven = (Period(n, Unit.SCHOOL_DAYS_BEGINNING_WITH) for n in (10, 11))
    earlier = LocalChange("ten_day.due", ten, date(2021, 9, 1))
    book = changed("ten_day.due", eleven, date(2025, 9, 1), earlier)
    days = (date(2021, 8, 31), date(2021, 9, 1), date(2024, 9, 1), date(2025, 8, 31), date(2025, 9, 1))
    assert [length(book, "ten_day.due", day) for day in days] == [11, 10, 10, 10, 11]


def test_who_decided_on_a_local_value_is_where_it_is_written() -> None:
    since = date(2026, 9, 1)
    book = RuleBook(
        SHIPPED, [LocalChange("penalty.improvement", Period(3, Unit.WEEKS_AFTER), since, "The board")]
    )
    assert [rule.source for rule in book.values("penalty.improvement")] == ["Local practice", "The board"]


_changes = st.lists(
    st.tuples(st.integers(1, 40), st.dates(date(2020, 1, 1), date(2030, 1, 1))),
    max_size=5,
    unique_by=lambda c: c[1],
)


@given(_changes, st.dates(date(2006, 9, 1), date(2031, 1, 1)))
def test_the_latest_change_before_the_event_governs(changes: list[tuple[int, date]], day: date) -> None:
    book = RuleBook(
        SHIPPED,
        [
            LocalChange("ten_day.due", Period(n, Unit.SCHOOL_DAYS_BEGINNING_WITH), since)
            for n, since in changes
        ],
    )
    past = [(since, n) for n, since in changes if since <= day]
    assert length(book, "ten_day.due", day) == (max(past)[1] if past else 11)


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("ten_day.due", "10", Period(10, Unit.SCHOOL_DAYS_BEGINNING_WITH)),
        ("penalty.attendance", "90%", 90),
        ("census.day", "8/10/26", date(2026, 10, 8)),
        ("enquiry.review", "1000", Period(1000, Unit.DAYS_AFTER)),
        ("cnis.register", "In force ", "in force"),
    ],
)
def test_values_are_read_as_a_manager_types_them(key: str, text: str, value: object) -> None:
    assert read_value(BOOK.values(key)[-1], text, date(2026, 9, 1)) == value


@pytest.mark.parametrize("text", ["", "ten", "-1", "1.5", "1001"])
def test_what_is_no_number_is_refused_in_words(text: str) -> None:
    with pytest.raises(ValueProblem, match="is not a number from 0 to 1000"):
        read_value(BOOK.values("ten_day.due")[-1], text, date(2026, 9, 1))


def test_beyond_its_days_a_rule_is_as_it_was_on_the_nearest() -> None:
    book = RuleBook(SHIPPED, [LocalChange("penalty.attendance", 90, date(2020, 9, 1))])
    asked = [date(1999, 1, 1), date(2020, 8, 31), date(2020, 9, 1), date(2026, 1, 1)]
    assert [book.near("penalty.attendance", day).value for day in asked] == [95, 95, 90, 90]
    assert book.near("on_roll.due", date(2010, 1, 1)).set == "ROLL-2016"


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("prosecution.limit", "six months"),
        ("ehe.review", "a year"),
        ("penalty.window", "ten school weeks"),
        ("return_interview.due", "72 hours"),
        ("ten_day.continuous", "ten school days"),
        ("s437.reply", "15 days"),
        ("penalty.improvement", "six weeks"),
        ("cme.guidance", "8 September 2025"),
        ("census.day", "Thu 1 Oct 2026"),
    ],
)
def test_a_value_is_told_within_a_sentence(key: str, words: str) -> None:
    assert BOOK.near(key, date(2026, 11, 9)).in_words() == words
