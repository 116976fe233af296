"""Operations carried out without a window: what comes of each, its name, and what it touched."""

from pathlib import Path
from typing import Any

import pytest

from cme_desktop.drafts import Draft
from cme_desktop.errors import AskFirst, Cancelled, Refused
from cme_desktop.fields import Reading
from cme_desktop.intake.date_order import DateOrder
from cme_desktop.operations.beginning import BeginWork
from cme_desktop.operations.bringing_in import LoadSchools, LoadTable
from cme_desktop.operations.copies import BackUp
from cme_desktop.operations.drafts import DiscardTyping, KeepTyping
from cme_desktop.operations.making_up import LookAround, MakeUpAuthority
from cme_desktop.operations.opening import FinishWhatWasLeft
from cme_desktop.operations.performing import LongOperation, Operation, perform
from cme_desktop.operations.reckoning import ReckonNext, ReckonWhatWaits
from cme_desktop.operations.records import SaveRecord
from cme_desktop.operations.restricted import OpenRestricted, SayWhetherSame
from cme_desktop.ports import KeptDraft
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from cme_desktop.registry import REGISTRY
from cme_desktop.services.deciding import Answer
from cme_desktop.settings import AUTHORITY, MADE_UP
from cme_desktop.standing_records.calendar_entry import CALENDAR_ENTRY
from cme_desktop.standing_records.child import CHILD
from cme_desktop.standing_records.officer import OFFICER
from cme_desktop.standing_records.person import PERSON
from cme_desktop.touched import NOTHING, Aspect, aspect
from db.store import SqlStore, open_store
from tests.books import workbook
from tests.builders import AUTHOR, NOON, StandingClock, make_child, make_notice, make_school

DAY = NOON.date()
READING = Reading(DAY).at(None)


class Stopped:
    """An officer who has pressed Cancel."""

    cancelled = True

    def report(self, *_: int) -> None:
        raise Cancelled("Stopped.")

    check = report


def typed(described: Any, base: Any = None, labels: dict[int, str] | None = None, **texts: str) -> Draft[Any]:
    """What an officer typed into a form."""
    draft = Draft(described, READING, base, labels or {})
    for name, text in texts.items():
        draft.type_in(name, text)
    return draft


def test_typing_is_kept_then_saved_and_gone(store: SqlStore) -> None:
    kept = KeptDraft(0, PERSON.key, None, AUTHOR.name, NOON, "Okafor", {})
    keeping = perform(store, AUTHOR, KeepTyping({"m": (kept, 0)}))
    assert keeping.touched == aspect(Aspect.DRAFTS)
    _, number = keeping.result["m"]
    save = SaveRecord(typed(PERSON, surname="Okafor", forename="Grace"), typing=number)
    assert save.name == "Save new person"
    done = perform(store, AUTHOR, save)
    assert done.touched.records == {PERSON.key: {done.result.record.id}}
    assert done.touched.aspects == {Aspect.DRAFTS}
    with store.reading() as reader:
        assert reader.drafts() == []
        assert reader.get(PERSON, done.result.record.id or 0).surname == "Okafor"


def test_a_save_of_what_is_on_file_has_its_reference_in_its_name(sqlite_store: SqlStore) -> None:
    def make(work: Any) -> Any:
        return make_notice(work, make_child(work).id, make_school(work, "Elm Lane School").id)

    notice = sqlite_store.change(AUTHOR, make)
    labels = {notice.child: "Okafor, Ada", notice.school: "Elm Lane School"}
    save = SaveRecord(typed(TEN_DAY_NOTIFICATION, notice, labels, notes="Seen."))
    assert save.name == f"Save 10-day notification {notice.reference}"
    done = perform(sqlite_store, AUTHOR, save)
    assert done.result.labels == labels
    assert done.touched.linked == {notice.child, notice.school}


def test_what_is_refused_changes_nothing_and_keeps_the_typing(sqlite_store: SqlStore) -> None:
    kept = KeptDraft(0, PERSON.key, None, AUTHOR.name, NOON, "", {})
    _, number = perform(sqlite_store, AUTHOR, KeepTyping({"m": (kept, 0)})).result["m"]
    with pytest.raises(Refused):
        perform(sqlite_store, AUTHOR, SaveRecord(typed(CALENDAR_ENTRY), typing=number))
    with sqlite_store.reading() as reader:
        assert [draft.id for draft in reader.drafts()] == [number]
    assert perform(sqlite_store, AUTHOR, DiscardTyping(number)).touched == aspect(Aspect.DRAFTS)
    with sqlite_store.reading() as reader:
        assert reader.drafts() == []


def test_typing_taken_back_is_forgotten(sqlite_store: SqlStore) -> None:
    kept = KeptDraft(0, PERSON.key, None, AUTHOR.name, NOON, "", {})
    _, number = perform(sqlite_store, AUTHOR, KeepTyping({"m": (kept, 0)})).result["m"]
    assert perform(sqlite_store, AUTHOR, KeepTyping({"m": (None, number)})).result == {"m": (None, 0)}
    with sqlite_store.reading() as reader:
        assert reader.drafts() == []


def test_a_restricted_file_is_opened_and_a_likeness_answered(sqlite_store: SqlStore) -> None:
    her = sqlite_store.change(AUTHOR, lambda work: make_child(work, restricted=True))
    opened = perform(sqlite_store, AUTHOR, OpenRestricted(AskFirst(her.id, her.reference), "A call."))
    assert opened.result == [her.id]
    assert opened.touched.records == {CHILD.key: {her.id}}

    def ask(work: Any) -> int:
        twin = make_child(work)
        work.ask_manager(twin.id, her.id, "the same name")
        return int(twin.id)

    twin = sqlite_store.change(AUTHOR, ask)
    with sqlite_store.reading() as reader:
        (asked,) = reader.resemblances()
    say = SayWhetherSame(asked, Answer.SAME, "The same passport.")
    assert asked.reference in say.name
    done = perform(sqlite_store, AUTHOR, say)
    assert done.touched.records == {CHILD.key: {her.id, twin}}
    assert done.touched.aspects >= {Aspect.QUESTIONS, Aspect.SEEN}


def test_work_begins_for_an_authority_and_goes_on_under_the_same_record(sqlite_store: SqlStore) -> None:
    begin = BeginWork("Lancashire", "888", "Robin Ash", "manager")
    first = perform(sqlite_store, AUTHOR, begin)
    assert first.touched.records == {OFFICER.key: {first.result.officer}}
    assert first.touched.aspects == {Aspect.SETTINGS, Aspect.LAW}, "some law begins by area"
    again = perform(sqlite_store, AUTHOR, BeginWork("Lancashire", "888", "Robin Ash"))
    assert again.result == first.result
    assert again.touched.aspects == {Aspect.SETTINGS}
    with sqlite_store.reading() as reader:
        assert reader.setting(AUTHORITY) == "Lancashire"


def test_a_made_up_authority_is_all_there_or_not_at_all(sqlite_store: SqlStore) -> None:
    with pytest.raises(Cancelled):
        perform(sqlite_store, AUTHOR, LookAround(BeginWork("A", "", "B"), DAY), Stopped())
    with sqlite_store.reading() as reader:
        assert not any(there for there, _ in reader.counts().values())
        assert reader.setting(MADE_UP) is None
    made = perform(sqlite_store, AUTHOR, MakeUpAuthority(3, 1, DAY))
    with sqlite_store.reading() as reader:
        there = {kind.key: len(list(reader.records(kind))) for kind in REGISTRY}
    assert made.result == there
    assert made.touched.records.keys() == {key for key, number in there.items() if number}


def test_a_file_is_brought_in_and_due_dates_follow(sqlite_store: SqlStore, tmp_path: Path) -> None:
    file = workbook(tmp_path / "people.xlsx", [{"Surname": "Okafor", "First name": "Ada"}, {"Surname": ""}])
    load = LoadTable(PERSON, file, StandingClock(), DateOrder.DAY_FIRST)
    assert load.name == "Bring in people.xlsx"
    done = perform(sqlite_store, AUTHOR, load)
    assert done.touched.records == {PERSON.key: frozenset(done.result.outcome.saved)}
    assert perform(sqlite_store, AUTHOR, ReckonWhatWaits()).touched == NOTHING
    assert not perform(sqlite_store, AUTHOR, ReckonNext()).result.left


def test_law_that_was_changed_is_followed_to_the_end(sqlite_store: SqlStore) -> None:
    sqlite_store.change(AUTHOR, lambda work: make_notice(work, make_child(work).id, make_school(work).id))
    term = typed(CALENDAR_ENTRY, kind="term", name="Autumn", first_on="1/9/2026", last_on="18/12/2026")
    changed = perform(sqlite_store, AUTHOR, SaveRecord(term))
    assert changed.touched.aspects >= {Aspect.LAW, Aspect.DEADLINES}
    assert perform(sqlite_store, AUTHOR, ReckonWhatWaits()).touched == aspect(Aspect.DEADLINES)
    with sqlite_store.reading() as reader:
        assert not reader.reckonings()


def test_a_copy_is_written_and_nothing_touched(sqlite_store: SqlStore, tmp_path: Path) -> None:
    copy = tmp_path / "copy.cme"
    back_up = BackUp(copy)
    assert back_up.name == "Back up to copy.cme"
    assert perform(sqlite_store, AUTHOR, back_up).touched == NOTHING
    open_store(str(copy), StandingClock()).close()


def test_operations_are_told_apart_by_their_names() -> None:
    begin = BeginWork("Lancashire", "888", "Robin Ash")
    some: tuple[Operation[Any] | LongOperation[Any], ...] = (
        KeepTyping({}), DiscardTyping(0), ReckonNext(), ReckonWhatWaits(), MakeUpAuthority(1, 1, DAY), begin,
        LookAround(begin, DAY), LoadSchools(Path("gias.csv"), StandingClock()),
        OpenRestricted(AskFirst(1, "CH-2026-0001"), "A call."), FinishWhatWasLeft(),
    )  # fmt: skip
    assert len({one.name for one in some}) == len(some)
