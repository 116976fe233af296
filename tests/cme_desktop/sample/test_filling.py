"""Filling a file: the same again for a seed, all of it or nothing, and nothing that a rule refuses."""

from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from cme_desktop.description.record_type import RecordType
from cme_desktop.drafts import Draft
from cme_desktop.errors import Cancelled, CmeError
from cme_desktop.fields import Reading
from cme_desktop.registry import REGISTRY
from cme_desktop.sample.story import STORIES
from tests.cme_desktop.sample.city import AS_OF, CHILDREN, City, city_at, desk_at, filled

TOLD_OF = [kind for kind in REGISTRY if not kind.worked or STORIES.of_type(kind)]
"""The city has what it begins with, and what a story is told of."""


def as_plain(value: Any) -> Any:
    """A record as something that can be compared."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: as_plain(getattr(value, field.name)) for field in fields(value)}
    return [as_plain(item) for item in value] if isinstance(value, list) else value


def test_counts_are_of_what_is_in_the_file(city: City) -> None:
    assert city.counts == {key: len(records) for key, records in city.records.items()}
    assert city.counts["child"] == CHILDREN
    assert all(city.counts[kind.key] for kind in TOLD_OF)


@pytest.mark.parametrize("kind", REGISTRY, ids=lambda kind: kind.key)
def test_no_record_breaks_a_rule(city: City, kind: RecordType[Any]) -> None:
    reading = Reading(AS_OF, city.law)
    refused = [
        (record.reference, issue.text)
        for record in city.records[kind.key]
        for issue in Draft(kind, reading, record).refusals()
    ]
    assert not refused


@pytest.mark.parametrize("kind", TOLD_OF, ids=lambda kind: kind.key)
def test_every_status_can_be_seen(city: City, kind: RecordType[Any]) -> None:
    there = {record.status for record in city.records[kind.key]}
    assert {status.code for status in kind.life.statuses} == there


def test_the_file_is_sound(city: City) -> None:
    assert not list(city.desk.store.findings())


def test_the_same_seed_makes_the_same_city(city: City, tmp_path: Path) -> None:
    again = city_at(tmp_path / "again.db")
    for key, records in city.records.items():
        assert as_plain(records) == as_plain(again.records[key])


def test_another_seed_makes_another_city(city: City, tmp_path: Path) -> None:
    other = city_at(tmp_path / "other.db", seed=2)
    names = [[child.surname for child in made.records["child"]] for made in (city, other)]
    assert names[0] != names[1]


def test_a_file_with_records_is_refused(city: City) -> None:
    with pytest.raises(CmeError, match="already holds records"):
        filled(city.desk, children=10, seed=1, as_of=AS_OF)


def test_no_children_are_refused(tmp_path: Path) -> None:
    with pytest.raises(CmeError, match="at least one child"):
        filled(desk_at(tmp_path / "none.db"), children=0, seed=1, as_of=AS_OF)


@pytest.mark.parametrize("children", [1, 2, 7, 30])
def test_even_a_few_children_are_enough(tmp_path: Path, children: int) -> None:
    counts = filled(desk_at(tmp_path / "few.db"), children=children, seed=3, as_of=AS_OF)
    assert counts["child"] == children


@pytest.mark.parametrize("month_day", ["01-02", "08-20", "09-03"])
def test_holidays_do_not_matter(tmp_path: Path, month_day: str) -> None:
    as_of = AS_OF.fromisoformat(f"2025-{month_day}")
    counts = filled(desk_at(tmp_path / "holiday.db"), children=40, seed=4, as_of=as_of)
    assert all(counts[kind.key] for kind in TOLD_OF)


def test_progress_goes_up_to_the_end(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    filled(
        desk_at(tmp_path / "shown.db"), children=40, seed=1, as_of=AS_OF, progress=lambda *at: seen.append(at)
    )
    assert seen == sorted(seen)
    assert seen[-1] == (80, 80)


def test_stopping_leaves_the_file_empty(tmp_path: Path) -> None:
    desk = desk_at(tmp_path / "stopped.db")

    def stop(done: int, of: int) -> None:
        if done > of / 2:
            raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        filled(desk, children=20, seed=1, as_of=AS_OF, progress=stop)
    with desk.store.reading() as reader:
        assert set(reader.counts().values()) == {(0, 0)}
