"""Run by Alembic: carries the one connection it is given through the steps, in its transaction."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=False)
context.run_migrations()
