"""Rules, calendars and the queue by the law of each day."""

from db.migrations.law_by_date import chases, hubs, missing, off_roll, orders, penalties, queue, registers

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    for part in (registers, hubs, off_roll, chases, orders, penalties, missing, queue):
        part.upgrade()
