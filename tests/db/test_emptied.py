"""A field that begins with a value and is emptied: what is stored, read and told by history are one."""

from typing import Any

import pytest

from cme_desktop.description.record_type import RecordType
from cme_desktop.drafts import Draft
from cme_desktop.fields import Reading
from cme_desktop.operations.performing import perform
from cme_desktop.operations.records import SaveRecord
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from cme_desktop.registry import REGISTRY
from cme_desktop.services.saving import store as put
from db.store import SqlStore
from tests.builders import AUTHOR, NOON, make_child, make_notice, make_school
from tests.db.filling import Filler

BEGINNING_WITH_A_VALUE = [
    pytest.param(kind, name, id=f"{kind.key}-{name}")
    for kind in REGISTRY
    for name, described in kind.plain.items()
    if not described.required and getattr(kind.cls(), name) not in (None, ())
]


def begun(store: SqlStore, kind: RecordType[Any], id: int | None) -> Draft[Any]:
    assert id is not None
    with store.reading() as reader:
        return Draft(kind, Reading(NOON.date(), reader.law()), reader.get(kind, id))


@pytest.mark.parametrize(("kind", "name"), BEGINNING_WITH_A_VALUE)
def test_an_emptied_field_is_read_as_the_draft_said(
    store: SqlStore, kind: RecordType[Any], name: str
) -> None:
    with store.changing(AUTHOR) as work:
        saved = put(work, kind, Filler(work).pointed(kind.cls()))
        work.commit()
    assert list(store.findings()) == []

    draft = begun(store, kind, saved.id)
    draft.type_in(name, "")
    said = draft.record()
    with store.changing(AUTHOR) as work:
        put(work, kind, said)
        work.commit()

    assert list(store.findings()) == []
    read = begun(store, kind, saved.id).base
    assert getattr(read, name) == getattr(said, name) == getattr(kind.cls(), name)


@pytest.mark.parametrize("name", ["absence_kind", "purpose"])
def test_a_notification_whose_choice_is_emptied_is_still_due(store: SqlStore, name: str) -> None:
    with store.changing(AUTHOR) as work:
        notice = make_notice(work, make_child(work).id, make_school(work).id)
        work.commit()

    draft = begun(store, TEN_DAY_NOTIFICATION, notice.id)
    draft.type_in(name, "")
    perform(store, AUTHOR, SaveRecord(draft))

    assert list(store.findings()) == [], "the duty is among the deadlines, as the record says"


def test_one_that_was_stored_without_its_choice_gets_no_worse(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        notice: Any = make_notice(work, make_child(work).id, make_school(work).id)
        notice.absence_kind = None
        put(work, TEN_DAY_NOTIFICATION, notice)
        work.commit()
    before = list(store.findings())

    draft = begun(store, TEN_DAY_NOTIFICATION, notice.id)
    draft.type_in("notes", "Telephoned.")
    perform(store, AUTHOR, SaveRecord(draft))

    assert before
    assert set(store.findings()) < set(before), "its duty is back"
