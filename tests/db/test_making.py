"""A new data file appears whole, and once."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from cme_desktop.errors import Unavailable
from db.store import open_store
from tests.builders import StandingClock
from tests.db.test_backup import save, surnames


def test_whoever_is_slower_takes_what_the_faster_one_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, link = tmp_path / "authority.cme", os.link

    def somebody_is_faster(new: Path, path: Path) -> None:
        monkeypatch.setattr(os, "link", link)
        other = open_store(str(path), StandingClock())
        save(other, "Okafor")
        other.close()
        link(new, path)

    monkeypatch.setattr(os, "link", somebody_is_faster)
    assert surnames(file) == ["Okafor"]
    assert [each.name for each in tmp_path.iterdir()] == ["authority.cme"]


def test_a_disk_on_which_a_file_has_one_name_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", _no_links)
    assert surnames(tmp_path / "authority.cme") == []
    assert [each.name for each in tmp_path.iterdir()] == ["authority.cme"]


def _no_links(*_: object) -> None:
    raise PermissionError("no second names")


def test_a_file_is_made_where_a_link_points(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    (tmp_path / "authority.cme").symlink_to(tmp_path / "disk" / "real.cme")
    store = open_store(str(tmp_path / "authority.cme"), StandingClock())
    save(store, "Okafor")
    store.close()
    assert surnames(tmp_path / "disk" / "real.cme") == ["Okafor"]
    assert (tmp_path / "authority.cme").is_symlink()


def test_a_making_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room(*_: object) -> None:
        with closing(sqlite3.connect(":memory:")) as full:
            full.execute("PRAGMA max_page_count=1")
            full.execute("CREATE TABLE t (x)")

    monkeypatch.setattr("db.data_file.making.bring_up_to_date", no_room)
    with pytest.raises(Unavailable, match=r"The disk that holds .* is full"):
        open_store(str(tmp_path / "authority.cme"), StandingClock())
    assert not list(tmp_path.iterdir())
