"""A child's past as spells: on roll from an entry to the deletion that followed it, at home, missing."""

from datetime import date
from typing import Any

from cme_desktop.education_status.reading import told_of
from cme_desktop.records.home_education import HOME_EDUCATION
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.on_roll_notice import ON_ROLL_NOTICE
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY
from cme_desktop.services.past import Spell, SpellKind, read_past
from cme_desktop.standing_records.child import CHILD
from db.store import SqlStore
from db.unit_of_work import SqlUnitOfWork
from tests.builders import AUTHOR, make_child, make_school, save

TODAY = date(2026, 11, 9)
ASHDOWN, BEECH = "Ashdown Primary", "Beech Hall"
ERROR = {"status": "closed", "closing_reason": "entered_in_error", "closed_on": TODAY}


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
        told = told_of(self.work, [self.work.get(CHILD, self.child)], TODAY)[self.child]
        return read_past(self.work, told, self.work.timeline(self.child))


def on_roll(school: str, start: date | None, end: date | None) -> Spell:
    return Spell(SpellKind.ON_ROLL, start, end, school)


def test_each_entry_goes_on_until_the_first_deletion_from_that_school(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        town = Town(work)
        town.entered(ASHDOWN, date(2024, 9, 2))
        town.left(BEECH, date(2024, 7, 22))
        town.left(ASHDOWN, date(2026, 7, 21))
        town.left(ASHDOWN, date(2025, 7, 22))
        town.now_at(None)
        assert town.past() == [
            on_roll(ASHDOWN, date(2024, 9, 2), date(2025, 7, 22)),
            on_roll(BEECH, None, date(2024, 7, 22)),
        ], "a school that has let the child go takes nobody off its roll once more"


def test_an_entry_goes_on_though_the_childs_record_names_no_school(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        town, entry, moved = Town(work), date(2024, 9, 2), date(2026, 9, 7)
        town.entered(ASHDOWN, entry)
        town.now_at(None)
        assert town.past() == [on_roll(ASHDOWN, entry, None)]
        town.entered(BEECH, moved)
        town.now_at(BEECH)
        assert town.past() == [on_roll(BEECH, moved, None), on_roll(ASHDOWN, entry, moved)]


def test_a_child_may_leave_on_the_day_of_its_entry_and_never_before(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
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


def test_a_child_on_a_roll_of_which_no_entry_tells_has_no_first_day(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        town = Town(work)
        town.now_at(BEECH)
        assert town.past() == [on_roll(BEECH, None, None)]
        town.now_at(None)
        assert town.past() == []


def test_a_deletion_ends_the_roll_that_only_the_childs_record_names(store: SqlStore) -> None:
    """The record names the school until the notice is accepted; the status of education ends then too."""
    with store.changing(AUTHOR) as work:
        town, day = Town(work), date(2026, 10, 12)
        town.now_at(BEECH)
        town.left(BEECH, day, status="queried")
        assert town.past() == [on_roll(BEECH, None, day)]
        town.entered(BEECH, date(2026, 11, 2))
        assert on_roll(BEECH, date(2026, 11, 2), None) in town.past()


def test_a_roll_and_home_education_stand_side_by_side_as_they_are_on_file(store: SqlStore) -> None:
    """Of an open spell as well: that both cannot be so is asked of the status of education."""
    with store.changing(AUTHOR) as work:
        town = Town(work)
        started, ended = date(2026, 9, 7), date(2026, 10, 5)
        at_home = {"child": town.child, "received_on": started, "started_on": started}
        spell = save(work, HOME_EDUCATION, **at_home)
        town.now_at(BEECH)
        home, missing = SpellKind.HOME_EDUCATED, SpellKind.MISSING
        assert town.past() == [on_roll(BEECH, None, None), Spell(home, started, None)]
        town.now_at(None)
        assert town.past() == [Spell(home, started, None)]
        spell.ended_on = ended
        work.save(HOME_EDUCATION, spell, [])
        sought = date(2026, 10, 12)
        save(work, WHEREABOUTS_ENQUIRY, child=town.child, received_on=sought)
        assert town.past() == [Spell(home, started, ended), Spell(missing, sought, None)]


def test_flexi_schooling_is_a_roll_and_no_home_education(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        town, entry, started = Town(work), date(2024, 9, 2), date(2026, 9, 7)
        town.entered(BEECH, entry)
        town.now_at(BEECH)
        at_home = {"child": town.child, "received_on": started, "started_on": started}
        save(work, HOME_EDUCATION, **at_home, register_ground="b")
        assert town.past() == [on_roll(BEECH, entry, None)]


def test_what_was_entered_in_error_tells_nothing(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        town = Town(work)
        town.entered(ASHDOWN, date(2026, 9, 2))
        town.entered(ASHDOWN, date(2026, 9, 3), **ERROR)
        town.left(ASHDOWN, date(2026, 10, 1), **ERROR)
        town.now_at(ASHDOWN)
        begun = {"child": town.child, "received_on": date(2026, 9, 4)}
        save(work, HOME_EDUCATION, **begun, status="ended", end_reason="opened_in_error")
        save(work, WHEREABOUTS_ENQUIRY, **begun, status="closed", close_reason="opened_in_error")
        assert town.past() == [on_roll(ASHDOWN, date(2026, 9, 2), None)]
