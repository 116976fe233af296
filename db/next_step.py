"""`python -m db.next_step "Truancy sweeps"`: writes the step that follows the descriptions.

It is complete where tables, columns or indexes are new. Values that move from one place to another are for
whoever drafts it to write: a step that would take something away is refused.
"""

import re
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

import sqlalchemy as sa
from alembic.autogenerate import produce_migrations, render_python_code
from alembic.migration import MigrationContext
from alembic.operations.ops import (
    AddColumnOp,
    CreateIndexOp,
    CreateTableOp,
    MigrateOperation,
    ModifyTableOps,
    UpgradeOps,
)

from db.connecting.engine import PATIENCE, engine_for
from db.data_file.versions import migrate
from db.migrations import FOLDER, HEAD
from db.tables.schema import TEXT, Moment
from db.tables.whole import everything

_ADDS = (CreateTableOp, AddColumnOp, CreateIndexOp)
_STEP = '''"""{message}."""

import sqlalchemy as sa
from alembic import op

revision = "{revision}"
down_revision = "{before}"


def upgrade() -> None:
    {upgrades}
'''


def draft(message: str, folder: Path = FOLDER) -> Path:
    """Write the step into the folder of steps, and say where. Raises SystemExit where it cannot."""
    revision = f"{int(HEAD) + 1:04}"
    with TemporaryDirectory() as empty:
        engine = engine_for(str(Path(empty, "head.cme")), PATIENCE)
        migrate(engine)
        with engine.connect() as connection, warnings.catch_warnings():
            warnings.filterwarnings("ignore", message=".*expression-based index")  # `_missing` sees to them
            upgrades = _in_words(connection)
        engine.dispose()
    words = re.sub(r"\W+", "_", message.lower()).strip("_")
    path = folder / "versions" / f"{revision}_{words}.py"
    path.write_text(_STEP.format(message=message, revision=revision, before=HEAD, upgrades=upgrades))
    return path


def _in_words(connection: sa.Connection) -> str:
    """What has to be done to the tables on file, as the body of a function."""
    described = everything()
    context = MigrationContext.configure(
        connection, opts={"target_metadata": described, "render_item": _literal, "render_as_batch": False}
    )
    upgrades = produce_migrations(context, described).upgrade_ops
    assert upgrades is not None
    added = list(_added(upgrades.ops))
    known = {index.index_name for index in added if isinstance(index, CreateIndexOp)}
    added.extend(index for index in _missing(connection, described) if index.index_name not in known)
    if not added:
        raise SystemExit("The tables are what the descriptions call for; there is no step to draft.")
    return render_python_code(UpgradeOps(added), render_item=_literal, migration_context=context)


def _added(operations: list[MigrateOperation]) -> Iterator[MigrateOperation]:
    for operation in operations:
        if isinstance(operation, ModifyTableOps):
            yield from _added(operation.ops)
        elif isinstance(operation, _ADDS):
            yield operation
        else:
            what = type(operation).__name__.removesuffix("Op")
            raise SystemExit(f"{what} is to be written by hand, with what becomes of the data on file.")


def _missing(connection: sa.Connection, described: sa.MetaData) -> Iterator[CreateIndexOp]:
    """The indexes of lists: SQLite cannot show those of expressions, so that Alembic passes them over."""
    there = set(connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'index'").scalars())
    for table in described.sorted_tables:
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            if index.name not in there:
                yield CreateIndexOp.from_index(index)


def _literal(kind: str, item: Any, _: Any) -> str | Literal[False]:
    """Types of ours are written out, so that a step never changes with them; False leaves it to Alembic."""
    if kind == "type" and item is TEXT:
        return 'sa.Text(collation="C").with_variant(sa.Text(), "sqlite")'
    if kind == "type" and isinstance(item, Moment):
        return "sa.DateTime(timezone=True)"
    return False


if __name__ == "__main__":
    print(draft(" ".join(sys.argv[1:]) or "What changes"))
