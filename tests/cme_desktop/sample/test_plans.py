"""How often each story is told; and that a new one needs no more than its folder."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cme_desktop.description.record_type import RecordType
from cme_desktop.records.in_year_application import IN_YEAR_APPLICATION
from cme_desktop.registry import REGISTRY
from cme_desktop.sample.plans import counts, stories
from cme_desktop.sample.story import SecondEntries, Stage, Story
from tests.cme_desktop.sample.city import City, city_at

STAGES = {"open": Stage(1, 0), "closed": Stage(1, 5)}
VISIT = """
from cme_desktop.records.in_year_application import IN_YEAR_APPLICATION, InYearApplication
from cme_desktop.sample.steps import Save
from cme_desktop.sample.story import Stage, Story, in_stages


class Visit(InYearApplication):
    pass


def visit(world, day):
    child, school = world.dice.one_of(world.pupils), world.dice.one_of(world.sites)
    application = InYearApplication(child=child.id, school=school.id, received_on=day, notes="A visit")
    yield Save(day, IN_YEAR_APPLICATION, application)


def plan(world, count):
    for _, day in in_stages(world, STORY.stages, count):
        yield day, visit(world, day)


STORY = Story(yearly=20, stages={"open": Stage(1, 0)}, plan=plan)
"""
"""A folder with a story of its own, told in records of a type that there is a table for."""


def story(yearly: float, **other: Any) -> Story:
    return Story(yearly=yearly, stages=STAGES, plan=lambda *_: iter(()), **other)


@pytest.fixture
def visits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> RecordType[Any]:
    """A type with nothing but its folder, and its line in the registry."""
    folder = tmp_path / "made_up_visits"
    folder.mkdir()
    (folder / "__init__.py").touch()
    (folder / "story.py").write_text(VISIT)
    monkeypatch.syspath_prepend(tmp_path)
    from made_up_visits.story import Visit

    kind = replace(IN_YEAR_APPLICATION, cls=Visit, key="visit")
    monkeypatch.setattr("cme_desktop.sample.plans.REGISTRY", (*REGISTRY, kind))
    return kind


def test_a_type_with_a_story_in_its_folder_is_in_the_city(visits: RecordType[Any], tmp_path: Path) -> None:
    made = city_at(tmp_path / "with-visits.db")
    told = [one for one in made.records["in_year_application"] if one.notes == "A visit"]
    assert visits.key in stories()
    assert len(told) == counts(stories(), 150)["visit"]


@pytest.mark.usefixtures("visits")
def test_what_else_happens_stays_as_it_was(city: City, tmp_path: Path) -> None:
    made = city_at(tmp_path / "with-visits.db")
    for key in city.records.keys() - {"in_year_application"}:
        assert [told(one) for one in made.records[key]] == [told(one) for one in city.records[key]]


def told(record: Any) -> tuple[object, ...]:
    """What does not hang on the ids that records get one after the other."""
    return record.reference, record.received_on, record.status, getattr(record, "notes", None)


def test_without_other_stories_as_many_are_told_as_come_in_three_years() -> None:
    assert counts({"letter": story(35), "visit": story(10)}, 1000) == {"letter": 105, "visit": 30}


def test_what_a_story_brings_about_is_taken_off_those_of_that_kind_and_so_on() -> None:
    told = {
        "letter": story(35),
        "visit": story(20, brings={"letter": 0.5, "unheard_of": 2}),
        "call": story(10, brings={"visit": 1}),
    }
    assert counts(told, 1000) == {"letter": 105 - 15, "visit": 60 - 30, "call": 30}


def test_notices_that_enter_a_child_twice_are_taken_off_too() -> None:
    twice = SecondEntries(0.02, lambda *_: IN_YEAR_APPLICATION.cls())
    assert counts({"letter": story(35, second_entries=twice)}, 1000) == {"letter": 105 - 14}


def test_so_many_are_left_that_every_stage_can_be_seen() -> None:
    assert counts({"letter": story(35), "visit": story(35, brings={"letter": 1})}, 1000)["letter"] == 2
