"""Lists show linked records by name: the name follows a rename, and a restricted child has none."""

from typing import Any

from cme_desktop.description.record_type import RecordType
from cme_desktop.ports import ListQuery, Reader
from cme_desktop.records.on_roll_notice import ON_ROLL_NOTICE
from cme_desktop.records.penalty_notice import PENALTY_NOTICE
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from cme_desktop.services.saving import store as put
from cme_desktop.standing_records.child import CHILD
from cme_desktop.standing_records.hub import HUB
from cme_desktop.standing_records.person import PERSON
from cme_desktop.standing_records.school import SCHOOL
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


def shown(reader: Reader, described: RecordType[Any], column: str) -> list[Any]:
    """What a list shows in one column, in the order of the reference numbers."""
    place = described.list_columns.index(column)
    query = ListQuery(described, sort="reference", descending=False)
    return [row.values[place] for row in reader.page(query, None, 100)]


def test_a_list_shows_links_by_name(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, school = make_child(work), make_school(work, "Elm Lane School")
        links = {"hub": make_hub(work, "North Hub").id, "officer": make_officer(work, "Sam Reed").id}
        make_notice(work, child.id, school.id, **links)
        make_notice(work, child.id, school.id)

        assert shown(work, TEN_DAY_NOTIFICATION, "child") == ["Okafor, Ada", "Okafor, Ada"]
        assert shown(work, TEN_DAY_NOTIFICATION, "school") == ["Elm Lane School", "Elm Lane School"]
        assert shown(work, TEN_DAY_NOTIFICATION, "hub") == ["North Hub", ""]
        assert shown(work, TEN_DAY_NOTIFICATION, "officer") == ["Sam Reed", ""]


def test_labels_follow_a_rename(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, school = make_child(work), make_school(work, "Elm Lane School")
        make_notice(work, child.id, school.id)
        child.surname, school.name = "Bell", "Oak Lane School"
        put(work, CHILD, child)
        put(work, SCHOOL, school)

        assert shown(work, TEN_DAY_NOTIFICATION, "child") == ["Bell, Ada"]
        assert shown(work, TEN_DAY_NOTIFICATION, "school") == ["Oak Lane School"]
        assert work.labels([child.id, school.id]) == {child.id: "Bell, Ada", school.id: "Oak Lane School"}


def test_labels_of_a_types_own_links_follow_a_rename(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        parent, school = make_person(work), make_school(work, "Elm Lane School")
        save(work, PENALTY_NOTICE, parent=parent.id)
        save(work, ON_ROLL_NOTICE, previous_school=school.id)
        assert shown(work, PENALTY_NOTICE, "parent") == ["Okafor, Grace"]

        parent.surname, school.name = "Bell", "Oak Lane School"
        put(work, SCHOOL, school)
        put(work, PERSON, parent)

        assert shown(work, PENALTY_NOTICE, "parent") == ["Bell, Grace"]
        assert shown(work, ON_ROLL_NOTICE, "previous_school") == ["Oak Lane School"]


def test_a_link_moved_elsewhere_shows_the_other_name(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        north, south = make_hub(work, "North Hub"), make_hub(work, "South Hub")
        notice = make_notice(work, make_child(work).id, make_school(work).id, hub=north.id)
        notice.hub = south.id
        put(work, TEN_DAY_NOTIFICATION, notice)
        north.name = "Northern Hub"
        put(work, HUB, north)
        assert shown(work, TEN_DAY_NOTIFICATION, "hub") == ["South Hub"]

        notice.hub = None
        put(work, TEN_DAY_NOTIFICATION, notice)
        assert shown(work, TEN_DAY_NOTIFICATION, "hub") == [""]


def restricted_child(work: Any) -> Any:
    return make_child(
        work, restricted=True, restricted_reason="adoption", upn="A123456789012", notes="Moved to Elm Lane"
    )


def test_a_restricted_child_is_named_nowhere(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        school = make_school(work)
        child = restricted_child(work)
        child.school = school.id
        put(work, CHILD, child)
        make_notice(work, child.id, school.id)
        masked = "Restricted – CHD-2026-0001"

        assert work.page(ListQuery(CHILD), None, 10) == work.search(["okafor"], 10) == []
        assert shown(work, TEN_DAY_NOTIFICATION, "child") == []
        assert work.labels([child.id]) == {child.id: masked}
        (hit,) = work.hits([child.id])
        assert (hit.label, hit.restricted) == (masked, True)
        assert [hit.label for hit in work.newest(10)] == [school.name]
        assert work.about("school", school.id, ["child"]) == []
        (line,) = work.due()
        assert (line.child_label, line.school_label, line.child) == ("Restricted", "", None)
        named = ("Okafor", "Ada", "A123456789012")
        everything = (hit, work.newest(10), work.due(), work.timeline(child.id), work.hits([child.id]))
        assert not any(name in repr(everything) for name in named)


def test_a_restriction_put_on_and_taken_off_reaches_every_list(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child = make_child(work)
        make_notice(work, child.id, make_school(work).id)
        for restricted, seen in ((True, []), (False, ["Okafor, Ada"])):
            child.restricted = restricted
            put(work, CHILD, child)
            assert shown(work, TEN_DAY_NOTIFICATION, "child") == seen
            assert len(work.search(["okafor"], 10)) == len(work.page(ListQuery(CHILD), None, 10)) == len(seen)


def test_any_number_of_records_is_named_at_once(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        schools = {make_school(work, f"School {number}").id: f"School {number}" for number in range(120)}
        assert work.labels([*schools, 0]) == schools
        assert work.labels([]) == {}
