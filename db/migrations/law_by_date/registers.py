"""Calendar entries and local rules."""

import sqlalchemy as sa
from alembic import op

TEXT = sa.Text(collation="C").with_variant(sa.Text(), "sqlite")


def upgrade() -> None:
    _calendar_entry()
    _local_rule()


def _calendar_entry() -> None:
    op.create_table(
        "calendar_entry",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", TEXT),
        sa.Column("name", TEXT),
        sa.Column("first_on", sa.Date()),
        sa.Column("last_on", sa.Date()),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name="fk_calendar_entry_id"),
        sa.PrimaryKeyConstraint("id", name="pk_calendar_entry"),
    )
    for name in ("kind", "name"):
        _index("calendar_entry", name, f"lower(coalesce({name}, ''))")
    for name in ("first_on", "last_on"):
        _index("calendar_entry", name, f"coalesce({name}, '0001-01-01')")


def _local_rule() -> None:
    op.create_table(
        "local_rule",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("rule", TEXT),
        sa.Column("value", TEXT),
        sa.Column("since_on", sa.Date()),
        sa.Column("decided_by", TEXT),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name="fk_local_rule_id"),
        sa.PrimaryKeyConstraint("id", name="pk_local_rule"),
    )
    for name in ("rule", "value", "decided_by"):
        _index("local_rule", name, f"lower(coalesce({name}, ''))")
    _index("local_rule", "since_on", "coalesce(since_on, '0001-01-01')")


def _index(table: str, name: str, expression: str) -> None:
    op.create_index(f"ix_{table}_by_{name}", table, [sa.literal_column(expression), "id"])
