"""The step that puts words beside each other writes what a save would, on both databases."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from db.connecting.engine import PATIENCE, engine_for
from db.data_file.versions import migrate
from db.writing.known_by import words_beside
from tests.migrations.before_step import migrate_up_to

_RECORD = sa.text(
    "INSERT INTO record "
    "(id, type, reference, label, line, status, created_at, created_by, changed_at, changed_by, version) "
    "VALUES (:id, 'child', :reference, '', '', '', '2026-11-09', '', '2026-11-09', '', 1)"
)
_WORD = sa.text("INSERT INTO search_word (type, word, record_id) VALUES ('child', :word, :id)")

HELD = [
    {"ashworth"},
    {"zed", "amelia", "ashworth", "ashworthquill", "a1", "1"},
    {"a" * 298},
    {"a" * 299},
    {"𠮷" * 150, "b" * 147},
    {f"word{number}" for number in range(3_000)},
    {chr(0x4E00 + number) for number in range(149)},
    {chr(0x4E00 + number) for number in range(150)},
]
"""Some fill the room that there is, some are one letter or one word too long."""


@pytest.fixture(params=["sqlite", "postgresql"])
def before(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[sa.Engine]:
    """A database of the version before, with words in it."""
    of_a_file = request.param == "sqlite"
    engine = engine_for(
        str(tmp_path / "authority.cme") if of_a_file else request.getfixturevalue("postgres_url"), PATIENCE
    )
    migrate_up_to(engine, "0013", tmp_path)
    with engine.begin() as connection:
        for id, words in enumerate(HELD, start=1):
            connection.execute(_RECORD, {"id": id, "reference": f"CHI-{id}"})
            connection.execute(_WORD, [{"word": word, "id": id} for word in words])
    yield engine
    engine.dispose()


def test_each_word_gets_those_of_its_record(before: sa.Engine) -> None:
    migrate(before)
    with before.connect() as connection:
        found = connection.execute(sa.text("SELECT type, word, record_id, words FROM search_word")).all()
    assert {tuple(row) for row in found} == {
        ("child", word, id, words_beside(words)) for id, words in enumerate(HELD, start=1) for word in words
    }
    assert [bool(words_beside(words)) for words in HELD] == [
        True,
        True,
        True,
        False,
        True,
        False,
        True,
        False,
    ]
