"""Finding by the beginnings of folded words."""

import pytest

from cme_desktop.services.saving import store as put
from cme_desktop.standing_records.child import CHILD
from cme_desktop.standing_records.person import PERSON
from cme_desktop.standing_records.school import SCHOOL
from db.store import SqlStore
from tests.builders import AUTHOR, make_child, make_notice, make_person, make_school, save


@pytest.mark.parametrize(
    "typed", ["okafor", "oka", "o", "ada", "okafor ada", "ad ok", "chd20260001", "chd2026"], ids=str
)
def test_the_beginnings_of_all_words_find_a_record(store: SqlStore, typed: str) -> None:
    with store.changing(AUTHOR) as work:
        child = make_child(work)

        assert [hit.id for hit in work.search(typed.split(), 10)] == [child.id]


@pytest.mark.parametrize("typed", ["kafor", "okafors", "okafor bell", "zz"])
def test_other_words_find_nothing(store: SqlStore, typed: str) -> None:
    with store.changing(AUTHOR) as work:
        make_child(work)
        make_child(work, "Bell")

        assert work.search(typed.split(), 10) == []


def test_no_words_find_nothing(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        make_child(work)

        assert work.search([], 10) == []


@pytest.mark.parametrize(
    ("surname", "typed"),
    [("O’Néill", "oneill"), ("Müller", "muller"), ("Łukasz", "lukasz"), ("Sørensen", "sorensen")],
)
def test_words_are_kept_folded(store: SqlStore, surname: str, typed: str) -> None:
    with store.changing(AUTHOR) as work:
        child = make_child(work, surname)

        assert [hit.id for hit in work.search([typed], 10)] == [child.id]


def test_the_very_words_come_first(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        anna_smithson, anna_smith, ann_smith, ann_smithers = (
            make_child(work, surname, forename).id
            for surname, forename in (
                ("Smithson", "Anna"),
                ("Smith", "Anna"),
                ("Smith", "Ann"),
                ("Smithers", "Ann"),
            )
        )

        assert next(hit.id for hit in work.search(["ann", "smith"], 10)) == ann_smith
        assert [hit.id for hit in work.search(["smith"], 10)][:2] == [anna_smith, ann_smith]
        assert {hit.id for hit in work.search(["ann", "smith"], 10)} == {
            anna_smithson,
            anna_smith,
            ann_smith,
            ann_smithers,
        }


def test_a_record_is_found_once_and_the_limit_counts_records(store: SqlStore) -> None:
    """A child of many names matches one beginning many times over."""
    with store.changing(AUTHOR) as work:
        many = make_child(work, "Anand", " ".join(f"An{letter}" for letter in "abcdefghijklmnopq"))
        others = [make_child(work, f"Anz{letter}", "Bo") for letter in "abc"]

        found = [hit.id for hit in work.search(["an"], 3)]
    assert found == [many.id, others[0].id, others[1].id]


def test_search_keeps_to_the_types_asked_for(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, parent = make_child(work), make_person(work)

        assert [hit.id for hit in work.search(["okafor"], 10, ["person"])] == [parent.id]
        assert {hit.id for hit in work.search(["okafor"], 10, ["person", "child"])} == {child.id, parent.id}
        assert work.search(["okafor"], 10, ["school"]) == []


def test_words_follow_a_change(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child = make_child(work)
        child.surname = "Bell"
        put(work, CHILD, child)

        assert work.search(["okafor"], 10) == []
        assert [hit.id for hit in work.search(["bell"], 10)] == [child.id]
        assert [hit.id for hit in work.search(["ada"], 10)] == [child.id]


def test_a_hit_tells_what_it_is(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child = make_child(work)
        notice = make_notice(work, child.id, make_school(work).id)
        (hit,) = work.search(["tdn20260001"], 10)

    assert (hit.id, hit.type, hit.reference) == (notice.id, "ten_day_notification", "TDN-2026-0001")
    assert (hit.child, hit.child_label, hit.status) == (child.id, "Okafor, Ada", "received")


def test_hits_come_in_the_order_asked_for(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        ids = [make_child(work, surname).id for surname in ("Bell", "Ash", "Cole")]
        order = [ids[2], ids[0], 9999, ids[1]]

        assert [hit.id for hit in work.hits(order)] == [ids[2], ids[0], ids[1]]


def test_the_newest_come_first(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        ids = [make_child(work, surname).id for surname in ("Bell", "Ash", "Cole")]

        assert [hit.id for hit in work.newest(2)] == [ids[2], ids[1]]


def test_records_that_share_most_keys_come_first(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        one, twin, other = (
            make_child(work, surname, "Ada", upn=upn)
            for surname, upn in (
                ("Okafor", "A123456789012"),
                ("Okafor", "A123456789012"),
                ("Bell", "A123456789012"),
            )
        )
        keys = sorted(CHILD.keys(one))
        shared = {each.id: len(set(keys) & set(CHILD.keys(each))) for each in (one, twin, other)}
        expected = sorted((id for id, number in shared.items() if number), key=lambda id: (-shared[id], id))

        assert expected == [one.id, twin.id, other.id]
        assert work.sharing_keys(keys, 10) == expected
        assert work.sharing_keys(keys, 1) == expected[:1]
        assert work.sharing_keys(["no such key"], 10) == []


def test_records_are_found_by_value_by_row_and_by_reference(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        school = make_school(work, urn="123456")
        parent = make_person(work)
        people = CHILD.rows["people"].of
        child = save(work, CHILD, surname="Okafor", people=[people(person=parent.id)])

        assert work.by_value(SCHOOL, "urn", "123456") == [school.id]
        assert work.by_value(SCHOOL, "urn", "654321") == []
        assert work.row_holders(CHILD, "people", "person", parent.id) == [child.id]
        assert work.row_holders(PERSON, "phones", "number", "0") == []
        assert work.by_reference(" chd-2026-0001 ") == child.id
        assert work.by_reference("CHD-2026-0002") is None
