"""Deadlines: a day that may be missing, what clears them, their rule set, whose they are."""

import sqlalchemy as sa
from alembic import op

TEXT = sa.Text(collation="C").with_variant(sa.Text(), "sqlite")
_UNMET = sa.text("met_on IS NULL")
_UNALLOCATED = sa.text("on_desk AND officer_id IS NULL")

_FINISHED = {
    "ten_day_notification": ("no_further_action", "closed"),
    "off_roll_notice": ("closed",),
    "on_roll_notice": ("closed",),
    "whereabouts_enquiry": ("closed",),
    "pace_interview": ("closed",),
    "penalty_notice": (
        "refused", "warning_letter", "paid_lower", "paid_higher", "withdrawn", "convicted", "acquitted",
    ),
    "home_education": ("returned", "ended"),
}  # fmt: skip


def upgrade() -> None:
    _deadlines()
    _on_desk()
    op.execute("DELETE FROM setting WHERE key = 'reckon_anew'")
    op.execute("INSERT INTO setting (key, value) VALUES ('reckon_anew', 'yes')")


def _deadlines() -> None:
    """Every deadline is reckoned anew when the file is opened, so none has to be carried over."""
    op.drop_table("deadline")
    op.create_table(
        "deadline",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("duty", TEXT, nullable=False),
        sa.Column("label", TEXT, nullable=False),
        sa.Column("due_on", sa.Date()),
        sa.Column("met_on", sa.Date()),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("why", TEXT, nullable=False),
        sa.Column("clears", TEXT, server_default="", nullable=False),
        sa.Column("rule_set", TEXT, server_default="", nullable=False),
        sa.Column("waits", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("overran", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("officer_id", sa.Integer()),
        sa.Column("hub_id", sa.Integer()),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name="fk_deadline_record_id"),
        sa.PrimaryKeyConstraint("record_id", "duty", name="pk_deadline"),
    )
    for name, first in (("due", []), ("officer", ["officer_id"]), ("hub", ["hub_id"])):
        op.create_index(
            f"ix_deadline_{name}",
            "deadline",
            [*first, "due_on", "record_id", "duty"],
            sqlite_where=_UNMET,
            postgresql_where=_UNMET,
        )


def _on_desk() -> None:
    op.add_column("record", sa.Column("on_desk", sa.Boolean(), server_default=sa.false(), nullable=False))
    for kind, finished in _FINISHED.items():
        others = ", ".join(f"'{status}'" for status in finished)
        op.execute(f"UPDATE record SET on_desk = true WHERE type = '{kind}' AND status NOT IN ({others})")
    op.create_index(
        "ix_record_unallocated",
        "record",
        ["officer_id", "received_on", "id"],
        sqlite_where=_UNALLOCATED,
        postgresql_where=_UNALLOCATED,
    )
