"""What nobody sees before opening it: worked out at each question, on both databases."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from cme_desktop.due import Scope
from cme_desktop.errors import AskFirst
from cme_desktop.fields import LinkField
from cme_desktop.intake.carrying_out import carry_out
from cme_desktop.leave import Leave
from cme_desktop.ports import ListQuery, Reader, UnitOfWork
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from cme_desktop.registry import REGISTRY
from cme_desktop.services.clashes import clashes
from cme_desktop.services.deciding import Answer, decide
from cme_desktop.services.opening import open_file, refuse_unopened
from cme_desktop.services.saving import save_record
from cme_desktop.standing_records.child import CHILD, Child
from cme_desktop.standing_records.child.fields import Relation
from cme_desktop.standing_records.person import PERSON
from cme_desktop.values.partial_dates import parse_birth
from db.store import SqlStore
from tests.builders import AUTHOR, make_child, make_hub, make_notice, make_officer, make_person, make_school
from tests.db.many import multiply, thousands_of_steps

BORN = parse_birth("2014-02-13", date(2026, 11, 9))


def family(work: Any) -> tuple[Any, Any, Any, Any]:
    """A restricted child with a parent of her own and one whom she shares with a brother, and a notice."""
    alone, shared = make_person(work, "Vantreel"), make_person(work, "Ordinary")
    child = make_child(
        work, "Wexlinthe", "Ada", birth=BORN, restricted=True, restricted_reason="refuge",
        people=[Relation(person=alone.id), Relation(person=shared.id)],
    )  # fmt: skip
    make_child(work, "Ordinary", "Owen", people=[Relation(person=shared.id)])
    officer, hub = make_officer(work), make_hub(work)
    notice = make_notice(work, child.id, make_school(work).id, officer=officer.id, hub=hub.id)
    return child, alone, shared, notice


def test_a_restricted_child_takes_her_notices_and_whoever_is_hers_alone_with_her(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, alone, shared, notice = family(work)
        assert work.unseen(CHILD) == {child.id}
        assert work.unseen(TEN_DAY_NOTIFICATION) == {notice.id}
        assert work.unseen(PERSON) == {alone.id}
        assert [work.accounts(one.id) for one in (child, notice, alone, shared)] == [[child.id]] * 3 + [[]]


@pytest.mark.parametrize(
    "ask",
    [
        lambda reader: reader.page(ListQuery(CHILD, "surname", False), None, 1),
        lambda reader: reader.due(most=1),
        lambda reader: reader.due(most=1, scope=Scope(hub=1)),
        lambda reader: reader.unallocated(most=1),
    ],
    ids=["page", "due", "due of a hub", "unallocated"],
)
def test_the_first_lines_are_no_more_work_beside_more_who_are_hidden(
    sqlite_store: SqlStore, ask: Callable[[Reader], list[object]]
) -> None:
    with sqlite_store.changing(AUTHOR) as work:
        hub, child, school = make_hub(work), make_child(work, "Ash"), make_school(work)
        make_notice(work, child.id, school.id, hub=hub.id)
        hidden = make_child(work, "Zed", restricted=True)
        work.commit()
    assert hub.id == 1

    def one_line(reader: Reader) -> None:
        assert len(ask(reader)) == 1

    beside_one = thousands_of_steps(sqlite_store, one_line)
    multiply(sqlite_store, CHILD, [hidden.id], 3_000)

    assert thousands_of_steps(sqlite_store, one_line) <= beside_one + 1


def test_lists_pages_counts_and_search_are_without_her(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, alone, shared, notice = family(work)
        for kind, gone in ((CHILD, child), (TEN_DAY_NOTIFICATION, notice), (PERSON, alone)):
            for name in kind.list_columns:
                query = ListQuery(kind, name, True)
                rows = work.page(query, None, 50)
                assert gone.id not in [row.id for row in rows]
                assert work.anchors(query, 1)[0] == len(rows) == work.counts()[kind.key][0]
        assert work.search(["wex"], 5) == work.search(["vantreel"], 5) == []
        assert [hit.id for hit in work.search(["ordinary"], 5, ["person"])] == [shared.id]
        assert not {child.id, alone.id, notice.id} & {hit.id for hit in work.newest(50)}


def test_her_duties_are_in_the_queue_of_everybody_alone(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        *_, notice = family(work)
        lines = work.due()
        assert {line.record for line in lines} == {notice.id}
        assert {(line.child, line.child_label, line.school_label) for line in lines} == {
            (None, "Restricted", "")
        }
        for scope in (Scope(officer=notice.officer), Scope(hub=notice.hub)):
            assert work.due(scope=scope) == work.undated(scope) == work.awaited(date(2020, 1, 1), scope) == []
            assert work.due_by_type(date(2100, 1, 1), scope) == {}
        assert work.due_by_type(date(2100, 1, 1)) == {TEN_DAY_NOTIFICATION.key: len(lines)}
        assert work.workload(date(2100, 1, 1)).restricted == len(lines)


def test_a_notice_that_nobody_has_stays_in_the_queue_of_everybody(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, *_ = family(work)
        hub = make_hub(work)
        make_notice(work, child.id, make_school(work, "Quillhaven").id, hub=hub.id)
        (line,) = work.unallocated()
        assert (line.child_label, line.school_label, line.hub) == ("Restricted", "", None)
        for scope in (Scope(hub=hub.id), Scope(officer=make_officer(work).id)):
            assert work.unallocated(scope) == []
        assert work.workload(date(2100, 1, 1)).restricted == len(work.due()) + 1


def test_lifting_the_restriction_shows_all_of_it_again_at_once(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, alone, _, notice = family(work)
        child.restricted, child.restricted_reason = False, None
        save_record(work, CHILD, child)
        assert work.unseen(CHILD) == work.unseen(PERSON) == work.unseen(TEN_DAY_NOTIFICATION) == frozenset()
        assert {line.child_label for line in work.due(scope=Scope(hub=notice.hub))} == {"Wexlinthe, Ada"}
        assert [hit.id for hit in work.search(["vantreel"], 5)] == [alone.id]


def test_opening_is_written_into_her_history_whichever_record_it_is_through(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, alone, shared, notice = family(work)
        for one in (child, notice, alone):
            assert open_file(work, one.id, "Asked by her social worker") == [child.id]
        assert open_file(work, shared.id, "No need") == []
        opened = [change for change in work.history(child.id) if not change.fields]
        assert [change.action.partition(":")[0] for change in reversed(opened)] == [
            "opened", f"opened through {notice.reference}", f"opened through {alone.reference}",
        ]  # fmt: skip
        assert {change.who for change in opened} == {AUTHOR.name}
        work.commit()
    assert list(store.findings()) == []


def test_whatever_is_about_her_asks_first_until_her_file_is_opened_and_nothing_else_does(
    store: SqlStore,
) -> None:
    leave = Leave()
    with store.changing(AUTHOR) as work:
        child, alone, shared, notice = family(work)
        refuse_unopened(work, leave, [None, shared.id])
        for one in (child, notice, alone):
            with pytest.raises(AskFirst) as asked:
                refuse_unopened(work, leave, [None, shared.id, one.id])
            assert (asked.value.id, asked.value.reference) == (one.id, one.reference)
        leave.give(open_file(work, notice.id, "Asked by her social worker"))
        refuse_unopened(work, leave, [child.id, notice.id, alone.id, shared.id])


def test_a_record_like_her_is_asked_about_once_whatever_becomes_of_it(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, *_ = family(work)
        twin = save_record(work, CHILD, CHILD.cls(surname="Wexlinthe", forename="Ada", birth=BORN))
        save_record(work, CHILD, CHILD.cls(surname="Nobody", forename="Nadine"))
        (asked,) = work.resemblances()
        assert (asked.record, asked.restricted) == (twin.id, child.id)
        decide(work, asked, Answer.OTHER, "Born in another town")
        save_record(work, CHILD, twin)
        assert work.resemblances() == []
        assert work.accounts(twin.id) == []


def test_a_second_record_of_her_becomes_restricted_with_all_that_is_about_it(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, *_ = family(work)
        twin = save_record(work, CHILD, CHILD.cls(surname="Wexlinthe", forename="Ada", birth=BORN))
        notice = make_notice(work, twin.id, make_school(work).id)
        (asked,) = work.resemblances()
        decide(work, asked, Answer.SAME, "Her mother says so")
        assert work.get(CHILD, twin.id).restricted_reason == "refuge"
        assert work.unseen(TEN_DAY_NOTIFICATION) >= {notice.id}
        assert work.resemblances() == []
        newest = work.history(child.id)[0]
        assert newest.action.startswith(f"compared with {twin.reference}")


def test_another_record_of_hers_that_was_merged_into_hers_is_unseen_too(store: SqlStore) -> None:
    """It bears her name."""
    with store.changing(AUTHOR) as work:
        child, *_ = family(work)
        other = make_child(work, "Wexlinthe", "Ada", status="merged", merged_into=child.id)

        assert other.id in work.unseen(CHILD)
        assert work.accounts(other.id) == [child.id]
        assert "wexlinthe" not in str(work.search(["wexlinthe"], 5)).lower()


@pytest.mark.parametrize("merged_first", [True, False])
def test_what_is_about_a_merged_record_of_hers_names_nobody(store: SqlStore, merged_first: bool) -> None:
    """Its notices, its number and its parent, be it merged by way of another record."""
    with store.changing(AUTHOR) as work:
        parent, upn = make_person(work, "Vantreel", "Ines"), "H801200001001"
        merged = make_child(work, "Wexlinthe", "Ada", upn=upn, people=[Relation(person=parent.id)])
        notice = make_notice(work, merged.id, make_school(work).id)
        between, child = make_child(work, "Wexlinthe", "A"), make_child(work, "Wexlinthe", "Ada")
        if not merged_first:
            restrict(work, child)
            merge(work, between, child.id)
            merge(work, merged, between.id)
        else:
            merge(work, merged, between.id)
            merge(work, between, child.id)
            restrict(work, child)

        typed = clashes(work, CHILD, CHILD.cls(surname="Lis", forename="Kuba", upn=upn))
        assert [clash.issue.text for clash in typed] == []
        assert work.unseen(CHILD) == {merged.id, between.id, child.id}
        assert (work.unseen(TEN_DAY_NOTIFICATION), work.unseen(PERSON)) == ({notice.id}, {parent.id})
        assert work.page(ListQuery(TEN_DAY_NOTIFICATION), None, 10) == []
        assert "Wexlinthe" not in str(work.due())
        for one in (merged, between, child, notice, parent):
            assert work.accounts(one.id) == [child.id]
        assert work.labels([merged.id, child.id]) == {
            one.id: f"Restricted – {one.reference}" for one in (merged, child)
        }
        child.restricted, child.restricted_reason = False, None
        save_record(work, CHILD, child)
        assert (work.unseen(CHILD), work.unseen(PERSON), work.unseen(TEN_DAY_NOTIFICATION)) == (
            (frozenset(),) * 3
        )
        assert "Wexlinthe" in str(work.due())


def test_a_child_is_merged_by_the_one_link_that_is_followed() -> None:
    followed = [
        (kind.key, name)
        for kind in REGISTRY
        for name, field in kind.plain.items()
        if kind.can_be_restricted and isinstance(field, LinkField) and field.to == kind.key
    ]
    assert followed == [("child", "merged_into")]


def test_what_leads_in_a_circle_is_unseen_where_one_of_it_is_restricted(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        one, other, third = (make_child(work, "Wexlinthe", "Ada") for _ in range(3))
        merge(work, one, other.id)
        merge(work, other, one.id)
        merge(work, third, one.id)
        assert work.unseen(CHILD) == frozenset()
        restrict(work, one)
        assert work.unseen(CHILD) == {one.id, other.id, third.id}
        assert [work.accounts(id) for id in (one.id, other.id, third.id)] == [[one.id]] * 3


def merge(work: UnitOfWork, child: Child, into: int) -> None:
    child.status, child.merged_into = "merged", into
    save_record(work, CHILD, child)


def restrict(work: UnitOfWork, child: Child) -> None:
    child.restricted, child.restricted_reason = True, "refuge"
    save_record(work, CHILD, child)


def test_those_of_an_import_are_not_even_counted_before_its_end(store: SqlStore) -> None:
    with store.importing(AUTHOR, "sent.csv", carry_out) as intake:
        intake.batch(family)
        with store.reading() as reader:
            assert reader.unseen(CHILD) == frozenset()
            assert reader.workload(date(2027, 11, 9)).restricted == 0
            assert reader.resemblances() == []
