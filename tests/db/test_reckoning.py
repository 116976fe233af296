"""What is changed of the law moves every deadline that it concerns, or nothing is changed at all."""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from cme_desktop.drafts import Draft
from cme_desktop.errors import Cancelled
from cme_desktop.fields import Reading
from cme_desktop.ports import Reader
from cme_desktop.records import CALENDAR_ENTRY, LOCAL_RULE, SCHOOL
from cme_desktop.records.base import RecordType
from cme_desktop.services import reckoning
from cme_desktop.services.deadline_check import wrong_deadlines
from cme_desktop.services.reckoning import reckon_anew
from cme_desktop.services.saving import save_draft
from cme_desktop.statutory.calendars import SpanKind
from db.store import SqlStore
from tests.builders import AUTHOR
from tests.ui.office import fill

TODAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reckoning, "_BATCH", 7)


@pytest.fixture
def office(store: SqlStore) -> SqlStore:
    """Thirty children with every kind of notice, and no term dates."""
    fill(store)
    return store


def entry(kind: SpanKind, first: date, last: date, school: int | None = None) -> Draft[Any]:
    record = CALENDAR_ENTRY.cls(kind=kind, name="Days", first_on=first, last_on=last, school=school)
    return _typed(CALENDAR_ENTRY, record)


def rule(key: str, value: str, since: date) -> Draft[Any]:
    return _typed(LOCAL_RULE, LOCAL_RULE.cls(rule=key, value=value, since_on=since))


def _typed(kind: RecordType[Any], record: Any) -> Draft[Any]:
    draft = Draft(kind, Reading(TODAY))
    for name in kind.plain:
        draft.head.fill(name, getattr(record, name), {})
    return draft


def deadlines_on_file(reader: Reader) -> list[tuple[object, ...]]:
    lines = reader.due(unmet=False)
    return sorted((line.record, line.duty, str(line.due_on), str(line.met_on), line.why) for line in lines)


def test_whatever_is_edited_no_deadline_is_left_behind(office: SqlStore) -> None:
    """The reckoning of what a change can concern is held against one of everything, edit after edit."""
    dice = random.Random(20261123)
    with office.changing(AUTHOR) as work:
        schools = [school.id for school in work.records(SCHOOL)]
        keys = ("enquiry.chase", "ten_day.due", "ten_day.screening", "off_roll.question", "ehe.review")
        save_draft(work, entry(SpanKind.TERM, date(2026, 4, 1), date(2026, 12, 18)))
        moved = 0
        for _ in range(40):
            before = deadlines_on_file(work)
            first = date(2026, 8, 1) + timedelta(days=dice.randrange(150))
            last = first + timedelta(days=dice.choice((-3, 0, 0, 1, 40, 90)))
            place = dice.choice((None, *schools))
            draft = dice.choice((
                entry(dice.choice(list(SpanKind)), first, last, place),
                rule(dice.choice(keys), str(dice.randrange(1, 30)), first),
            ))  # fmt: skip
            saved = save_draft(work, draft)
            if dice.random() < 0.3:
                again = Draft(draft.type, Reading(TODAY), work.get(draft.type, saved.id))
                again.type_in("status", "ended")
                save_draft(work, again)
            as_saved = deadlines_on_file(work)
            reckon_anew(work)
            assert as_saved == deadlines_on_file(work)
            moved += as_saved != before
        assert moved >= 10


def test_a_school_day_of_one_school_leaves_the_others_alone(office: SqlStore) -> None:
    with office.changing(AUTHOR) as work:
        one = next(work.records(SCHOOL)).id
        done: list[int] = []
        save_draft(work, entry(SpanKind.TERM, date(2026, 9, 1), date(2026, 12, 18)), _noting(done))
        everything = done[-1]
        done.clear()
        save_draft(work, entry(SpanKind.CLOSED, date(2026, 11, 24), date(2026, 11, 24), one), _noting(done))
        assert 0 < done[-1] < everything / 2


def test_an_entry_that_changes_no_day_reckons_nothing(office: SqlStore) -> None:
    """A second save in which only the name differs."""
    with office.changing(AUTHOR) as work:
        saved = save_draft(work, entry(SpanKind.TERM, date(2026, 9, 1), date(2026, 12, 18)))
        again = Draft(CALENDAR_ENTRY, Reading(TODAY), work.get(CALENDAR_ENTRY, saved.id))
        again.type_in("name", "Autumn term")
        done: list[int] = []
        save_draft(work, again, _noting(done))
        assert not done


@pytest.mark.parametrize("fault", [Cancelled("Stopped."), OSError("disk full")], ids=["cancel", "fault"])
def test_stopped_half_way_neither_the_entry_nor_a_deadline_is_changed(
    office: SqlStore, fault: Exception
) -> None:
    with office.reading() as reader:
        before = deadlines_on_file(reader)

    def stop(done: int, total: int) -> None:
        if done > total // 2:
            raise fault

    with pytest.raises(type(fault)), _saving(office) as save:
        save(entry(SpanKind.CLOSED, date(2026, 10, 1), date(2026, 11, 30)), stop)
    with office.reading() as reader:
        assert not list(reader.records(CALENDAR_ENTRY))
        assert deadlines_on_file(reader) == before
        assert not list(wrong_deadlines(reader))
    with _saving(office) as save:
        save(entry(SpanKind.TERM, date(2026, 1, 5), date(2026, 11, 30)), None)
    with office.reading() as reader:
        assert deadlines_on_file(reader) != before
        assert not list(wrong_deadlines(reader))


def test_nobody_sees_half_of_it_while_it_goes_on(office: SqlStore) -> None:
    with office.reading() as reader:
        before = deadlines_on_file(reader)
    seen: list[bool] = []

    def look(_done: int, _total: int) -> None:
        with office.reading() as reader:
            seen.append(deadlines_on_file(reader) == before and not list(wrong_deadlines(reader)))

    with _saving(office) as save:
        save(entry(SpanKind.TERM, date(2026, 1, 5), date(2026, 11, 30)), look)
    assert len(seen) > 3
    assert all(seen)


@contextmanager
def _saving(store: SqlStore) -> Iterator[Callable[[Draft[Any], reckoning.Report | None], object]]:
    with store.changing(AUTHOR) as work:
        yield lambda draft, report: save_draft(work, draft, report)
        work.commit()


def _noting(done: list[int]) -> reckoning.Report:
    return lambda so_far, _total: done.append(so_far)


def test_only_what_differs_is_written(office: SqlStore) -> None:
    statements: list[str] = []

    def note(*execution: Any) -> None:
        statements.append(execution[2])

    with office.changing(AUTHOR) as work:
        sa.event.listen(office.engine, "before_cursor_execute", note)
        done = reckon_anew(work)
        sa.event.remove(office.engine, "before_cursor_execute", note)
    assert 0 < len(statements) < done
    assert all(text.lstrip().startswith("SELECT") for text in statements)
