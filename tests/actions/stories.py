"""What happens in an office, told step by step: at each `yield` program and model have to agree.

They begin where every life does (`Life.begin`): of Ada it is asked where she went, of Zoe it is known.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from tests.actions.machine import Actions

Story = Callable[[Actions], Iterator[None]]

DAY = date(2026, 10, 1)
ADA, ZOE = 0, 1
ASHDOWN, BEECH, CEDAR = 0, 1, 2


def later(days: int) -> date:
    return DAY + timedelta(days=days)


def entered(life: Actions, child: int, school: int, day: date = DAY) -> str:
    """A school has entered a child; the reference of its notice."""
    life.put_on_roll(child=child, school=school, received_on=day, entered_on=day, status="accepted")
    return life.book.of("on_roll_notice")[-1]


def deleted(life: Actions, child: int, school: int, day: date = DAY) -> str:
    values = {"received_on": day, "deleted_on": day, "status": "accepted", "destination_kind": None}
    life.take_off_roll(child=child, school=school, **values)
    return life.book.of("off_roll_notice")[-1]


def at_home(life: Actions, child: int, day: date = DAY) -> str:
    life.educate_at_home(child=child, received_on=day, started_on=day)
    return life.book.of("home_education")[-1]


def searched(life: Actions, child: int, day: date = DAY) -> str:
    life.search(child=child, received_on=day)
    return life.book.of("whereabouts_enquiry")[-1]


def an_entry_of_another_child(life: Actions) -> Iterator[None]:
    """It answers for one child, turns out to be of another, and answers for that one."""
    entry = entered(life, ADA, BEECH)
    yield
    life.of(entry, life.change_child, child=ZOE)
    yield
    life.of(entry, life.change_child, child=ADA)
    yield
    life.of(entry, life.none_after_all)
    yield


def found_at_school(life: Actions) -> Iterator[None]:
    """A search, and home education, are over once a school has the child; and go on if it never came."""
    searched(life, ADA)
    yield
    entry = entered(life, ADA, BEECH, later(1))
    yield
    life.of(entry, life.change_school, school=CEDAR)
    yield
    life.of(entry, life.none_after_all)
    yield
    entered(life, ADA, CEDAR, later(20))
    yield


def home_again(life: Actions) -> Iterator[None]:
    """The same of home education, which answers the question while it stands."""
    spell = at_home(life, ADA)
    yield
    entry = entered(life, ADA, BEECH, later(20))
    yield
    life.of(entry, life.take_day_out)
    yield
    life.of(spell, life.none_after_all)
    yield
    life.of(spell, life.reopen)
    yield


def the_same_school(life: Actions) -> Iterator[None]:
    """It answers with a later entry of its own, not with the one before the deletion."""
    entered(life, ADA, ASHDOWN, later(-1))
    yield
    early = entered(life, ZOE, CEDAR, later(-30))
    yield
    deleted(life, ZOE, CEDAR)
    yield
    life.of(early, life.change_day, day=later(-1))
    yield
    life.of(early, life.change_day, day=later(1))
    yield
    entered(life, ADA, ASHDOWN, later(1))
    yield


def on_the_very_days(life: Actions) -> Iterator[None]:
    """Thirty days before a deletion are soon enough, one more is too soon; for home education as well."""
    entered(life, ADA, BEECH, later(-31))
    yield
    at_home(life, ADA, later(-31))
    yield
    entry = entered(life, ADA, CEDAR, later(-30))
    yield
    life.of(entry, life.none_after_all)
    yield
    at_home(life, ADA, later(-30))
    yield


def a_spell_in_error(life: Actions) -> Iterator[None]:
    """What it answered is asked again, unless another spell or a search takes that over."""
    first, second = at_home(life, ADA), at_home(life, ADA, later(1))
    yield
    life.of(first, life.none_after_all)
    yield
    life.of(second, life.none_after_all)
    yield
    life.of(first, life.reopen)
    yield
    life.of(first, life.change_child, child=ZOE)
    yield


def a_search_in_error(life: Actions) -> Iterator[None]:
    """It asks for the notice while it goes on, and lets go of it when it was none."""
    search = searched(life, ADA)
    yield
    deleted(life, ADA, BEECH, later(1))
    yield
    life.of(search, life.none_after_all)
    yield
    life.of(search, life.reopen)
    yield
    life.of(search, life.change_child, child=ZOE)
    yield


def a_notice_opened_again(life: Actions) -> Iterator[None]:
    """Closed, opened again and closed again; confirmed from elsewhere, and asked again."""
    (asked, known) = life.book.of("off_roll_notice")
    for notice in (asked, known):
        life.of(notice, life.close, why=0)
        yield
        life.of(notice, life.reopen)
        yield
    life.of(asked, life.confirm)
    yield
    life.of(asked, life.put_back, back=1)
    yield


def put_back_as_it_was(life: Actions) -> Iterator[None]:
    """What follows from the earlier version follows once more."""
    entry = entered(life, ADA, BEECH)
    yield
    life.of(entry, life.none_after_all)
    yield
    life.of(entry, life.put_back, back=1)
    yield
    life.of(entry, life.change_school, school=CEDAR)
    yield
    life.of(entry, life.change_child, child=ZOE)
    yield
    life.of(entry, life.put_back, back=1)
    yield


def child_and_school_at_once(life: Actions) -> Iterator[None]:
    """An entry put back to what it said of another child at another school: the search goes on."""
    entry = entered(life, ZOE, BEECH, later(1))
    searched(life, ADA)
    yield
    life.of(entry, life.change_child, child=ADA)
    yield
    life.of(entry, life.change_school, school=CEDAR)
    yield
    life.of(entry, life.put_back, back=2)
    yield


def twice_ended(life: Actions) -> Iterator[None]:
    """A search and a spell that one entry ended, opened again and ended by another: the second one counts."""
    search, spell = searched(life, ADA), at_home(life, ADA)
    yield
    first = entered(life, ADA, BEECH, later(1))
    yield
    life.of(search, life.reopen)
    yield
    life.of(spell, life.reopen)
    yield
    entered(life, ADA, BEECH, later(20))
    yield
    life.of(first, life.none_after_all)
    yield


ANSWERS: tuple[Story, ...] = (
    an_entry_of_another_child,
    found_at_school,
    home_again,
    the_same_school,
    on_the_very_days,
    a_spell_in_error,
    a_search_in_error,
    a_notice_opened_again,
    put_back_as_it_was,
    child_and_school_at_once,
    twice_ended,
)
