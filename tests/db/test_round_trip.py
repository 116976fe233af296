"""What is saved is what is read, for every type of record and every field."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from cme_desktop.description.record_type import RecordType
from cme_desktop.records.missing_episode import MISSING_EPISODE
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION, SchoolEnquiry
from cme_desktop.registry import REGISTRY
from cme_desktop.services.saving import store as put
from cme_desktop.standing_records.school import SCHOOL
from db.store import SqlStore
from tests.builders import AUTHOR, NOON, make_child, make_notice, make_school
from tests.db.filling import Filler, contents, unanswerable

each_type = pytest.mark.parametrize("described", REGISTRY, ids=lambda described: described.key)


def read(store: SqlStore, described: RecordType[Any], id: int | None) -> Any:
    assert id is not None
    with store.reading() as reader:
        return reader.get(described, id)


@each_type
def test_every_field_comes_back(store: SqlStore, described: RecordType[Any]) -> None:
    with store.changing(AUTHOR) as work:
        saved = put(work, described, Filler(work).filled(described))
        work.commit()

    assert contents(described, read(store, described, saved.id)) == contents(described, saved)
    assert all(getattr(saved, name) not in (None, (), []) for name in described.fields)


@each_type
def test_an_empty_record_comes_back_empty(store: SqlStore, described: RecordType[Any]) -> None:
    with store.changing(AUTHOR) as work:
        saved = put(work, described, described.cls())
        work.commit()

    assert contents(described, read(store, described, saved.id)) == contents(described, saved)


@each_type
def test_the_lack_of_an_answer_is_kept_with_its_reason(store: SqlStore, described: RecordType[Any]) -> None:
    with store.changing(AUTHOR) as work:
        saved = put(work, described, described.cls(**unanswerable(described)))
        work.commit()
    found = read(store, described, saved.id)

    assert {name: getattr(found, name) for name in unanswerable(described)} == unanswerable(described)


@each_type
def test_every_field_can_be_emptied_again(store: SqlStore, described: RecordType[Any]) -> None:
    with store.changing(AUTHOR) as work:
        saved = put(work, described, Filler(work).filled(described))
        for name in described.fields:
            setattr(saved, name, getattr(described.cls(), name))
        put(work, described, saved)
        work.commit()

    assert contents(described, read(store, described, saved.id)) == contents(described, saved)


def test_a_moment_said_in_another_zone_is_the_same_moment(store: SqlStore) -> None:
    said = datetime(2026, 7, 1, 9, 30, tzinfo=timezone(timedelta(hours=1)))
    with store.changing(AUTHOR) as work:
        saved = put(work, MISSING_EPISODE, MISSING_EPISODE.cls(reported_at=said))
        work.commit()
    found = read(store, MISSING_EPISODE, saved.id)

    assert found.reported_at == said
    assert list(store.findings()) == [], "the record is as its history tells it"


def test_the_store_stamps_who_and_when(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        school = make_school(work)
        work.commit()
    found = read(store, SCHOOL, school.id)

    assert (found.created_by, found.created_at) == ("Robin Ash", NOON)
    assert (found.changed_by, found.changed_at, found.version) == ("Robin Ash", NOON, 1)
    assert isinstance(found.created_at, datetime)
    assert found.created_at.tzinfo is UTC or found.created_at.utcoffset() == NOON.utcoffset()


def test_rows_are_added_changed_removed_and_put_in_another_order(store: SqlStore) -> None:
    tried = [SchoolEnquiry(check=check) for check in ("phone_call", "home_visit", "letter")]
    with store.changing(AUTHOR) as work:
        child, school = make_child(work).id, make_school(work).id
        notice = make_notice(work, child, school, school_enquiries=tried)
        kept = [row.id for row in notice.school_enquiries]
        first, _second, third = notice.school_enquiries
        third.result = "Came back unopened"
        notice.school_enquiries = [third, SchoolEnquiry(check="email"), first]
        put(work, TEN_DAY_NOTIFICATION, notice)
        work.commit()
    rows = read(store, TEN_DAY_NOTIFICATION, notice.id).school_enquiries

    assert [(row.check, row.result) for row in rows] == [
        ("letter", "Came back unopened"),
        ("email", None),
        ("phone_call", None),
    ]
    assert [rows[0].id, rows[2].id] == [kept[2], kept[0]]
    assert rows[1].id not in kept


def test_rows_of_one_record_are_not_those_of_another(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, school = make_child(work).id, make_school(work).id
        notices = [
            make_notice(work, child, school, school_enquiries=[SchoolEnquiry(check=check)])
            for check in ("phone_call", "letter")
        ]
        work.commit()
    with store.reading() as reader:
        found = list(reader.records(TEN_DAY_NOTIFICATION))

    assert [notice.reference for notice in found] == [notice.reference for notice in notices]
    assert [[row.check for row in notice.school_enquiries] for notice in found] == [
        ["phone_call"],
        ["letter"],
    ]
