"""Looking at records by the thousand, and at the rows that were loaded before, on both databases."""

from datetime import date

from cme_desktop.standing_records.address import Address
from cme_desktop.standing_records.child import CHILD
from cme_desktop.standing_records.child.identity import FACTS, child_keys, facts_of
from cme_desktop.standing_records.school import SCHOOL
from cme_desktop.values.partial_dates import BirthDate
from db.store import SqlStore
from tests.builders import AUTHOR, make_child, make_school


def test_a_glimpse_tells_the_same_as_the_record(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        home = [Address(kind="home", postcode="M1 1AA")]
        born = BirthDate(date(2015, 5, 19))
        ada = make_child(work, birth=born, sex="F", upn="B801200005001", addresses=home, notes="x")
        ben = make_child(work, "Nowak", "Ben", status="merged", merged_into=ada.id)
        hidden = make_child(work, "Lis", "Kuba", restricted=True)
        work.commit()
    with store.reading() as reader:
        seen = list(reader.glimpses(CHILD, FACTS, [hidden.id, ben.id, ada.id]))
        assert [child.id for child in seen] == [ada.id, ben.id]
        assert [facts_of(child) for child in seen] == [
            facts_of(reader.get(CHILD, child.id)) for child in (ada, ben)
        ]
        assert [(c.status, c.merged_into, c.reference) for c in seen] == [
            ("current", None, "CHD-2026-0001"),
            ("merged", ada.id, "CHD-2026-0002"),
        ]
        assert seen[0].notes is None, "what was not asked for is not there"


def test_all_of_a_type_are_seen_without_ids(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        made = [make_school(work, f"School {number}", urn=f"{100000 + number}") for number in range(600)]
        work.commit()
    with store.reading() as reader:
        seen = list(reader.glimpses(SCHOOL, ("urn", "name")))
    assert [(school.id, school.urn) for school in seen] == [(school.id, school.urn) for school in made]


def test_keys_lead_to_all_who_have_them(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        ada, twin = make_child(work), make_child(work)
        other = make_child(work, "Nowak", "Ben")
        work.commit()
    with store.reading() as reader:
        found = reader.holders_of_keys({*child_keys(ada), "n:nobody"})
        assert found.keys() == child_keys(ada)
        assert all(sorted(ids) == [ada.id, twin.id] for ids in found.values())
        assert other.id not in {id for ids in found.values() for id in ids}


def test_a_loaded_row_is_remembered_with_the_change_that_loaded_it(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        ada, ben = make_child(work), make_child(work, "Nowak", "Ben")
        work.remember_rows({"a", "b"}, ada.id)
        work.remember_rows({"b"}, ada.id)
        work.remember_rows({"c"}, ben.id)
        work.commit()
    with store.changing(AUTHOR) as work:
        work.remember_rows({"d"}, ada.id)  # and never committed
    with store.reading() as reader:
        assert reader.loaded_rows({"a", "b", "c", "d", "e"}) == {"a": ada.id, "b": ada.id, "c": ben.id}
