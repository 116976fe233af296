"""A draft is understood once, and anew as soon as anything it follows from is another."""

import gc
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from weakref import ref

import pytest

from cme_desktop.drafts import Draft
from cme_desktop.fields import Reading, reads
from cme_desktop.issues import Issue, warn
from cme_desktop.records.penalty_notice import PENALTY_NOTICE
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from cme_desktop.statutory.calendars import Calendars, Span, SpanKind
from cme_desktop.statutory.law import Law

TODAY = date(2026, 11, 23)
READING = Reading(TODAY)


class Asked:
    """A rule that counts how often it is asked, and says on which day, by how many terms and of whom."""

    def __init__(self) -> None:
        self.times = 0

    def rule(self) -> Callable[[Any, Reading], Iterable[Issue]]:
        @reads("notes")
        def counted(record: Any, reading: Reading) -> Iterable[Issue]:
            self.times += 1
            spans = list(reading.law.calendars.spans)
            yield warn("notes", f"{reading.today} {len(spans)} {record.notes} {record.version}")

        return counted


@pytest.fixture
def asked() -> Asked:
    return Asked()


@pytest.fixture
def draft(asked: Asked) -> Draft[Any]:
    return Draft(replace(TEN_DAY_NOTIFICATION, rules=(asked.rule(),)), READING)


def said(draft: Draft[Any]) -> str:
    return next(issue.text for issue in draft.issues() if issue.path == "notes")


def ask_all(draft: Draft[Any]) -> None:
    draft.record()
    draft.shown()
    draft.issues()
    draft.refusals()


def test_a_letter_is_understood_once_however_many_ask(draft: Draft[Any], asked: Asked) -> None:
    for text in ("S", "Se"):
        asked.times = 0
        draft.type_in("notes", text)
        for _ in range(5):
            ask_all(draft)
        assert asked.times == 1


def test_letters_of_a_day_that_is_none_yet_are_nothing_to_understand_anew(
    draft: Draft[Any], asked: Asked
) -> None:
    ask_all(draft)
    asked.times = 0
    said_of_it = set()
    for text in ("1", "12/", "12//"):
        draft.type_in("received_on", text)
        ask_all(draft)
        said_of_it.update(issue.text for issue in draft.issues() if issue.path == "received_on")
    assert asked.times == 1
    assert len(said_of_it) == 3, "each text is named as it stands"
    draft.type_in("received_on", "12/1")
    ask_all(draft)
    assert draft.record().received_on == date(2026, 1, 12)
    assert asked.times == 2


def test_a_kind_of_field_is_asked_for_its_doubt_once(draft: Draft[Any]) -> None:
    times = []
    field = draft.type.fields["sender"]

    class Counted(type(field)):  # type: ignore[misc]
        def doubt(self, value: Any, reading: Reading) -> str | None:
            times.append(value)
            answer: str | None = super().doubt(value, reading)
            return answer

    draft.head.fields["sender"] = Counted(field.label)
    draft.type_in("sender", "Mrs Reid")
    for _ in range(5):
        ask_all(draft)
    assert times == ["Mrs Reid"]


def test_another_text_is_understood_anew(draft: Draft[Any]) -> None:
    draft.type_in("notes", "one")
    assert "one" in said(draft)
    draft.type_in("notes", "two")
    assert "two" in said(draft)
    assert draft.record().notes == "two"


def test_what_was_put_back_from_before_is_understood_anew(draft: Draft[Any]) -> None:
    draft.type_in("notes", "one")
    before = draft.to_json()
    draft.type_in("notes", "two")
    assert draft.record().notes == "two"
    draft.restore(before)
    assert draft.record().notes == "one"


def test_another_day_is_understood_anew(draft: Draft[Any]) -> None:
    draft.type_in("received_on", "24/11/2026")
    (future,) = [issue for issue in draft.issues() if issue.path == "received_on"]
    draft.read_by(replace(READING, today=TODAY + timedelta(1)))
    assert future not in draft.issues()
    assert "2026-11-24" in said(draft)
    assert draft.record().received_on == date(2026, 11, 24)


def test_another_law_is_understood_anew(draft: Draft[Any]) -> None:
    draft.type_in("notes", "one")
    assert " 0 " in said(draft)
    terms = Calendars([Span(SpanKind.TERM, date(2026, 9, 1), date(2026, 12, 18))])
    draft.read_by(Reading(TODAY, Law(calendars=terms)).at(None))
    assert " 1 " in said(draft)


def test_another_version_and_another_status_are_understood_anew(draft: Draft[Any]) -> None:
    draft.base = TEN_DAY_NOTIFICATION.cls(id=1, version=4)
    assert said(draft).endswith("4")
    draft.base = TEN_DAY_NOTIFICATION.cls(id=1, version=5)
    assert said(draft).endswith("5")
    statuses = list(draft.type.life.statuses)
    draft.type_in("status", statuses[0].label)
    assert draft.record().status == statuses[0].code
    draft.type_in("status", statuses[-1].label)
    assert draft.record().status == statuses[-1].code


def test_rows_that_come_go_and_change_are_understood_anew() -> None:
    draft = Draft(PENALTY_NOTICE, READING)
    name = next(iter(draft.type.rows))
    cell = next(n for n, f in draft.type.rows[name].fields.items() if f.kind == "date")
    assert getattr(draft.record(), name) == []
    number = draft.add_row(name)
    draft.type_in(f"{name}.{number}.{cell}", "2/11/2026")
    assert [getattr(row, cell) for row in getattr(draft.record(), name)] == [date(2026, 11, 2)]
    draft.type_in(f"{name}.{number}.{cell}", "3/11/2026")
    assert [getattr(row, cell) for row in getattr(draft.record(), name)] == [date(2026, 11, 3)]
    taken = draft.rows[name].pop(), draft.row_ids[name].pop()
    assert getattr(draft.record(), name) == []
    draft.rows[name].append(taken[0])
    draft.row_ids[name].append(7)
    assert [row.id for row in getattr(draft.record(), name)] == [7]


def test_whoever_is_given_a_record_may_change_it() -> None:
    draft = Draft(PENALTY_NOTICE, READING)
    name = next(iter(draft.type.rows))
    cell = next(n for n, f in draft.type.rows[name].fields.items() if f.kind == "date")
    draft.type_in(f"{name}.{draft.add_row(name)}.{cell}", "2/11/2026")
    given = draft.record()
    given.reference = "ANOTHER"
    setattr(getattr(given, name)[0], cell, None)
    getattr(given, name).append(given)
    again = draft.record()
    assert again.reference != "ANOTHER"
    assert [getattr(row, cell) for row in getattr(again, name)] == [date(2026, 11, 2)]
    draft.issues().clear()
    assert draft.issues()


def test_a_draft_as_it_stands_is_not_typed_into(draft: Draft[Any]) -> None:
    draft.type_in("notes", "one")
    draft.choose("child", 7, "Okafor, Ada")
    standing = draft.as_it_stands()
    draft.type_in("notes", "two")
    draft.choose("child", 8, "Okafor, Noor")
    assert (standing.record().notes, standing.record().child) == ("one", 7)
    assert standing.labels == {7: "Okafor, Ada"}
    standing.type_in("notes", "three")
    assert draft.record().notes == "two"


def test_a_draft_that_nobody_holds_goes_at_once() -> None:
    """The window looks for garbage now and then only, and a long import makes many drafts a row."""
    gc.disable()
    try:
        draft = Draft(PENALTY_NOTICE, READING)
        draft.issues()
        left = ref(draft)
        del draft
        assert left() is None
    finally:
        gc.enable()
