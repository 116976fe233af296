"""A child's past as spells: on roll from an entry to the deletion that followed it, at home, missing."""

from datetime import date
from typing import Any

from cme_desktop.records.home_education import HOME_EDUCATION
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.on_roll_notice import ON_ROLL_NOTICE
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY
from cme_desktop.services.past import Spell, SpellKind, read_past
from cme_desktop.standing_records.child import CHILD
from db.store import SqlStore
from db.unit_of_work import SqlUnitOfWork
from tests.builders import AUTHOR, make_child, make_school, save

ASHDOWN, BEECH = "Ashdown Primary", "Beech Hall"
ERROR = {"status": "closed", "closing_reason": "entered_in_error", "closed_on": date(2026, 11, 9)}


class Town:
    """One child and two schools."""

    def __init__(self, work: SqlUnitOfWork) -> None:
        self.work = work
        self.child = make_child(work).id
        self.schools = {name: make_school(work, name).id for name in (ASHDOWN, BEECH)}

    def entered(self, school: str, on: date, **more: Any) -> None:
        at = {"child": self.child, "school": self.schools[school]}
        save(self.work, ON_ROLL_NOTICE, **at, entered_on=on, received_on=on, **more)

    def left(self, school: str, on: date, **more: Any) -> None:
        at = {"child": self.child, "school": self.schools[school]}
        save(self.work, OFF_ROLL_NOTICE, **at, deleted_on=on, received_on=on, **more)

    def now_at(self, school: str | None) -> None:
        child = self.work.get(CHILD, self.child)
        child.school = None if school is None else self.schools[school]
        self.work.save(CHILD, child, [])

    def past(self) -> list[Spell]:
        return read_past(self.work, self.work.get(CHILD, self.child), self.work.timeline(self.child))


def on_roll(school: str, start: date | None, end: date | None) -> Spell:
    return Spell(SpellKind.ON_ROLL, start, end, school)


def test_each_entry_goes_on_until_the_first_deletion_from_that_school(sqlite_store: SqlStore) -> None:
    with sqlite_store.changing(AUTHOR) as work:
        town = Town(work)
        town.entered(ASHDOWN, date(2024, 9, 2))
        town.left(BEECH, date(2025, 1, 6))
        town.left(ASHDOWN, date(2026, 7, 21))
        town.left(ASHDOWN, date(2025, 7, 22))
        town.now_at(None)
        assert town.past() == [
            on_roll(ASHDOWN, date(2024, 9, 2), date(2025, 7, 22)),
            on_roll(ASHDOWN, None, date(2026, 7, 21)),
            on_roll(BEECH, None, date(2025, 1, 6)),
        ]


def test_a_child_may_leave_on_the_day_of_its_entry_and_never_before(sqlite_store: SqlStore) -> None:
    with sqlite_store.changing(AUTHOR) as work:
        town = Town(work)
        day = date(2026, 9, 2)
        town.entered(ASHDOWN, day)
        town.left(ASHDOWN, day)
        town.now_at(None)
        assert town.past() == [on_roll(ASHDOWN, day, day)]
        town.left(BEECH, date(2026, 9, 1))
        town.entered(BEECH, day)
        town.now_at(BEECH)
        assert on_roll(BEECH, day, None) in town.past()


def test_a_child_on_a_roll_of_which_no_entry_tells_has_no_first_day(sqlite_store: SqlStore) -> None:
    with sqlite_store.changing(AUTHOR) as work:
        town = Town(work)
        town.now_at(BEECH)
        assert town.past() == [on_roll(BEECH, None, None)]
        town.now_at(None)
        assert town.past() == []


def test_a_deletion_ends_the_roll_that_only_the_childs_record_names(sqlite_store: SqlStore) -> None:
    """The record names the school until the notice is accepted; the status of education ends then too."""
    with sqlite_store.changing(AUTHOR) as work:
        town, day = Town(work), date(2026, 10, 12)
        town.now_at(BEECH)
        town.left(BEECH, day, status="queried")
        assert town.past() == [on_roll(BEECH, None, day)]
        town.entered(BEECH, date(2026, 11, 2))
        assert on_roll(BEECH, date(2026, 11, 2), None) in town.past()


def test_a_child_at_home_is_on_no_roll_now_and_one_back_at_school_is(sqlite_store: SqlStore) -> None:
    with sqlite_store.changing(AUTHOR) as work:
        town = Town(work)
        started, ended = date(2026, 9, 7), date(2026, 10, 5)
        at_home = {"child": town.child, "received_on": started, "started_on": started}
        spell = save(work, HOME_EDUCATION, **at_home)
        town.now_at(BEECH)
        assert town.past() == [Spell(SpellKind.HOME_EDUCATED, started, None)]
        spell.ended_on = ended
        work.save(HOME_EDUCATION, spell, [])
        sought = date(2026, 10, 12)
        save(work, WHEREABOUTS_ENQUIRY, child=town.child, received_on=sought)
        home, missing = SpellKind.HOME_EDUCATED, SpellKind.MISSING
        *known, last = town.past()
        assert known == [on_roll(BEECH, None, None), Spell(home, started, ended)]
        assert (last.kind, last.start, last.end) == (missing, sought, None)
        assert not any(spell.found for spell in (*known, last))


def test_what_was_entered_in_error_tells_nothing(sqlite_store: SqlStore) -> None:
    with sqlite_store.changing(AUTHOR) as work:
        town = Town(work)
        town.entered(ASHDOWN, date(2026, 9, 2))
        town.entered(ASHDOWN, date(2026, 9, 3), **ERROR)
        town.left(ASHDOWN, date(2026, 10, 1), **ERROR)
        town.now_at(ASHDOWN)
        begun = {"child": town.child, "received_on": date(2026, 9, 4)}
        save(work, HOME_EDUCATION, **begun, status="ended", end_reason="opened_in_error")
        save(work, WHEREABOUTS_ENQUIRY, **begun, status="closed", close_reason="opened_in_error")
        assert town.past() == [on_roll(ASHDOWN, date(2026, 9, 2), None)]
