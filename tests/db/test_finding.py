"""What is offered for words typed, and what tells each offer from its like."""

from datetime import date

from cme_desktop.public_names import RESTRICTED
from cme_desktop.services.finding import find, told
from cme_desktop.standing_records.child import CHILD
from cme_desktop.standing_records.child.fields import Relation
from cme_desktop.standing_records.hub import HUB
from cme_desktop.standing_records.person import PERSON
from cme_desktop.standing_records.school import SCHOOL
from cme_desktop.values.partial_dates import BirthDate
from db.store import SqlStore
from db.unit_of_work import SqlUnitOfWork
from tests.builders import AUTHOR, make_child, make_hub, make_notice, make_person, make_school
from tests.db.asked import asked

TODAY = date(2026, 11, 9)
BORN = BirthDate(date(2015, 6, 30))


def detail(work: SqlUnitOfWork, words: str, to: str) -> str:
    (one,) = find(work, words, 5, TODAY, to)
    return one.detail


def test_a_child_is_told_by_birth_year_group_and_school(sqlite_store: SqlStore) -> None:
    with sqlite_store.changing(AUTHOR) as work:
        school = make_school(work, "Ashdown Primary").id
        make_child(work, birth=BORN, school=school)
        make_child(work, "Quill", "Noor")
        make_child(work, "Marlow", "Jo", status="moved_away", birth=BORN)
        assert detail(work, "okafor", CHILD.key) == "b. 30 Jun 2015 · Year 7 · Ashdown Primary"
        assert detail(work, "quill", CHILD.key) == ""
        assert detail(work, "marlow", CHILD.key) == "moved away · b. 30 Jun 2015 · Year 7"


def test_a_school_is_told_by_number_postcode_and_whether_it_is_open(sqlite_store: SqlStore) -> None:
    with sqlite_store.changing(AUTHOR) as work:
        make_school(work, "Ashdown Primary", laestab="9094015", postcode="LS1 4AP")
        make_school(work, "Beech Hall")
        make_school(work, "Cedar School", status="closed", postcode="LS2 8BB")
        assert detail(work, "ashdown", SCHOOL.key) == "909/4015 · LS1 4AP"
        assert detail(work, "beech", SCHOOL.key) == ""
        assert detail(work, "cedar", SCHOOL.key) == "LS2 8BB · Closed"


def test_a_person_is_told_by_the_children_whom_everybody_may_see(sqlite_store: SqlStore) -> None:
    with sqlite_store.changing(AUTHOR) as work:
        grace = make_person(work).id
        for surname, restricted in (("Okafor", False), ("Quill", False), ("Vale", True)):
            make_child(work, surname, people=[Relation(person=grace)], restricted=restricted)
        make_person(work, "Marlow", "Jo")
        assert detail(work, "grace", PERSON.key) == "parent or carer of Okafor, Ada; Quill, Ada"
        assert detail(work, "marlow", PERSON.key) == ""


def test_a_record_is_told_by_its_type_its_child_and_where_it_stands(sqlite_store: SqlStore) -> None:
    with sqlite_store.changing(AUTHOR) as work:
        notice = make_notice(work, make_child(work).id, make_school(work).id)
        make_hub(work, "North")
        assert detail(work, notice.reference, "") == "10-day notification · Okafor, Ada · Received"
        assert detail(work, "north", HUB.key) == "Hub"


def test_as_many_come_as_were_asked_for_and_it_is_said_whether_there_are_more(sqlite_store: SqlStore) -> None:
    with sqlite_store.changing(AUTHOR) as work:
        for forename in ("Ada", "Bo", "Cy"):
            make_child(work, "Okafor", forename)
        for limit, names, more in ((2, 2, True), (3, 3, False), (4, 3, False)):
            finds = find(work, "okafor", limit, TODAY, CHILD.key)
            assert (len(finds.found), finds.more) == (names, more)


def test_names_written_otherwise_are_found_after_those_as_typed(sqlite_store: SqlStore) -> None:
    with sqlite_store.changing(AUTHOR) as work:
        apart = make_child(work, "Mac Kenzie", "Ada").id
        together = make_child(work, "Mackenzie", "Bo").id
        assert [one.id for one in find(work, "mackenzie", 5, TODAY, CHILD.key)] == [together, apart]
        finds = find(work, "mackenzie", 1, TODAY, CHILD.key)
        assert ([one.id for one in finds], finds.more) == ([together], True)


def test_a_restricted_child_is_offered_by_its_exact_reference_alone(sqlite_store: SqlStore) -> None:
    with sqlite_store.changing(AUTHOR) as work:
        child = make_child(work, restricted=True)
        for to in ("", CHILD.key):
            (one,) = find(work, child.reference, 5, TODAY, to)
            assert (one.id, one.restricted, one.detail) == (child.id, True, "Opening it asks for a reason")
            assert one.label == f"{RESTRICTED} – {child.reference}"
        assert find(work, child.reference, 5, TODAY, SCHOOL.key).found == []
        assert find(work, "okafor", 5, TODAY).found == []
        seen = make_child(work, "Quill")
        assert [one.restricted for one in find(work, seen.reference, 5, TODAY)] == [False]


def test_children_and_schools_are_told_from_their_like_in_as_many_questions_as_one(
    sqlite_store: SqlStore,
) -> None:
    with sqlite_store.changing(AUTHOR) as work:
        school = make_school(work, "Okafor Primary").id
        make_child(work, "Okafor", "Ada", birth=BORN, school=school)
        with asked(sqlite_store.engine) as of_two:
            assert len(find(work, "okafor", 20, TODAY).found) == 2
        for forename in ("Bo", "Cy", "Di", "Ed"):
            make_child(work, "Okafor", forename, school=make_school(work, f"Okafor {forename}").id)
        with asked(sqlite_store.engine) as of_ten:
            assert len(find(work, "okafor", 20, TODAY).found) == 10
    assert len(of_ten) == len(of_two)


def test_a_restricted_child_is_told_by_all_that_tells_others_from_their_like(sqlite_store: SqlStore) -> None:
    with sqlite_store.changing(AUTHOR) as work:
        school = make_school(work, "Ashdown Primary").id
        ids = [
            make_child(work, birth=BORN, school=school, restricted=restricted).id
            for restricted in (True, False)
        ]
        details = [one.detail for one in told(work, work.hits(ids), TODAY)]
    assert details == ["b. 30 Jun 2015 · Year 7 · Ashdown Primary"] * 2
