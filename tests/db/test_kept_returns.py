"""A return is kept by version, and what was sent stays as it was sent, whoever tries what."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from threading import Barrier, Thread
from typing import Any

import pytest
import sqlalchemy as sa

from cme_desktop.editions.typed_sentences import typed_sentences
from cme_desktop.errors import CmeError, NotFound
from cme_desktop.operations.performing import Operation, perform
from cme_desktop.operations.returns import KeepMade, MarkSent, PublishExport, SayOfFigure, SayOnCover
from cme_desktop.ports import Author
from cme_desktop.suppression.cells import PublishedCell
from cme_desktop.touched import Aspect, aspect
from cme_desktop.versions.check_code import check_code
from cme_desktop.versions.version import Comment, KeptTarget, ReturnOf, Sending, State, VersionLine, state_of
from db.data_file.restoring import restore
from db.store import SqlStore, open_store
from tests.builders import AUTHOR, NOON, StandingClock
from tests.made_returns import OCTOBER, SEPTEMBER, content, figure, make_version, publish, written

MORGAN = Author("Morgan Lake")
BOTH = ("committee", "working")


def make(store: SqlStore, *records: int, folder: Path | None = None) -> VersionLine:
    files = () if folder is None else (written(folder), written(folder, "committee", "figures"))
    return make_version(store, OCTOBER, content(figure(*records)), files)


def send(store: SqlStore, version: VersionLine) -> None:
    perform(store, MORGAN, MarkSent(version, "Scrutiny committee", "by e-mail", BOTH))


def lines(store: SqlStore) -> list[VersionLine]:
    with store.reading() as reader:
        return reader.kept_returns.lines()


def test_a_version_comes_back_as_it_was_kept(store: SqlStore) -> None:
    kept = replace(
        content(figure(3, 1), replace(figure(1, 2), category="late", value=0.5333, label="Late: “x”")),
        targets=(KeptTarget("a.rate", 0.85, True), KeptTarget("a.open", 20, False, "Act, s. 1")),
        comments=(Comment("a.received", None, "Half term fell in it."),),
    )
    made = KeepMade(OCTOBER, 1, kept, ())
    assert made.name == "Keep the monthly return of 2026-10"
    done = perform(store, AUTHOR, made)
    assert done.touched == aspect(Aspect.RETURNS)
    with store.reading() as reader:
        found = reader.kept_returns.version(done.result.id)
    assert found.content == kept
    assert found.line == done.result
    assert (found.line.number, found.line.made_at, found.line.made_by) == (1, NOON, AUTHOR.name)
    assert found.line.check_code == check_code(kept.figures)
    assert found.content.figures[0].ids == (1, 3)


def test_each_return_counts_its_own_versions(store: SqlStore) -> None:
    made = [make(store, 1), make(store, 1, 2)]
    other = make_version(store, SEPTEMBER, content(figure(1, of=SEPTEMBER)))
    assert [line.number for line in made] == [1, 2]
    assert other.number == 1
    assert lines(store) == [made[1], made[0], other]
    with store.reading() as reader:
        assert reader.kept_returns.lines(SEPTEMBER) == [other]
        with pytest.raises(NotFound):
            reader.kept_returns.version(other.id + 1)


def test_what_is_sent_keeps_its_files_and_who_sent_it(
    store: SqlStore, clock: StandingClock, tmp_path: Path
) -> None:
    version = make(store, 1, folder=tmp_path)
    clock.moment += timedelta(days=1)
    send(store, version)
    (tmp_path / "working.xlsx").write_text("edited since")
    (line,) = lines(store)
    assert state_of(line) is State.SENT
    with store.reading() as reader:
        files = reader.kept_returns.files(line.id)
    went = tuple(file.made for file in files)
    assert line.sent == Sending(clock.moment, "Morgan Lake", "Scrutiny committee", "by e-mail", went)
    with store.reading() as reader:
        kept = {file.made.edition: reader.kept_returns.bytes_of(file.id) for file in files}
    assert kept == {"working": b"rows", "committee": b"figures"}
    assert list(store.findings()) == []


def test_the_next_version_says_which_one_it_replaces(store: SqlStore, tmp_path: Path) -> None:
    first = make(store, 1, folder=tmp_path)
    assert make(store, 1).replaces is None, "the first was made, but nobody has it"
    send(store, first)
    assert make(store, 1, 2).replaces == 1


def test_what_was_sent_is_neither_frozen_again_nor_added_to(store: SqlStore, tmp_path: Path) -> None:
    version = make(store, 1, folder=tmp_path)
    send(store, version)
    with pytest.raises(CmeError, match="was marked as sent by Morgan Lake at the same time"):
        send(store, version)
    with pytest.raises(CmeError, match="Version 1 of the monthly return of 2026-10 was sent, and stays"):
        perform(store, AUTHOR, KeepMade(OCTOBER, 1, content(figure(1)), (written(tmp_path, "data"),)))
    with store.reading() as reader:
        assert len(reader.kept_returns.files(version.id)) == 2


def test_what_cannot_be_sent_is_refused_and_stays_a_draft(store: SqlStore, tmp_path: Path) -> None:
    unwritten = make(store, 1)
    with pytest.raises(CmeError, match="has no file that could have been sent"):
        send(store, unwritten)
    edited = make(store, 1, folder=tmp_path)
    (tmp_path / "working.xlsx").write_text("edited since")
    with pytest.raises(CmeError, match=r"^working\.xlsx is not as it was made"):
        send(store, edited)
    (tmp_path / "working.xlsx").unlink()
    with pytest.raises(CmeError, match=r"^working\.xlsx cannot be read in the folder"):
        send(store, edited)
    with pytest.raises(CmeError, match="Say to whom"):
        perform(store, AUTHOR, MarkSent(edited, " ", "by e-mail"))
    assert [line.sent for line in lines(store)] == [None, None]
    with store.reading() as reader, pytest.raises(NotFound, match="no copy is kept"):
        reader.kept_returns.bytes_of(reader.kept_returns.files(edited.id)[0].id)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE return_version SET check_code = 'x'",
        "DELETE FROM return_version",
        "UPDATE return_file SET name = 'x'",
        "DELETE FROM return_file",
        "UPDATE return_sending SET to_whom = 'x'",
        "DELETE FROM return_sending",
        "UPDATE sending_file SET file_id = 9",
        "DELETE FROM sending_file",
        "UPDATE sent_file SET file_id = 9",
        "DELETE FROM sent_file",
        "UPDATE published_cell SET hidden = true",
        "DELETE FROM published_cell",
    ],
)
def test_the_database_itself_refuses_to_alter_what_is_kept(
    store: SqlStore, statement: str, tmp_path: Path
) -> None:
    files = (written(tmp_path),)
    publish(store, OCTOBER, content(figure(1)), CELLS[:1], files)
    table = statement.split()[-1] if statement.startswith("DELETE") else statement.split()[1]
    with (
        store.engine.connect() as connection,
        pytest.raises(sa.exc.DBAPIError, match=f"{table} is never altered"),
    ):
        connection.exec_driver_sql(statement)


def test_on_a_server_none_of_it_is_emptied_either(postgres_store: SqlStore) -> None:
    make(postgres_store, 1)
    with (
        postgres_store.engine.connect() as connection,
        pytest.raises(sa.exc.DBAPIError, match="never altered"),
    ):
        connection.exec_driver_sql("TRUNCATE return_version CASCADE")


def at_once(data: str, work: Sequence[Operation[Any]]) -> list[object]:
    """What comes of operations performed at the same moment, each on an opening of the data of its own."""
    together, ended = Barrier(len(work)), dict[int, object]()

    def run(place: int) -> None:
        store = open_store(data, StandingClock())
        together.wait()
        try:
            ended[place] = perform(store, AUTHOR, work[place]).result
        except CmeError as refused:
            ended[place] = refused
        finally:
            store.close()

    threads = [Thread(target=run, args=[place]) for place in range(len(work))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [ended[place] for place in range(len(work))]


def test_of_those_who_make_a_version_at_once_one_is_kept_and_the_others_are_told(data: str) -> None:
    """The number stands in their files: kept as another it would be told wrongly there."""
    made = at_once(data, [KeepMade(OCTOBER, 1, content(figure(place)), ()) for place in range(1, 9)])
    assert [line.number for line in made if isinstance(line, VersionLine)] == [1]
    assert {str(refused) for refused in made if isinstance(refused, CmeError)} == {
        "Somebody made this return at the same time. Make it again."
    }


@pytest.mark.parametrize("number", [1, 2])
def test_what_is_made_while_it_is_marked_as_sent_is_kept_or_told(
    data: str, tmp_path: Path, number: int
) -> None:
    """Made of the same figures it is of the version that is being sent, and of others the next."""
    store = open_store(data, StandingClock())
    version = make(store, 1, folder=tmp_path)
    figures = content(figure(*range(1, number + 1)))
    another = written(tmp_path, "data")
    marking = MarkSent(version, "Committee", "by hand", BOTH)
    marked, made = at_once(data, [marking, KeepMade(OCTOBER, number, figures, (another,))])
    sent = next(line for line in lines(store) if line.number == 1)
    if isinstance(marked, CmeError):
        assert number == 1
        assert str(marked) == f"data.xlsx was made of {sent.named} at the same time. Send it again."
    assert (sent.sent is None) == isinstance(marked, CmeError)
    if isinstance(made, CmeError):
        assert number == 1
        assert "was sent, and stays as it is. Make the next one." in str(made)
    assert [line.number for line in lines(store)] == ([1] if number == 1 else [2, 1])
    assert list(store.findings()) == []
    store.close()


def test_of_two_who_mark_it_as_sent_at_once_one_is_told(data: str, tmp_path: Path) -> None:
    store = open_store(data, StandingClock())
    version = make(store, 1, folder=tmp_path)
    ended = at_once(data, [MarkSent(version, whom, "by hand", BOTH) for whom in ("Committee", "Director")])
    assert [type(one) for one in ended if one is not None] == [CmeError]
    (line,) = lines(store)
    assert line.sent is not None
    assert line.sent.to_whom == ("Director" if isinstance(ended[0], CmeError) else "Committee")
    store.close()


CELLS = (
    PublishedCell("a.received", None, OCTOBER.start, OCTOBER.end, hidden=False, value=57),
    PublishedCell("a.rate", None, OCTOBER.start, OCTOBER.end, hidden=False, value=0.5333),
    PublishedCell("a.outcome", "caution", OCTOBER.start, OCTOBER.end, hidden=True, value=3),
    PublishedCell("a.middle", None, OCTOBER.start, OCTOBER.end, hidden=False, value=None),
)


def test_what_was_published_is_told_in_its_order_and_as_it_was(store: SqlStore, tmp_path: Path) -> None:
    publish(store, OCTOBER, content(figure(1)), CELLS[:2], (written(tmp_path, "committee"),))
    done = perform(store, AUTHOR, PublishExport("pace-interview 2026-10", CELLS[2:], register=2))
    assert done.touched == aspect(Aspect.RETURNS)
    found = published(store)
    assert found == list(CELLS)
    assert [type(cell.value) for cell in found] == [int, float, int, type(None)]
    assert list(store.findings()) == []


def test_what_was_tried_before_somebody_else_published_is_not_published(
    store: SqlStore, tmp_path: Path
) -> None:
    line = make(store, 1, folder=tmp_path)
    marking = MarkSent(line, "Committee", "by hand", ("committee",), published=CELLS[:1])
    outrun = marking, PublishExport("x", CELLS[2:], 0)
    perform(store, AUTHOR, PublishExport("pace-interview 2026-10", CELLS[3:], register=0))
    for one in outrun:
        with pytest.raises(CmeError, match="Somebody published figures at the same time"):
            perform(store, AUTHOR, one)
    assert published(store) == [CELLS[3]]
    assert lines(store)[0].sent is None


def published(store: SqlStore) -> list[PublishedCell]:
    with store.reading() as reader:
        return reader.kept_returns.published()


def say(store: SqlStore, words: str, category: str | None = None) -> None:
    perform(store, AUTHOR, SayOfFigure(OCTOBER, Comment("a.received", category, words)))


def test_what_is_said_of_a_figure_is_taken_along_until_something_else_is_said(store: SqlStore) -> None:
    say(store, "Half term  fell\nin it.")
    say(store, "Late forms.", "late")
    with store.reading() as reader:
        assert reader.kept_returns.comments(OCTOBER) == [
            Comment("a.received", None, "Half term fell in it."),
            Comment("a.received", "late", "Late forms."),
        ]
        assert reader.kept_returns.comments(SEPTEMBER) == []
    say(store, "A school closed.")
    say(store, "", "late")
    with pytest.raises(CmeError, match="at most 300 letters; these are 301"):
        say(store, 301 * "x")
    with store.reading() as reader:
        assert [one.words for one in reader.kept_returns.comments(OCTOBER)] == ["A school closed."]


def typed(store: SqlStore, of: ReturnOf = OCTOBER) -> dict[str, str]:
    with store.reading() as reader:
        return typed_sentences(reader.kept_returns.comments(of))


def test_sentences_typed_for_the_cover_stand_until_they_are_taken_away(store: SqlStore) -> None:
    say(store, "Half term fell in it.")
    words = {"Home education": "More  than before.\n", "Finding children": "Ada was found."}
    perform(store, AUTHOR, SayOnCover(OCTOBER, words))
    assert [*typed(store).items()] == [
        ("Finding children", "Ada was found."),
        ("Home education", "More than before."),
    ]
    assert typed(store, SEPTEMBER) == {}
    perform(store, AUTHOR, SayOnCover(OCTOBER, {"Finding children": " "}))
    with pytest.raises(CmeError, match="Under Attendance there is room for 120 letters; these are 121"):
        perform(store, AUTHOR, SayOnCover(OCTOBER, {"Home education": "", "Attendance": 121 * "x"}))
    assert typed(store) == {"Home education": "More than before."}


def test_a_restored_file_has_what_was_sent_before_the_backup(
    sqlite_store: SqlStore, data_file: Path, tmp_path: Path
) -> None:
    version = make(sqlite_store, 1, folder=tmp_path)
    send(sqlite_store, version)
    sent = lines(sqlite_store)
    sqlite_store.back_up(tmp_path / "monday.cme")
    make(sqlite_store, 1, 2)
    sqlite_store.close()
    restore(tmp_path / "monday.cme", data_file)
    store = open_store(str(data_file), StandingClock())
    assert lines(store) == sent
    assert list(store.findings()) == []
    assert make(store, 1, 2).number == 2, "the one made since the backup is gone with all else of that day"
    store.close()
