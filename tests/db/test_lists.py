"""Pages of lists against a plain sort of the same records, in every order and at every depth."""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cme_desktop.description.record_type import RecordType
from cme_desktop.fields import LinkField, Storage
from cme_desktop.ports import ListQuery, ListRow, Reader, UnitOfWork
from cme_desktop.records.penalty_notice import PENALTY_NOTICE
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from cme_desktop.standing_records.child import CHILD
from cme_desktop.values.partial_dates import BirthDate
from db.store import SqlStore
from tests.builders import (
    AUTHOR,
    make_child,
    make_hub,
    make_notice,
    make_officer,
    make_person,
    make_school,
    save,
)

TYPES: tuple[RecordType[Any], ...] = (CHILD, TEN_DAY_NOTIFICATION, PENALTY_NOTICE)
COUNT = 43


@pytest.fixture
def filled(store: SqlStore) -> SqlStore:
    """Records with many ties, many blanks, and names that differ by case alone."""
    dice = random.Random(7)
    names = ["Okafor", "okafor", "Bell", "de Souza", "Zed", "Ash", "Éclair"]
    with store.changing(AUTHOR) as work:
        schools = [make_school(work, name).id for name in ("Elm Lane", "elm lane", "Oak Lane")]
        hubs, officers = [make_hub(work, name).id for name in ("South", "North")], [make_officer(work).id]
        parents = [make_person(work, name).id for name in names[:3]]
        children = [
            make_child(
                work,
                dice.choice(names),
                dice.choice(names),
                sex=dice.choice([None, "M", "F"]),
                birth=dice.choice([None, BirthDate(_day(dice, 3000))]),
                school=dice.choice([None, *schools]),
            ).id
            for _ in range(COUNT)
        ]
        for _ in range(COUNT):
            _random_notice(work, dice, children, schools, hubs, officers)
            save(
                work,
                PENALTY_NOTICE,
                child=dice.choice(children),
                parent=dice.choice([None, *parents]),
                issued_on=dice.choice([None, _day(dice, 5)]),
                amount_higher=dice.choice([None, 16_000, 8_000]),
            )
        work.commit()
    return store


def _random_notice(work: UnitOfWork, dice: random.Random, children: Any, schools: Any, *others: Any) -> None:
    hubs, officers = others
    make_notice(
        work,
        dice.choice(children),
        dice.choice(schools),
        hub=dice.choice([None, *hubs]),
        officer=dice.choice([None, *officers]),
        status=dice.choice(["received", "screened", "closed"]),
        received_on=dice.choice([None, _day(dice, 5)]),
        first_absent_on=dice.choice([None, _day(dice, 5)]),
        outcome=dice.choice([None, "mash", "social_care"]),
    )


def _day(dice: random.Random, days: int) -> date:
    return date(2026, 9, 1) + timedelta(days=dice.randrange(days))


def plainly_sorted(reader: Reader, query: ListQuery) -> list[int]:
    """Ids in the order that a list has to have: blanks first, letters whatever their case, ties by id."""
    described = query.type
    records = list(reader.records(described))
    names = reader.labels(
        {
            id
            for record in records
            for name in described.list_columns
            if (id := _link(described, record, name))
        }
    )

    def key(record: Any) -> tuple[Any, ...]:
        value = getattr(record, query.sort)
        field = described.plain.get(query.sort)
        if query.sort == "reference":
            return (True, record.id)
        if isinstance(field, LinkField):
            value = names.get(value) or None
        elif field is not None and value is not None:
            value = field.to_column(value)
        value = (
            value.lower() if isinstance(value, str) and field and field.storage is not Storage.DATE else value
        )
        return (value is not None, value, record.id) if value is not None else (False, record.id)

    return [record.id for record in sorted(records, key=key, reverse=query.descending)]


def _link(described: RecordType[Any], record: Any, name: str) -> int | None:
    value = getattr(record, name)
    return value if isinstance(described.plain.get(name), LinkField) else None


ORDERS = [(described, name) for described in TYPES for name in described.list_columns]


@pytest.mark.parametrize("descending", [False, True], ids=["up", "down"])
@pytest.mark.parametrize("every", [1, 7, 100])
def test_pages_in_every_order_are_the_plain_sort(filled: SqlStore, every: int, descending: bool) -> None:
    with filled.reading() as reader:
        for described, name in ORDERS:
            query = ListQuery(described, name, descending)
            total, anchors = reader.anchors(query, every)
            pages = [reader.page(query, anchor, every) for anchor in anchors]

            assert total == COUNT
            assert [row.id for page in pages for row in page] == plainly_sorted(reader, query), query
            assert reader.page(query, None, every) == pages[0]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(data=st.data())
def test_a_page_from_any_row_goes_on_in_the_plain_sort(filled: SqlStore, data: st.DataObject) -> None:
    described, name = data.draw(st.sampled_from(ORDERS))
    query = ListQuery(described, name, data.draw(st.booleans()))
    depth, size = data.draw(st.integers(0, COUNT - 1)), data.draw(st.integers(1, COUNT + 5))
    with filled.reading() as reader:
        _, anchors = reader.anchors(query, 1)
        page = reader.page(query, anchors[depth], size)

        assert [row.id for row in page] == plainly_sorted(reader, query)[depth : depth + size]


def test_rows_hold_the_values_of_the_columns(filled: SqlStore) -> None:
    with filled.reading() as reader:
        for described in TYPES:
            for row in reader.page(ListQuery(described), None, COUNT):
                record = reader.get(described, row.id)
                for name, value in zip(described.list_columns, row.values, strict=True):
                    link = _link(described, record, name)
                    if link is not None:
                        assert value == reader.labels([link])[link]
                    elif isinstance(described.plain.get(name), LinkField):
                        assert value == ""
                    else:
                        assert value == getattr(record, name)


@contextmanager
def reading(store: SqlStore) -> Iterator[Callable[..., list[ListRow]]]:
    with store.reading() as reader:

        def listed(**narrowing: Any) -> list[ListRow]:
            query = ListQuery(TEN_DAY_NOTIFICATION, **narrowing)
            rows = reader.page(query, None, 1000)
            total, anchors = reader.anchors(query, 3)
            pages = [reader.page(query, anchor, 3) for anchor in anchors]
            assert total == len(rows)
            assert [row for page in pages for row in page] == rows
            return rows

        yield listed


@pytest.mark.parametrize("sort", ["received_on", "child", "outcome", "reference"])
def test_exact_values_narrow_a_list(filled: SqlStore, sort: str) -> None:
    with filled.reading() as reader:
        notices = {notice.id: notice for notice in reader.records(TEN_DAY_NOTIFICATION)}
    with reading(filled) as listed:
        open_ones = listed(sort=sort, equal=(("status", ("received", "screened")),))
        assert {row.id for row in open_ones} == {
            id for id, notice in notices.items() if notice.status in ("received", "screened")
        }
        hub = next(notice.hub for notice in notices.values() if notice.hub)
        of_hub = listed(sort=sort, equal=(("status", ("closed",)), ("hub", (hub,))))
        assert {row.id for row in of_hub} == {
            id for id, notice in notices.items() if notice.status == "closed" and notice.hub == hub
        }
        sent_on = listed(sort=sort, equal=(("outcome", ("mash",)),))
        assert {row.id for row in sent_on} == {
            id for id, notice in notices.items() if notice.outcome == "mash"
        }
        assert listed(sort=sort, equal=(("status", ("no such status",)),)) == []


@pytest.mark.parametrize("sort", ["received_on", "child", "outcome"])
def test_words_narrow_a_list_by_the_record_its_child_or_its_school(filled: SqlStore, sort: str) -> None:
    with filled.reading() as reader:
        notices = list(reader.records(TEN_DAY_NOTIFICATION))
        names = reader.labels({id for notice in notices for id in (notice.child, notice.school) if id})
    bells = {notice.id for notice in notices if "Bell" in names[notice.child or 0]}
    at_oak = {notice.id for notice in notices if names[notice.school or 0] == "Oak Lane"}
    with reading(filled) as listed:
        assert {row.id for row in listed(sort=sort, words=("bel",))} == bells
        assert {row.id for row in listed(sort=sort, words=("oak",))} == at_oak
        assert {row.id for row in listed(sort=sort, words=("oak", "bell"))} == bells & at_oak
        assert {row.id for row in listed(sort=sort, words=("tdn20260007",))} == {notices[6].id}
        assert bells
        assert at_oak
        assert listed(sort=sort, words=("nothing",)) == []


def test_an_empty_list_has_no_pages(store: SqlStore) -> None:
    with store.reading() as reader:
        for described, name in ORDERS:
            assert reader.anchors(ListQuery(described, name), 100) == (0, [])
            assert reader.page(ListQuery(described, name), None, 100) == []


def test_reference_numbers_stay_in_order_past_9999(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        for number in (9_998, 9_999, 10_000, 10_001):
            make_child(work, reference=f"CHD-2026-{number:04d}")
        page = work.page(ListQuery(CHILD, "reference", descending=False), None, 10)

    assert [row.values[0][9:] for row in page] == ["9998", "9999", "10000", "10001"]
