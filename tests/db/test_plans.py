"""Lists, search and the work queue are read from indexes, never by looking through whole tables."""

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cme_desktop.description.record_type import RecordType
from cme_desktop.due import EVERYBODY, Scope
from cme_desktop.ports import ListQuery, Reader
from cme_desktop.registry import REGISTRY
from cme_desktop.standing_records.child import CHILD
from cme_desktop.standing_records.school import SCHOOL
from db.store import open_store
from tests.builders import AUTHOR, StandingClock, make_child, make_notice, make_school
from tests.db.asked import asked
from tests.db.filling import an_anchor

Plans = Callable[[Callable[[Reader], object]], list[str]]

ORDERS = [
    pytest.param(described, name, descending, id=f"{described.key}-{name}-{'down' if descending else 'up'}")
    for described in REGISTRY
    for name in described.list_columns
    for descending in (False, True)
]


@pytest.fixture(scope="module")
def plans(template_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Plans]:
    """The plan of every statement that a question to the data runs, a line to a step."""
    copied = shutil.copy(template_file, tmp_path_factory.mktemp("plans") / "authority.cme")
    store = open_store(str(copied), StandingClock())
    with store.changing(AUTHOR) as work:
        make_notice(work, make_child(work).id, make_school(work).id)
        work.commit()

    def plans_of(ask: Callable[[Reader], object]) -> list[str]:
        with store.reading() as reader, asked(store.engine) as ran:
            ask(reader)
        with store.engine.connect() as connection:
            steps = [
                connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}", tuple(values))
                for text, values in ran
                if text.startswith(("SELECT", "WITH"))
            ]
            plans = (list(_without_unseen(list(step))) for step in steps)
            return [row[3] for plan in plans for row in plan if not _sorts_a_page(plan, row)]

    yield plans_of
    store.close()


_OF_UNSEEN = {"COMPOUND QUERY", "CO-ROUTINE hers"}
"""What a list of those begins with."""


def _without_unseen(steps: list[Any]) -> Iterator[Any]:
    """The steps of a plan, but for those that tell which records are unseen; these may only seek."""
    inside: set[int] = set()
    for id, parent, _, step in steps:
        roots = step.startswith("LIST SUBQUERY") and _children(steps, id) & _OF_UNSEEN
        if roots or parent in inside:
            inside.add(id)
            assert not re.match("SCAN (?!(hers|merged|reached)$)", step), step
        else:
            yield (id, parent, 0, step)


def _children(steps: list[Any], of: int) -> set[str]:
    return {step for _, parent, _, step in steps if parent == of}


def _sorts_a_page(steps: list[Any], row: Any) -> bool:
    """Whether it sorts what the question has found before, as many as a page shows."""
    return row[3] == "USE TEMP B-TREE FOR ORDER BY" and "SCAN found" in _children(steps, row[1])


_GATHERED = "CONSTANT ROW|(asked|reached|counted|first|found|through)$|json_each |value VIRTUAL TABLE"
"""What a question was given, or has found by seeking before, and goes through."""


def sorted_or_scanned(steps: list[str], allowed: str = "nothing") -> list[str]:
    """The steps that read a whole table or sort what they read."""
    slow = [step for step in steps if re.match(f"SCAN (?!{_GATHERED})|USE TEMP B-TREE", step)]
    return [step for step in slow if not re.match(allowed, step)]


@pytest.mark.parametrize(("described", "name", "descending"), ORDERS)
def test_the_first_page_runs_along_an_index(
    plans: Plans, described: RecordType[Any], name: str, descending: bool
) -> None:
    steps = plans(lambda reader: reader.page(ListQuery(described, name, descending), None, 100))

    assert not sorted_or_scanned(steps, r"SCAN \w+ USING INDEX ix_\w+_by_\w+$"), steps
    assert re.search(rf"USING INDEX ix_\w+_by_{name}\b", steps[0]), steps


@pytest.mark.parametrize(("described", "name", "descending"), ORDERS)
def test_a_deep_page_is_sought_in_an_index(
    plans: Plans, described: RecordType[Any], name: str, descending: bool
) -> None:
    query = ListQuery(described, name, descending)
    steps = plans(lambda reader: reader.page(query, an_anchor(query), 100))

    assert not sorted_or_scanned(steps), steps
    sought = [step for step in steps if re.match(rf"SEARCH \w+ USING INDEX ix_\w+_by_{name}\b.*[=>]", step)]
    assert len(sought) == (1 if name == "reference" else 2), steps


@pytest.mark.parametrize(("described", "name", "descending"), ORDERS)
def test_anchors_run_along_an_index_without_sorting_the_list(
    plans: Plans, described: RecordType[Any], name: str, descending: bool
) -> None:
    steps = plans(lambda reader: reader.anchors(ListQuery(described, name, descending), 100))

    assert any(re.search(rf"USING (COVERING )?INDEX ix_\w+_by_{name}\b", step) for step in steps), steps
    assert "COVERING INDEX" in steps[-1], steps  # the count
    assert len([step for step in steps if "TEMP B-TREE" in step]) <= 1, steps  # the pages, not their rows


@pytest.mark.parametrize(
    "ask",
    [
        lambda reader: reader.search(["okafor"], 50),
        lambda reader: reader.search(["okafor", "ad"], 50, ["child"]),
        lambda reader: reader.search_otherwise(["mcdonald"], 50, ["child"]),
        lambda reader: reader.search_otherwise(["ada", "vanderberg"], 50),
        lambda reader: reader.due(date(2026, 11, 9), scope=Scope(hub=1)),
        lambda reader: reader.due(date(2026, 11, 9), scope=Scope(officer=1)),
        lambda reader: reader.due(date(2026, 11, 9), most=100),
        lambda reader: reader.due(date(2026, 11, 16), scope=Scope(hub=1), after=date(2026, 11, 8)),
        lambda reader: reader.awaited(date(2026, 11, 9), Scope(officer=1)),
        lambda reader: reader.awaited(date(2026, 11, 9)),
        lambda reader: reader.undated(Scope(hub=1)),
        lambda reader: reader.undated(Scope(officer=1)),
        lambda reader: reader.undated(),
        lambda reader: reader.unallocated(Scope(hub=1)),
        lambda reader: reader.unallocated(),
        lambda reader: reader.by_reference("CHD-2026-0001"),
        lambda reader: reader.history(1),
        lambda reader: reader.setting("authority"),
        lambda reader: reader.labels([1, 2]),
        lambda reader: reader.type_of(1),
    ],
    ids=[
        "word",
        "words of a type",
        "a word in parts",
        "words, one in parts",
        "due of a hub",
        "due of an officer",
        "due by",
        "due between of a hub",
        "awaited of an officer",
        "awaited",
        "undated of a hub",
        "undated of an officer",
        "undated",
        "unallocated of a hub",
        "unallocated",
        "reference",
        "history",
        "setting",
        "labels",
        "type",
    ],
)
def test_a_question_is_answered_by_seeking(plans: Plans, ask: Callable[[Reader], object]) -> None:
    steps = plans(ask)

    assert steps
    assert not sorted_or_scanned(steps), steps


def test_the_few_holders_of_the_rarest_word_are_sought_and_sorted(plans: Plans) -> None:
    """Once it is counted that they are few, that is less than to merge those of each type."""
    steps = plans(lambda reader: reader.search(["okafor", "ad"], 50))

    assert not sorted_or_scanned(steps, "USE TEMP B-TREE FOR ORDER BY"), steps
    assert "SEARCH search_word USING PRIMARY KEY (type=? AND word>? AND word<?)" in steps


@pytest.mark.parametrize(
    ("ask", "index"),
    [
        (lambda reader: reader.about("officer", 1, ["child"]), "ix_record_officer_id"),
        (lambda reader: reader.by_value(SCHOOL, "urn", "1"), "ix_school_urn"),
        (lambda reader: reader.by_value(CHILD, "upn", "1"), "ix_child_upn"),
        (lambda reader: reader.row_holders(CHILD, "people", "person", 1), "ix_child_people_person_id"),
        (lambda reader: reader.sharing_keys(["a", "b"], 10), "PRIMARY KEY (key=?)"),
        (lambda reader: reader.due_by_type(date(2026, 11, 9)), "ix_deadline_due"),
        (lambda reader: reader.due_by_type(date(2026, 11, 9), Scope(officer=1)), "ix_deadline_officer"),
        (lambda reader: reader.due_by_type(date(2026, 11, 9), Scope(hub=1)), "ix_deadline_hub"),
    ],
    ids=["about", "urn", "upn", "row", "keys", "due", "due of an officer", "due of a hub"],
)
def test_what_is_found_by_an_index_may_be_sorted(
    plans: Plans, ask: Callable[[Reader], object], index: str
) -> None:
    steps = plans(ask)

    assert index in next(step for step in steps if re.match("SEARCH|SCAN", step))
    assert not [step for step in sorted_or_scanned(steps) if step.startswith("SCAN ")], steps


def test_what_is_about_a_child_is_sought_in_each_table_of_rows_too(plans: Plans) -> None:
    """What is sought in lists of ids may only seek: the plans are gone through for it."""
    steps = plans(lambda reader: reader.timeline(1))
    assert steps[0].startswith("SEARCH record ")
    assert not [step for step in steps if step.startswith("SCAN ")], steps


QUEUE = [
    pytest.param(ask, index, id=name)
    for name, ask, index in (
        ("due", lambda reader: reader.due(date(2026, 11, 9)), "ix_deadline_due"),
        (
            "due of an officer",
            lambda reader: reader.due(date(2026, 11, 9), scope=Scope(officer=1)),
            "ix_deadline_officer",
        ),
        ("due of a hub", lambda reader: reader.due(date(2026, 11, 9), scope=Scope(hub=1)), "ix_deadline_hub"),
        (
            "due between of a hub",
            lambda reader: reader.due(date(2026, 11, 16), scope=Scope(hub=1), after=date(2026, 11, 8)),
            "ix_deadline_hub",
        ),
        (
            "awaited of an officer",
            lambda reader: reader.awaited(date(2026, 11, 9), Scope(officer=1)),
            "ix_deadline_officer",
        ),
        ("undated of a hub", lambda reader: reader.undated(Scope(hub=1)), "ix_deadline_hub"),
        ("unallocated", lambda reader: reader.unallocated(), "ix_record_unallocated"),
        ("unallocated of a hub", lambda reader: reader.unallocated(Scope(hub=1)), "ix_record_unallocated"),
    )
]
"""The parts of the work queue, each with the index that it is read from."""


@pytest.mark.parametrize(("ask", "index"), QUEUE)
def test_each_part_of_the_queue_has_its_index(
    plans: Plans, ask: Callable[[Reader], object], index: str
) -> None:
    assert re.search(rf"USING INDEX {index}\b", plans(ask)[0])


def test_what_is_newest_reads_one_index(plans: Plans) -> None:
    first, *others = plans(lambda reader: reader.newest(20))
    assert re.sub("COVERING ", "", first) == "SCAN record USING INDEX ix_record_changed"
    assert not sorted_or_scanned(others)


def test_counting_reads_an_index_alone(plans: Plans) -> None:
    (plan,) = plans(lambda reader: reader.counts())
    assert plan == "SEARCH record USING COVERING INDEX ix_record_by_status (type=?)"


@pytest.mark.parametrize(
    ("scope", "index"),
    [
        (EVERYBODY, "ix_deadline_due (due_on<?)"),
        (Scope(officer=1), "ix_deadline_officer (officer_id=? AND due_on<?)"),
        (Scope(hub=1), "ix_deadline_hub (hub_id=? AND due_on<?)"),
    ],
)
def test_how_much_is_overdue_is_counted_without_the_records(plans: Plans, scope: Scope, index: str) -> None:
    overdue, *others = plans(lambda reader: reader.workload(date(2026, 11, 9), scope))
    assert overdue == f"SEARCH deadline USING INDEX {index}"
    assert others.count("SEARCH record USING INTEGER PRIMARY KEY (rowid=?)") == 1, others


def test_of_what_is_open_now_nothing_finished_is_counted(plans: Plans) -> None:
    steps = plans(lambda reader: reader.workload(date(2026, 11, 9)))
    assert "SEARCH record USING COVERING INDEX ix_record_by_status (type=? AND status=?)" in steps
    assert len([step for step in steps if "ix_record_by_status" in step]) == 1


def test_of_what_nobody_sees_records_and_duties_are_read_one_by_one(plans: Plans) -> None:
    """By other indexes all duties of a hub would be gone through for each of the records."""
    _, *steps = plans(lambda reader: reader.workload(date(2026, 11, 9), Scope(hub=1)))
    assert "MATERIALIZE theirs" in steps
    assert "SEARCH record USING INTEGER PRIMARY KEY (rowid=?)" in steps
    assert "SEARCH deadline USING INDEX sqlite_autoindex_deadline_1 (record_id=?)" in steps
    assert not [step for step in steps if "ix_deadline" in step]
    known = r"SCAN (stage|hers|merged|theirs|each_time|\d+ CONSTANT ROWS)$|USE TEMP B-TREE"
    assert not sorted_or_scanned(steps, known), steps
