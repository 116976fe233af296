"""A restricted file is asked about before it is opened, each time until leave was given."""

from collections.abc import Iterator
from typing import Any

import pytest

from cme_desktop.description.record_type import RecordType
from cme_desktop.errors import AskFirst
from cme_desktop.leave import Leave
from cme_desktop.looks.record_start import read_version
from cme_desktop.looks.resemblance import read_compared
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from cme_desktop.standing_records.child import CHILD
from db.store import SqlStore
from db.unit_of_work import SqlUnitOfWork
from tests.builders import AUTHOR, make_child, make_notice, make_school


@pytest.fixture
def work(store: SqlStore) -> Iterator[SqlUnitOfWork]:
    with store.changing(AUTHOR) as work:
        yield work


@pytest.fixture
def her(work: SqlUnitOfWork) -> Any:
    return make_child(work, restricted=True, restricted_reason="refuge")


@pytest.fixture
def notice(work: SqlUnitOfWork, her: Any) -> Any:
    return make_notice(work, her.id, make_school(work).id)


def shown(work: SqlUnitOfWork, kind: RecordType[Any], id: int | None, leave: Leave) -> str | None:
    """The reference of what is opened, None for a new record."""
    base = read_version(kind, id, leave, work).base
    return base.reference if base is not None else None


def test_a_restricted_file_opens_once_leave_was_given(work: SqlUnitOfWork, her: Any, notice: Any) -> None:
    leave = Leave()
    both: list[tuple[RecordType[Any], Any]] = [(CHILD, her), (TEN_DAY_NOTIFICATION, notice)]
    for kind, one in both:
        with pytest.raises(AskFirst) as asked:
            read_version(kind, one.id, leave, work)
        assert (asked.value.id, asked.value.reference) == (one.id, one.reference)
    leave.give([her.id])
    for kind, one in both:
        assert shown(work, kind, one.id, leave) == one.reference


def test_nobody_is_asked_about_a_child_whom_everybody_may_see(work: SqlUnitOfWork) -> None:
    child = make_child(work)
    assert shown(work, CHILD, child.id, Leave()) == child.reference
    assert shown(work, CHILD, None, Leave()) is None, "nor about one who is not on file yet"


def test_a_likeness_is_shown_to_whoever_may_open_her_file(work: SqlUnitOfWork, her: Any) -> None:
    twin, leave = make_child(work), Leave()
    work.ask_manager(twin.id, her.id, "the same name")
    (question,) = work.resemblances()
    with pytest.raises(AskFirst, match=her.reference):
        read_compared(question.id, leave, work)
    leave.give([her.id])
    compared = read_compared(question.id, leave, work)
    assert compared is not None
    assert compared.asked == question
