"""Files that earlier versions left in officers' hands are carried forward whole.

`tests/data/versions` holds one file for each version, made by that version's own `sample` command:
`make old-file`.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from cme_desktop.description.duties import AT_ODDS
from cme_desktop.description.record_type import RecordType
from cme_desktop.errors import Cancelled
from cme_desktop.fields import Field
from cme_desktop.fields.answered import from_text, to_text
from cme_desktop.looks.history import change_lines
from cme_desktop.ports import Change
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from cme_desktop.registry import REGISTRY
from cme_desktop.services import reckoning
from cme_desktop.standing_records.child import CHILD
from db.migrations import HEAD, REVISIONS
from db.store import SqlStore, open_store
from tests.builders import StandingClock
from tests.migrations.old_files import packed, unpacked
from tests.opening import open_settled
from tests.reckoned import wrong_deadlines

LATER = StandingClock(datetime(2030, 1, 7, 12, tzinfo=UTC))
"""After the day on which any of them was made."""


@pytest.fixture(params=REVISIONS[:-1])
def carried(request: pytest.FixtureRequest, tmp_path: Path) -> SqlStore:
    """A file of an earlier version, opened by this one."""
    return open_settled(str(unpacked(request.param, tmp_path)), LATER)


_SILENT = (
    "SELECT type, id FROM record WHERE on_desk AND NOT EXISTS "
    "(SELECT 1 FROM deadline WHERE record_id = record.id AND met_on IS NULL)"
)


def test_there_is_one_of_every_version() -> None:
    """A step is in officers' hands as soon as it is on `main`: `make old-file`."""
    missing = [revision for revision in REVISIONS if not packed(revision).is_file()]
    assert not missing, (
        f"There is no old file of {missing}: make it by `make old-file`, and add it to the commit."
    )


@pytest.mark.parametrize("revision", REVISIONS[:-1])
def test_every_record_is_there_and_sound(revision: str, tmp_path: Path) -> None:
    path = unpacked(revision, tmp_path)
    with closing(sqlite3.connect(path)) as old:
        held = dict(old.execute("SELECT type, COUNT(*) FROM record GROUP BY type").fetchall())
    carried = open_settled(str(path), LATER)
    with carried.reading() as reader:
        counts = reader.counts()
        told = {kind.key: counts[kind.key][0] + len(reader.unseen(kind)) for kind in REGISTRY}
        assert {key: count for key, count in told.items() if count} == held
        assert {kind.key: len(list(reader.records(kind))) for kind in REGISTRY} == told
    assert list(carried.findings()) == []
    carried.close()


def test_every_text_of_its_history_is_still_the_text_of_a_value(carried: SqlStore) -> None:
    told = 0
    with carried.reading() as reader:
        for kind in REGISTRY:
            for record in reader.records(kind):
                for change in reader.history(record.id):
                    assert change_lines(kind, change, {})
                    for field, text in texts_in(kind, change):
                        assert to_text(field, from_text(field, text)) == text
                        told += 1
    assert told > 1000
    carried.close()


def texts_in(kind: RecordType[Any], change: Change) -> Iterator[tuple[Field[Any], str]]:
    """The texts of a change, each with its field, where that is still described."""
    for path, texts in change.fields.items():
        name, *rest = path.split(".")
        field = kind.rows[name].fields.get(rest[-1]) if rest and name in kind.rows else kind.plain.get(name)
        if field is not None:
            yield from ((field, text) for text in texts if text is not None)


def test_deadlines_are_reckoned_anew_and_know_what_clears_them(carried: SqlStore) -> None:
    with carried.reading() as reader:
        assert list(wrong_deadlines(reader)) == []
        lines = reader.due(unmet=False)
        assert lines
        assert all(line.clears and line.rule_set for line in lines)
        assert {line.type for line in lines} >= {TEN_DAY_NOTIFICATION.key}
    carried.close()


def test_every_open_record_of_before_has_a_next_step_and_matched_notices_are_finished(tmp_path: Path) -> None:
    path = unpacked("0010", tmp_path)
    with closing(sqlite3.connect(path)) as old:
        silent = set(old.execute(_SILENT).fetchall())
    assert {kind for kind, _ in silent} > {"on_roll_notice", "ten_day_notification", "truancy_sweep"}
    open_settled(str(path), LATER).close()
    with closing(sqlite3.connect(path)) as carried:
        assert carried.execute(_SILENT).fetchall() == []
        on_desk = "SELECT COUNT(*) FROM record WHERE on_desk AND status = 'matched'"
        assert carried.execute(on_desk).fetchone() == (0,)


def test_what_the_law_as_corrected_changed_of_the_duties_is_counted(tmp_path: Path) -> None:
    """Whoever changes what falls due says here how much of a file of before it changes."""
    path = unpacked("0010", tmp_path)
    before = _duties(path)
    open_settled(str(path), LATER).close()
    after = _duties(path)
    same = [duty for duty in before.keys() & after.keys() if before[duty] == after[duty]]
    moved = {name for _, name in before.keys() & after.keys() - set(same)}
    assert moved == {"pay_lower_rate", "pay_in_full", "decide_unpaid", "order_decision"}
    counted = len(same), len(before.keys() & after.keys()) - len(same)
    assert counted == (438, 8), "kept, moved"
    come = after.keys() - before.keys()
    asked = {(record, name) for record, name in come if name == AT_ODDS}
    assert (len(before.keys() - after.keys()), len(come - asked)) == (2, 53), "gone, come"
    assert asked, "what cannot be so at one time is asked about from now on"


def _duties(path: Path) -> dict[tuple[int, str], str | None]:
    with closing(sqlite3.connect(path)) as file:
        found = file.execute("SELECT record_id, duty, due_on FROM deadline").fetchall()
    return {(record, duty): due_on for record, duty, due_on in found}


def test_a_backup_of_the_old_file_stands_beside_it(carried: SqlStore) -> None:
    folder = Path(carried.name).parent
    assert len(list(folder.glob("authority.cme.before-upgrade-*"))) == 1
    with carried.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() == HEAD
    carried.close()


def test_one_that_was_stopped_while_its_deadlines_were_made_has_them_at_the_next_opening(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = unpacked("0001", tmp_path)

    def stop(_store: SqlStore) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(reckoning, "BATCH", 20)
    give_way = SqlStore.give_way
    monkeypatch.setattr(SqlStore, "give_way", stop)
    with pytest.raises(Cancelled):
        open_settled(str(path), StandingClock())
    monkeypatch.setattr(SqlStore, "give_way", give_way)
    with closing(sqlite3.connect(path)) as file:
        done = file.execute("SELECT max(done) FROM reckoning WHERE missing").fetchone()
    assert done > (0,)
    store = open_settled(str(path), StandingClock())
    with store.reading() as reader:
        assert not reader.reckonings()
        assert list(wrong_deadlines(reader)) == []
    store.close()


def test_a_check_between_a_step_and_the_making_of_due_dates_accuses_nobody(tmp_path: Path) -> None:
    store = open_store(str(unpacked("0010", tmp_path)), LATER)
    with store.reading() as reader:
        assert any(waiting.missing for waiting in reader.reckonings())
    assert list(store.findings()) == []
    store.close()


def test_a_child_whom_one_of_two_answers_still_hid_stays_restricted(tmp_path: Path) -> None:
    """Up to 0002 it was kept in two tables; clearing one of them named the child."""
    path = unpacked("0002", tmp_path)
    with closing(sqlite3.connect(path)) as old:
        (hidden, named), *_ = old.execute(
            "SELECT child.id, child.surname FROM record AS about JOIN child ON child.id = about.child_id "
            "WHERE child.restricted"
        ).fetchall()
        old.execute("UPDATE record SET restricted = false WHERE id = ?", (hidden,))
        old.execute("UPDATE record SET child_label = ? WHERE child_id = ?", (named, hidden))
        old.commit()
    store = open_settled(str(path), StandingClock())
    with store.reading() as reader:
        assert hidden in reader.unseen(CHILD)
    with store.engine.connect() as connection:
        labels = connection.exec_driver_sql(
            f"SELECT DISTINCT child_label FROM record WHERE child_id = {hidden}"
        ).scalars()
        assert [label.partition(" – ")[0] for label in labels] == ["Restricted"]
    store.close()
