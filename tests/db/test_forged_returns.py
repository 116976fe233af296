"""Whoever alters a return that is kept, by whatever way round the seals, is found by the check."""

from pathlib import Path

import pytest
import sqlalchemy as sa

from cme_desktop.operations.performing import perform
from cme_desktop.operations.returns import MarkSent
from cme_desktop.suppression.cells import PublishedCell
from cme_desktop.versions.text import to_text, version_hash
from cme_desktop.versions.version import VersionLine
from db.queries.kept_returns import packed
from db.store import SqlStore
from db.tables.append_only import sealing_statements
from db.tables.returns import (
    published_cell,
    return_file,
    return_sending,
    return_version,
    sending_file,
    sent_file,
)
from tests.builders import AUTHOR
from tests.made_returns import OCTOBER, content, figure, make_version, written

SEALED = (return_version, return_file, return_sending, sending_file, sent_file, published_cell)
VERSION = "Version 2 of the monthly return of 2026-10"


@pytest.fixture
def kept(store: SqlStore, tmp_path: Path) -> SqlStore:
    """A data file with three versions of a return, of which the second was sent, and a published cell."""
    cell = PublishedCell("a.received", None, OCTOBER.start, OCTOBER.end, hidden=False, value=2)
    for _ in range(3):
        files = written(tmp_path), written(tmp_path, "committee", "figures")
        line = make_version(store, OCTOBER, content(figure(1, 2)), files)
        if line.number == 2:
            marking = MarkSent(line, "Director", "by hand", ("committee", "working"), published=(cell,))
            perform(store, AUTHOR, marking)
            perform(store, AUTHOR, MarkSent(sent_line(store), "Team manager", "", ("working",)))
    assert list(store.findings()) == []
    return store


def sent_line(store: SqlStore) -> VersionLine:
    with store.reading() as reader:
        return next(line for line in reader.kept_returns.lines() if line.sent is not None)


def forged(store: SqlStore, *statements: str | sa.Executable) -> list[str]:
    """What the check says after statements that were run with the seals taken off and put on again."""
    dialect = store.engine.dialect.name
    with store.engine.connect() as connection, connection.begin():
        for table in SEALED:
            for verb in ("update", "delete"):
                of_table = "" if dialect == "sqlite" else f" ON {table.name}"
                connection.exec_driver_sql(f"DROP TRIGGER {table.name}_no_{verb}{of_table}")
        for statement in statements:
            connection.execute(sa.text(statement) if isinstance(statement, str) else statement)
        for seal in (seal for table in SEALED for seal in sealing_statements(dialect, table)):
            if seal.startswith("CREATE TRIGGER") and "_no_truncate" not in seal:
                connection.exec_driver_sql(seal)
    return list(store.findings())


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        (
            "UPDATE return_version SET made_by = 'Somebody Else' WHERE number = 2",
            f"{VERSION} is not what was kept when it was made.",
        ),
        (
            "UPDATE return_version SET check_code = '0000-0000-0000' WHERE number = 2",
            f"{VERSION} has another check code than its figures come to.",
        ),
        (
            "UPDATE return_version SET content = (SELECT content FROM sent_file LIMIT 1) WHERE number = 2",
            "Row 2 of the table return_version cannot be read.",
        ),
        (
            "UPDATE return_sending SET to_whom = 'Nobody'",
            f"{VERSION} was not sent as it stands here, or not with these files and numbers.",
        ),
        (
            "DELETE FROM sending_file WHERE sending_id = 1",
            f"{VERSION} was not sent as it stands here, or not with these files and numbers.",
        ),
        (
            "UPDATE sending_file SET file_id = 4 WHERE sending_id = 2",
            f"{VERSION} was not sent as it stands here, or not with these files and numbers.",
        ),
        (
            "DELETE FROM sending_file WHERE sending_id = 1; DELETE FROM return_sending WHERE id = 1",
            f"{VERSION} was not sent as it stands here, or not with these files and numbers.",
        ),
        (
            "UPDATE return_sending SET register = 7 WHERE id = 1",
            f"{VERSION} was not sent as it stands here, or not with these files and numbers.",
        ),
        (
            "UPDATE return_file SET name = 'other.xlsx' WHERE version_id = 2 AND edition = 'working'",
            f"{VERSION} was not sent as it stands here, or not with these files and numbers.",
        ),
        (
            "UPDATE sent_file SET content = (SELECT content FROM sent_file WHERE file_id = 4) "
            "WHERE file_id = 3",
            f"{VERSION}: its file working.xlsx is not the one that was sent.",
        ),
        (
            "DELETE FROM sent_file WHERE file_id = 3",
            f"{VERSION} was sent, but its file working.xlsx is not kept.",
        ),
        (
            "DELETE FROM sending_file; DELETE FROM return_sending",
            "The file working.xlsx is kept as sent, but its version was not sent.",
        ),
        (
            "UPDATE return_version SET number = 7 WHERE number = 3",
            "Of the monthly return of 2026-10 these versions are missing: 3, 4, 5, 6.",
        ),
        (
            "UPDATE published_cell SET value = '3' WHERE version_id = 2",
            f"{VERSION} was not sent as it stands here, or not with these files and numbers.",
        ),
        (
            "DELETE FROM published_cell WHERE version_id = 2",
            f"{VERSION} was not sent as it stands here, or not with these files and numbers.",
        ),
        (
            "UPDATE return_sending SET sent_at = '2026-11-01T12:00:00+00:00'",
            f"{VERSION} was not sent as it stands here, or not with these files and numbers.",
        ),
        (
            "UPDATE published_cell SET value = 'many' WHERE version_id = 2",
            "Row 1 of the table published_cell cannot be read.",
        ),
    ],
)
def test_what_was_altered_is_told(kept: SqlStore, statement: str, said: str) -> None:
    assert said in forged(kept, *statement.split("; "))


def test_a_sent_version_made_anew_with_its_own_hash_is_told(kept: SqlStore) -> None:
    """The hash of the sending is over that of the version."""
    other = content(figure(1, 2, 3))
    with kept.reading() as reader:
        line = next(one for one in reader.kept_returns.lines() if one.number == 2)
    text = to_text(other)
    anew = return_version.update().where(return_version.c.number == 2)
    said = forged(kept, anew.values(content=packed(text), hash=version_hash(line, text)))
    assert f"{VERSION} was not sent as it stands here, or not with these files and numbers." in said
    assert f"{VERSION} has another check code than its figures come to." in said


def test_a_seal_that_is_gone_is_told(sqlite_store: SqlStore) -> None:
    with sqlite_store.engine.connect() as connection, connection.begin():
        connection.exec_driver_sql("DROP TRIGGER return_sending_no_delete")
    assert list(sqlite_store.findings()) == ["The trigger return_sending_no_delete is missing."]
