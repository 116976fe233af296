"""Each step leads to the tables that the descriptions call for, and a failed one changes nothing."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from textwrap import dedent

import pytest
import sqlalchemy as sa
from alembic.config import Config
from alembic.script import ScriptDirectory

from cme_desktop.errors import NewerFile
from cme_desktop.standing_records.child import CHILD
from db.connecting.engine import PATIENCE, engine_for
from db.data_file.restoring import restore
from db.data_file.versions import bring_up_to_date, migrate
from db.migrations import FOLDER, HEAD, REVISIONS
from db.store import open_store
from tests.builders import AUTHOR, StandingClock, make_child
from tests.postgres import PostgresServer


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_pair(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[sa.Engine, sa.Engine]]:
    """Two empty databases of one kind."""
    made: list[str] = []
    if request.param == "sqlite":
        data = [str(tmp_path / f"{name}.cme") for name in ("migrated", "made")]
    else:
        server: PostgresServer = request.getfixturevalue("postgres_server")
        data = made = [server.create() for _ in range(2)]
    migrated, new = (engine_for(each, PATIENCE) for each in data)
    yield migrated, new
    migrated.dispose()
    new.dispose()
    for url in made:
        server.drop(url)


def structure(engine: sa.Engine) -> dict[str, list[tuple[object, ...]]]:
    """Everything there is in a database, in a form that two ways of writing it share."""
    questions = _SQLITE if engine.dialect.name == "sqlite" else _POSTGRESQL
    with engine.connect() as connection:
        return {
            name: sorted(tuple(row) for row in connection.exec_driver_sql(question))
            for name, question in questions.items()
        }


_OF_TABLES = "FROM sqlite_master t, pragma_{what}(t.name) p WHERE t.type = 'table'"
_SQLITE = {
    "tables": "SELECT name, wr, strict FROM pragma_table_list",
    "columns": "SELECT t.name, p.name, p.type, p.'notnull', COALESCE(p.dflt_value, ''), p.pk "
    + _OF_TABLES.format(what="table_info"),
    "links": 'SELECT t.name, p."from", p."table", p."to", p.on_delete '
    + _OF_TABLES.format(what="foreign_key_list"),
    "indexes": "SELECT name, COALESCE(REPLACE(sql, '\"', ''), tbl_name) FROM sqlite_master "
    "WHERE type = 'index'",
    "triggers": "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger'",
}
_POSTGRESQL = {
    "columns": "SELECT table_name, column_name, data_type, is_nullable, COALESCE(column_default, ''), "
    "COALESCE(collation_name, '') FROM information_schema.columns WHERE table_schema = 'public'",
    "links": "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint "
    "WHERE connamespace = 'public'::regnamespace",
    "indexes": "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
    "triggers": "SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
    "functions": "SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace",
}


def test_the_steps_lead_to_the_described_tables(empty_pair: tuple[sa.Engine, sa.Engine]) -> None:
    """When this fails, a description has changed: draft the step that follows it (see CONTRIBUTING)."""
    migrated, new = empty_pair
    migrate(migrated)
    bring_up_to_date(new, StandingClock())
    found, described = structure(migrated), structure(new)

    for kind in described:
        assert found[kind] == described[kind], (
            f'The {kind} changed: draft a step by `make step ARGS="What changes"`.'
        )
    assert len(described["columns"]) > 500
    assert len(described["triggers"]) in (2 * 7, 3 * 7), "of seven tables"


def test_the_list_of_versions_is_that_of_the_steps() -> None:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    steps = ScriptDirectory.from_config(config)

    assert [step.revision for step in reversed(list(steps.walk_revisions()))] == list(REVISIONS)
    assert steps.get_current_head() == HEAD


# -- an older file ----------------------------------------------------------------------------------


@pytest.fixture
def steps(tmp_path: Path) -> Path:
    """The steps there are, in a folder where a test can add more."""
    return Path(shutil.copytree(FOLDER, tmp_path / "steps"))


def add_step(steps: Path, revision: str, before: str, upgrade: str) -> None:
    (steps / "versions" / f"{revision}.py").write_text(
        dedent(f"""
            import sqlalchemy as sa
            from alembic import op

            revision = "{revision}"
            down_revision = "{before}"


            def upgrade():
            """)
        + "".join(f"    {line}\n" for line in upgrade.splitlines())
    )


ADD_MASCOT = 'op.add_column("school", sa.Column("mascot", sa.Text()))'
MAKE_TABLE_ANEW = """
with op.batch_alter_table("child_other_names") as names:
    names.alter_column("kind", new_column_name="sort", type_=sa.String(20))
op.execute("UPDATE child_other_names SET sort = 'carried over'")
"""
FAIL_HALFWAY = 'op.execute("DELETE FROM search_word")\nop.drop_table("setting")\nop.execute("NONSENSE")'
LOSE_LINKS = 'op.execute("DELETE FROM record WHERE id = 1")'


@pytest.fixture
def old_file(tmp_path: Path) -> Path:
    """A file of the present version with a child in it; to the steps of a test it is an old one."""
    path = tmp_path / "authority.cme"
    store = open_store(str(path), StandingClock())
    with store.changing(AUTHOR) as work:
        make_child(work, other_names=[CHILD.rows["other_names"].of(surname="Obi")])
        work.commit()
    store.close()
    return path


def upgraded(path: Path, steps: Path, *later: str) -> None:
    engine = engine_for(str(path), PATIENCE)
    try:
        bring_up_to_date(engine, StandingClock(), steps, (*REVISIONS, *later))
    finally:
        engine.dispose()


def asked(path: Path, question: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(question).fetchall()


def test_an_old_file_is_carried_forward_after_a_verified_backup(steps: Path, old_file: Path) -> None:
    add_step(steps, "9001", HEAD, ADD_MASCOT)
    add_step(steps, "9002", "9001", MAKE_TABLE_ANEW)
    upgraded(old_file, steps, "9001", "9002")

    assert asked(old_file, "SELECT version_num FROM alembic_version") == [("9002",)]
    assert asked(old_file, "SELECT surname, sort FROM child_other_names") == [("Obi", "carried over")]
    assert asked(old_file, "SELECT mascot FROM school") == []
    assert asked(old_file, "PRAGMA foreign_key_check") == []
    backup = old_file.with_name("authority.cme.before-upgrade-20261109-120000")
    restore(backup, old_file)
    store = open_store(str(old_file), StandingClock())
    with store.reading() as reader:
        assert reader.counts()["child"] == (1, 1)
    store.close()


@pytest.mark.parametrize(
    ("upgrade", "failure"),
    [(FAIL_HALFWAY, "NONSENSE"), (LOSE_LINKS, "would lose links in")],
    ids=["fails", "loses links"],
)
def test_a_failed_step_leaves_the_file_as_it_was(
    steps: Path, old_file: Path, upgrade: str, failure: str
) -> None:
    add_step(steps, "9001", HEAD, ADD_MASCOT)
    add_step(steps, "9002", "9001", upgrade)
    everything = "SELECT type, name, sql FROM sqlite_master ORDER BY type, name"
    before = asked(old_file, everything)

    with pytest.raises(Exception, match=failure):
        upgraded(old_file, steps, "9001", "9002")

    assert asked(old_file, everything) == before
    assert asked(old_file, "SELECT version_num FROM alembic_version") == [(HEAD,)]
    assert list(old_file.parent.glob("*before-upgrade*")) == [], "each attempt would leave one more"
    store = open_store(str(old_file), StandingClock())
    with store.reading() as reader:
        assert [hit.label for hit in reader.search(["okafor"], 5)] == ["Okafor, Ada"]
    assert list(store.findings()) == []
    store.close()


def test_a_file_from_a_newer_version_is_refused_unharmed(steps: Path, old_file: Path) -> None:
    add_step(steps, "9001", HEAD, ADD_MASCOT)
    upgraded(old_file, steps, "9001")
    before = old_file.read_bytes()

    with pytest.raises(NewerFile, match=r"newer version of CME Desktop\. Install that version to open it"):
        open_store(str(old_file), StandingClock())
    assert old_file.read_bytes() == before


def test_a_backup_from_a_newer_version_is_not_restored(steps: Path, old_file: Path, tmp_path: Path) -> None:
    newer = Path(shutil.copy(old_file, tmp_path / "newer.cme"))
    add_step(steps, "9001", HEAD, ADD_MASCOT)
    upgraded(newer, steps, "9001")
    before = old_file.read_bytes()

    with pytest.raises(NewerFile) as refused:
        restore(newer, old_file)
    assert str(refused.value) == (
        f"{newer} was written by a newer version of CME Desktop. Install that version to restore it; "
        "nothing has been changed."
    )
    assert old_file.read_bytes() == before
    assert not list(tmp_path.glob("*before-restore*"))


def test_a_backup_from_an_older_version_is_restored_and_upgraded_at_opening(
    steps: Path, old_file: Path, tmp_path: Path
) -> None:
    backup = Path(shutil.copy(old_file, tmp_path / "monday.cme"))
    add_step(steps, "9001", HEAD, ADD_MASCOT)
    restore(backup, old_file, (*REVISIONS, "9001"))
    upgraded(old_file, steps, "9001")

    assert asked(old_file, "SELECT version_num FROM alembic_version") == [("9001",)]
    assert asked(old_file, "SELECT mascot FROM school") == []


def test_a_step_is_taken_whole_on_a_server(steps: Path, postgres_url: str) -> None:
    open_store(postgres_url, StandingClock()).close()
    engine = engine_for(postgres_url, PATIENCE)
    add_step(steps, "9001", HEAD, ADD_MASCOT)
    bring_up_to_date(engine, StandingClock(), steps, (*REVISIONS, "9001"))
    assert "mascot" in {column["name"] for column in sa.inspect(engine).get_columns("school")}

    add_step(steps, "9002", "9001", FAIL_HALFWAY)
    with pytest.raises(sa.exc.DBAPIError, match="NONSENSE"):
        bring_up_to_date(engine, StandingClock(), steps, (*REVISIONS, "9001", "9002"))
    assert "setting" in sa.inspect(engine).get_table_names()
    engine.dispose()
