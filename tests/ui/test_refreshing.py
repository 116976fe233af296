"""Pages read again what a change concerns, in whatever window they are, and nothing else."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from cme_desktop.description.linked import linked
from cme_desktop.description.record_type import RecordType
from cme_desktop.desk import Desk
from cme_desktop.drafts import Draft
from cme_desktop.fields import Reading
from cme_desktop.operations.drafts import KeepTyping
from cme_desktop.operations.records import SaveRecord
from cme_desktop.ports import KeptDraft
from cme_desktop.records.penalty_notice import PENALTY_NOTICE
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from cme_desktop.standing_records.child import CHILD
from cme_desktop.standing_records.school import SCHOOL
from tests.ui.office import TODAY as DAY
from tests.ui.office import WHO, FixedClock, open_desk
from tests.ui.sitter import Sitter, copied, sit_down, words_on
from ui.shell.places import TODAY, Place, PlaceKind

TEN_DAYS = Place(PlaceKind.LIST, TEN_DAY_NOTIFICATION.key)
PENALTIES = Place(PlaceKind.LIST, PENALTY_NOTICE.key)
SCHOOLS = Place(PlaceKind.LIST, SCHOOL.key)


class CountedReader:
    """A reader that counts what is asked of it: lists, the past of each child, the queue, its figures."""

    def __init__(self, reader: Any, asked: Counter[Any]) -> None:
        self._reader = reader
        self._asked = asked

    def page(self, query: Any, *rest: Any) -> Any:
        self._asked[query.type.key] += 1
        return self._reader.page(query, *rest)

    def timeline(self, child: int) -> Any:
        self._asked[child] += 1
        return self._reader.timeline(child)

    def due(self, *args: Any, **named: Any) -> Any:
        self._asked["queue"] += 1
        return self._reader.due(*args, **named)

    def due_by_type(self, *args: Any, **named: Any) -> Any:
        self._asked["figures"] += 1
        return self._reader.due_by_type(*args, **named)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._reader, name)


class CountedStore:
    """A data file with such readers."""

    def __init__(self, store: Any) -> None:
        self._store = store
        self.asked: Counter[Any] = Counter()

    @contextmanager
    def reading(self) -> Iterator[CountedReader]:
        with self._store.reading() as reader:
            yield CountedReader(reader, self.asked)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)


@pytest.fixture
def sitter(qapp: QApplication, filled_file: Path, tmp_path: Path, settings: Path) -> Iterator[Sitter]:
    """An officer whose data file counts what she asks of it."""

    def counted(path: Path) -> Desk:
        desk = open_desk(path)
        store: Any = CountedStore(desk.store)
        return replace(desk, store=store)

    with sit_down(qapp, copied(filled_file, tmp_path), settings, counted) as sitting:
        yield sitting
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def notice_of(sitter: Sitter, kind: RecordType[Any], child: int | None = None) -> Any:
    """A notice on file, of that child if one is given."""
    records = sitter.reading(lambda reader: list(reader.records(kind)))
    return next(record for record in records if child in (None, record.child))


def as_read(sitter: Sitter) -> Reading:
    """What typed text is read against: the law on file."""
    return sitter.sitting.desk.reading(sitter.reading(lambda reader: reader.law()))


def saved(sitter: Sitter, kind: RecordType[Any], record: Any, **typed: str) -> Counter[Any]:
    """Save what is typed into a record; gives what was asked of the data file after that."""
    labels = sitter.reading(lambda reader: reader.labels(linked(kind, record)))
    draft = Draft(kind, as_read(sitter), record, labels)
    for name, text in typed.items():
        draft.type_in(name, text)
    return after(sitter, SaveRecord(draft))


def after(sitter: Sitter, operation: Any) -> Counter[Any]:
    asked = counter(sitter)
    failed: list[Exception] = []
    sitter.sitting.jobs.change(operation, lambda _: asked.clear(), failed.append)
    sitter.settle()
    assert not failed, failed
    return Counter(asked)


def counter(sitter: Sitter) -> Counter[Any]:
    store: Any = sitter.sitting.desk.store
    counted: Counter[Any] = store.asked
    return counted


def open_all(sitter: Sitter, *places: Place) -> None:
    for place in places:
        sitter.sitting.open_apart(place)
        sitter.settle()


def test_a_save_is_read_again_where_it_concerns_somebody_and_nowhere_else(sitter: Sitter) -> None:
    notice = notice_of(sitter, TEN_DAY_NOTIFICATION)
    other = notice_of(sitter, PENALTY_NOTICE).child
    assert other != notice.child
    files = (Place(PlaceKind.CHILD, "child", id) for id in (notice.child, other))
    open_all(sitter, TEN_DAYS, PENALTIES, SCHOOLS, *files)
    asked = saved(sitter, TEN_DAY_NOTIFICATION, notice, notes="Seen at the shop.")
    assert {TEN_DAY_NOTIFICATION.key, notice.child, "queue"} <= asked.keys()
    assert not {PENALTY_NOTICE.key, SCHOOL.key, other} & asked.keys()


def test_a_new_name_is_read_again_wherever_it_is_shown(sitter: Sitter) -> None:
    notice = notice_of(sitter, PENALTY_NOTICE)
    open_all(sitter, PENALTIES, TEN_DAYS, SCHOOLS, Place(PlaceKind.CHILD, "child", notice.child))
    school = sitter.reading(lambda reader: reader.get(SCHOOL, notice.school))
    asked = saved(sitter, SCHOOL, school, phone="01632 960001")
    assert SCHOOL.key in asked
    assert not {PENALTY_NOTICE.key, TEN_DAY_NOTIFICATION.key, notice.child} & asked.keys()
    school = sitter.reading(lambda reader: reader.get(SCHOOL, notice.school))
    asked = saved(sitter, SCHOOL, school, name="Larkfield Academy")
    assert {SCHOOL.key, PENALTY_NOTICE.key, TEN_DAY_NOTIFICATION.key, notice.child} <= asked.keys()


def test_a_child_who_is_hidden_goes_from_every_page_at_once(sitter: Sitter) -> None:
    notice = notice_of(sitter, PENALTY_NOTICE)
    open_all(sitter, PENALTIES, SCHOOLS, Place(PlaceKind.LIST, CHILD.key))
    child = sitter.reading(lambda reader: reader.get(CHILD, notice.child))
    asked = saved(sitter, CHILD, child, restricted="yes", restricted_reason="refuge")
    assert {PENALTY_NOTICE.key, CHILD.key, "queue"} <= asked.keys()


def test_a_sibling_is_read_again_in_the_files_of_the_family(sitter: Sitter) -> None:
    ada = sitter.child("okafor ada")
    parent = sitter.reading(lambda reader: reader.get(CHILD, ada)).people[0].person
    lis = sitter.child("lis kuba")
    open_all(sitter, Place(PlaceKind.CHILD, "child", ada), Place(PlaceKind.CHILD, "child", lis))
    new = CHILD.cls(surname="Okafor", forename="Bo")
    draft = Draft(CHILD, as_read(sitter))
    draft.type_in("surname", new.surname)
    draft.type_in("forename", "Bo")
    draft.add_row("people")
    draft.choose("people.0.person", parent, "Okafor, Jo")
    asked = after(sitter, SaveRecord(draft))
    assert ada in asked
    assert lis not in asked


def test_unfinished_typing_concerns_today_alone(sitter: Sitter) -> None:
    open_all(sitter, TEN_DAYS)
    typing = KeptDraft(0, CHILD.key, None, WHO, FixedClock(DAY).now(), "Somebody", {"head": {}, "rows": {}})
    asked = after(sitter, KeepTyping({"": (typing, 0)}))
    assert asked.keys() == {"queue"}
    assert "1 draft" in words_on(sitter.window.status)


def test_whoever_comes_back_reads_again_only_what_was_touched(sitter: Sitter) -> None:
    notice = notice_of(sitter, TEN_DAY_NOTIFICATION)
    for place in (TEN_DAYS, PENALTIES, SCHOOLS):
        sitter.go(place)
    asked = saved(sitter, TEN_DAY_NOTIFICATION, notice, notes="Seen at the shop.")
    assert not {TEN_DAY_NOTIFICATION.key, "queue"} & asked.keys(), "they are not on top"
    seen = counter(sitter)
    for expected in ({}, {TEN_DAY_NOTIFICATION.key}, {"queue"}):
        seen.clear()
        sitter.window.stack.back()
        sitter.settle()
        assert {TEN_DAY_NOTIFICATION.key, PENALTY_NOTICE.key, "queue"} & seen.keys() == set(expected)
    assert sitter.window.stack.page().place == TODAY  # type: ignore[union-attr]
