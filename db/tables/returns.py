"""The tables of the returns that were made; only what managers say of them is ever altered.

Each sending of a version is a row of its own, and so are the bytes of its files: a version and what is kept
of it are never touched again.
"""

import sqlalchemy as sa

from db.tables.append_only import append_only
from db.tables.schema import TEXT, Moment, metadata

return_version = sa.Table(
    "return_version",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("kind", TEXT, nullable=False),
    sa.Column("start_on", sa.Date, nullable=False),
    sa.Column("end_on", sa.Date, nullable=False),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("replaces", sa.Integer),
    sa.Column("made_at", TEXT, nullable=False),
    sa.Column("made_by", TEXT, nullable=False),
    sa.Column("check_code", TEXT, nullable=False),
    sa.Column("content", sa.LargeBinary, nullable=False),
    sa.Column("hash", TEXT, nullable=False),
    sa.UniqueConstraint("kind", "start_on", "end_on", "number"),
)

return_file = sa.Table(
    "return_file",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("version_id", sa.Integer, sa.ForeignKey("return_version.id"), nullable=False, index=True),
    sa.Column("edition", TEXT, nullable=False),
    sa.Column("name", TEXT, nullable=False),
    sa.Column("path", TEXT, nullable=False),
    sa.Column("sha256", TEXT, nullable=False),
    sa.Column("made_at", Moment, nullable=False),
    sa.Column("made_by", TEXT, nullable=False),
)

return_sending = sa.Table(
    "return_sending",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("version_id", sa.Integer, sa.ForeignKey("return_version.id"), nullable=False, index=True),
    sa.Column("sent_at", TEXT, nullable=False),
    sa.Column("sent_by", TEXT, nullable=False),
    sa.Column("to_whom", TEXT, nullable=False),
    sa.Column("how", TEXT, nullable=False),
    sa.Column("register", sa.Integer, nullable=False),
    sa.Column("hash", TEXT, nullable=False),
)
"""A version may be sent several times; the first sending freezes it."""

sending_file = sa.Table(
    "sending_file",
    metadata,
    sa.Column(
        "sending_id", sa.Integer, sa.ForeignKey("return_sending.id"), primary_key=True, autoincrement=False
    ),
    sa.Column("file_id", sa.Integer, sa.ForeignKey("return_file.id"), primary_key=True, autoincrement=False),
)
"""The files that went; a sending of before that was noted has none here."""

sent_file = sa.Table(
    "sent_file",
    metadata,
    sa.Column("file_id", sa.Integer, sa.ForeignKey("return_file.id"), primary_key=True, autoincrement=False),
    sa.Column("content", sa.LargeBinary, nullable=False),
)

published_cell = sa.Table(
    "published_cell",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("measure", TEXT, nullable=False),
    sa.Column("category", TEXT),
    sa.Column("start_on", sa.Date, nullable=False),
    sa.Column("end_on", sa.Date, nullable=False),
    sa.Column("hidden", sa.Boolean, nullable=False),
    sa.Column("value", TEXT, nullable=False),
    sa.Column("published_at", Moment, nullable=False),
    sa.Column("version_id", sa.Integer, sa.ForeignKey("return_version.id")),
    sa.Column("export", TEXT, nullable=False),
)
"""`value` is a number as JSON has it, so that a whole number and a share come back as they went in."""

return_comment = sa.Table(
    "return_comment",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("kind", TEXT, nullable=False),
    sa.Column("start_on", sa.Date, nullable=False),
    sa.Column("end_on", sa.Date, nullable=False),
    sa.Column("measure", TEXT, nullable=False),
    sa.Column("category", TEXT),
    sa.Column("words", TEXT, nullable=False),
    sa.Column("said_at", Moment, nullable=False),
    sa.Column("said_by", TEXT, nullable=False),
)

append_only(return_version, return_file, return_sending, sending_file, sent_file, published_cell)
