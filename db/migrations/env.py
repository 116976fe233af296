"""Run by Alembic: carries a connection through the steps, or compares its tables with the descriptions.

The program hands in its connection. A developer who drafts a step names a file: `-x data=old.db`.
"""

import warnings
from typing import Any, Literal

import sqlalchemy as sa
from alembic import context

from db.described import everything
from db.engine import PATIENCE, engine_for, transaction
from db.schema import TEXT, Moment


def carry(connection: sa.Connection) -> None:
    """Run the steps, or compare, on one connection that has begun a transaction."""
    context.configure(
        connection=connection,
        target_metadata=everything(),
        transactional_ddl=False,
        render_as_batch=True,
        render_item=literal,
    )
    with warnings.catch_warnings():
        # SQLite's indexes of expressions cannot be read back; the test of the steps sees to them.
        warnings.filterwarnings("ignore", "Skipped unsupported reflection of expression-based index")
        warnings.filterwarnings("ignore", "autogenerate skipping metadata-specified expression-based index")
        context.run_migrations()


def literal(kind: str, item: Any, _: Any) -> str | Literal[False]:
    """Types of ours are written out, so that a step never changes with them."""
    if kind == "type" and item is TEXT:
        return 'sa.Text(collation="C").with_variant(sa.Text(), "sqlite")'
    if kind == "type" and isinstance(item, Moment):
        return "sa.DateTime(timezone=True)"
    return False


given = context.config.attributes.get("connection")
if given is not None:
    carry(given)
else:
    engine = engine_for(context.get_x_argument(as_dictionary=True)["data"], PATIENCE)
    with engine.connect() as connection, transaction(connection, writing=True):
        carry(connection)
