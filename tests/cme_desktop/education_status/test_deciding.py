"""The order of precedence: one status for any facts on any day, and the twins that are told apart."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cme_desktop.education_status.deciding import EducationTold, since, status_on
from cme_desktop.education_status.facts import EducationFact, OffRoll, OntoRoll, Source
from cme_desktop.education_status.rolls import on_rolls
from cme_desktop.education_status.statuses import SOMEWHERE, AtOdds, Circumstance, EducationStatus

SEPTEMBER, OCTOBER, NOVEMBER = (date(2026, month, 5) for month in (9, 10, 11))
DAY = timedelta(days=1)
ASHDOWN, BEECH = 1, 2
SCHOOL_AGE = (date(2020, 1, 1), date(2031, 6, 27))
BIRTH = Source("child", 1, "CHD-1", "birth")


def source(id: int = 9) -> Source:
    return Source("note", id, f"NOTE-{id}", "day")


def fact(
    says: Circumstance,
    first: date | None = SEPTEMBER,
    last: date | None = None,
    afterwards: bool = False,
    id: int = 9,
    school: int | None = None,
) -> EducationFact:
    return EducationFact(
        says=says, source=source(id), since=first, until=last, afterwards=afterwards, school=school
    )


def told(*facts: EducationFact, own: EducationFact | None = None) -> EducationTold:
    return EducationTold(facts, own, SCHOOL_AGE, BIRTH)


def status(*facts: EducationFact, on: date = NOVEMBER) -> EducationStatus:
    return status_on(told(*facts), on).status


def rolls(*turns: OntoRoll | OffRoll, own: int | None = None) -> list[EducationFact]:
    return list(on_rolls(turns, own))


def entered(
    school: int, on: date | None, shared: bool = False, standard: bool = False, id: int = 5
) -> OntoRoll:
    return OntoRoll(school=school, source=source(id), on=on, shared=shared, standard=standard)


def left(school: int, on: date) -> OffRoll:
    return OffRoll(school=school, source=source(6), on=on)


def test_every_circumstance_alone_makes_its_own_status() -> None:
    for says in set(Circumstance) - {Circumstance.NOT_TAKEN_OFF}:
        runs = says in SOMEWHERE or says in (Circumstance.SOUGHT, Circumstance.FOUND, Circumstance.WAITING)
        assert status(fact(says, afterwards=not runs)) is (
            says.status if says is not Circumstance.OUT_OF_AGE else EducationStatus.NOT_KNOWN
        )
    assert status() is EducationStatus.NOT_KNOWN


HOME = Circumstance.UNDER_ENQUIRY
TABLE = [
    # the earlier, the later, what counts once both have begun
    (Circumstance.ON_ROLL, Circumstance.SOUGHT, EducationStatus.ON_ROLL),
    (Circumstance.SOUGHT, Circumstance.ON_ROLL, EducationStatus.ON_ROLL),
    (Circumstance.ON_ROLL, Circumstance.WAITING, EducationStatus.ON_ROLL),
    (Circumstance.ON_ROLL, HOME, EducationStatus.HOME_UNDER_ENQUIRY),
    (HOME, Circumstance.ON_ROLL, EducationStatus.ON_ROLL),
    (Circumstance.ON_ROLL, Circumstance.UNSUITABLE, EducationStatus.MISSING_FOUND),
    (Circumstance.ON_ROLL, Circumstance.UNTAUGHT, EducationStatus.EXCLUDED_UNTAUGHT),
    (Circumstance.UNTAUGHT, Circumstance.ON_ROLL, EducationStatus.ON_ROLL),
    (Circumstance.TAUGHT, HOME, EducationStatus.HOME_UNDER_ENQUIRY),
    (HOME, Circumstance.SOUGHT, EducationStatus.MISSING_SOUGHT),
    (Circumstance.SOUGHT, HOME, EducationStatus.HOME_UNDER_ENQUIRY),
    (Circumstance.SOUGHT, Circumstance.UNSUITABLE, EducationStatus.MISSING_SOUGHT),
    (Circumstance.UNSUITABLE, Circumstance.SOUGHT, EducationStatus.MISSING_SOUGHT),
    (Circumstance.ORDERED, Circumstance.ON_ROLL, EducationStatus.ON_ROLL),
    (HOME, Circumstance.WAITING, EducationStatus.HOME_UNDER_ENQUIRY),
    (Circumstance.UNTAUGHT, Circumstance.SOUGHT, EducationStatus.MISSING_SOUGHT),
    (Circumstance.WAITING, Circumstance.SOUGHT, EducationStatus.MISSING_SOUGHT),
]


@pytest.mark.parametrize(("earlier", "later", "counts"), TABLE)
def test_of_two_that_run_one_counts(
    earlier: Circumstance, later: Circumstance, counts: EducationStatus
) -> None:
    both = (fact(earlier, SEPTEMBER, id=1), fact(later, OCTOBER, id=2))
    assert status(*both) is counts
    assert status(*reversed(both)) is counts
    assert status(*both, on=OCTOBER - DAY) is earlier.status


def test_what_ended_holds_until_the_child_is_somewhere_again() -> None:
    not_found = fact(Circumstance.SOUGHT, SEPTEMBER, afterwards=True, id=1)
    at_home = fact(HOME, OCTOBER, OCTOBER + DAY, id=2)
    assert status(not_found) is EducationStatus.MISSING_SOUGHT
    assert status(not_found, at_home) is EducationStatus.NOT_KNOWN
    assert status(not_found, at_home, on=OCTOBER - DAY) is EducationStatus.MISSING_SOUGHT
    gone = fact(Circumstance.GONE, OCTOBER, afterwards=True, id=3)
    assert status(not_found, gone) is EducationStatus.GONE


def test_what_ends_a_spell_is_not_overtaken_by_the_spell() -> None:
    spell = fact(HOME, SEPTEMBER, SEPTEMBER, id=1)
    unsuitable = fact(Circumstance.UNSUITABLE, SEPTEMBER, afterwards=True, id=1)
    assert status(spell, unsuitable) is EducationStatus.MISSING_FOUND


def test_an_own_record_that_gives_no_day_holds_from_the_last_beginning() -> None:
    died = fact(Circumstance.GONE, None)
    at_home = told(fact(HOME, OCTOBER), own=died)
    assert status_on(at_home, NOVEMBER).status is EducationStatus.GONE
    assert status_on(at_home, OCTOBER - DAY).status is EducationStatus.NOT_KNOWN


def test_age_goes_before_everything_and_sixteen_is_not_the_end_of_it() -> None:
    on_roll = told(fact(Circumstance.ON_ROLL, SEPTEMBER, school=ASHDOWN))
    first, last = SCHOOL_AGE
    assert status_on(on_roll, last).status is EducationStatus.ON_ROLL
    over = status_on(on_roll, last + DAY)
    assert over.status is EducationStatus.OUT_OF_AGE
    assert [one.source for one in over.because] == [BIRTH, source()]
    assert status_on(on_roll, first - DAY).status is EducationStatus.OUT_OF_AGE
    assert since(on_roll, last + DAY + DAY) == last + DAY


def test_left_and_came_back_the_same_day_is_on_roll() -> None:
    back = rolls(entered(ASHDOWN, SEPTEMBER), left(ASHDOWN, OCTOBER), entered(ASHDOWN, OCTOBER))
    gone = fact(Circumstance.LEFT, OCTOBER, afterwards=True)
    assert status(*back, gone, on=OCTOBER) is EducationStatus.ON_ROLL
    assert status(*back, gone, on=NOVEMBER) is EducationStatus.ON_ROLL


def test_came_and_left_the_same_day_is_not() -> None:
    come_and_gone = rolls(entered(ASHDOWN, OCTOBER), left(ASHDOWN, OCTOBER))
    gone = fact(Circumstance.LEFT, OCTOBER, afterwards=True)
    found = status_on(told(*come_and_gone, gone), OCTOBER)
    assert found.status is EducationStatus.NOT_KNOWN
    assert found.at_odds == (AtOdds.NO_ROLL_NO_ENQUIRY,)


def test_who_was_there_before_that_day_and_is_there_now_came_back() -> None:
    turns = (entered(ASHDOWN, OCTOBER), left(ASHDOWN, OCTOBER), entered(ASHDOWN, None, shared=True))
    for order in (turns, turns[::-1]):
        assert status(*rolls(*order, own=ASHDOWN), on=NOVEMBER) is EducationStatus.ON_ROLL


def test_a_spell_that_ended_the_day_before_a_roll_began_leaves_no_gap() -> None:
    facts = (fact(HOME, SEPTEMBER, OCTOBER - DAY), *rolls(entered(ASHDOWN, OCTOBER)))
    assert status(*facts, on=OCTOBER - DAY) is EducationStatus.HOME_UNDER_ENQUIRY
    assert status(*facts, on=OCTOBER) is EducationStatus.ON_ROLL
    assert status_on(told(*facts), OCTOBER).at_odds == ()


def test_a_deletion_takes_the_child_off_from_its_own_day() -> None:
    gone = rolls(left(ASHDOWN, OCTOBER))
    assert status(*gone, on=OCTOBER - DAY) is EducationStatus.ON_ROLL
    assert status(*gone, on=OCTOBER) is EducationStatus.NOT_KNOWN
    assert rolls(left(ASHDOWN, OCTOBER), left(ASHDOWN, NOVEMBER)) == gone


def test_a_school_that_told_of_no_deletion_gave_the_child_up_to_the_next() -> None:
    turns = (entered(ASHDOWN, SEPTEMBER), entered(BEECH, OCTOBER), left(BEECH, NOVEMBER))
    facts = rolls(*turns)
    assert status(*facts, on=OCTOBER) is EducationStatus.ON_ROLL
    assert status(*facts, on=NOVEMBER) is EducationStatus.NOT_KNOWN
    assert status(*rolls(*turns, own=ASHDOWN), on=NOVEMBER) is EducationStatus.ON_ROLL


def test_a_roll_in_name_alone_decides_nothing_and_is_told() -> None:
    facts = rolls(entered(ASHDOWN, SEPTEMBER), entered(BEECH, OCTOBER), left(BEECH, NOVEMBER))
    found = status_on(told(*facts), NOVEMBER)
    assert found.decided_by is None
    assert [(one.says, one.school) for one in found.because] == [(Circumstance.NOT_TAKEN_OFF, ASHDOWN)]


def test_nothing_is_asked_of_who_is_out_of_school_age() -> None:
    odd = told(fact(Circumstance.ON_ROLL, id=1, school=ASHDOWN), fact(HOME, OCTOBER, id=2))
    assert status_on(odd, SCHOOL_AGE[1]).at_odds == (AtOdds.ON_ROLL_AND_AT_HOME,)
    assert status_on(odd, SCHOOL_AGE[1] + DAY).at_odds == ()


@pytest.mark.parametrize(
    ("turns", "odd"),
    [
        ((entered(ASHDOWN, SEPTEMBER), entered(BEECH, OCTOBER)), True),
        ((entered(ASHDOWN, SEPTEMBER), entered(BEECH, OCTOBER), left(ASHDOWN, NOVEMBER + DAY)), True),
        ((entered(ASHDOWN, SEPTEMBER), entered(BEECH, OCTOBER), left(ASHDOWN, NOVEMBER)), False),
        ((entered(ASHDOWN, SEPTEMBER), entered(BEECH, OCTOBER, shared=True)), False),
        ((entered(ASHDOWN, SEPTEMBER, shared=True), entered(BEECH, OCTOBER)), False),
        ((entered(ASHDOWN, SEPTEMBER), entered(BEECH, OCTOBER, standard=True)), False),
    ],
)
def test_two_rolls_are_at_odds_unless_that_is_as_it_should_be(
    turns: Sequence[OntoRoll | OffRoll], odd: bool
) -> None:
    found = status_on(told(*rolls(*turns)), NOVEMBER)
    assert found.status is EducationStatus.ON_ROLL
    assert (AtOdds.TWO_ROLLS in found.at_odds) is odd


def test_a_roll_and_a_spell_at_home_are_at_odds_and_both_are_told() -> None:
    on_roll, at_home = fact(Circumstance.ON_ROLL, id=1, school=ASHDOWN), fact(HOME, OCTOBER, id=2)
    found = status_on(told(on_roll, at_home), NOVEMBER)
    assert found.because == (at_home, on_roll)
    assert found.at_odds == (AtOdds.ON_ROLL_AND_AT_HOME,)


def test_since_is_the_day_on_which_it_became_what_it_is() -> None:
    on_roll = fact(Circumstance.ON_ROLL, SEPTEMBER, OCTOBER - DAY, school=ASHDOWN)
    sought = fact(Circumstance.SOUGHT, SEPTEMBER + DAY)
    assert since(told(on_roll, sought), NOVEMBER) == OCTOBER
    other = fact(Circumstance.ON_ROLL, OCTOBER, school=BEECH)
    assert since(told(on_roll, other), NOVEMBER) == OCTOBER
    assert since(told(fact(Circumstance.ON_ROLL, None, school=ASHDOWN)), NOVEMBER) == SCHOOL_AGE[0]


NEARBY = st.integers(0, 40).map(lambda days: SEPTEMBER + timedelta(days=days))
FACTS = st.builds(
    fact,
    st.sampled_from(Circumstance),
    st.none() | NEARBY,
    st.none() | NEARBY,
    st.booleans(),
    st.integers(1, 4),
)
TURNS = st.one_of(
    st.builds(entered, st.sampled_from((ASHDOWN, BEECH)), st.none() | NEARBY, st.booleans(), st.booleans()),
    st.builds(left, st.sampled_from((ASHDOWN, BEECH)), NEARBY),
)


@given(st.lists(FACTS, max_size=6), st.lists(TURNS, max_size=6), st.sampled_from((None, ASHDOWN)), NEARBY)
def test_any_facts_make_one_status_on_any_day_whatever_their_order(
    facts: list[EducationFact], turns: list[OntoRoll | OffRoll], own: int | None, day: date
) -> None:
    one = status_on(told(*facts, *rolls(*turns, own=own)), day)
    other = status_on(told(*rolls(*reversed(turns), own=own), *reversed(facts)), day)
    assert isinstance(one.status, EducationStatus)
    assert other.status is one.status
    assert set(other.at_odds) == set(one.at_odds)
    decided = one.decided_by
    assert decided is None or decided.says.status is one.status or one.status is EducationStatus.NOT_KNOWN


@given(st.lists(FACTS, max_size=6), NEARBY)
def test_the_status_is_the_same_from_its_first_day_on(facts: list[EducationFact], day: date) -> None:
    all_told = told(*facts)
    first, now = since(all_told, day), status_on(all_told, day).status
    days = range((day - (first or SEPTEMBER)).days + 1)
    assert {status_on(all_told, day - timedelta(days=back)).status for back in days} == {now}


@given(st.lists(TURNS, max_size=8))
def test_a_school_has_a_child_on_its_roll_once_at_a_time(turns: list[OntoRoll | OffRoll]) -> None:
    found = [roll for roll in rolls(*turns) if roll.says is Circumstance.ON_ROLL]
    for one, other in product(found, found):
        if one is not other and one.school == other.school:
            days = (SEPTEMBER + timedelta(days=n) for n in range(42))
            assert not any(one.holds_on(day) and other.holds_on(day) for day in days)
