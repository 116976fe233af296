"""Run by Alembic: carries the connection that the program hands in through the steps."""

import warnings

from alembic import context

context.configure(
    connection=context.config.attributes["connection"], transactional_ddl=False, render_as_batch=True
)
with warnings.catch_warnings():
    # SQLite's indexes of expressions cannot be read back; a step that makes a table anew makes its own again.
    warnings.filterwarnings("ignore", "Skipped unsupported reflection of expression-based index")
    context.run_migrations()
