"""Every new draft of a type begins alike, and by itself."""

from typing import Any

import pytest

from cme_desktop.description.record_type import RecordType
from cme_desktop.drafts import Draft
from cme_desktop.fields import Reading
from cme_desktop.registry import REGISTRY
from tests.builders import NOON

READING = Reading(NOON.date())


@pytest.mark.parametrize("record_type", REGISTRY, ids=lambda kind: kind.key)
def test_what_is_typed_into_one_is_in_no_other(record_type: RecordType[Any]) -> None:
    begun = Draft(record_type, READING).to_json()
    first = Draft(record_type, READING)
    for name in first.head:
        first.type_in(name, "x")
    for rows in first.rows:
        number = first.add_row(rows)
        for name in first.rows[rows][number]:
            first.type_in(f"{rows}.{number}.{name}", "x")
    second = Draft(record_type, READING)
    for rows in second.rows:
        second.add_row(rows)
    assert all(row.blank for rows in second.rows.values() for row in rows)
    assert Draft(record_type, READING).to_json() == begun


@pytest.mark.parametrize("record_type", REGISTRY, ids=lambda kind: kind.key)
def test_it_holds_what_a_new_record_of_the_type_holds(record_type: RecordType[Any]) -> None:
    record, blank = Draft(record_type, READING).record(), record_type.cls()
    assert {name: getattr(record, name) for name in record_type.plain} == {
        name: getattr(blank, name) for name in record_type.plain
    }


def test_each_is_read_against_the_day_that_it_is_given() -> None:
    later = Reading(NOON.date().replace(year=NOON.year + 1))
    drafts = [Draft(record_type, reading) for record_type in REGISTRY for reading in (READING, later)]
    days = [draft.head.reading.today for draft in drafts]
    assert days == [READING.today, later.today] * len(REGISTRY)
    assert {row.reading.today for draft in drafts[::2] for row in _first_rows(draft)} == {READING.today}


def _first_rows(draft: Draft[Any]) -> list[Any]:
    return [draft.rows[name][draft.add_row(name)] for name in draft.rows]
