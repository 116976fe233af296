"""When children were born: what some duties about them go by."""

from functools import cache

import sqlalchemy as sa

from cme_desktop.standing_records.child import CHILD
from cme_desktop.values.partial_dates import BirthDate
from db.connecting.prepared import found
from db.failures import is_the_environments
from db.tables.described import own_table


def of_child(connection: sa.Connection, child: int) -> BirthDate | None:
    """The birth of one; None where it is not known, or what is stored cannot be read."""
    try:
        (row,) = found(connection, _birth(), {"id": child}) or ({"birth": None},)
        born: BirthDate | None = row["birth"] and CHILD.plain["birth"].from_column(row["birth"])
    except Exception as failure:
        if is_the_environments(failure):
            raise
        return None
    return born


@cache
def _birth() -> sa.Select[tuple[str | None]]:
    table = own_table(CHILD.key)
    return sa.select(table.c.birth).where(table.c.id == sa.bindparam("id"))
