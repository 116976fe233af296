"""An operation taken back beside work of others that left what it saved as it was."""

import json
from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from cme_desktop.errors import Parted, Refused
from cme_desktop.operations.performing import Done, perform
from cme_desktop.records.home_education import HOME_EDUCATION
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.on_roll_notice import ON_ROLL_NOTICE
from cme_desktop.records.truancy_sweep import TRUANCY_SWEEP, Met
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY
from cme_desktop.standing_records.child import CHILD
from cme_desktop.standing_records.child.fields import Relation
from cme_desktop.standing_records.person import PERSON
from db.store import SqlStore
from db.unit_of_work import SqlUnitOfWork
from tests.builders import StandingClock
from tests.db.test_undoing import DAY, SAM, Office, an_office, put_back, saved, tables
from tests.forging import forge
from tests.ui.doing import Doing

LATER = DAY + timedelta(days=1)


@pytest.fixture
def office(store: SqlStore, clock: StandingClock) -> Office:
    return an_office(store, clock)


def test_a_second_entry_that_had_nothing_left_to_change_stands_on_the_first(office: Office) -> None:
    first = office.entry(DAY)
    second = office.do(lambda work: saved(work, ON_ROLL_NOTICE, **values_of(first, LATER)), SAM).result
    assert (
        f"cannot be put back: {second.reference}, saved by Sam Field on Mon 9 Nov 2026 12:02, stands on it; "
        "take that back first."
    ) in office.why_not(first)


def values_of(done: Done[Any], day: date) -> dict[str, Any]:
    return {"child": done.result.child, "school": done.result.school, "entered_on": day, "received_on": day}


def test_a_second_entry_is_taken_back_before_the_first(office: Office) -> None:
    first = office.entry(DAY)
    office.undo(office.entry(LATER))
    office.undo(first)
    with office.store.reading() as reader:
        assert reader.get(OFF_ROLL_NOTICE, office.off.id).status == "accepted"
    assert list(office.store.findings()) == []


def test_a_deletion_that_was_answered_at_once_stands_on_the_answer(office: Office) -> None:
    """With the answer taken back it would stay closed, and nobody would ask where the child is."""
    spell = office.save(HOME_EDUCATION, child=office.ada.id, started_on=DAY, received_on=DAY)
    values = {"school": office.new.id, "deleted_on": LATER, "received_on": LATER, "status": "accepted"}
    deletion = office.save(OFF_ROLL_NOTICE, child=office.ada.id, **values)
    assert len(deletion.written) == 1, "the spell answers another one already and stays as it is"
    assert f"{deletion.result.reference}, saved by" in office.why_not(spell)
    office.undo(deletion)
    office.undo(spell)


def test_what_was_saved_since_and_has_nothing_to_do_with_it_is_let_be(office: Office) -> None:
    closed = {"status": "closed", "closing_reason": "other", "closed_on": DAY}
    done = office.save(OFF_ROLL_NOTICE, office.off.id, **closed)
    office.save(WHEREABOUTS_ENQUIRY, child=office.kuba.id, received_on=DAY)
    office.undo(done)
    with office.store.reading() as reader:
        assert reader.get(OFF_ROLL_NOTICE, office.off.id).status == "accepted"


def test_two_records_of_one_child_are_not_merged_in_a_circle(office: Office) -> None:
    undone = office.undo(office.save(CHILD, office.ada.id, status="merged", merged_into=office.kuba.id))
    office.do(
        lambda work: saved(work, CHILD, office.kuba.id, status="merged", merged_into=office.ada.id), SAM
    )
    assert "is itself merged into this record" in office.why_not(undone)


def test_a_record_that_is_about_another_child_by_now_does_not_come_back_as_a_link(office: Office) -> None:
    search = office.save(WHEREABOUTS_ENQUIRY, child=office.ada.id, received_on=DAY).result
    parted = office.save(WHEREABOUTS_ENQUIRY, search.id, off_roll=None)
    office.save(OFF_ROLL_NOTICE, office.off.id, enquiry=None, child=office.kuba.id)
    assert f"{office.off.reference} is about another child" in office.why_not(parted)


def test_what_somebody_saved_meanwhile_is_not_put_back_over(office: Office) -> None:
    seen = office.save(CHILD, office.ada.id, notes="One.").result.version
    office.do(lambda work: saved(work, CHILD, office.ada.id, notes="Seen at home."), SAM)
    with pytest.raises(
        Refused, match=f"Sam Field saved {office.ada.reference} on Mon 9 Nov 2026 12:02, after"
    ):
        put_back(office, CHILD, office.ada, 1, seen)


def test_what_is_restricted_by_now_is_not_shown_to_everybody(office: Office) -> None:
    office.save(CHILD, office.ada.id, notes="One.")
    office.save(CHILD, office.ada.id, restricted=True, restricted_reason="refuge")
    with pytest.raises(Refused, match="is restricted, and was not then"):
        put_back(office, CHILD, office.ada, 1)


def test_a_time_when_it_was_not_on_file_is_not_put_back(office: Office) -> None:
    made = office.save(PERSON, surname="Reid")
    office.undo(office.undo(made), "Undo: Save new person")
    with pytest.raises(Refused, match="was taken back then"):
        put_back(office, PERSON, made.result, 2)


def test_a_record_that_is_gone_is_pointed_at_by_none_and_that_is_said(office: Office) -> None:
    person = office.save(PERSON, surname="Lis")
    office.undo(person)
    before = tables(office.store)
    with pytest.raises(Parted, match="was taken back meanwhile"):
        office.save(CHILD, office.kuba.id, people=[Relation(person=person.result.id)])
    assert tables(office.store) == before


def test_a_record_that_is_pointed_at_just_as_it_goes_stays(
    postgres_store: SqlStore, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a server another change may be over between the last look and the deletion."""
    office = an_office(postgres_store, clock)
    child = office.save(CHILD, surname="Reid", forename="Tom")
    looked, swept = SqlUnitOfWork.pointing_at, {"swept_on": DAY, "children": [Met(child=child.result.id)]}
    sweeps: list[Any] = []

    def then_pointed_at(work: SqlUnitOfWork, ids: Collection[int]) -> list[int]:
        found = looked(work, ids)
        if not sweeps:
            doing = Doing(lambda other: saved(other, TRUANCY_SWEEP, **swept))
            sweeps.append(perform(postgres_store, SAM, doing).result)
        return found

    monkeypatch.setattr(SqlUnitOfWork, "pointing_at", then_pointed_at)
    with pytest.raises(Refused) as refused:
        office.undo(child)
    assert f"{sweeps[0].reference}, saved by Sam Field on" in str(refused.value)
    assert list(postgres_store.findings()) == []


@pytest.mark.parametrize(
    ("path", "text", "label"),
    [
        ("status", "long_gone", "Status"),
        ("people.0.relationship", "ward", "Relationship"),
        ("birth", "x", "Date"),
    ],
)
def test_what_a_version_of_long_ago_says_and_no_form_takes_now_is_named(
    office: Office, path: str, text: str, label: str
) -> None:
    """A list has lost the choice since, or a field is written otherwise."""
    office.save(CHILD, office.ada.id, notes="One.")
    before, history = tables(office.store), sa.table("history", sa.column("fields"), sa.column("record_id"))
    of_ada = history.c.record_id == office.ada.id
    with office.store.engine.connect() as connection:
        told = connection.execute(sa.select(history.c.fields).where(of_ada)).scalars().first()
    fields = json.dumps({**json.loads(told), path: [None, text]})
    first = f"record_id = {office.ada.id} AND record_version = 1"
    forge(office.store, f"UPDATE history SET fields = '{fields}' WHERE {first}")
    with pytest.raises(Refused, match=f"{label}.* was “{text}” then, which cannot stand there any more"):
        put_back(office, CHILD, office.ada, 1)
    assert tables(office.store) == before
