"""Search words know the type of their record: whoever looks for a school goes through no child's words."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

_TEXT = sa.Text(collation="C").with_variant(sa.Text(), "sqlite")


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE search_word DROP CONSTRAINT pk_search_word")  # its index goes by that name
    op.create_table(
        "typed_word",
        sa.Column("type", _TEXT, nullable=False),
        sa.Column("word", _TEXT, nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name="fk_search_word_record_id"),
        sa.PrimaryKeyConstraint("type", "word", "record_id", name="pk_search_word"),
        sqlite_with_rowid=False,
    )
    op.execute(
        "INSERT INTO typed_word SELECT record.type, search_word.word, search_word.record_id "
        "FROM search_word JOIN record ON record.id = search_word.record_id ORDER BY 1, 2, 3"
    )
    op.drop_table("search_word")
    op.rename_table("typed_word", "search_word")
    op.create_index("ix_search_word_record", "search_word", ["record_id", "word"])
