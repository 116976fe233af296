"""An import undone whole: nothing is left of it, or it is said what later work stands on it."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from cme_desktop.description.record_type import RecordType
from cme_desktop.errors import Cancelled, NotFound, Refused
from cme_desktop.intake.date_order import DateOrder
from cme_desktop.operations.bringing_in import LoadTable
from cme_desktop.operations.performing import Done, perform
from cme_desktop.operations.undoing import Undo, way_back
from cme_desktop.operations.undoing_imports import UndoImport
from cme_desktop.ports import Author, KeptDraft, UnitOfWork, Written
from cme_desktop.records.home_education import HOME_EDUCATION
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.on_roll_notice import ON_ROLL_NOTICE
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from cme_desktop.services.reckoning import reckon_what_waits
from cme_desktop.services.saving import save_record
from cme_desktop.standing_records.calendar_entry import CALENDAR_ENTRY
from cme_desktop.standing_records.child import CHILD
from cme_desktop.standing_records.person import PERSON
from db.store import SqlStore
from db.writing import taking_back
from tests.books import workbook
from tests.builders import AUTHOR, NOON, StandingClock, make_child, make_notice, make_school, save
from tests.db.test_operations import Stopped
from tests.db.test_undoing import tables
from tests.opening import settle
from tests.ui.doing import Doing

SAM = Author("Sam Field")
DAY = date(2026, 10, 5)
SCHOOL_ENTERED = {
    "School": "106654",
    "Name entered": "5/10/2026",
    "Notice received": "6/10/2026",
}
TOM = {"Child surname": "Reid", "Child forename": "Tom", "Child date of birth": "1/2/2013", **SCHOOL_ENTERED}


class Team:
    """A child who was taken off roll, and files that tell of her and of others."""

    def __init__(self, store: SqlStore, clock: StandingClock, folder: Path) -> None:
        self.store, self.clock, self.folder = store, clock, folder
        with store.changing(AUTHOR) as work:
            self.old, self.new = make_school(work, "Elm Lane", urn="106653"), make_school(work, urn="106654")
            self.ada = make_child(work, school=self.old.id)
            gone = {"school": self.old.id, "deleted_on": DAY, "received_on": DAY, "status": "accepted"}
            self.off = save(work, OFF_ROLL_NOTICE, child=self.ada.id, **gone)
            work.commit()
        self.entry = {"Child": self.ada.reference, **SCHOOL_ENTERED}
        """A row that says where she went."""

    def load(self, kind: RecordType[Any], rows: list[dict[str, Any]], name: str = "sent.xlsx") -> Done[Any]:
        self.clock.moment += timedelta(minutes=1)
        file = workbook(self.folder / name, rows)
        done = perform(self.store, AUTHOR, LoadTable(kind, file, self.clock, DateOrder.DAY_FIRST))
        outcome = done.result.outcome
        assert outcome.loaded, [row.reasons for row in outcome.refused_rows]
        return done

    def undo(self, done: Done[Any], name: str = "sent.xlsx") -> None:
        self.clock.moment += timedelta(minutes=1)
        perform(self.store, AUTHOR, UndoImport(done.result.outcome.number, name))

    def do(self, work: Callable[[UnitOfWork], Any], author: Author = SAM) -> Any:
        self.clock.moment += timedelta(minutes=1)
        return perform(self.store, author, Doing(work)).result

    def change(self, kind: RecordType[Any], id: int, **values: Any) -> None:
        def changed(work: UnitOfWork) -> None:
            record = work.get(kind, id)
            for name, value in values.items():
                setattr(record, name, value)
            save_record(work, kind, record)

        self.do(changed)

    def why_not(self, done: Done[Any]) -> str:
        before = tables(self.store)
        with pytest.raises(Refused) as refused:
            self.undo(done)
        assert tables(self.store) == before
        return str(refused.value)


@pytest.fixture
def team(store: SqlStore, clock: StandingClock, tmp_path: Path) -> Team:
    return Team(store, clock, tmp_path)


def other_children(count: int) -> list[dict[str, Any]]:
    return [{"Surname": f"Lis{n}", "First name": "Kuba", "Date of birth": "1/2/2013"} for n in range(count)]


def test_all_of_it_goes_and_what_followed_from_it_is_as_before(team: Team) -> None:
    before = tables(team.store)
    done = team.load(ON_ROLL_NOTICE, [{**dict.fromkeys(TOM, ""), **team.entry}, {**TOM, "Child": ""}])
    with team.store.reading() as reader:
        assert reader.get(OFF_ROLL_NOTICE, team.off.id).status == "matched"
        assert reader.get(CHILD, team.ada.id).school == team.new.id
    team.undo(done)
    assert tables(team.store) == before
    assert list(team.store.findings()) == []
    with team.store.reading() as reader:
        assert reader.history(team.off.id)[0].action == "undone: the import of sent.xlsx"
    again = team.load(ON_ROLL_NOTICE, [team.entry], "again.xlsx")
    assert again.result.outcome.loaded == 1


def test_what_it_filled_in_is_blank_again_and_the_same_file_fills_it_again(team: Team) -> None:
    row = {"Reference": team.ada.reference, "Surname": "Okafor", "First name": "Ada", "Notes": "Seen."}
    before = tables(team.store)
    done = team.load(CHILD, [row])
    with team.store.reading() as reader:
        assert reader.get(CHILD, team.ada.id).notes == "Seen."
    team.undo(done)
    assert tables(team.store) == before
    assert list(team.store.findings()) == []
    assert team.load(CHILD, [row]).result.outcome.loaded == 1


def test_a_long_one_goes_in_batches_and_is_offered_by_its_number(team: Team) -> None:
    before = tables(team.store)
    done = team.load(CHILD, other_children(230))
    load = LoadTable(CHILD, team.folder / "sent.xlsx", team.clock)
    assert way_back(load, done) == UndoImport(done.result.outcome.number, "sent.xlsx")
    team.undo(done)
    assert tables(team.store) == before
    assert list(team.store.findings()) == []
    with pytest.raises(NotFound, match="was undone before"):
        team.undo(done)


def test_a_record_that_was_changed_since_is_named(team: Team) -> None:
    done = team.load(CHILD, other_children(6))
    for id in done.result.outcome.saved[:5]:
        team.change(CHILD, id, notes="Seen.")
    said = team.why_not(done)
    with team.store.reading() as reader:
        first = reader.get(CHILD, done.result.outcome.saved[0]).reference
    assert said.startswith(
        "The import of sent.xlsx cannot be undone, as later work stands on it: "
        f"{first} (Sam Field, Mon 9 Nov 2026 12:02), "
    )
    assert "and 2 others. Take that back first" in said


def test_a_record_on_file_that_was_changed_since_is_named(team: Team) -> None:
    done = team.load(ON_ROLL_NOTICE, [team.entry])
    team.change(CHILD, team.ada.id, notes="Seen.")
    assert team.ada.reference in team.why_not(done)


def test_a_record_that_points_at_one_is_named(team: Team) -> None:
    done = team.load(CHILD, other_children(1))
    (child,) = done.result.outcome.saved
    notice = team.do(lambda work: make_notice(work, child, team.old.id))
    assert f"{notice.reference} (Sam Field, " in team.why_not(done)


def test_what_it_has_answered_since_is_named(team: Team) -> None:
    """The spell names another deletion already, and this one names none: nothing points at the import."""
    day = {"Notification received": "5/10/2026", "Home education began": "5/10/2026"}
    done = team.load(HOME_EDUCATION, [{"Child": team.ada.reference, **day}])
    gone = {"child": team.ada.id, "school": team.new.id, "deleted_on": DAY, "status": "accepted"}
    values = {**gone, "received_on": DAY + timedelta(days=1)}
    off = team.do(lambda work: save_record(work, OFF_ROLL_NOTICE, OFF_ROLL_NOTICE.cls(**values)))
    with team.store.reading() as reader:
        assert reader.get(OFF_ROLL_NOTICE, off.id).closing_reason == "home_education"
    assert f"{off.reference} (Sam Field, " in team.why_not(done)
    perform(
        team.store, SAM, Undo("Save", (Written(off.id, OFF_ROLL_NOTICE.key, off.reference, 0, off.version),))
    )
    team.undo(done)
    assert list(team.store.findings()) == []


def test_what_is_restricted_is_not_named(team: Team) -> None:
    done = team.load(PERSON, [{"Surname": "Lis", "First name": "Ewa"}])
    (person,) = done.result.outcome.saved
    relation = CHILD.rows["people"].of(person=person)
    kept = {"restricted": True, "restricted_reason": "refuge", "people": [relation]}
    her = team.do(lambda work: make_child(work, "Kept", "Ola", **kept))
    said = team.why_not(done)
    assert "stands on it: a record that is restricted." in said
    assert her.reference not in said


def test_unfinished_typing_about_it_stands_on_it(team: Team) -> None:
    done = team.load(CHILD, other_children(1))
    typed = {"head": {"links": {"child": done.result.outcome.saved[0]}}}
    kept = KeptDraft(0, TEN_DAY_NOTIFICATION.key, None, SAM.name, NOON, "Lis", typed)
    team.do(lambda work: work.keep_draft(kept))
    assert "unfinished typing of Sam Field" in team.why_not(done)


def test_law_that_it_brought_is_law_no_longer(team: Team) -> None:
    team.do(lambda work: make_notice(work, team.ada.id, team.old.id), AUTHOR)
    before = tables(team.store)
    term = {"Kind": "term", "Name": "Autumn", "First day": "1/9/2026", "Last day": "18/12/2026"}
    done = team.load(CALENDAR_ENTRY, [term])
    reckon_what_waits(team.store, AUTHOR)
    assert tables(team.store)["deadline"] != before["deadline"]
    team.undo(done)
    assert list(team.store.findings()) == []
    reckon_what_waits(team.store, AUTHOR)
    assert tables(team.store) == before
    assert list(team.store.findings()) == []


def test_one_that_was_cut_short_is_finished_by_the_next_to_open_the_file(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tables(team.store)
    done = team.load(ON_ROLL_NOTICE, [team.entry])

    def killed(*_: object) -> int:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(taking_back, "empty", killed)
        with pytest.raises(KeyboardInterrupt):
            team.undo(done)
    with team.store.reading() as reader:
        assert list(reader.records(ON_ROLL_NOTICE)) == []
    assert list(team.store.findings()) == []
    assert settle(team.store) == []
    assert tables(team.store) == before
    assert list(team.store.findings()) == []


def test_one_that_was_cut_short_before_is_undone_by_asking_again(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tables(team.store)
    done = team.load(ON_ROLL_NOTICE, [team.entry])

    def killed(*_: object) -> int:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("db.intakes.SqlBatch.hide", killed)
        with pytest.raises(KeyboardInterrupt):
            team.undo(done)
    team.undo(done)
    assert tables(team.store) == before
    assert list(team.store.findings()) == []


def test_what_it_put_back_before_it_was_cut_short_may_be_worked_on(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = team.load(ON_ROLL_NOTICE, [team.entry])

    def killed(*_: object) -> int:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("db.intakes.SqlBatch.hide", killed)
        with pytest.raises(KeyboardInterrupt):
            team.undo(done)
    team.change(CHILD, team.ada.id, notes="Seen.")
    after = tables(team.store)
    team.undo(done)
    with team.store.reading() as reader:
        assert list(reader.records(ON_ROLL_NOTICE)) == []
    assert tables(team.store)["child"] == after["child"]
    assert list(team.store.findings()) == []


def test_one_that_is_stopped_stands_and_can_be_undone_again(team: Team) -> None:
    before = tables(team.store)
    done = team.load(ON_ROLL_NOTICE, [team.entry])
    after = tables(team.store)
    assert done.undone_by is not None
    with pytest.raises(Cancelled):
        perform(team.store, AUTHOR, done.undone_by, Stopped())
    assert tables(team.store) == after
    team.undo(done)
    assert tables(team.store) == before


def test_it_is_offered_in_any_later_sitting_until_it_is_undone(team: Team) -> None:
    first = team.load(CHILD, other_children(3), "first.xlsx")
    second = team.load(ON_ROLL_NOTICE, [team.entry], "second.xlsx")
    with team.store.reading() as reader:
        found = reader.imports(5)
        assert reader.imports(1) == found[:1]
    assert [(one.number, one.file, one.who, one.records) for one in found] == [
        (second.result.outcome.number, "second.xlsx", AUTHOR.name, 1),
        (first.result.outcome.number, "first.xlsx", AUTHOR.name, 3),
    ]
    assert found[0].at > found[1].at
    team.undo(second, "second.xlsx")
    with team.store.reading() as reader:
        assert [one.file for one in reader.imports(5)] == ["first.xlsx"]


def test_one_that_was_stopped_is_not_offered(team: Team) -> None:
    file = workbook(team.folder / "sent.xlsx", other_children(3))
    load = LoadTable(CHILD, file, team.clock, DateOrder.DAY_FIRST)
    with pytest.raises(Cancelled):
        perform(team.store, AUTHOR, load, Stopped())
    with team.store.reading() as reader:
        assert reader.imports(5) == []
