"""Stamps as history has them, and the labels of duties with the apostrophe that they are written with now.

A save that changed nothing used to count, and left no entry.
"""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

_RECORD = sa.table(
    "record",
    sa.column("id", sa.Integer()),
    sa.column("version", sa.Integer()),
    sa.column("changed_at", sa.DateTime(timezone=True)),
    sa.column("changed_by", sa.Text()),
)
_AHEAD = (
    "SELECT record.id, history.record_version, history.at, history.who FROM record "
    "JOIN history ON history.id = (SELECT MAX(id) FROM history AS saved "
    "WHERE saved.record_id = record.id AND saved.fields <> '{}') "
    "WHERE record.version > history.record_version"
)

_RELABELLED = "query", "sent_back", "s437_reply", "intention_reply"
_CARE = "Chase: Children’s social care"


def upgrade() -> None:
    connection = op.get_bind()
    deadline = sa.table("deadline", sa.column("duty", sa.Text()), sa.column("label", sa.Text()))
    label = sa.func.replace(deadline.c.label, "'", "’")
    connection.execute(deadline.update().where(deadline.c.duty.in_(_RELABELLED)).values(label=label))
    label = sa.func.replace(deadline.c.label, _CARE.replace("’", "'"), _CARE)
    connection.execute(deadline.update().where(deadline.c.duty.startswith("chase")).values(label=label))
    for row in connection.execute(sa.text(_AHEAD)).fetchall():
        connection.execute(_RECORD.update().where(_RECORD.c.id == row.id).values(**_told(row)))


def _told(row: Any) -> dict[str, Any]:
    return {
        "version": row.record_version,
        "changed_at": datetime.fromisoformat(row.at),
        "changed_by": row.who,
    }
