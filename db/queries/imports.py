"""The imports that are in the data file whole."""

import sqlalchemy as sa

from cme_desktop.ports import Imported
from db.queries.readable import pages
from db.tables.schema import intake, intake_record

_WHOLE = sa.and_(intake.c.finished_at.is_not(None), sa.not_(intake.c.stopped))


def newest(connection: sa.Connection, most: int) -> list[Imported]:
    """At most so many, the newest first; one that cannot be read is left to the check."""
    numbers = sa.select(intake.c.id).where(_WHOLE).order_by(intake.c.id.desc()).limit(most)
    of_these = intake.c.id.in_(connection.execute(numbers).scalars().all())
    rows = pages(connection, intake, of_these, intake.c.file, intake.c.who, intake.c.finished_at)
    found = [
        Imported(number, row["file"], row["who"], row["finished_at"], _brought(connection, number))
        for number, row in rows
        if row is not None
    ]
    return found[::-1]


def _brought(connection: sa.Connection, number: int) -> int:
    wanted = sa.select(sa.func.count()).where(intake_record.c.intake_id == number)
    return connection.execute(wanted).scalar_one()
