"""An anchor holds while the history grows, and no longer once its past was made anew."""

import os
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from cme_desktop.anchors import HistoryAnchor, anchors_in
from cme_desktop.errors import CmeError
from cme_desktop.files.chosen import OpenHere
from cme_desktop.returns.periods import month_of
from cme_desktop.spreadsheets.problems import FileProblem
from db.data_file.restoring import restore
from db.history.anchors import AnchorFile, beside_file, for_server
from db.store import SqlStore, open_store
from tests.builders import AUTHOR, NOON, StandingClock, make_child
from tests.forging import chains_made_anew, forge
from tests.told import make_working

DAY = NOON.date()


def save(store: SqlStore, surname: str = "Okafor") -> None:
    with store.changing(AUTHOR) as work:
        make_child(work, surname)
        work.commit()


def anchor_of(store: SqlStore) -> HistoryAnchor:
    with store.reading() as reader:
        return reader.anchor(DAY)


def in_lanes(store: SqlStore) -> None:
    """Entries in two lanes where there can be two: of changes that are made at the same moment."""
    save(store, "Lis")
    if store.engine.dialect.name == "sqlite":
        return
    with store.changing(AUTHOR) as one, store.changing(AUTHOR) as other:
        make_child(one, "Nguyen")
        make_child(other, "Abara")
        one.commit()
        other.commit()


def test_one_holds_while_every_lane_grows(store: SqlStore) -> None:
    in_lanes(store)
    anchor = anchor_of(store)
    in_lanes(store)

    assert len(anchor.lanes) == (1 if store.engine.dialect.name == "sqlite" else 2)
    assert list(store.findings([anchor, anchor_of(store)])) == []


def test_a_past_made_anew_is_found_by_the_anchor_alone(store: SqlStore) -> None:
    in_lanes(store)
    save(store)
    anchor = anchor_of(store)
    save(store, "Lis")
    forge(store, "UPDATE history SET action = 'created on advice' WHERE record_id = 1")
    chains_made_anew(store)

    assert all(sentence.startswith("The trigger") for sentence in store.findings())
    assert (
        "The history is not the one of the anchor of Mon 9 Nov 2026 "
        f"({anchor.entries} entries): its past was made anew." in store.findings([anchor])
    )


def test_a_lane_that_is_gone_is_found(store: SqlStore) -> None:
    in_lanes(store)
    anchor = anchor_of(store)
    lane = anchor.lanes[-1][0]
    forge(store, f"DELETE FROM history WHERE lane = {lane}")

    assert f"The history has lost entries that {anchor.show()} tells of." in store.findings([anchor])


def test_an_entry_dated_before_the_anchor_and_added_after_it_is_found(
    store: SqlStore, clock: StandingClock
) -> None:
    save(store)
    anchor = anchor_of(store)
    clock.moment -= timedelta(days=9)
    save(store, "Lis")
    clock.moment += timedelta(days=9)

    (finding,) = store.findings([anchor])
    assert finding.startswith("History entry ")
    assert finding.endswith("is dated Sat 31 Oct 2026, but was added after the anchor of Mon 9 Nov 2026.")


def test_an_entry_that_has_not_come_yet_is_found(store: SqlStore, clock: StandingClock) -> None:
    clock.moment += timedelta(days=9)
    save(store)
    clock.moment -= timedelta(days=9)

    (finding,) = store.findings()
    assert finding.endswith("is dated Wed 18 Nov 2026, which has not come yet.")


def test_what_is_younger_than_the_newest_is_noted(store: SqlStore) -> None:
    notes: list[str] = []
    save(store)
    list(store.findings(note=notes.append))
    assert notes == ["No anchor of this data was found, so a history made anew as a whole would not be seen."]
    anchor = anchor_of(store)
    notes.clear()
    list(store.findings([anchor], notes.append))
    assert notes == []
    save(store, "Lis")
    list(store.findings([anchor], notes.append))
    assert notes == [f"1 entry of the history is younger than {anchor.show()}, the newest there is."]


# -- where they are kept ----------------------------------------------------------------------------


@pytest.fixture
def kept(data_file: Path, clock: StandingClock) -> Iterator[SqlStore]:
    """A data file whose anchors go beside it."""
    store = open_store(str(data_file), clock, kept=AnchorFile(beside_file(data_file)))
    yield store
    store.close()


def test_a_backup_holds_its_own_and_it_is_noted_beside_the_file(
    kept: SqlStore, data_file: Path, tmp_path: Path
) -> None:
    save(kept)
    kept.back_up(tmp_path / "monday.cme")
    anchor = anchor_of(kept)
    save(kept, "Lis")

    assert set(kept.anchors_in(tmp_path / "monday.cme")) == {anchor}
    assert kept.anchors() == [anchor]
    assert anchors_in(Path(f"{data_file}.anchors").read_text()) == [anchor]
    assert list(kept.findings(kept.anchors())) == []


def test_a_restored_backup_holds_it_still(kept: SqlStore, data_file: Path, tmp_path: Path) -> None:
    save(kept)
    kept.back_up(tmp_path / "monday.cme")
    anchor = anchor_of(kept)
    save(kept, "Lis")
    kept.close()
    restore(tmp_path / "monday.cme", data_file)
    again = open_store(str(data_file), StandingClock(), kept=AnchorFile(beside_file(data_file)))

    assert not Path(f"{data_file}.anchors").exists(), "those of the later file went aside with it"
    assert Path(f"{data_file}.before-restore-1.anchors").exists()
    assert again.anchors() == [anchor]
    assert list(again.findings(again.anchors())) == []
    again.close()


def test_the_notes_of_a_return_hold_one(kept: SqlStore, tmp_path: Path) -> None:
    save(kept)
    out = tmp_path / "return.xlsx"
    with kept.reading() as reader:
        make_working(reader, out, month_of(DAY), DAY)
    save(kept, "Lis")

    (anchor,) = kept.anchors_in(out)
    assert (anchor.day, anchor.entries) == (DAY, 1)
    assert kept.anchors() == [anchor]
    assert list(kept.findings([anchor])) == []


def test_one_is_noted_at_closing_if_something_was_saved(kept: SqlStore, data_file: Path) -> None:
    beside = Path(f"{data_file}.anchors")
    open_store(str(data_file), StandingClock(), kept=AnchorFile(beside)).close()
    assert not beside.exists()
    for surname in ("Okafor", "Lis"):
        save(kept, surname)
        kept.close()
    kept.close()

    assert [anchor.entries for anchor in anchors_in(beside.read_text())] == [1, 2]
    if sys.platform != "win32":
        assert beside.stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_nothing_is_written_through_a_link_that_somebody_laid(
    kept: SqlStore, data_file: Path, tmp_path: Path
) -> None:
    (tmp_path / "theirs.txt").write_text("theirs")
    Path(f"{data_file}.anchors").symlink_to(tmp_path / "theirs.txt")
    save(kept)
    kept.back_up(tmp_path / "monday.cme")

    assert (tmp_path / "theirs.txt").read_text() == "theirs"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes have no names here")
def test_a_pipe_that_somebody_laid_holds_nobody_up(kept: SqlStore, data_file: Path, tmp_path: Path) -> None:
    os.mkfifo(beside_file(data_file))
    kept.back_up(tmp_path / "b.cme")
    assert (tmp_path / "b.cme").exists()
    assert kept.anchors() == []


@pytest.mark.parametrize("count", ["9" * 5000, "\u0661"])
def test_a_line_that_is_no_anchor_is_passed_over(
    kept: SqlStore, data_file: Path, tmp_path: Path, count: str
) -> None:
    kept.back_up(tmp_path / "a.cme")
    (anchor,) = kept.anchors()
    forged = anchor.text().replace(f"entries {anchor.entries}", f"entries {count}")
    beside_file(data_file).write_text(f"{forged}\n{anchor.text()}\n", encoding="utf-8")
    assert kept.anchors() == [anchor]


def test_a_line_is_read_as_mail_and_notepads_leave_it(kept: SqlStore, tmp_path: Path) -> None:
    kept.back_up(tmp_path / "a.cme")
    (anchor,) = kept.anchors()
    for name, content in {
        "wrapped.txt": anchor.text().replace(" ", "\r\n").encode("ascii"),
        "spaced.txt": anchor.text().replace(" ", "\u00a0").encode("utf-8"),
        "capitals.txt": anchor.text().upper().encode("ascii"),
        "unicode.txt": anchor.text().encode("utf-16"),
    }.items():
        (tmp_path / name).write_bytes(content)
        assert kept.anchors_in(tmp_path / name) == [anchor], name


@pytest.mark.parametrize("saved_since", [0, 1, 5])
def test_what_a_restore_took_back_is_called_that(
    kept: SqlStore, data_file: Path, tmp_path: Path, saved_since: int
) -> None:
    """An anchor between the backup and the restore holds no more, be there fewer entries now or more."""
    save(kept)
    kept.back_up(copy := tmp_path / "monday.cme")
    save(kept)
    with kept.reading() as reader:
        tuesday = reader.anchor(NOON.date())
    kept.close()
    restore(copy, data_file)
    with closing(open_store(str(data_file), StandingClock())) as again:
        for _ in range(saved_since):
            with again.changing(AUTHOR) as work:
                make_child(work, "Lis", "Kuba")
                work.commit()
        (told,) = again.findings([*again.anchors(), tuesday])
        assert told.startswith(
            "The history is not the one of the anchor of Mon 9 Nov 2026 (2 entries): it goes on "
        )
        assert "from a backup, by the anchor of Mon 9 Nov 2026 (1 entry)." in told
        assert "If nobody restored one, it was taken away outside CME Desktop." in told

        forge(again, "UPDATE history SET who = 'Nobody' WHERE id = 1")
        chains_made_anew(again)
        said = list(again.findings([*again.anchors(), tuesday]))
        assert not any("goes on from a backup" in sentence for sentence in said), "that backup holds no more"


def test_an_anchor_of_a_wrong_clock_bounds_nothing(store: SqlStore) -> None:
    with store.reading() as reader:
        anchor = reader.anchor(NOON.date() + timedelta(days=400))
    with store.changing(AUTHOR) as work:
        make_child(work)
        work.commit()
    notes: list[str] = []
    assert list(store.findings([anchor], notes.append)) == []
    assert notes[0].startswith("The clock was wrong at the anchor of ")


def test_where_nothing_can_be_written_the_work_goes_on(kept: SqlStore, data_file: Path) -> None:
    data_file.parent.chmod(0o500)
    try:
        save(kept)
        kept.close()
    finally:
        data_file.parent.chmod(0o700)


def test_those_of_a_server_go_to_the_persons_own_folder(postgres_data: str, tmp_path: Path) -> None:
    path = for_server(postgres_data, tmp_path / "own")
    store = open_store(postgres_data, StandingClock(), kept=AnchorFile(path))
    save(store)
    store.close()

    assert path.parent == tmp_path / "own"
    assert "password" not in path.name
    again = open_store(postgres_data, StandingClock(), kept=AnchorFile(path))
    (anchor,) = again.anchors()
    assert list(again.findings([anchor])) == []
    again.close()


def test_a_backup_whose_past_was_made_anew_is_told_from_the_file(kept: SqlStore, tmp_path: Path) -> None:
    save(kept)
    kept.back_up(copy := tmp_path / "monday.cme")
    forged = open_store(str(copy), StandingClock())
    forge(forged, "UPDATE history SET who = 'Nobody'")
    chains_made_anew(forged)
    forged.close()

    assert any("is not the one of the anchor" in said for said in kept.findings(kept.anchors_in(copy)))


def test_a_backup_of_an_earlier_version_can_be_compared_with(kept: SqlStore, tmp_path: Path) -> None:
    save(kept)
    copy = Path(shutil.copy(data_of(kept), tmp_path / "old.cme"))
    with closing(sqlite3.connect(copy)) as old:
        old.execute("DROP INDEX ix_history_lane")
        old.execute("ALTER TABLE history DROP COLUMN lane")
        old.execute("DELETE FROM setting WHERE key = 'anchor'")
        old.commit()

    (anchor,) = kept.anchors_in(copy)
    assert (anchor.day, anchor.lanes) == (date(2026, 11, 9), ((0, 1),))
    assert list(kept.findings([anchor])) == []


def data_of(store: SqlStore) -> Path:
    """The data file with all that its log holds."""
    with store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    return Path(store.name)


@pytest.mark.parametrize("content", [b"", b"Nothing here.", b"PK\x03\x04 no workbook", b"\xff\xfe\x00"])
def test_a_file_without_any_is_refused_in_plain_words(kept: SqlStore, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "notes.txt").write_bytes(content)
    with pytest.raises(CmeError):
        kept.anchors_in(tmp_path / "notes.txt")


def test_one_that_is_not_there_and_the_data_file_itself_are_refused(
    kept: SqlStore, data_file: Path, tmp_path: Path
) -> None:
    with pytest.raises(FileProblem, match="“nowhere” was not found"):
        kept.anchors_in(tmp_path / "nowhere")
    save(kept)
    with pytest.raises(OpenHere):
        kept.anchors_in(data_file)


def test_a_file_that_cannot_be_read_is_copied_all_the_same(kept: SqlStore, tmp_path: Path) -> None:
    save(kept)
    forge(kept, "UPDATE history SET hash = CAST(x'ff' AS TEXT)")
    kept.back_up(tmp_path / "monday.cme")

    assert (tmp_path / "monday.cme").is_file()
