"""A second record of one child: marked where it is found, and the one that stands is taken."""

from datetime import date

from cme_desktop.ports import Reader
from cme_desktop.services.finding import Found, find
from cme_desktop.services.merged import survivor, survivors
from cme_desktop.standing_records.child import CHILD
from db.store import SqlStore
from tests.builders import AUTHOR, make_child
from ui.pages.lookups import to_pick

TODAY = date(2026, 11, 9)


def found(reader: Reader, words: str) -> dict[str, Found]:
    return {one.label: one for one in find(reader, words, 8, TODAY, "child").found}


def test_search_marks_it_and_a_picker_takes_the_one_that_stands(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        stays = make_child(work, "Okafor", "Ada")
        between = make_child(work, "Okafour", "Ada", status="merged", merged_into=stays.id)
        make_child(work, "Okaphor", "Ada", status="merged", merged_into=between.id)
        hits = found(work, "ada")
        assert hits["Okafor, Ada"].detail == ""
        assert hits["Okafour, Ada"].detail == f"merged into {stays.reference}"
        assert hits["Okaphor, Ada"].detail == f"merged into {stays.reference}"

        assert [(one.id, one.label) for one in to_pick(list(hits.values()))] == [(stays.id, "Okafor, Ada")]
        (only,) = to_pick(list(found(work, "okaphor").values()))
        assert (only.id, only.label) == (stays.id, "Okafor, Ada")
        assert only.detail == f"Okaphor, Ada is merged into {stays.reference}"


def test_what_leads_in_a_circle_or_nowhere_stands_for_itself_and_is_marked(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        one = make_child(work, "Okafor", "Ada", status="merged")
        other = make_child(work, "Okafour", "Ada", status="merged", merged_into=one.id)
        assert survivor(work, other) is None
        one.merged_into = other.id
        work.save(CHILD, one, [])
        assert survivor(work, one) is None
        assert {hit.detail for hit in found(work, "ada").values()} == {"merged into another record"}


def test_what_leads_into_a_circle_of_others_has_nobody_to_stand_for_it(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        one = make_child(work, "Okafor", "Ada", status="merged")
        other = make_child(work, "Okafour", "Ada", status="merged", merged_into=one.id)
        one.merged_into = other.id
        work.save(CHILD, one, [])
        third = make_child(work, "Okaphor", "Ada", status="merged", merged_into=other.id)
        assert survivor(work, third) is None
        assert survivors(work) == {one.id: one.id, other.id: one.id, third.id: one.id}


def test_a_record_that_is_merged_no_longer_stands_for_itself(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        stays = make_child(work, "Okafor", "Ada")
        make_child(work, "Okafour", "Ada", merged_into=stays.id)
        make_child(work, "Okaphor", "Ada", status="merged")
        second = make_child(work, "Okefor", "Ada", status="merged", merged_into=stays.id)
        assert survivors(work) == {second.id: stays.id}


def test_a_restricted_child_is_not_found_by_the_record_merged_into_hers(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        hers = make_child(work, "Okafor", "Ada", restricted=True, restricted_reason="refuge")
        make_child(work, "Okafour", "Ada", status="merged", merged_into=hers.id)
        assert found(work, "okafour") == {}
