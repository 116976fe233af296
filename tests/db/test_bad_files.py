"""Data files that cannot be used: each is named in one plain sentence, and none is harmed."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

import main
from cme_desktop.errors import NewerFile, Unavailable
from cme_desktop.standing_records.child import CHILD
from db.data_file.backup import verify
from db.early.first_look import first_look
from db.store import SqlStore, open_store
from tests.builders import AUTHOR, NOON, StandingClock, make_child, spoil_table
from tests.postgres import PostgresServer

IMPATIENT = 0.05


def refusal(data: Path | str) -> str:
    """The sentence with which a file is refused."""
    with pytest.raises(Unavailable) as refused:
        open_store(str(data), StandingClock(), IMPATIENT)
    sentence = str(refused.value)
    assert "\n" not in sentence
    assert sentence.endswith((".", "?"))
    return sentence


def beside(path: Path) -> list[str]:
    return sorted(each.name for each in path.parent.iterdir())


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Ring the school.\n" * 100)

    assert "is not a data file of CME Desktop, or it is encrypted" in refusal(path)
    assert path.read_text() == "Ring the school.\n" * 100
    assert beside(path) == ["notes.txt"]


@pytest.mark.parametrize("content", [b"x", b"\n", b"\0", b"no data", b"SQLite format"])
def test_a_short_file_that_is_no_database_is_left_alone(tmp_path: Path, content: bytes) -> None:
    """SQLite takes a file of one byte for an empty one."""
    path = tmp_path / "notes.txt"
    path.write_bytes(content)

    assert refusal(path) == f"{path} is not a data file of CME Desktop, or it is encrypted."
    assert path.read_bytes() == content
    assert beside(path) == ["notes.txt"]


@pytest.mark.parametrize("table", ["tracks", "alembic_version"])
def test_another_programs_database_is_left_alone(tmp_path: Path, table: str) -> None:
    path = tmp_path / "music.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"CREATE TABLE {table} (version_num TEXT)")
    before = path.read_bytes()

    assert "is a database, but not a data file of CME Desktop" in refusal(path)
    assert path.read_bytes() == before
    assert beside(path) == ["music.db"]


def test_a_file_from_a_newer_version_is_left_alone(data_file: Path) -> None:
    with closing(sqlite3.connect(data_file)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    before = data_file.read_bytes()

    with pytest.raises(NewerFile, match="written by a newer version of CME Desktop"):
        open_store(str(data_file), StandingClock())
    assert data_file.read_bytes() == before


def test_a_file_cut_short_is_refused(data_file: Path) -> None:
    whole = data_file.read_bytes()
    data_file.write_bytes(whole[: len(whole) // 2])

    assert refusal(data_file) == f"{data_file} is damaged. Restore the newest backup."
    assert data_file.read_bytes() == whole[: len(whole) // 2]


@pytest.mark.parametrize("mode", ["WAL", "DELETE"])
def test_opening_a_damaged_file_never_changes_it(data_file: Path, mode: str) -> None:
    """A file that comes back from a backup has no log yet; it is looked over before it is given one."""
    with closing(sqlite3.connect(data_file)) as connection:
        connection.execute(f"PRAGMA journal_mode={mode}")
    spoil_table(data_file, "history")
    spoilt = data_file.read_bytes()

    with pytest.raises(Unavailable) as refused:
        look_over(data_file)
    assert str(refused.value) == f"{data_file} is damaged. Restore the newest backup."
    assert data_file.read_bytes() == spoilt
    assert beside(data_file) == ["authority.cme"]


def test_a_sound_file_is_found_sound(data_file: Path) -> None:
    look_over(data_file)


def test_a_server_looks_after_its_own_structure(postgres_store: SqlStore) -> None:
    with postgres_store.reading() as reader:
        reader.look_over()


def look_over(path: Path) -> None:
    store = open_store(str(path), StandingClock())
    try:
        with store.reading() as reader:
            reader.look_over()
    finally:
        store.close()


def test_a_data_file_that_lost_its_version_is_left_alone(data_file: Path) -> None:
    with closing(sqlite3.connect(data_file)) as connection:
        connection.execute("DELETE FROM alembic_version")
        connection.commit()
    before = data_file.read_bytes()

    assert "is a database, but not a data file of CME Desktop" in refusal(data_file)
    assert data_file.read_bytes() == before


def test_an_emptied_file_whose_log_is_left_keeps_its_log(data_file: Path, sqlite_store: SqlStore) -> None:
    """SQLite would delete the log, and with it what was saved last."""
    _save_one(sqlite_store)
    emptied = data_file.with_name("emptied.cme")
    shutil.copy(f"{data_file}-wal", f"{emptied}-wal")
    log = Path(f"{emptied}-wal").read_bytes()
    for make in (emptied.touch, emptied.unlink):
        make()
        assert refusal(emptied) == (
            f"{emptied} is empty or gone, but its log is still there. Restore the newest backup."
        )
        assert Path(f"{emptied}-wal").read_bytes() == log


@pytest.mark.parametrize("look", [verify, lambda path: first_look(path, "Robin Ash", NOON.date())])
def test_looking_at_an_emptied_file_keeps_its_log(
    data_file: Path, sqlite_store: SqlStore, look: Callable[[Path], object]
) -> None:
    _save_one(sqlite_store)
    emptied = data_file.with_name("emptied.cme")
    emptied.touch()
    log = Path(shutil.copy(f"{data_file}-wal", f"{emptied}-wal"))
    with suppress(Unavailable):
        look(emptied)
    assert log.exists()
    assert log.stat().st_size > 0


def test_a_file_with_a_second_name_is_not_opened(data_file: Path) -> None:
    """SQLite would keep a log for each of its names, whoever opens it by the other one."""
    (link := data_file.with_name("link.cme")).hardlink_to(data_file)

    for name in (link, data_file):
        assert "has a second name on this disk, a hard link" in refusal(name)
    link.unlink()
    open_store(str(data_file), StandingClock()).close()


def test_an_empty_file_is_no_data_file(tmp_path: Path) -> None:
    """It may be what is left of one; to begin anew is for somebody to decide."""
    path = tmp_path / "empty.cme"
    path.touch()

    assert refusal(path) == (
        f"{path} is an empty file. Delete it to begin a new one, or restore the newest backup."
    )
    assert path.stat().st_size == 0
    assert beside(path) == ["empty.cme"]


def test_a_folder_is_no_data_file(tmp_path: Path) -> None:
    assert refusal(tmp_path) == f"{tmp_path} is a folder. Name the data file in it."


def test_a_missing_folder_is_not_made(tmp_path: Path) -> None:
    path = tmp_path / "typing mistake" / "authority.cme"

    assert f"{path} cannot be opened. Is its folder there" in refusal(path)
    assert not path.parent.exists()


# -- permissions ------------------------------------------------------------------------------------


@pytest.fixture
def public_folder() -> Iterator[Path]:
    """A folder that every user of the machine may enter, unlike pytest's own."""
    folder = Path(tempfile.mkdtemp(prefix="cme-test-"))
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@contextmanager
def as_ordinary_user() -> Iterator[None]:
    """Permissions bind everyone but root."""
    if sys.platform == "win32":
        pytest.skip("Windows keeps permissions in another way")
    if os.geteuid() != 0:
        yield
        return
    nobody = 65534
    os.setresuid(nobody, nobody, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


def test_a_file_that_may_only_be_read_is_read(template_file: Path, public_folder: Path) -> None:
    path = Path(shutil.copy(template_file, public_folder / "authority.cme"))
    path.chmod(0o444)
    public_folder.chmod(0o777)

    with as_ordinary_user():
        store = open_store(str(path), StandingClock())
        with store.reading() as reader:
            assert reader.counts()["child"] == (0, 0)
        with pytest.raises(Unavailable, match=f"{path} may be read but not changed"):
            _save_one(store)
        store.close()


def test_a_folder_that_may_only_be_read_is_named(template_file: Path, public_folder: Path) -> None:
    path = Path(shutil.copy(template_file, public_folder / "authority.cme"))
    path.chmod(0o666)
    public_folder.chmod(0o555)

    with as_ordinary_user():
        assert f"{path} cannot be opened, as its folder may not be written to." in refusal(path)
        assert "cannot be opened. Is its folder there" in refusal(public_folder / "new.cme")


def test_a_file_in_a_folder_that_may_only_be_read_is_checked(
    template_file: Path, public_folder: Path
) -> None:
    path = Path(shutil.copy(template_file, public_folder / "authority.cme"))
    path.chmod(0o644)
    public_folder.chmod(0o555)

    with as_ordinary_user():
        store = open_store(str(path), StandingClock(), to_look=True)
        assert list(store.findings()) == []
        with pytest.raises(Unavailable, match="may be read but not changed"):
            _save_one(store)
        store.close()


def test_what_is_due_is_told_of_a_file_in_such_a_folder(
    template_file: Path, public_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = Path(shutil.copy(template_file, public_folder / "authority.cme"))
    path.chmod(0o444)
    public_folder.chmod(0o555)

    with as_ordinary_user():
        assert main.main(["due", "--data", str(path)]) == 0
    assert capsys.readouterr().out == "Nothing is due.\n"


def test_what_somebody_is_at_work_on_is_not_read_as_if_it_lay_still(
    template_file: Path, public_folder: Path
) -> None:
    path = Path(shutil.copy(template_file, public_folder / "authority.cme"))
    path.chmod(0o644)
    (public_folder / "authority.cme-wal").touch()
    public_folder.chmod(0o555)

    with as_ordinary_user(), pytest.raises(Unavailable, match="its folder may not be written to"):
        open_store(str(path), StandingClock(), to_look=True)


def test_a_file_that_may_not_be_read_is_named(template_file: Path, public_folder: Path) -> None:
    path = Path(shutil.copy(template_file, public_folder / "authority.cme"))
    path.chmod(0)

    with as_ordinary_user():
        assert "cannot be opened. Is its folder there, and may you write to it?" in refusal(path)


# -- what happens while it is open ------------------------------------------------------------------


def test_a_full_disk_loses_only_the_save_that_did_not_fit(data_file: Path) -> None:
    store = open_store(str(data_file), StandingClock())
    store.engine.dispose()
    sa.event.listen(store.engine, "connect", _fill_disk)
    saved = 0

    def save_until_full() -> None:
        nonlocal saved
        while True:
            _save_one(store)
            saved += 1

    with pytest.raises(Unavailable) as refused:
        save_until_full()

    assert str(refused.value) == (f"The disk that holds {data_file} is full. Make room on it and save again.")
    store.close()
    again = open_store(str(data_file), StandingClock())
    with again.reading() as reader:
        assert reader.counts()["child"] == (saved, saved)
    assert list(again.findings()) == []
    _save_one(again)
    again.close()


def _fill_disk(connection: sqlite3.Connection, _: Any) -> None:
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count={pages + 20}")


def _save_one(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        make_child(work, notes="Long notes. " * 500)
        work.commit()


_HOLD = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
connection.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
"""


def test_a_file_held_by_another_program_is_read_and_saved_later(data_file: Path) -> None:
    store = open_store(str(data_file), StandingClock(), IMPATIENT)
    holder = subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(data_file)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with store.reading() as reader:
            assert reader.counts()["child"] == (0, 0)
        with (
            pytest.raises(Unavailable, match=r"being changed by another program\. Wait a moment and save"),
            store.changing(AUTHOR),
        ):
            pass
        holder.communicate()

    _save_one(store)
    store.close()


def test_a_file_deleted_while_open_is_not_made_anew(data_file: Path, sqlite_store: SqlStore) -> None:
    data_file.unlink()

    for use in (sqlite_store.reading, lambda: sqlite_store.changing(AUTHOR)):
        with pytest.raises(Unavailable, match="is no longer where it was"), use():
            pass
    assert not data_file.exists()


def test_a_file_exchanged_while_open_is_not_written_to(
    data_file: Path, sqlite_store: SqlStore, template_file: Path
) -> None:
    """What was saved would go to the old file, which has no name any more."""
    _save_one(sqlite_store)
    data_file.unlink()
    shutil.copy(template_file, data_file)

    with pytest.raises(Unavailable, match="is no longer where it was"):
        _save_one(sqlite_store)


# -- servers ----------------------------------------------------------------------------------------


def test_a_server_that_does_not_answer_is_named(tmp_path: Path) -> None:
    url = f"postgresql+psycopg://cme@/authority?host={tmp_path}"

    assert refusal(url) == (
        "The database server does not answer. Check the network and the address, then try again."
    )


def test_a_database_that_is_not_there_is_named(postgres_server: PostgresServer) -> None:
    url = sa.make_url(postgres_server.url).set(database="nowhere")

    assert refusal(url.render_as_string(hide_password=False)) == (
        'The database server turned us away: database "nowhere" does not exist.'
    )


def test_another_programs_server_database_is_left_alone(postgres_url: str) -> None:
    engine = sa.create_engine(postgres_url)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE tracks (title TEXT)")

    assert "is a database, but not a data file of CME Desktop" in refusal(postgres_url)
    assert sa.inspect(engine).get_table_names() == ["tracks"]
    engine.dispose()


def test_a_connection_cut_off_is_named_and_made_again(postgres_store: SqlStore) -> None:
    with postgres_store.changing(AUTHOR) as work:
        id = make_child(work).id
        work.commit()

    def read_after_the_cut() -> None:
        with postgres_store.reading() as reader:
            _cut_off_everybody_else(postgres_store.engine.url)
            reader.get(CHILD, id)

    with pytest.raises(Unavailable, match="The database server"):
        read_after_the_cut()

    with postgres_store.reading() as reader:
        assert reader.get(CHILD, id).surname == "Okafor"


def _cut_off_everybody_else(url: sa.URL) -> None:
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        connection.exec_driver_sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    engine.dispose()
