"""Of two who publish at once the second is told: what it tells was not tried beside what the first told."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cme_desktop.errors import CmeError
from cme_desktop.operations.performing import Operation, perform
from cme_desktop.operations.returns import MarkSent, PublishExport
from cme_desktop.suppression.cells import PublishedCell
from cme_desktop.versions.version import PUBLISHED
from cme_desktop.watching import UNWATCHED
from db.connecting.engine import is_sqlite
from db.store import SqlStore
from tests.builders import AUTHOR
from tests.db.test_turns import MORGAN, beside, wait_until_queued
from tests.made_returns import OCTOBER, content, figure, make_version, written

FIRST, SECOND = (
    PublishedCell("a.outcome", code, OCTOBER.start, OCTOBER.end, hidden=False, value=7)
    for code in ("caution", "withdrawn")
)
Publish = Callable[[SqlStore, Path, PublishedCell], Operation[None]]


def an_export(_store: SqlStore, _folder: Path, cell: PublishedCell) -> Operation[None]:
    return PublishExport("pace-interview 2026-10", (cell,), register=0)


def a_return(store: SqlStore, folder: Path, cell: PublishedCell) -> Operation[None]:
    line = make_version(store, OCTOBER, content(figure(1)), (written(folder, PUBLISHED),))
    return MarkSent(line, "Committee", "by hand", published=(cell,), register=0)


@pytest.mark.parametrize("first", [an_export, a_return])
@pytest.mark.parametrize("second", [an_export, a_return])
def test_who_publishes_within_another_change_waits_for_it_and_is_told(
    store: SqlStore, tmp_path: Path, first: Publish, second: Publish
) -> None:
    """Both tried their numbers beside an empty register; the second asks while the first is not done yet."""
    one = first(store, tmp_path, FIRST)
    (tmp_path / "other").mkdir()
    other = second(store, tmp_path / "other", SECOND)
    with store.changing(AUTHOR) as work:
        one.carry_out(work, UNWATCHED)
        with beside(lambda: perform(store, MORGAN, other)) as ended:
            if not is_sqlite(store.engine):  # in a file it waits before it asks anything at all
                wait_until_queued(store, ended)
            work.commit()
    assert [type(end) for end in ended] == [CmeError]
    assert str(ended[0]).startswith("Somebody published figures at the same time.")
    with store.reading() as reader:
        assert reader.kept_returns.published() == [FIRST]
        sent = [line for line in reader.kept_returns.lines() if line.sent is not None]
    assert len(sent) == (first is a_return)


def test_who_publishes_after_one_that_was_taken_back_is_not_told(store: SqlStore, tmp_path: Path) -> None:
    one, other = (an_export(store, tmp_path, cell) for cell in (FIRST, SECOND))
    with store.changing(AUTHOR) as work:
        one.carry_out(work, UNWATCHED)
    perform(store, MORGAN, other)
    with store.reading() as reader:
        assert reader.kept_returns.published() == [SECOND]
