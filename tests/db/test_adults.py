"""The adults on a child's file come before other people where a record about the child names one."""

import pytest

from cme_desktop.leave import Leave
from cme_desktop.public_names import plain_words
from cme_desktop.services.adults import of_the_child_first
from cme_desktop.services.finding import Found
from cme_desktop.standing_records.child.fields import Relation
from cme_desktop.standing_records.person import PERSON
from db.store import SqlStore
from db.unit_of_work import SqlUnitOfWork
from tests.builders import AUTHOR, make_child, make_person

ON_FILE = "On this child’s file"
FAMILY = (
    ("Quill", "Aunt", "relative", None),
    ("Okafor", "Bayo", "father", False),
    ("Okafor", "Grace", "guardian", True),
    ("Quill", "Noor", None, None),
)
"""Surname, forename, what they are to the child, and whether they have parental responsibility."""


def family(work: SqlUnitOfWork, restricted: bool = False) -> tuple[int, dict[str, int]]:
    """A child, and the adults of the file by forename."""
    ids, rows = {}, []
    for surname, forename, relationship, responsible in FAMILY:
        ids[forename] = make_person(work, surname, forename).id
        rows.append(
            Relation(person=ids[forename], relationship=relationship, parental_responsibility=responsible)
        )
    return make_child(work, people=rows, restricted=restricted).id, ids


def offered(work: SqlUnitOfWork, child: int, typed: str, found: list[Found], leave: Leave) -> list[int]:
    return [one.id for one in of_the_child_first(work, leave, child, typed, found)]


def test_they_come_by_how_near_they_are_and_say_what_they_are(sqlite_store: SqlStore) -> None:
    with sqlite_store.changing(AUTHOR) as work:
        child, ids = family(work)
        found = of_the_child_first(work, Leave(), child, "", [])
        assert [one.id for one in found] == [ids[name] for name in ("Grace", "Bayo", "Aunt", "Noor")]
        assert {one.type for one in found} == {PERSON.key}
        assert [one.detail for one in found] == [
            f"{ON_FILE} · Guardian or special guardian · parental responsibility",
            f"{ON_FILE} · Father",
            f"{ON_FILE} · Other relative",
            ON_FILE,
        ]


@pytest.mark.parametrize(
    ("typed", "names"),
    [("oka", ["Grace", "Bayo"]), ("gra oka", ["Grace"]), ("okafor x", []), ("kafor", [])],
)
def test_those_are_offered_whose_names_are_begun(
    sqlite_store: SqlStore, typed: str, names: list[str]
) -> None:
    with sqlite_store.changing(AUTHOR) as work:
        child, ids = family(work)
        assert offered(work, child, typed, [], Leave()) == [ids[name] for name in names]


def test_whoever_else_was_found_comes_after_them_and_nobody_twice(sqlite_store: SqlStore) -> None:
    with sqlite_store.changing(AUTHOR) as work:
        child, ids = family(work)
        stranger = make_person(work, "Okeke", "Ify").id
        found = [Found(id, PERSON.key, plain_words("found"), "") for id in (stranger, ids["Aunt"])]
        names = [ids[name] for name in ("Grace", "Bayo", "Aunt")]
        assert offered(work, child, "ok", found, Leave()) == [*names, stranger], (
            "the aunt was found otherwise"
        )


def test_nothing_is_told_of_a_restricted_child_before_its_file_is_opened(sqlite_store: SqlStore) -> None:
    with sqlite_store.changing(AUTHOR) as work:
        child, ids = family(work, restricted=True)
        found = [Found(ids["Aunt"], PERSON.key, plain_words("found"), "")]
        leave = Leave()
        assert of_the_child_first(work, leave, child, "ok", found) == found
        leave.give([child])
        names = ["Grace", "Bayo", "Aunt"]
        assert offered(work, child, "ok", found, leave) == [ids[name] for name in names]


def test_an_adult_named_twice_is_offered_once(sqlite_store: SqlStore) -> None:
    with sqlite_store.changing(AUTHOR) as work:
        grace = make_person(work).id
        rows = [Relation(person=grace, relationship=what) for what in ("sibling", "mother")]
        child = make_child(work, people=rows).id
        assert offered(work, child, "", [], Leave()) == [grace]
