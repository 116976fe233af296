"""A version may be sent several times, and each sending says which files went.

Of sendings of before it was not noted: they have no files here, and are told of so.
"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"

_TEXT = sa.Text(collation="C").with_variant(sa.Text(), "sqlite")
_BEFORE = sa.table(
    "return_sending",
    *(sa.column(name) for name in ("version_id", "sent_at", "sent_by", "to_whom", "how", "hash")),
)


def upgrade() -> None:
    connection = op.get_bind()
    of_before = connection.execute(sa.select(_BEFORE).order_by(_BEFORE.c.version_id)).mappings().all()
    op.drop_table("return_sending")
    if connection.dialect.name == "postgresql":
        for what in ("update", "delete", "truncate"):
            op.execute(f"DROP FUNCTION return_sending_no_{what}()")
    sendings = _sendings()
    if of_before:
        # None was asked how many cells were published: what they published counts as out in any case.
        op.bulk_insert(sendings, [{**row, "register": 0} for row in of_before])
    _sending_files()
    for table in ("return_sending", "sending_file"):
        _seal(table)


def _sendings() -> sa.Table:
    made = op.create_table(
        "return_sending",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("sent_at", _TEXT, nullable=False),
        sa.Column("sent_by", _TEXT, nullable=False),
        sa.Column("to_whom", _TEXT, nullable=False),
        sa.Column("how", _TEXT, nullable=False),
        sa.Column("register", sa.Integer(), nullable=False),
        sa.Column("hash", _TEXT, nullable=False),
        sa.ForeignKeyConstraint(["version_id"], ["return_version.id"], name="fk_return_sending_version_id"),
        sa.PrimaryKeyConstraint("id", name="pk_return_sending"),
    )
    op.create_index("ix_return_sending_version_id", "return_sending", ["version_id"])
    return made


def _sending_files() -> None:
    op.create_table(
        "sending_file",
        sa.Column("sending_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("file_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["sending_id"], ["return_sending.id"], name="fk_sending_file_sending_id"),
        sa.ForeignKeyConstraint(["file_id"], ["return_file.id"], name="fk_sending_file_file_id"),
        sa.PrimaryKeyConstraint("sending_id", "file_id", name="pk_sending_file"),
    )


def _seal(table: str) -> None:
    """The database itself refuses to alter what is kept."""
    if op.get_bind().dialect.name == "sqlite":
        for what, verb in (("update", "UPDATE"), ("delete", "DELETE")):
            op.execute(
                f"CREATE TRIGGER {table}_no_{what} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is never altered'); END"
            )
        return
    for what, verb in (("update", "UPDATE"), ("delete", "DELETE"), ("truncate", "TRUNCATE")):
        op.execute(
            f"CREATE FUNCTION {table}_no_{what}() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{table} is never altered'; END $$"
        )
        op.execute(
            f"CREATE TRIGGER {table}_no_{what} BEFORE {verb} ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_no_{what}()"
        )
