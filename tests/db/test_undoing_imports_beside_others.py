"""An import undone beside what others save meanwhile, and what is told of it afterwards."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cme_desktop.errors import Cancelled, Refused
from cme_desktop.operations.performing import perform
from cme_desktop.operations.undoing_imports import UndoImport
from cme_desktop.ports import UnitOfWork
from cme_desktop.records.on_roll_notice import ON_ROLL_NOTICE
from cme_desktop.services.deciding import Answer, decide
from cme_desktop.standing_records.child import CHILD
from cme_desktop.touched import Aspect
from cme_desktop.values.partial_dates import parse_birth
from db.store import SqlStore
from tests.builders import AUTHOR, StandingClock, make_child, make_notice
from tests.db.test_operations import Stopped
from tests.db.test_undoing import DAY, tables
from tests.db.test_undoing_imports import TOM, Team, other_children


@pytest.fixture
def team(store: SqlStore, clock: StandingClock, tmp_path: Path) -> Team:
    return Team(store, clock, tmp_path)


class Looking:
    """An officer who waits for it, and to whom something happens just before it goes out of sight."""

    cancelled = False

    def __init__(self, happens: Callable[[], object] = lambda: None) -> None:
        self.reports: list[tuple[int, int]] = []
        self.check = happens

    def report(self, done: int, total: int) -> None:
        self.reports.append((done, total))


def test_one_that_only_brought_records_can_be_stopped_as_well(team: Team) -> None:
    done = team.load(CHILD, other_children(1))
    after = tables(team.store)
    assert done.undone_by is not None
    with pytest.raises(Cancelled):
        perform(team.store, AUTHOR, done.undone_by, Stopped())
    assert tables(team.store) == after


def test_what_is_saved_meanwhile_and_stands_on_it_keeps_it(team: Team) -> None:
    done = team.load(CHILD, other_children(1))
    (child,) = done.result.outcome.saved

    def notice(work: UnitOfWork) -> object:
        return make_notice(work, child, team.old.id)

    with pytest.raises(Refused, match=r"(?s)as later work stands on it: .* \(Sam Field, "):
        perform(
            team.store,
            AUTHOR,
            UndoImport(done.result.outcome.number, "sent.xlsx"),
            Looking(lambda: team.do(notice)),
        )
    with team.store.reading() as reader:
        assert reader.get(CHILD, child).surname == "Lis0"
    assert list(team.store.findings()) == []


def test_what_stands_on_it_is_found_beside_what_is_put_back(team: Team) -> None:
    """The deletion that it answered points at it too, and comes first."""
    done = team.load(ON_ROLL_NOTICE, [{**dict.fromkeys(TOM, ""), **team.entry}, {**TOM, "Child": ""}])
    with team.store.reading() as reader:
        (tom,) = [child for child in reader.records(CHILD) if child.surname == "Reid"]
    notice = team.do(lambda work: make_notice(work, tom.id, team.old.id))
    assert f"{notice.reference} (Sam Field, " in team.why_not(done)


def test_a_manager_who_has_answered_a_question_about_it_is_heard(team: Team) -> None:
    born = parse_birth("1/2/2013", DAY)
    kept = {"birth": born, "restricted": True, "restricted_reason": "refuge"}
    team.do(lambda work: make_child(work, "Lis0", "Kuba", **kept))
    done = team.load(CHILD, other_children(1))
    with team.store.reading() as reader:
        (asked,) = reader.resemblances()
    team.do(lambda work: decide(work, asked, Answer.OTHER, "Another passport."))
    assert "stands on it: a manager’s answer about records alike." in team.why_not(done)


def test_history_and_every_page_hear_that_it_was_undone(team: Team) -> None:
    done = team.load(CHILD, other_children(1))
    (child,) = done.result.outcome.saved
    undone = perform(team.store, AUTHOR, UndoImport(done.result.outcome.number, "sent.xlsx"))
    with team.store.reading() as reader:
        assert reader.history(child)[0].action == "taken back: the import of sent.xlsx was undone"
    assert undone.touched.records[CHILD.key] is None, "so many that any may be another"
    assert {Aspect.SEEN, Aspect.QUESTIONS, Aspect.DEADLINES} <= undone.touched.aspects


def test_what_it_changed_is_put_back_fifty_records_at_a_time(team: Team) -> None:
    """Others save in between, and whoever waits reads how far it is."""
    children = team.do(lambda work: [make_child(work, f"Lis{n}", "Kuba") for n in range(51)])
    rows = [
        {"Reference": child.reference, "Surname": child.surname, "First name": "Kuba", "Notes": "Seen."}
        for child in children
    ]
    before = tables(team.store)
    done = team.load(CHILD, rows)
    looking = Looking()
    perform(team.store, AUTHOR, UndoImport(done.result.outcome.number, "sent.xlsx"), looking)
    assert looking.reports == [(0, 51), (50, 51)]
    assert tables(team.store) == before
