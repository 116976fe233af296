"""What somebody could do who has the file, a tool for databases and no scruples."""

import sqlalchemy as sa

from db.history.chain import FIRST, entry_hash
from db.store import SqlStore
from db.tables.schema import history


def forge(store: SqlStore, *statements: str) -> None:
    """Run statements behind the program's back, with the seals of the history taken away."""
    is_file = store.engine.dialect.name == "sqlite"
    unseal = "DROP TRIGGER history_no_{what}" + ("" if is_file else " ON history")
    with store.engine.connect() as connection, connection.begin():
        for statement in (unseal.format(what="update"), unseal.format(what="delete"), *statements):
            connection.exec_driver_sql(statement)


def chains_made_anew(store: SqlStore) -> None:
    """Every hash made anew, lane by lane, as if the entries had always been what they are now."""
    with store.engine.connect() as connection, connection.begin():
        rows = connection.execute(sa.select(history).order_by(history.c.lane, history.c.id)).mappings().all()
        heads: dict[int, str] = {}
        for row in rows:
            previous = heads.get(row["lane"], FIRST)
            heads[row["lane"]] = entry_hash(previous, row)
            links = {"previous": previous, "hash": heads[row["lane"]]}
            connection.execute(history.update().where(history.c.id == row["id"]).values(**links))
