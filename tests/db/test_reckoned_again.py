"""Due dates that are on file wrongly are put right as they are reckoned anew, and nothing is passed over."""

from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from cme_desktop.ports import Reader, UnitOfWork
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY
from cme_desktop.services import reckoning
from cme_desktop.services.reckoning import Reckoned, asking_to_reckon, reckon_batch, reckon_what_waits
from cme_desktop.standing_records.calendar_entry import CALENDAR_ENTRY
from cme_desktop.standing_records.local_rule import LOCAL_RULE
from cme_desktop.statutory.clocks import Deadline
from cme_desktop.touched import Aspect
from db.store import SqlStore, open_store
from tests.builders import (
    AUTHOR,
    StandingClock,
    make_child,
    make_notice,
    make_school,
    reckon_all,
    save,
)


def enquiry(work: UnitOfWork, surname: str) -> Any:
    child = make_child(work, surname).id
    return save(work, WHEREABOUTS_ENQUIRY, child=child, received_on=date(2026, 9, 7))


def lines(reader: Reader) -> list[tuple[object, ...]]:
    return [(line.record, line.duty, line.due_on, line.label) for line in reader.due(unmet=False)]


def made_up(duty: str) -> Deadline:
    day = date(2026, 11, 1)
    return Deadline(
        duty=duty, label="Made up", due_on=day, met_on=None, since=day, why="", clears="", rule_set="",
        waits=False, overran=False,
    )  # fmt: skip


def test_what_does_not_belong_goes_and_what_is_missing_comes(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        ada, ben, kuba = (enquiry(work, name) for name in ("Okafor", "Nowak", "Lis"))
        right = lines(work)
        assert {line[0] for line in right} == {ada.id, ben.id, kuba.id}
        work.save(WHEREABOUTS_ENQUIRY, ada, [made_up("made_up"), made_up("enquiry_review")])
        work.save(WHEREABOUTS_ENQUIRY, ben, [])
        assert lines(work) != right
        reckon_all(work)
        assert lines(work) == right


def test_due_dates_that_cannot_be_read_just_now_are_not_called_done(store: SqlStore) -> None:
    """Else they would stay as they were, and nothing would say so."""

    def fail(_connection: Any, _cursor: Any, text: str, *_: Any) -> None:
        if text.startswith("SELECT deadline."):
            raise OSError("the disk is gone")

    with store.changing(AUTHOR) as work:
        enquiry(work, "Okafor")
        work.ask_reckoning([WHEREABOUTS_ENQUIRY.key], None)
        work.commit()
    sa.event.listen(store.engine, "before_cursor_execute", fail)
    with pytest.raises(OSError, match="the disk is gone"):
        reckon_what_waits(store, AUTHOR)
    sa.event.remove(store.engine, "before_cursor_execute", fail)
    with store.reading() as reader:
        assert reader.to_reckon() == 1


def test_where_nothing_waits_nothing_is_done_and_nothing_left(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        assert reckon_batch(work) == Reckoned(0, 0)


def test_the_same_school_asked_for_twice_is_reckoned_once(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        notice = make_notice(work, make_child(work).id, make_school(work).id)
        for _ in range(2):
            work.ask_reckoning([TEN_DAY_NOTIFICATION.key], [notice.school])
        assert [asked.schools for asked in work.reckonings()] == [(notice.school,)]


def test_of_two_that_wait_one_that_cannot_be_read_does_not_hide_the_other(data_file: Path) -> None:
    """The first can be read, the second was written by somebody else."""
    with closing(open_store(str(data_file), StandingClock())) as store:
        with store.changing(AUTHOR) as work:
            enquiry(work, "Okafor")
            work.ask_reckoning([WHEREABOUTS_ENQUIRY.key], None)
            work.commit()
        with store.engine.connect() as connection, connection.begin():
            connection.exec_driver_sql(
                "INSERT INTO reckoning (asked_at, who, types, done, last, missing) "
                "SELECT asked_at, who, CAST(x'ff' AS TEXT), done, last, missing FROM reckoning"
            )
        with store.reading() as reader:
            assert reader.to_reckon() == 1
        reckon_what_waits(store, AUTHOR)
        with store.reading() as reader:
            assert not reader.reckonings()


def test_a_due_date_that_cannot_be_read_does_not_keep_others_from_being_put_right(data_file: Path) -> None:
    with closing(open_store(str(data_file), StandingClock())) as store:
        with store.changing(AUTHOR) as work:
            ada, ben = enquiry(work, "Okafor"), enquiry(work, "Nowak")
            right = [line for line in lines(work) if line[0] == ben.id]
            work.save(WHEREABOUTS_ENQUIRY, ben, [])
            work.ask_reckoning([WHEREABOUTS_ENQUIRY.key], None)
            work.commit()
        with store.engine.connect() as connection, connection.begin():
            torn = f"UPDATE deadline SET why = CAST(x'ff' AS TEXT) WHERE record_id = {ada.id}"
            connection.exec_driver_sql(torn)
        reckon_what_waits(store, AUTHOR)
        with store.engine.connect() as connection, connection.begin():
            connection.exec_driver_sql(f"DELETE FROM deadline WHERE record_id = {ada.id}")
        with store.reading() as reader:
            assert lines(reader) == right


def test_a_rule_and_a_day_changed_at_once_are_asked_for_once_each(store: SqlStore) -> None:
    """All that goes by the rule everywhere, and of the rest what the school sends whose day it is."""
    with store.changing(AUTHOR) as work:
        school = make_school(work).id
        child = make_child(work).id
        make_notice(work, child, school)
        enquiry(work, "Okafor")
        with asking_to_reckon(work):
            save(work, LOCAL_RULE, rule="enquiry.chase", value="3", since_on=date(2026, 1, 1))
            days = {"kind": "closed", "first_on": date(2026, 10, 14), "last_on": date(2026, 10, 14)}
            save(work, CALENDAR_ENTRY, name="Flood", school=school, **days)
        everywhere, here = work.reckonings()
        assert everywhere.schools is None
        assert WHEREABOUTS_ENQUIRY.key in everywhere.types
        assert here.schools == (school,)
        assert TEN_DAY_NOTIFICATION.key in here.types
        assert not set(everywhere.types) & set(here.types)


@pytest.mark.parametrize(("batch", "given_way"), [(3, 0), (2, 1), (1, 2)])
def test_whoever_waits_gets_a_turn_between_two_batches_and_the_last_record_is_not_left(
    store: SqlStore, monkeypatch: pytest.MonkeyPatch, batch: int, given_way: int
) -> None:
    monkeypatch.setattr(reckoning, "BATCH", batch)
    with store.changing(AUTHOR) as work:
        for surname in ("Okafor", "Nowak", "Lis"):
            enquiry(work, surname)
        work.ask_reckoning([WHEREABOUTS_ENQUIRY.key], None)
        work.commit()
    turns: list[None] = []
    monkeypatch.setattr(store, "give_way", lambda: turns.append(None))
    touched = reckon_what_waits(store, AUTHOR)
    assert len(turns) == given_way
    assert Aspect.DEADLINES in touched.aspects
    with store.reading() as reader:
        assert not reader.reckonings()
