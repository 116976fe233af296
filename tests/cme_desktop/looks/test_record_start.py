"""What a form begins with, read without a window."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cme_desktop.drafts.held import NowhereElse
from cme_desktop.errors import NotFound
from cme_desktop.fields import Reading
from cme_desktop.looks.record_start import Start, Wanted, follow_up, read_start
from cme_desktop.ports import KeptDraft
from cme_desktop.records.penalty_notice import PENALTY_NOTICE
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY
from db.store import SqlStore, open_store
from tests.builders import AUTHOR, NOON, StandingClock, make_child, make_notice, make_school

READING = Reading(NOON.date()).at(None)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    """A data file with one notice in it."""
    opened = open_store(str(tmp_path / "office.cme"), StandingClock())
    opened.change(
        AUTHOR, lambda work: make_notice(work, make_child(work).id, make_school(work, "Elm Lane School").id)
    )
    yield opened
    opened.close()


def start(store: SqlStore, wanted: Wanted) -> Start:
    with store.reading() as reader:
        return read_start(wanted, AUTHOR.name, NowhereElse(), reader)


def the_notice(store: SqlStore) -> int:
    with store.reading() as reader:
        (notice,) = reader.records(TEN_DAY_NOTIFICATION)
        assert notice.id is not None
        return notice.id


def test_a_record_on_file_is_read_with_the_names_of_what_it_points_at(store: SqlStore) -> None:
    begun = start(store, Wanted("", the_notice(store)))
    assert begun.type is TEN_DAY_NOTIFICATION
    assert set(begun.labels.values()) == {"Okafor, Ada", "Elm Lane School"}
    with pytest.raises(NotFound):
        start(store, Wanted("", 999))


def test_a_new_record_of_a_child_has_the_child_and_nothing_that_nobody_said(store: SqlStore) -> None:
    with store.reading() as reader:
        child = reader.get(TEN_DAY_NOTIFICATION, the_notice(store)).child
    draft = start(store, Wanted(PENALTY_NOTICE.key, child=child)).draft(READING, AUTHOR)
    assert draft.entry("child").text == "Okafor, Ada"
    assert draft.entry("status").text


def test_words_of_a_look_up_become_a_name(store: SqlStore) -> None:
    draft = start(store, Wanted("person", words="Grace Okafor")).draft(READING, AUTHOR)
    assert (draft.entry("surname").text, draft.entry("forename").text) == ("Okafor", "Grace")


def test_typing_is_taken_up_by_its_number_or_its_mark(store: SqlStore) -> None:
    typed = {"head": {"text": {"surname": "Lis"}, "links": {}}, "rows": {}, "mark": "m", "caret": "surname"}
    kept = KeptDraft(0, "person", None, AUTHOR.name, NOON, "Lis", typed)
    number = store.change(AUTHOR, lambda work: work.keep_draft(kept))
    for wanted in (Wanted("person", draft=number), Wanted("person", mark="m")):
        begun = start(store, wanted)
        assert begun.caret == "surname"
        assert begun.kept is not None
    assert start(store, Wanted("person", mark="another")).kept is None


def test_what_grows_out_of_a_record_is_begun_once_and_then_gone_on_with(store: SqlStore) -> None:
    notice = the_notice(store)
    with store.reading() as reader:
        assert follow_up(notice, WHEREABOUTS_ENQUIRY.key, reader) == Wanted(
            WHEREABOUTS_ENQUIRY.key, source=notice
        )
        assert follow_up(notice, "hub", reader) is None
    begun = start(store, Wanted(WHEREABOUTS_ENQUIRY.key, source=notice)).begun
    assert begun is not None
    enquiry = store.change(AUTHOR, lambda work: work.save(WHEREABOUTS_ENQUIRY, begun, []))
    with store.reading() as reader:
        assert follow_up(notice, WHEREABOUTS_ENQUIRY.key, reader) == Wanted(
            WHEREABOUTS_ENQUIRY.key, enquiry.id
        )
    enquiry.status = "closed"
    store.change(AUTHOR, lambda work: work.save(WHEREABOUTS_ENQUIRY, enquiry, []))
    with store.reading() as reader:
        assert follow_up(notice, WHEREABOUTS_ENQUIRY.key, reader) == Wanted(
            WHEREABOUTS_ENQUIRY.key, source=notice
        ), "with a closed one nobody goes on"
