"""When children were born: what some duties about them go by."""

from collections.abc import Collection
from functools import cache

import sqlalchemy as sa

from cme_desktop.standing_records.child import CHILD
from cme_desktop.values.partial_dates import BirthDate
from db.connecting.among import among
from db.connecting.prepared import found
from db.failures import is_the_environments
from db.tables.described import own_table


def of_child(connection: sa.Connection, child: int) -> BirthDate | None:
    """The birth of one; None where it is not known, or what is stored cannot be read."""
    return of_children(connection, [child]).get(child)


def of_children(connection: sa.Connection, children: Collection[int]) -> dict[int, BirthDate]:
    """The births of some, as far as they are known and what is stored can be read."""
    if not children:
        return {}
    try:
        rows = found(connection, _births(), {"ids": list(children)})
        return {row["id"]: CHILD.plain["birth"].from_column(row["birth"]) for row in rows if row["birth"]}
    except Exception as failure:
        if is_the_environments(failure):
            raise
    if len(children) == 1:
        return {}
    return {child: born for one in children for child, born in of_children(connection, [one]).items()}


@cache
def _births() -> sa.Select[tuple[int, str | None]]:
    table = own_table(CHILD.key)
    return sa.select(table.c.id, table.c.birth).where(among(table.c.id, "ids"))
