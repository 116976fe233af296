"""What an import does to records that were on file: nothing before its end, and all of it after."""

import csv
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cme_desktop.desk import Desk
from cme_desktop.drafts import Draft
from cme_desktop.errors import Cancelled
from cme_desktop.intake.carrying_out import carry_out
from cme_desktop.operations.performing import perform
from cme_desktop.operations.undoing import Undo
from cme_desktop.ports import Author, Batch
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.on_roll_notice import ON_ROLL_NOTICE
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY
from cme_desktop.services.saving import save_draft, save_record
from cme_desktop.services.saving import store as put
from cme_desktop.standing_records.child import CHILD
from cme_desktop.standing_records.officer import OFFICER
from cme_desktop.values.partial_dates import BirthDate
from db.store import SqlStore, open_store
from db.writing import taking_back
from tests.builders import AUTHOR, StandingClock, make_child, make_school, save
from tests.day_first import import_table
from tests.importer import Importer
from tests.opening import open_settled, settle
from tests.reckoned import wrong_deadlines
from tests.ui.doing import Doing

CHILDREN = 105  # more than one batch of steps


NAMED = ("Reference", "Surname", "Forename")


def make_children(desk: Desk, tmp_path: Path, many: int = CHILDREN) -> list[tuple[str, str, str]]:
    """Children on file by an import of their own, and what a row has to say to be of one of them for sure."""
    rows = [(f"Name{number}", "Ada") for number in range(many)]
    import_table(desk, CHILD, write(tmp_path / "one.csv", NAMED[1:], *rows))
    with desk.store.reading() as reader:
        return [(child.reference, child.surname, child.forename) for child in reader.records(CHILD)]


def write(path: Path, *rows: Sequence[str]) -> Path:
    with path.open("w", newline="", encoding="utf-8") as out:
        csv.writer(out).writerows(rows)
    return path


@pytest.fixture
def asked(data: str) -> str:
    """Children who were taken off roll, and nobody knows where they went."""
    with closing(open_store(data, StandingClock())) as store, store.changing(AUTHOR) as work:
        left = make_school(work, "Elm Lane", urn="106653")
        make_school(work, "Oak Road", urn="106654")
        for number in range(CHILDREN):
            child = make_child(work, f"Name{number}", school=left.id)
            days = {"received_on": date(2026, 10, 6), "deleted_on": date(2026, 10, 5)}
            save(work, OFF_ROLL_NOTICE, child=child.id, school=left.id, status="accepted", **days)
        work.commit()
    return data


@pytest.fixture
def entries(tmp_path: Path, asked: str) -> Path:
    """An on-roll notice for each of them, with a parent who is not on file."""
    with closing(open_store(asked, StandingClock())) as store, store.reading() as reader:
        children = [child.reference for child in reader.records(CHILD)]
    headings = ("Child", "School", "Notice received", "Name entered", "Status", "Parent lived with")
    rows = [(child, "106654", "14/10/2026", "13/10/2026", "accepted", "Okafor, Grace") for child in children]
    return write(tmp_path / "entries.csv", headings, *rows)


def told(store: SqlStore) -> list[tuple[Any, ...]]:
    """Of each child: school, parents, and how often the notice was changed."""
    with store.reading() as reader:
        return [
            (child.school, len(child.people), notice.status, len(reader.history(notice.id)))
            for notice in reader.records(OFF_ROLL_NOTICE)
            for child in [reader.get(CHILD, notice.child)]
        ]


def test_records_on_file_stay_as_they_are_until_the_end(asked: str, entries: Path) -> None:
    with (
        closing(open_store(asked, StandingClock())) as store,
        Importer(asked, "on_roll_notice", entries) as importer,
    ):
        before = told(store)
        importer.wait_at(CHILDREN)
        assert told(store) == before == [(1, 0, "accepted", 1)] * CHILDREN
        assert importer.run() == f"loaded {CHILDREN}"
        assert told(store) == [(2, 1, "matched", 2)] * CHILDREN
        assert list(store.findings()) == []
        with store.reading() as reader:
            assert list(wrong_deadlines(reader)) == []


@pytest.mark.parametrize(
    "die_before",
    [("DELETE FROM intake_step", 1), ("UPDATE off_roll_notice", 30), ("DELETE FROM intake_step", 2)],
    ids=lambda place: f"{place[0]} {place[1]}",
)
def test_killed_after_the_end_the_next_start_carries_it_out(
    asked: str, entries: Path, die_before: tuple[str, int]
) -> None:
    with Importer(asked, "on_roll_notice", entries, die_before) as importer:
        assert importer.run() == ""
    with closing(open_settled(asked, StandingClock())) as store:
        assert told(store) == [(2, 1, "matched", 2)] * CHILDREN
        assert list(store.findings()) == []
        with store.reading() as reader:
            assert list(wrong_deadlines(reader)) == []
            assert reader.counts()["on_roll_notice"][0] == CHILDREN
            last = reader.history(reader.get(OFF_ROLL_NOTICE, 4).id)[0]
        assert last.who == "Sam Field", "it is still the work of whoever loaded the file"


def test_after_the_end_it_is_not_stopped_any_more(store: SqlStore, tmp_path: Path) -> None:
    desk = Desk(store, StandingClock(), AUTHOR)
    again = [(*row, f"note of {row[1]}") for row in make_children(desk, tmp_path)]

    def stop(done: int, total: int) -> None:
        told.append((done, total))
        if len(told) > len(range(0, CHILDREN, 50)) + 1:
            raise Cancelled("Stopped before it was finished; nothing was changed.")

    told: list[tuple[int, int]] = []
    path = write(tmp_path / "two.csv", (*NAMED, "Notes"), *again)
    assert import_table(desk, CHILD, path, progress=stop).loaded == CHILDREN
    assert len(told) > 4
    with store.reading() as reader:
        assert {child.notes for child in reader.records(CHILD)} == {row[-1] for row in again}


def test_a_command_interrupted_after_the_end_says_so(store: SqlStore, tmp_path: Path) -> None:
    desk = Desk(store, StandingClock(), AUTHOR)
    rows = make_children(desk, tmp_path)
    path = write(tmp_path / "two.csv", (*NAMED, "Notes"), *((*row, "x") for row in rows))
    told = []

    def interrupt(done: int, _: int) -> None:
        told.append(done)
        if told.count(100) == 2:  # rows first, then steps
            raise KeyboardInterrupt

    with pytest.raises(Cancelled, match=r"^All rows are loaded\. What follows from them for records"):
        import_table(desk, CHILD, path, progress=interrupt)
    settle(store)
    with store.reading() as reader:
        assert {child.notes for child in reader.records(CHILD)} == {"x"}


def test_of_a_row_that_was_stopped_nothing_is_remembered(store: SqlStore, tmp_path: Path) -> None:
    """What it says of a child on file was not done, and so is not “loaded before” either."""
    desk = Desk(store, StandingClock(), AUTHOR)
    (row,) = make_children(desk, tmp_path, 1)
    path = write(tmp_path / "two.csv", (*NAMED, "Notes"), (*row, "x"))

    def stop(done: int, total: int) -> None:
        if done == total:
            raise Cancelled("Stopped before it was finished; nothing was changed.")

    with pytest.raises(Cancelled):
        import_table(desk, CHILD, path, progress=stop)
    assert import_table(desk, CHILD, path).loaded == 1
    with store.reading() as reader:
        assert [child.notes for child in reader.records(CHILD)] == ["x"]
    again = import_table(desk, CHILD, path)
    assert [skipped.why for skipped in again.skipped_rows] == ["Nothing new: this row was loaded before."]


def test_records_that_point_at_later_ones_are_taken_back(
    store: SqlStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An officer of the first row has the hub that the second made; a child, the parent whom it named."""
    monkeypatch.setattr(taking_back, "BATCH", 1)
    officers = ("Name", "Hub"), ("Robin Ash", ""), ("Robin Ash", "North")
    notices = (
        ("Child", "Opened", "Parent lived with"),
        ("Nowak, Jan", "5/9/2016", ""),
        ("Nowak, Jan", "6/9/2016", "Nowak, Ewa"),
    )

    def stop(done: int, total: int) -> None:
        if done == total:
            raise Cancelled("Stopped before it was finished; nothing was changed.")

    for kind, rows in ((OFFICER, officers), (WHEREABOUTS_ENQUIRY, notices)):
        with pytest.raises(Cancelled):
            import_table(
                Desk(store, StandingClock(), AUTHOR), kind, write(tmp_path / "c.csv", *rows), progress=stop
            )
        with store.engine.connect() as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM record").scalar() == 0
        assert list(store.findings()) == []


def test_what_an_officer_wrote_meanwhile_is_kept(data: str, tmp_path: Path) -> None:
    with closing(open_settled(data, StandingClock())) as store:
        with store.changing(AUTHOR) as work:
            child = make_child(work)
            work.commit()
        path = write(
            tmp_path / "c.csv", (*NAMED, "Notes", "Sex"), (child.reference, "Okafor", "Ada", "x", "F")
        )
        with Importer(data, "child", path) as importer:
            importer.wait_at(1)
            with store.changing(AUTHOR) as work:
                child.notes = "Seen at the clinic"
                reading = Desk(store, StandingClock(), AUTHOR).reading(work.law())
                save_draft(work, Draft(CHILD, reading, child))
                work.commit()
            importer.run()
        with store.reading() as reader:
            (now,) = reader.records(CHILD)
        assert (now.notes, now.sex) == ("Seen at the clinic", "F")


def test_a_manager_is_asked_of_a_child_who_is_like_a_restricted_one_by_what_was_filled(
    store: SqlStore, tmp_path: Path
) -> None:
    with store.changing(AUTHOR) as work:
        born = {"birth": BirthDate(date(2014, 5, 6))}
        kept = make_child(work, "Reid", "Tom", **born, restricted=True, restricted_reason="refuge")
        child = make_child(work, "Reid", "Thomas", birth=None)
        work.commit()
    row = child.reference, "Reid", "Thomas", "6/5/2014"
    path = write(tmp_path / "c.csv", (*NAMED, "Date of birth"), row)
    assert import_table(Desk(store, StandingClock(), AUTHOR), CHILD, path).loaded == 1
    with store.reading() as reader:
        assert [(asked.record, asked.restricted) for asked in reader.resemblances()] == [(child.id, kept.id)]


def test_for_a_child_whose_making_was_undone_meanwhile_nothing_is_left_to_do(
    data: str, tmp_path: Path
) -> None:
    with closing(open_settled(data, StandingClock())) as store:
        made = perform(store, AUTHOR, Doing(make_child))
        row = made.result.reference, "Okafor", "Ada", "x"
        with Importer(data, "child", write(tmp_path / "c.csv", (*NAMED, "Notes"), row)) as importer:
            importer.wait_at(1)
            perform(store, AUTHOR, Undo("Save new child", made.written))
            assert importer.run() == "loaded 1"
        assert settle(store) == []
        assert list(store.findings()) == []


def test_term_dates_are_in_force_from_the_end_on(asked: str, tmp_path: Path) -> None:
    headings = ("Kind", "Name", "First day", "Last day")
    terms = write(tmp_path / "terms.csv", headings, ("Term", "Autumn", "1/9/2026", "18/12/2026"))
    with (
        closing(open_settled(asked, StandingClock())) as store,
        Importer(asked, "calendar_entry", terms) as importer,
    ):
        with store.reading() as reader:
            before, due = reader.law(), reader.due()
        importer.wait_at(1)
        with store.reading() as reader:
            assert reader.law().calendars == before.calendars
            assert reader.due() == due
        assert importer.run() == "loaded 1"
        with store.reading() as reader:
            assert reader.law().calendars.differing(before.calendars)
            assert list(wrong_deadlines(reader)) == []
            assert reader.due() != due


@pytest.mark.parametrize("rows", [2, 120], ids=["before the first", "before another"])
def test_what_was_saved_between_two_batches_is_known(data: str, tmp_path: Path, rows: int) -> None:
    """Neither the child nor the notice is made a second time."""
    filler = [(f"Name{number}", "Ada", "23/4/2012", "5/9/2016") for number in range(rows)]
    headings = ("Child surname", "Child forename", "Child date of birth", "Opened")
    path = write(
        tmp_path / "c.csv", headings, *filler[:50], ("Okafor", "Ada", "23/4/2012", "5/9/2016"), *filler[50:]
    )
    with closing(open_settled(data, StandingClock())) as store:
        with Importer(data, "whereabouts_enquiry", path) as importer:
            importer.wait_at(min(rows, 50) if rows > 50 else 0)
            with store.changing(AUTHOR) as work:
                child = make_child(work, birth=BirthDate(date(2012, 4, 23)))
                save(work, WHEREABOUTS_ENQUIRY, child=child.id, received_on=date(2016, 9, 5))
                work.commit()
            assert importer.run() == f"loaded {rows}"
        with store.reading() as reader:
            assert len(reader.search(["okafor"], 5, ["child"])) == 1
            assert reader.counts()["whereabouts_enquiry"][0] == rows + 1


@pytest.mark.parametrize("noted_by", ["an officer", "a later row"])
def test_what_was_brought_moves_the_child_though_a_note_was_added_meanwhile(
    store: SqlStore, noted_by: str
) -> None:
    with store.changing(AUTHOR) as work:
        child, school = make_child(work).id, make_school(work).id
        work.commit()

    def brought(batch: Batch) -> Any:
        entry = save(batch, ON_ROLL_NOTICE, child=child, school=school, entered_on=date(2026, 10, 5))
        batch.put_off("consequences", {"type": ON_ROLL_NOTICE.key, "id": entry.id})
        if noted_by == "a later row":
            entry.notes = "By telephone."
            put(batch, ON_ROLL_NOTICE, entry)
        return entry.id

    with store.importing(AUTHOR, "sent.csv", carry_out) as intake:
        id = intake.batch(brought)
        intake.batch(lambda batch: batch.finish())
        if noted_by == "an officer":
            with store.changing(Author("Sam Field")) as work:
                entry = work.get(ON_ROLL_NOTICE, id)
                entry.notes = "By telephone."
                save_record(work, ON_ROLL_NOTICE, entry)
                work.commit()
        carry_out(intake)
    with store.reading() as reader:
        assert reader.get(CHILD, child).school == school
