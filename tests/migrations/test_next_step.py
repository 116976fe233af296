"""A step that is drafted from the descriptions leads to the tables that they call for."""

import shutil
from pathlib import Path

import pytest
import sqlalchemy as sa

from db import next_step
from db.connecting.engine import PATIENCE, engine_for
from db.data_file.versions import bring_up_to_date
from db.migrations import FOLDER, HEAD, REVISIONS
from db.tables.schema import NAMING, TEXT, Moment
from db.tables.whole import everything
from tests.builders import StandingClock

NEXT = f"{int(HEAD) + 1:04}"


@pytest.fixture
def steps(tmp_path: Path) -> Path:
    """The steps there are, in a folder of their own."""
    return Path(shutil.copytree(FOLDER, tmp_path / "steps"))


@pytest.fixture
def described(monkeypatch: pytest.MonkeyPatch) -> sa.MetaData:
    """What the descriptions call for, in a copy to which a test may add."""
    copied = sa.MetaData(naming_convention=NAMING)
    for table in everything().sorted_tables:
        table.to_metadata(copied)
    monkeypatch.setattr(next_step, "everything", lambda: copied)
    return copied


def test_there_is_nothing_to_draft_while_the_steps_lead_there(steps: Path) -> None:
    with pytest.raises(SystemExit, match="no step to draft"):
        next_step.draft("Nothing", steps)


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_a_new_table_comes_with_its_links_and_the_indexes_of_its_list(
    kind: str, steps: Path, described: sa.MetaData, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    table = sa.Table(
        "outing",
        described,
        sa.Column("id", sa.Integer, sa.ForeignKey("record.id"), primary_key=True, autoincrement=False),
        sa.Column("place", TEXT),
        sa.Column("leader_id", sa.Integer, sa.ForeignKey("record.id"), index=True),
        sa.Column("left_at", Moment()),
    )
    place = sa.func.lower(sa.func.coalesce(table.c.place, sa.literal_column("''")))
    sa.Index("ix_outing_by_place", place, table.c.id)

    step = next_step.draft("School outings: who leads", steps)

    assert step.name == f"{NEXT}_school_outings_who_leads.py"
    assert "db." not in step.read_text()
    data = str(tmp_path / "a.cme") if kind == "sqlite" else request.getfixturevalue("postgres_url")
    engine = engine_for(data, PATIENCE)
    bring_up_to_date(engine, StandingClock(), steps, REVISIONS)
    bring_up_to_date(engine, StandingClock(), steps, (*REVISIONS, NEXT))
    found = sa.inspect(engine)
    assert [column["name"] for column in found.get_columns("outing")] == [
        "id",
        "place",
        "leader_id",
        "left_at",
    ]
    assert {link["constrained_columns"][0] for link in found.get_foreign_keys("outing")} == {
        "id",
        "leader_id",
    }
    with engine.connect() as connection:
        names = "SELECT name FROM sqlite_master" if kind == "sqlite" else "SELECT indexname FROM pg_indexes"
        assert {"ix_outing_by_place", "ix_outing_leader_id"} <= set(
            connection.exec_driver_sql(names).scalars()
        )
    engine.dispose()


def test_what_would_take_something_away_is_left_to_whoever_drafts(
    steps: Path, described: sa.MetaData
) -> None:
    described.remove(described.tables["loaded_row"])

    with pytest.raises(SystemExit, match="written by hand"):
        next_step.draft("Forget", steps)
    assert not list((steps / "versions").glob(f"{NEXT}*"))
