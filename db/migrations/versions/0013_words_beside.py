"""Each search word knows those beside it: of several words nothing is looked up but the holders of one."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"

_TEXT = sa.Text(collation="C").with_variant(sa.Text(), "sqlite")
_LONGEST = 300
"""Where a record has words of more characters, none stand beside them."""
_MOST = _LONGEST // 2
"""So many words are always longer."""


def upgrade() -> None:
    postgres = op.get_bind().dialect.name == "postgresql"
    if postgres:
        op.execute("ALTER TABLE search_word DROP CONSTRAINT pk_search_word")  # its index goes by that name
    op.create_table(
        "word_beside",
        sa.Column("type", _TEXT, nullable=False),
        sa.Column("word", _TEXT, nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("words", _TEXT, nullable=False),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name="fk_search_word_record_id"),
        sa.PrimaryKeyConstraint("type", "word", "record_id", name="pk_search_word"),
        sqlite_with_rowid=False,
    )
    joined = "string_agg" if postgres else "group_concat"
    op.execute(
        "INSERT INTO word_beside SELECT type, word, record_id, "
        f"(SELECT CASE WHEN length({joined}(word, ' ')) + 2 <= {_LONGEST} "
        f"THEN ' ' || {joined}(word, ' ') || ' ' ELSE '' END FROM (SELECT word FROM search_word AS beside "
        f"WHERE beside.record_id = search_word.record_id ORDER BY word LIMIT {_MOST}) AS first) "
        "FROM search_word ORDER BY type, word, record_id"  # as they lie there: nothing is sorted in memory
    )
    op.drop_table("search_word")
    op.rename_table("word_beside", "search_word")
    op.create_index("ix_search_word_record", "search_word", ["record_id", "word"])
