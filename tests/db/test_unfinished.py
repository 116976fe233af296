"""What an officer has typed and not saved: each once, newest first, named as its child is named now."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from cme_desktop.ports import MARK, KeptDraft
from cme_desktop.public_names import RESTRICTED, plain_words
from cme_desktop.services.unfinished import unfinished
from db.files.emergency import DraftFiles
from db.store import SqlStore
from tests.builders import AUTHOR, make_child

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
ROBIN, KIM = "Robin Ash", "Kim Vale"


def typing(mark: str, at: int, who: str = ROBIN, type: str = "child", **more: Any) -> KeptDraft:
    """Put aside so many minutes past noon; the data file notes its own time, a fortnight before."""
    links = {"child": more.pop("child")} if "child" in more else {}
    typed = {"head": {"text": {}, "links": links}, "rows": {}, **({MARK: mark} if mark else {})}
    title = plain_words(f"typed as {mark or at}")
    return KeptDraft(
        more.pop("id", 0), type, more.pop("record", None), who, NOON + timedelta(minutes=at), title, typed
    )


@pytest.fixture
def aside(tmp_path: Path) -> DraftFiles:
    return DraftFiles(tmp_path / "drafts")


def test_one_officers_typing_comes_newest_first_wherever_it_is_kept(
    sqlite_store: SqlStore, aside: DraftFiles
) -> None:
    long_ago = typing("g", -60 * 24 * 30)
    for draft in (long_ago, typing("a", 2), typing("b", 9, KIM), typing("c", 5, type="of_a_later_version")):
        aside.put(draft)
    with sqlite_store.changing(AUTHOR) as work:
        for draft in (typing("d", 1), typing("f", 4, KIM)):
            work.keep_draft(draft)
        found = unfinished(work, aside, ROBIN)
    assert [(one.mark, one.aside) for one in found] == [("a", True), ("d", False), ("g", True)]
    assert [one.id for one in found if one.aside] == [0, 0], "they are not in the data file yet"


def test_typing_on_this_computer_stands_for_what_the_data_file_has_of_it(
    sqlite_store: SqlStore, aside: DraftFiles
) -> None:
    with sqlite_store.changing(AUTHOR) as work:
        older = work.keep_draft(typing("a", 1))
        other = work.keep_draft(typing("b", 2))
        aside.put(typing("a", 3))
        found = unfinished(work, aside, ROBIN)
    assert [(one.mark, one.id, one.aside) for one in found] == [("a", older, True), ("b", other, False)]
    assert found[0].saved_at == NOON + timedelta(minutes=3)


def test_typing_kept_before_there_were_marks_is_told_by_its_number(
    sqlite_store: SqlStore, aside: DraftFiles
) -> None:
    with sqlite_store.changing(AUTHOR) as work:
        numbers = [work.keep_draft(typing("", at)) for at in (1, 2)]
        aside.put(typing("a", 3, id=numbers[0]))
        found = unfinished(work, aside, ROBIN)
    assert [(one.id, one.aside) for one in found] == [(numbers[0], True), (numbers[1], False)]


def test_it_is_named_as_its_child_is_named_now(sqlite_store: SqlStore, aside: DraftFiles) -> None:
    with sqlite_store.changing(AUTHOR) as work:
        ada, zoe = make_child(work).id, make_child(work, "Quill", "Zoe", restricted=True).id
        work.keep_draft(typing("a", 4, type="ten_day_notification", child=ada))
        work.keep_draft(typing("b", 3, type="ten_day_notification"))
        work.keep_draft(typing("c", 2, type="ten_day_notification", child=zoe))
        work.keep_draft(typing("d", 1, type="truancy_sweep", child=ada))
        titles = {one.mark: one.title for one in unfinished(work, aside, ROBIN)}
    assert titles == {"a": "Okafor, Ada", "b": "typed as b", "c": RESTRICTED, "d": "typed as d"}
