"""What is searched for is folded, and so is what it is found in: email addresses, names and numbers."""

from collections import defaultdict

import sqlalchemy as sa
from alembic import op

from cme_desktop.values.names import words

revision = "0010"
down_revision = "0009"

_WORD = sa.table("search_word", sa.column("word", sa.Text()), sa.column("record_id", sa.Integer()))


def upgrade() -> None:
    connection = op.get_bind()
    unlike = "word GLOB '*[^a-z0-9]*'" if connection.dialect.name == "sqlite" else "word ~ '[^a-z0-9]'"
    texts: dict[int, set[str]] = defaultdict(set)
    for row in connection.execute(sa.select(_WORD.c.record_id, _WORD.c.word).where(sa.text(unlike))):
        if words(row.word) != [row.word]:  # a letter without a transcription stands for itself
            texts[row.record_id].add(row.word)
    for record, unfolded in texts.items():
        _fold(connection, record, unfolded)


def _fold(connection: sa.Connection, record: int, unfolded: set[str]) -> None:
    of_it = _WORD.c.record_id == record
    held = set(connection.execute(sa.select(_WORD.c.word).where(of_it)).scalars())
    connection.execute(_WORD.delete().where(of_it, _WORD.c.word.in_(unfolded)))
    folded = {word for text in unfolded for word in words(text)} - (held - unfolded)
    if folded:
        rows = [{"word": word, "record_id": record} for word in sorted(folded)]
        connection.execute(_WORD.insert(), rows)
