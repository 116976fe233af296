"""What was sent before it was noted which files went is carried as sent, without them, on both databases."""

from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
import sqlalchemy as sa

from cme_desktop.operations.performing import perform
from cme_desktop.operations.returns import MarkSent
from cme_desktop.versions.check_code import check_code
from cme_desktop.versions.text import to_text, version_hash
from cme_desktop.versions.version import Sending, VersionLine
from db.connecting.engine import PATIENCE, engine_for
from db.queries.kept_returns import packed
from db.store import SqlStore, open_store
from tests.builders import AUTHOR, NOON, StandingClock
from tests.made_returns import OCTOBER, content, figure
from tests.migrations.before_step import migrate_up_to

BYTES = {"committee": b"figures", "working": b"rows"}
HASH = "486763c28104f6930784e66598867d87bb34370115dbcb684e7e5e37991973f1"
"""As the version before hashed the sending below."""


@pytest.fixture(params=["sqlite", "postgresql"])
def carried(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SqlStore]:
    """A database of the version before in which both editions of a return were sent, opened by this one."""
    of_a_file = request.param == "sqlite"
    data = str(tmp_path / "authority.cme") if of_a_file else request.getfixturevalue("postgres_url")
    engine = engine_for(data, PATIENCE)
    migrate_up_to(engine, "0016", tmp_path)
    with engine.begin() as connection:
        for table, rows in before().items():
            for row in rows:
                columns = (sa.column(name, sa.literal(value).type) for name, value in row.items())
                connection.execute(sa.table(table, *columns).insert(), row)
    engine.dispose()
    store = open_store(data, StandingClock())
    yield store
    store.close()


def before() -> dict[str, list[dict[str, object]]]:
    """The rows of a version that was sent, as the version before wrote them."""
    figures = content(figure(1, 2))
    line = VersionLine(1, OCTOBER, 1, NOON, "Robin Ash", check_code(figures.figures))
    version = {
        "id": 1,
        "kind": "monthly",
        "start_on": OCTOBER.start,
        "end_on": OCTOBER.end,
        "number": 1,
        "made_at": NOON.isoformat(),
        "made_by": line.made_by,
        "check_code": line.check_code,
        "content": packed(to_text(figures)),
        "hash": version_hash(line, to_text(figures)),
    }
    files = [
        {
            "id": id,
            "version_id": 1,
            "edition": edition,
            "name": f"{edition}.xlsx",
            "path": f"/returns/{edition}.xlsx",
            "sha256": sha256(kept).hexdigest(),
            "made_at": NOON,
            "made_by": line.made_by,
        }
        for id, (edition, kept) in enumerate(BYTES.items(), 1)
    ]
    sending = {
        "version_id": 1,
        "sent_at": NOON.isoformat(),
        "sent_by": "Morgan Lake",
        "to_whom": "Scrutiny committee",
        "how": "by e-mail",
        "hash": HASH,
    }
    cell = {
        "measure": "a.received",
        "start_on": OCTOBER.start,
        "end_on": OCTOBER.end,
        "hidden": False,
        "value": "2",
        "published_at": NOON,
        "version_id": 1,
        "export": "",
    }
    kept = [{"file_id": id, "content": content} for id, content in enumerate(BYTES.values(), 1)]
    return {
        "return_version": [version],
        "return_file": files,
        "return_sending": [sending],
        "sent_file": kept,
        "published_cell": [cell],
    }


def test_it_is_sent_as_it_was_and_its_files_were_not_noted(carried: SqlStore) -> None:
    with carried.reading() as reader:
        (line,) = reader.kept_returns.lines()
        kept = [reader.kept_returns.bytes_of(file.id) for file in reader.kept_returns.files(line.id)]
        published = reader.kept_returns.published()
    assert line.sendings == (Sending(NOON, "Morgan Lake", "Scrutiny committee", "by e-mail"),)
    assert line.sendings[0].what == "files not noted"
    assert kept == [*BYTES.values()]
    assert [(cell.start, cell.value) for cell in published] == [(date(2026, 10, 1), 2)]
    assert list(carried.findings()) == []


def test_it_may_be_sent_to_another_who_gets_what_is_noted(carried: SqlStore) -> None:
    with carried.reading() as reader:
        (line,) = reader.kept_returns.lines()
    perform(carried, AUTHOR, MarkSent(line, "Team manager", "", ("working",)))
    with carried.reading() as reader:
        (line,) = reader.kept_returns.lines()
        assert len(reader.kept_returns.published()) == 1
    assert [sending.what for sending in line.sendings] == ["files not noted", "working.xlsx"]
    assert list(carried.findings()) == []


def test_what_was_sent_then_is_never_altered(carried: SqlStore) -> None:
    for statement in ("UPDATE return_sending SET to_whom = 'x'", "DELETE FROM return_sending"):
        with carried.engine.connect() as connection, pytest.raises(sa.exc.DBAPIError, match="never altered"):
            connection.exec_driver_sql(statement)
