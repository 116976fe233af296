"""The file as it stood at the end of a day, read out of its history."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from cme_desktop.errors import Cancelled, CmeError, Unavailable
from cme_desktop.intake.carrying_out import carry_out
from cme_desktop.ports import Reader
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY, Check
from cme_desktop.settings import AUTHORITY
from cme_desktop.standing_records.child import CHILD
from cme_desktop.standing_records.school import SCHOOL
from db.store import SqlStore
from tests.actions.evenings import Evenings
from tests.builders import AUTHOR, StandingClock, make_child, make_notice, make_school, save
from tests.db.test_operations import Stopped
from tests.postgres import PostgresServer
from tests.soaks.actions import empty_database, on_a_server, on_files, run

MONDAY, TUESDAY, WEDNESDAY = date(2026, 11, 9), date(2026, 11, 10), date(2026, 11, 11)
A_DAY = timedelta(days=1)


def test_every_evening_of_a_life_is_counted_again_alike_from_a_data_file(tmp_path: Path) -> None:
    run(on_files(tmp_path), 5, 30, seed=3, actions=Evenings)


def test_every_evening_of_a_life_is_counted_again_alike_from_a_database(
    postgres_server: PostgresServer,
) -> None:
    with empty_database(postgres_server) as empty:
        run(on_a_server(postgres_server, empty), 2, 30, seed=4, actions=Evenings)


def surnames(store: SqlStore, day: date) -> list[str]:
    """Of the children that were on file on the evening of a day."""
    with store.reading_as_at(day) as reader:
        return sorted(child.surname for child in reader.records(CHILD))


def save_child(store: SqlStore, surname: str = "Okafor") -> int:
    with store.changing(AUTHOR) as work:
        child = make_child(work, surname)
        work.commit()
    return int(child.id)


def test_an_import_is_there_from_the_evening_of_the_day_on_which_it_ended(
    store: SqlStore, clock: StandingClock
) -> None:
    save_child(store)
    with store.importing(AUTHOR, "sent.xlsx", carry_out) as going:
        going.batch(lambda work: make_child(work, "Reid"))
        clock.moment += A_DAY
        assert surnames(store, TUESDAY) == ["Okafor"]
        going.batch(lambda work: work.finish())
    assert [surnames(store, day) for day in (MONDAY, TUESDAY)] == [["Okafor"], ["Okafor", "Reid"]]


def test_an_import_that_was_stopped_was_never_there(store: SqlStore, clock: StandingClock) -> None:
    save_child(store)
    with store.importing(AUTHOR, "sent.xlsx", carry_out) as stopped:
        stopped.batch(lambda work: make_child(work, "Reid"))
        clock.moment += A_DAY
    assert [surnames(store, day) for day in (MONDAY, TUESDAY)] == [["Okafor"]] * 2


def test_an_import_that_was_undone_was_there_until_that_day(store: SqlStore, clock: StandingClock) -> None:
    save_child(store)
    with store.importing(AUTHOR, "sent.xlsx", carry_out) as sent:
        sent.batch(lambda work: make_child(work, "Reid"))
        sent.batch(lambda work: work.finish())
    clock.moment += A_DAY
    with store.undoing(AUTHOR, sent.number, carry_out) as undone:
        undone.batch(lambda work: work.hide())
        undone.take_back(undone=True)
    assert [surnames(store, day) for day in (MONDAY, TUESDAY)] == [["Okafor", "Reid"], ["Okafor"]]


def test_what_another_computer_saved_by_a_slow_clock_rests_on_what_was_saved_before(
    store: SqlStore, clock: StandingClock
) -> None:
    id = save_child(store)
    clock.moment += A_DAY
    for surname, back in (("Reid", timedelta(0)), ("Reid-Okafor", A_DAY)):
        clock.moment -= back
        with store.changing(AUTHOR) as work:
            child = work.get(CHILD, id)
            child.surname = surname
            work.save(CHILD, child, [])
            work.commit()
    assert surnames(store, MONDAY) == ["Reid-Okafor"]


def test_a_day_ends_at_midnight_in_the_united_kingdom(store: SqlStore, clock: StandingClock) -> None:
    for minute, surname in ((59, "Okafor"), (60, "Reid")):
        clock.moment = datetime(2026, 7, 6, 22, 0, tzinfo=UTC) + timedelta(minutes=minute)
        save_child(store, surname)
    clock.moment += A_DAY
    found = [surnames(store, date(2026, 7, day)) for day in (6, 7)]
    assert found == [["Okafor"], ["Okafor", "Reid"]]


def test_names_due_dates_and_history_are_those_of_the_day(store: SqlStore, clock: StandingClock) -> None:
    with store.changing(AUTHOR) as work:
        school = make_school(work, "Elm Lane")
        notice = make_notice(work, make_child(work).id, school.id)
        work.set_setting(AUTHORITY, "Carrowby")
        work.commit()
    with store.reading() as reader:
        then = told(reader, notice.id)
    clock.moment += A_DAY
    with store.changing(AUTHOR) as work:
        school.name = "Oak Lane"
        work.save(SCHOOL, school, [])
        work.commit()
    with store.reading_as_at(MONDAY) as reader:
        assert told(reader, notice.id) == then
        assert len(reader.history(school.id)) == 1
        assert reader.setting(AUTHORITY) == "Carrowby"
        with store.reading() as now:
            assert told(now, notice.id) != then
            assert (reader.anchor(TUESDAY), reader.identity()) == (now.anchor(TUESDAY), now.identity())


def test_a_row_that_is_still_there_keeps_its_number_and_no_other_has_it(
    store: SqlStore, clock: StandingClock
) -> None:
    asked = [Check(check=check, asked_on=MONDAY) for check in ("gp", "home_visit", "police")]
    with store.changing(AUTHOR) as work:
        child = make_child(work).id
        others = save(work, WHEREABOUTS_ENQUIRY, child=child, received_on=MONDAY, checks=[Check(check="gp")])
        enquiry = save(work, WHEREABOUTS_ENQUIRY, child=child, received_on=MONDAY, checks=asked)
        work.commit()
    gp, visit, police = (row.id for row in enquiry.checks)
    clock.moment += A_DAY
    with store.changing(AUTHOR) as work:
        enquiry.checks = [Check(id=police, check="police", asked_on=MONDAY, agency="Desk"), enquiry.checks[0]]
        work.save(WHEREABOUTS_ENQUIRY, enquiry, [])
        work.commit()
    with store.reading_as_at(MONDAY) as reader:
        found = {one.id: one.checks for one in reader.records(WHEREABOUTS_ENQUIRY)}
    assert [row.check for row in found[enquiry.id]] == ["gp", "home_visit", "police"]
    assert [row.id for row in found[others.id]] == [others.checks[0].id]
    assert [row.id for row in found[enquiry.id]] == [gp, police, max(gp, visit, police) + 1]


def told(reader: Reader, notice: int) -> object:
    lines = [line for line in reader.due(unmet=False) if line.record == notice]
    assert lines
    return lines, reader.timeline(lines[0].child or 0)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (WEDNESDAY, "Wed 11 Nov 2026 is still to come. Give today or a day before it."),
        (
            date(2026, 11, 8),
            "The history of this data file begins on Mon 9 Nov 2026. Give that day or a later one.",
        ),
    ],
)
def test_a_day_of_which_history_cannot_tell_is_refused(
    store: SqlStore, clock: StandingClock, day: date, said: str
) -> None:
    save_child(store)
    clock.moment += A_DAY
    with pytest.raises(CmeError) as refused, store.reading_as_at(day):
        pass
    assert str(refused.value) == said


def test_a_file_in_which_nothing_was_saved_stood_nowhere(store: SqlStore) -> None:
    with pytest.raises(CmeError, match="Nothing has been saved"), store.reading_as_at(MONDAY):
        pass


@pytest.mark.parametrize(
    "spoilt", ["fields = 'none'", "at = 'noon'", "record_type = 'gone'", "record_version = 7"]
)
def test_nobody_counts_by_a_history_that_says_nothing_certain(sqlite_store: SqlStore, spoilt: str) -> None:
    save_child(sqlite_store)
    id = save_child(sqlite_store, "Reid")
    with sqlite_store.engine.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER history_no_update")
        connection.exec_driver_sql(f"UPDATE history SET {spoilt} WHERE record_id = {id}")
    with pytest.raises(Unavailable, match=r"^The history of CHD-2026-0002 cannot be relied on"):
        surnames(sqlite_store, MONDAY)


class Watching:
    """Somebody who looks on."""

    cancelled = False

    def __init__(self) -> None:
        self.seen: list[tuple[int, int]] = []

    def report(self, done: int, total: int) -> None:
        self.seen.append((done, total))

    def check(self) -> None:
        pass


def test_it_is_told_how_far_it_is(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        make_notice(work, make_child(work).id, make_school(work).id)
        work.commit()
    watching = Watching()
    with store.reading_as_at(MONDAY, watching):
        assert watching.seen == [(3, 4), (4, 4)]


def test_whoever_stops_it_leaves_nothing_beside_the_data(sqlite_store: SqlStore) -> None:
    save_child(sqlite_store)
    beside = sorted(Path(sqlite_store.name).parent.iterdir())
    with pytest.raises(Cancelled), sqlite_store.reading_as_at(MONDAY, Stopped()):
        pass
    assert surnames(sqlite_store, MONDAY) == ["Okafor"]
    assert sorted(Path(sqlite_store.name).parent.iterdir()) == beside
