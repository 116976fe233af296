"""Run by Alembic: carries a connection through the steps, or compares its tables with the descriptions.

The program hands in its connection. A developer who drafts a step names a file: `-x data=old.db`.
"""

import sqlalchemy as sa
from alembic import context

from db.engine import PATIENCE, engine_for
from db.schema import metadata


def carry(connection: sa.Connection) -> None:
    context.configure(
        connection=connection, target_metadata=metadata, transactional_ddl=False, render_as_batch=True
    )
    context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    carry(given)
else:
    engine = engine_for(context.get_x_argument(as_dictionary=True)["data"], PATIENCE)
    with engine.connect() as connection:
        carry(connection)
