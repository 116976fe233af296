"""Whether the structure of the data file is sound; what is in it is checked by `checking`."""

import sqlalchemy as sa

from cme_desktop.errors import Unavailable
from db.failures import DAMAGED


def refuse_damaged(connection: sa.Connection) -> None:
    """Raises Unavailable for a file whose structure is unsound; a server looks after its own.

    Reads the whole file, but follows no history: a small part of the work of a check.
    """
    if connection.dialect.name == "sqlite":
        found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
        if found != "ok":
            raise Unavailable(DAMAGED.format(name=connection.engine.url.database))
