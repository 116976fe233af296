"""What cannot be so at one time stays asked as it should be, whatever else is done with the data file."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from cme_desktop.description.duties import AT_ODDS
from cme_desktop.description.record_type import RecordType
from cme_desktop.intake.date_order import DateOrder
from cme_desktop.operations.bringing_in import LoadTable
from cme_desktop.operations.performing import Done, perform
from cme_desktop.operations.undoing import Undo
from cme_desktop.operations.undoing_imports import UndoImport
from cme_desktop.ports import UnitOfWork
from cme_desktop.records.home_education import HOME_EDUCATION
from cme_desktop.records.on_roll_notice import ON_ROLL_NOTICE
from cme_desktop.services.at_odds import wrong_questions
from cme_desktop.services.reckoning import asking_to_reckon, reckon_what_waits
from cme_desktop.services.saving import save_record
from cme_desktop.standing_records.child import CHILD
from cme_desktop.standing_records.local_rule import LOCAL_RULE
from db.store import SqlStore
from tests.books import workbook
from tests.builders import AUTHOR, StandingClock, make_child, make_school
from tests.ui.doing import Doing

SEPTEMBER, OCTOBER = date(2026, 9, 7), date(2026, 10, 5)
SPELL = {"Notification received": "6/10/2026", "Home education began": "5/10/2026"}


class Team:
    """A child on a roll, and whoever saves and loads what it is at odds with."""

    def __init__(self, store: SqlStore, clock: StandingClock) -> None:
        self.store, self.clock = store, clock
        with store.changing(AUTHOR) as work:
            school = make_school(work)
            self.child = make_child(work)
            told = {"school": school.id, "entered_on": SEPTEMBER, "received_on": SEPTEMBER}
            self.entry = save_record(work, ON_ROLL_NOTICE, ON_ROLL_NOTICE.cls(child=self.child.id, **told))
            work.commit()

    def do(self, work: Callable[[UnitOfWork], Any]) -> Done[Any]:
        self.clock.moment += timedelta(minutes=1)
        return perform(self.store, AUTHOR, Doing(work))

    def undo(self, done: Done[Any]) -> Done[Any]:
        self.clock.moment += timedelta(minutes=1)
        return perform(self.store, AUTHOR, Undo("that", done.written))

    def load(self, folder: Path, kind: RecordType[Any], **row: str) -> int:
        self.clock.moment += timedelta(minutes=1)
        file = workbook(folder / "sent.xlsx", [{"Child": self.child.reference, **row}])
        done = perform(self.store, AUTHOR, LoadTable(kind, file, self.clock, DateOrder.DAY_FIRST))
        outcome = done.result.outcome
        assert outcome.loaded == 1, [row.reasons for row in outcome.refused_rows]
        return outcome.number

    def at_home(self, work: UnitOfWork) -> Any:
        spell = HOME_EDUCATION.cls(child=self.child.id, received_on=SEPTEMBER, started_on=OCTOBER)
        return save_record(work, HOME_EDUCATION, spell)

    def asked(self) -> list[tuple[str, date | None]]:
        """Of which types and for which days; a check agrees that it is all there is to ask."""
        with self.store.reading() as reader:
            assert list(wrong_questions(reader)) == []
            return [(line.type, line.due_on) for line in reader.due() if line.duty == AT_ODDS]


@pytest.fixture
def team(store: SqlStore, clock: StandingClock) -> Team:
    return Team(store, clock)


ASKED = [("home_education", date(2026, 10, 12))]


def test_it_goes_and_comes_back_with_what_is_undone_and_done_again(team: Team) -> None:
    done = team.do(team.at_home)
    assert team.asked() == ASKED
    undone = team.undo(done)
    assert team.asked() == []
    team.undo(undone)
    assert team.asked() == ASKED


def test_it_is_asked_again_once_what_cleared_it_is_undone(team: Team) -> None:
    team.do(team.at_home)

    def in_error(work: UnitOfWork) -> None:
        entry = work.get(ON_ROLL_NOTICE, team.entry.id)
        entry.status, entry.closing_reason, entry.closed_on = "closed", "never_came", OCTOBER
        save_record(work, ON_ROLL_NOTICE, entry)

    done = team.do(in_error)
    assert team.asked() == []
    team.undo(done)
    assert team.asked() == ASKED


def test_two_records_of_one_child_apart_again_contradict_nothing(team: Team) -> None:
    second = team.do(lambda work: make_child(work)).result

    def merge(work: UnitOfWork) -> None:
        other = work.get(CHILD, second.id)
        other.status, other.merged_into = "merged", team.child.id
        save_record(work, CHILD, other)

    def spell_of_the_second(work: UnitOfWork) -> None:
        spell = HOME_EDUCATION.cls(child=second.id, received_on=SEPTEMBER, started_on=OCTOBER)
        save_record(work, HOME_EDUCATION, spell)

    team.do(spell_of_the_second)
    done = team.do(merge)
    assert team.asked() == ASKED
    team.undo(done)
    assert team.asked() == []


def test_what_an_import_brings_is_asked_about_and_goes_with_it(team: Team, tmp_path: Path) -> None:
    number = team.load(tmp_path, HOME_EDUCATION, **SPELL)
    assert team.asked() == ASKED
    perform(team.store, AUTHOR, UndoImport(number, "sent.xlsx"))
    assert team.asked() == []


def test_a_spell_on_file_is_asked_about_no_longer_once_an_import_is_undone(
    team: Team, tmp_path: Path
) -> None:
    def left(work: UnitOfWork) -> None:
        entry = work.get(ON_ROLL_NOTICE, team.entry.id)
        entry.status, entry.closing_reason, entry.closed_on = "closed", "never_came", OCTOBER
        save_record(work, ON_ROLL_NOTICE, entry)

    team.do(left)
    team.do(team.at_home)
    assert team.asked() == []
    with team.store.reading() as reader:
        school = reader.get(ON_ROLL_NOTICE, team.entry.id).school
        (urn,) = [one.reference for one in reader.hits([school or 0])]
    row = {"School": urn, "Name entered": "7/9/2026", "Notice received": "8/9/2026"}
    number = team.load(tmp_path, ON_ROLL_NOTICE, **row)
    assert team.asked() == ASKED
    perform(team.store, AUTHOR, UndoImport(number, "sent.xlsx"))
    assert team.asked() == []


def test_a_manager_sets_its_days(team: Team) -> None:
    team.do(team.at_home)
    rule = {"rule": "at_odds.question", "value": "21", "since_on": date(2026, 1, 1)}
    team.do(lambda work: save_rule(work, rule))
    reckon_what_waits(team.store, AUTHOR)
    assert team.asked() == [("home_education", date(2026, 10, 26))]


def save_rule(work: UnitOfWork, values: dict[str, Any]) -> None:
    with asking_to_reckon(work):
        save_record(work, LOCAL_RULE, LOCAL_RULE.cls(**values))


def test_what_a_file_of_before_is_at_odds_with_is_asked_once_it_is_carried_on(team: Team) -> None:
    team.do(team.at_home)
    with team.store.changing(AUTHOR) as work:
        work.set_at_odds([team.child.id], [])
        work.ask_reckoning([HOME_EDUCATION.key, ON_ROLL_NOTICE.key], None)
        work.commit()
    reckon_what_waits(team.store, AUTHOR)
    assert team.asked() == ASKED


FORGED = {
    "UPDATE deadline SET due_on = '2030-01-01' WHERE duty = 'at_odds'": (
        "is stored with another day or other words than it comes to"
    ),
    "DELETE FROM deadline WHERE duty = 'at_odds'": (
        "is asked nowhere, though it follows from what is on file about the child"
    ),
    (
        "UPDATE deadline SET record_id = (SELECT id FROM record WHERE type = 'on_roll_notice') "
        "WHERE duty = 'at_odds'"
    ): "is asked, though it follows from nothing on file about the child",
}


@pytest.mark.parametrize("forgery", FORGED)
def test_a_check_finds_a_question_that_was_tampered_with(
    sqlite_store: SqlStore, clock: StandingClock, forgery: str
) -> None:
    team = Team(sqlite_store, clock)
    team.do(team.at_home)
    with sqlite_store.engine.begin() as connection:
        connection.exec_driver_sql(forgery)
    with sqlite_store.reading() as reader:
        assert any(said.endswith(f"{FORGED[forgery]}.") for said in wrong_questions(reader))
