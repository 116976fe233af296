"""Every type brings each part that it has to decide about, or says in a sentence why it has none."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pytest

from cme_desktop.description.example import EXAMPLES
from cme_desktop.description.record_type import RecordType
from cme_desktop.education_status.facts import EDUCATION_FACTS
from cme_desktop.fields import DateField
from cme_desktop.intake.targets import TARGETS
from cme_desktop.registry import ABOUT_A_CHILD, CASEWORK, NEW_MENU, REGISTRY
from cme_desktop.returns.chapters import chapter_of
from cme_desktop.sample.plans import stories
from cme_desktop.sample.story import STORIES
from cme_desktop.services.consequences import FOLLOWS, has_consequences
from cme_desktop.services.contradictions import questions
from cme_desktop.services.contradictions.questions import CONTRADICTIONS
from cme_desktop.services.guidance import GUIDES
from cme_desktop.services.past import PASTS
from docs.guide import AFTER, guide_text
from tests.architecture.test_imports import ROOT
from ui.shell.rail import groups

Kind = RecordType[Any]
KEPT = tuple(kind for kind in REGISTRY if not kind.worked)
ICONS = ROOT / "resources" / "icons"


@dataclass(frozen=True)
class Brought:
    """A part that no type may lack unsaid: how it is found, and of which types it is asked."""

    name: str
    found: Callable[[Kind], object]
    of: Sequence[Kind] = REGISTRY


def guided(kind: Kind) -> bool:
    """Whether something is said beside its form, out of the record or out of what is on file."""
    plain = RecordType.__dataclass_fields__["guidance"].default
    return kind.guidance is not plain or GUIDES.of_type(kind) is not None


def needed(kind: Kind) -> bool:
    return any(described.needed for described in kind.plain.values())


PARTS = (
    Brought("chapter", chapter_of),
    Brought("story", STORIES.of_type),
    Brought("example", EXAMPLES.of_type),
    Brought("guide", guide_text),
    Brought("rail", lambda kind: kind.rail),
    Brought("follows", FOLLOWS.of_type, CASEWORK),
    Brought("contradictions", CONTRADICTIONS.of_type, CASEWORK),
    Brought("follow_ups", lambda kind: kind.follow_ups, CASEWORK),
    Brought("guidance", guided, CASEWORK),
    Brought("waits_for", lambda kind: kind.life.waits_for, CASEWORK),
    Brought("needed", needed, CASEWORK),
    Brought("past", PASTS.of_type, ABOUT_A_CHILD),
    Brought("education_facts", EDUCATION_FACTS.of_type, ABOUT_A_CHILD),
    Brought("target", lambda kind: TARGETS.get(kind.key), KEPT),
)
"""A part that is added is a line here."""

TYPES = pytest.mark.parametrize("kind", REGISTRY, ids=lambda kind: kind.name)
ASKED = [pytest.param(part, kind, id=f"{part.name}-{kind.name}") for part in PARTS for kind in part.of]


@pytest.mark.parametrize(("part", "kind"), ASKED)
def test_a_type_brings_the_part_or_says_why_it_has_none(part: Brought, kind: Kind) -> None:
    reason = kind.without.get(part.name, "")
    if part.found(kind):
        assert not reason, f"Take “{part.name}” out of `without` of {kind.key.upper()}: it has one."
    else:
        why = f"Bring “{part.name}”, or say in a sentence in `without` of {kind.key.upper()} why not."
        assert reason.endswith("."), why
        assert reason.count(". ") == 0, why


@TYPES
def test_what_a_type_is_without_is_a_part_that_it_is_asked_for(kind: Kind) -> None:
    asked = {part.name for part in PARTS if kind in part.of}
    unasked = kind.without.keys() - asked
    assert not unasked, (
        f"Take {unasked} out of `without` of {kind.key.upper()}; asked for are {sorted(asked)}."
    )


@pytest.mark.parametrize("group", ["standing_records", "records"])
def test_every_folder_has_its_line_in_the_registry(group: str) -> None:
    here = ROOT / "cme_desktop" / group
    folders = {f"cme_desktop.{group}.{path.parent.name}" for path in here.glob("*/__init__.py")}
    missing = sorted(folders - {kind.folder for kind in REGISTRY})
    assert not missing, f"Give {missing} a line each in cme_desktop/registry.py."


@pytest.mark.parametrize("kind", KEPT, ids=lambda kind: kind.name)
def test_what_a_register_says_it_says_in_one_place(kind: Kind) -> None:
    """Officers alone change an entry; what stands against it `services/contradictions/registers.py` asks."""
    assert not [part for part in (FOLLOWS, CONTRADICTIONS, GUIDES) if part.of_type(kind) is not None]


def test_everything_said_in_a_folder_is_asked() -> None:
    said = [id(one) for kind in REGISTRY for one in CONTRADICTIONS.of_type(kind) or ()]
    assert said
    assert set(said) <= set(map(id, questions()))
    drawn = [one for kind in REGISTRY for one in FOLLOWS.of_type(kind) or ()]
    assert drawn
    assert all(has_consequences(one.saved) for one in drawn)


@TYPES
def test_the_guide_says_of_a_form_what_comes_after_saving(kind: Kind) -> None:
    text = guide_text(kind)
    assert text is None or text.count(f"\n{AFTER}\n") == 1, f"it needs one heading “{AFTER}”"


def test_stories_bring_about_records_of_types_there_are() -> None:
    told = stories()
    assert {key for story in told.values() for key in story.brings} <= told.keys()


def test_places_on_the_rail_are_told_apart() -> None:
    """From each other, and from the pages that are placed by hand."""
    rail = [entry for group in groups() for entry in group]
    for what in ("keys", "label", "icon"):
        said = [getattr(entry, what) for entry in rail if getattr(entry, what)]
        twice = {one for one in said if said.count(one) > 1}
        assert not twice, (
            f"Two places on the rail have {twice} as their {what}: give the type another in `rail`."
        )
    missing = {entry.icon for entry in rail} - {path.stem for path in ICONS.glob("*.svg")}
    assert not missing, f"Choose an icon for `rail` that is in resources/icons: {missing} is not."


def test_entries_of_the_menu_are_told_apart() -> None:
    titles = [kind.title.lower() for kind in NEW_MENU]
    assert len(set(titles)) == len(titles)


@TYPES
def test_the_days_that_a_type_names_are_days(kind: Kind) -> None:
    for name in {kind.begins, kind.event} - {"", "received_on"}:
        day = isinstance(kind.plain.get(name), DateField)
        assert day, f"{kind.key.upper()} names “{name}” as `event` or `begins`, which is no DateField of it."


@TYPES
def test_a_place_at_a_school_has_a_first_day_and_a_year_group(kind: Kind) -> None:
    if kind.at_school:
        assert kind.begins
        assert {"school", "year_group"} <= kind.plain.keys()
