"""Files that earlier versions left in officers' hands are carried forward whole.

`tests/data/versions` holds one file for each version, made by that version's own `sample` command.
"""

import gzip
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cme_desktop.errors import Cancelled
from cme_desktop.records.in_year_application import IN_YEAR_APPLICATION
from cme_desktop.records.missing_episode import MISSING_EPISODE
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from cme_desktop.registry import CASEWORK, REGISTRY
from cme_desktop.services import reckoning
from cme_desktop.standing_records.child import CHILD
from db.migrations import HEAD, REVISIONS
from db.store import SqlStore, open_store
from tests.builders import StandingClock
from tests.reckoned import wrong_deadlines

VERSIONS = Path(__file__).parents[1] / "data" / "versions"
LATER = StandingClock(datetime(2030, 1, 7, 12, tzinfo=UTC))
"""After the day on which any of them was made."""
NEW = (MISSING_EPISODE, IN_YEAR_APPLICATION)
"""What the first version knew nothing of."""


@pytest.fixture(params=REVISIONS[:-1])
def carried(request: pytest.FixtureRequest, tmp_path: Path) -> SqlStore:
    """A file of an earlier version, opened by this one."""
    path = tmp_path / "authority.cme"
    path.write_bytes(gzip.decompress((VERSIONS / f"{request.param}.cme.gz").read_bytes()))
    return open_store(str(path), LATER)


def test_every_record_is_there_and_sound(carried: SqlStore) -> None:
    with carried.reading() as reader:
        counts = reader.counts()
        assert min(counts[kind.key][0] for kind in CASEWORK if kind not in NEW) > 0
        for kind in REGISTRY:
            unseen = len(reader.unseen(kind))
            assert len(list(reader.records(kind))) == counts[kind.key][0] + unseen
    assert list(carried.findings()) == []
    carried.close()


def test_deadlines_are_reckoned_anew_and_know_what_clears_them(carried: SqlStore) -> None:
    with carried.reading() as reader:
        assert list(wrong_deadlines(reader)) == []
        lines = reader.due(unmet=False)
        assert lines
        assert all(line.clears and line.rule_set for line in lines)
        assert {line.type for line in lines} >= {TEN_DAY_NOTIFICATION.key}
    carried.close()


def test_a_backup_of_the_old_file_stands_beside_it(carried: SqlStore) -> None:
    folder = Path(carried.name).parent
    assert len(list(folder.glob("authority.cme.before-upgrade-*"))) == 1
    with carried.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() == HEAD
    carried.close()


def test_one_that_was_stopped_while_its_deadlines_were_made_has_them_at_the_next_opening(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "authority.cme"
    path.write_bytes(gzip.decompress((VERSIONS / "0001.cme.gz").read_bytes()))

    def stop(_store: SqlStore) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(reckoning, "_BATCH", 20)
    give_way = SqlStore.give_way
    monkeypatch.setattr(SqlStore, "give_way", stop)
    with pytest.raises(Cancelled):
        open_store(str(path), StandingClock())
    monkeypatch.setattr(SqlStore, "give_way", give_way)
    with closing(sqlite3.connect(path)) as file:
        ((done,),) = file.execute("SELECT done FROM reckoning WHERE missing").fetchall()
    assert done > 0
    store = open_store(str(path), StandingClock())
    with store.reading() as reader:
        assert not reader.reckonings()
        assert list(wrong_deadlines(reader)) == []
    store.close()


def test_a_child_whom_one_of_two_answers_still_hid_stays_restricted(tmp_path: Path) -> None:
    """Up to 0002 it was kept in two tables; clearing one of them named the child."""
    path = tmp_path / "authority.cme"
    path.write_bytes(gzip.decompress((VERSIONS / "0002.cme.gz").read_bytes()))
    with closing(sqlite3.connect(path)) as old:
        (hidden, named), *_ = old.execute(
            "SELECT child.id, child.surname FROM record AS about JOIN child ON child.id = about.child_id "
            "WHERE child.restricted"
        ).fetchall()
        old.execute("UPDATE record SET restricted = false WHERE id = ?", (hidden,))
        old.execute("UPDATE record SET child_label = ? WHERE child_id = ?", (named, hidden))
        old.commit()
    store = open_store(str(path), StandingClock())
    with store.reading() as reader:
        assert hidden in reader.unseen(CHILD)
    with store.engine.connect() as connection:
        labels = connection.exec_driver_sql(
            f"SELECT DISTINCT child_label FROM record WHERE child_id = {hidden}"
        ).scalars()
        assert [label.partition(" – ")[0] for label in labels] == ["Restricted"]
    store.close()
