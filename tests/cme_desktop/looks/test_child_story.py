"""A child's past as it is read: where the child stands, the spells, and what concerns the file."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cme_desktop.fields import Unanswered
from cme_desktop.looks.child_story import ChildStory, concern_of, read_story, standing
from cme_desktop.records.home_education import HOME_EDUCATION
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY
from cme_desktop.services.past import SpellKind
from cme_desktop.standing_records.child import CHILD
from cme_desktop.standing_records.school import SCHOOL
from cme_desktop.touched import Aspect, Touched, aspect
from db.store import SqlStore, open_store
from tests.builders import save
from tests.ui.office import TODAY, FixedClock, changing, fill


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    """The made-up office."""
    opened = open_store(str(tmp_path / "office.cme"), FixedClock())
    fill(opened)
    yield opened
    opened.close()


def child_named(store: SqlStore, words: str) -> int:
    with store.reading() as reader:
        return reader.search(words.split(), 5, ("child",))[0].id


def read(store: SqlStore, child: int) -> ChildStory:
    with store.reading() as reader:
        return read_story(child, TODAY, reader)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({}, "whereabouts unknown, since Mon 23 Nov 2026 (0 days)"),
        ({"last_seen_on": date(2026, 11, 4)}, "whereabouts unknown, since Wed 4 Nov 2026 (19 days)"),
        ({"last_attended_on": date(2026, 11, 3)}, "whereabouts unknown, since Tue 3 Nov 2026 (20 days)"),
        (
            {"last_attended_on": Unanswered.NOT_KNOWN},
            "whereabouts unknown, since Mon 23 Nov 2026 (0 days)",
        ),
        (
            {"missing_since_on": date(2026, 11, 22), "whereabouts_known": True},
            "whereabouts known, since Sun 22 Nov 2026 (1 day)",
        ),
    ],
)
def test_days_missing_run_from_the_earliest_that_is_known_of_the_child(
    store: SqlStore, facts: dict[str, Any], said: str
) -> None:
    child = child_named(store, "okafor noor")
    with changing(store) as work:
        save(work, WHEREABOUTS_ENQUIRY, child=child, status="opened", received_on=TODAY, **facts)
    story = read(store, child)
    assert standing(story) == f"Status of education: Missing education, {said}"


def test_spells_run_from_entry_to_deletion(store: SqlStore) -> None:
    story = read(store, child_named(store, "lis kuba"))
    rolls = [spell for spell in story.spells if spell.kind is SpellKind.ON_ROLL]
    assert [(spell.start, spell.end) for spell in rolls] == [
        (date(2026, 6, 5), None),
        (None, date(2026, 5, 6)),
    ]
    assert standing(story) == (
        "Status of education: On roll at St Wilfrid’s RC High School 299/4603, since Fri 5 Jun 2026"
    )


def test_the_spells_of_a_flexi_schooled_child_say_what_the_heading_says(store: SqlStore) -> None:
    child = child_named(store, "lis kuba")
    with changing(store) as work:
        at_home = {"child": child, "received_on": TODAY, "started_on": date(2026, 9, 7)}
        save(work, HOME_EDUCATION, **at_home, status="enquiry", register_ground="b")
    story = read(store, child)
    assert [spell.kind for spell in story.spells if spell.end is None] == [SpellKind.ON_ROLL]
    assert "On roll at St Wilfrid’s RC High School 299/4603, since Fri 5 Jun 2026" in standing(story)


def test_a_file_is_concerned_by_the_child_and_the_family(store: SqlStore) -> None:
    ada = child_named(store, "okafor ada")
    story = read(store, ada)
    ((parent, *_),) = story.people
    ((sibling, _),) = story.siblings
    concern = concern_of(ada, story)
    other = max(ada, parent, sibling) + 1
    for about, concerned in ((ada, True), (parent, True), (other, False)):
        notice = Touched({"penalty_notice": frozenset({other + 1})}, linked=frozenset({about}))
        assert concern.is_of(notice) is concerned
    for id, concerned in ((ada, True), (sibling, True), (other, False)):
        assert concern.is_of(Touched({CHILD.key: frozenset({id})})) is concerned
    renamed = Touched({SCHOOL.key: frozenset({other})}, renamed=frozenset({SCHOOL.key}))
    assert concern.is_of(renamed)
    assert concern.is_of(aspect(Aspect.LAW))
    assert not concern.is_of(aspect(Aspect.DRAFTS))


def test_a_file_that_is_not_read_yet_is_concerned_by_any_record() -> None:
    assert concern_of(1, None).is_of(Touched({"hub": frozenset({9})}))
