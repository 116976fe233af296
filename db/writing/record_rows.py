"""A record into its rows: the common one, that of its type, and the repeating ones."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import sqlalchemy as sa

from cme_desktop.description.record import R
from cme_desktop.description.record_type import RecordType
from cme_desktop.fields import alike
from cme_desktop.public_names import public_name
from cme_desktop.registry import REGISTRY
from db.connecting.prepared import first_value, run
from db.connecting.statements import delete, insert, insert_for_id, update, worded
from db.connecting.turns import hold, share
from db.queries import records
from db.tables.described import listed_links, own_table, rows_table
from db.tables.rows import base_row, own_columns, rows_columns
from db.tables.schema import LINKS, record


def write(connection: sa.Connection, record_type: RecordType[R], new: R, before: R | None) -> None:
    """Store what differs from before; new rows get their ids, and a record that has none yet."""
    base, codec = base_row(record_type, new), own_columns(record_type.key)
    own = codec.row(new) if before is None else codec.changed(new, before)
    links = (*LINKS, *listed_links(record_type.key))
    labels = _link_labels(connection, links, new, before)
    base |= {f"{link}_label": labels.pop(f"{link}_label") for link in LINKS if f"{link}_label" in labels}
    own |= labels
    if before is None:
        base |= _fresh_id(connection) if new.id is None else {"id": new.id}
        new.id = int(first_value(connection, insert_for_id(record), base))
        run(connection, insert(own_table(record_type.key)), {"id": new.id, **own})
    else:
        old_base = base_row(record_type, before)
        if changed := _changed(base, old_base):
            run(connection, update(record, "id"), {"key_id": new.id, **changed})
        if own:
            run(connection, update(own_table(record_type.key), "id"), {"key_id": new.id, **own})
        if _shown(base) != _shown(old_base):
            _rename(connection, record_type.key, new.id, _shown(base))
    for name in record_type.rows:
        rows, old_rows = getattr(new, name), [] if before is None else getattr(before, name)
        if not alike(rows, old_rows):
            _write_rows(connection, record_type, name, new.id, rows, old_rows)


def _fresh_id(connection: sa.Connection) -> dict[str, int]:
    """SQLite would give the id of a record that an import took back again, and history goes by the id."""
    if connection.dialect.name != "sqlite":
        return {}
    return {"id": first_value(connection, worded(_NEVER_GIVEN), {})}


_NEVER_GIVEN = (
    "SELECT max(coalesce((SELECT max(id) FROM record), 0), "
    "coalesce((SELECT max(record_id) FROM history), 0)) + 1"
)


def _link_labels(connection: sa.Connection, links: Iterable[str], new: R, before: R | None) -> dict[str, str]:
    """The labels to keep beside links, for those that changed."""
    moved = [link for link in links if before is None or getattr(before, link) != getattr(new, link)]
    ids = {id for link in moved if (id := getattr(new, link)) is not None}
    share(connection, list(ids))
    labels = records.kept_labels(connection, ids)
    return {f"{link}_label": labels.get(getattr(new, link), "") for link in moved}


def _rename(connection: sa.Connection, key: str, id: int | None, shown: str) -> None:
    """Whoever shows the record in a list shows its new name at once."""
    places = list(_listed_under(key))
    showing = [sa.select(table.c.id).where(table.c[f"{link}_id"] == id) for table, link in places]
    if showing:
        hold(connection, connection.execute(sa.union(*showing)).scalars().all())
    for table, link in places:
        run(connection, update(table, f"{link}_id"), {f"key_{link}_id": id, f"{link}_label": shown})


def _listed_under(key: str) -> Iterator[tuple[sa.Table, str]]:
    """The tables and links that keep labels of records of this type."""
    if key in LINKS:
        yield record, key
    for other in REGISTRY:
        for name, described in listed_links(other.key).items():
            if described.to == key:
                yield own_table(other.key), name


def _write_rows(
    connection: sa.Connection,
    record_type: RecordType[Any],
    name: str,
    id: int | None,
    rows: list[Any],
    old_rows: list[Any],
) -> None:
    table, columns = rows_table(record_type.key, name), rows_columns(record_type.key, name)
    old = {row.id: (place, row) for place, row in enumerate(old_rows)}
    if gone := old.keys() - {row.id for row in rows}:
        run(connection, delete(table, "record_id", "id"), {"key_record_id": id, "gone": list(gone)})
    added: list[tuple[Any, dict[str, Any]]] = []
    for place, row in enumerate(rows):
        if row.id not in old:
            added.append((row, {"record_id": id, "place": place, **columns.row(row)}))
            continue
        old_place, old_row = old[row.id]
        moved = {"place": place} if place != old_place else {}
        if changed := moved | columns.changed(row, old_row):
            run(connection, update(table, "id"), {"key_id": row.id, **changed})
    if added:
        for row, values in added:
            row.id = int(first_value(connection, insert_for_id(table), values))


def _changed(new: Mapping[str, Any], old: Mapping[str, Any]) -> dict[str, Any]:
    return {column: value for column, value in new.items() if column not in old or value != old[column]}


def _shown(base: Mapping[str, Any]) -> str:
    return public_name(base["label"], base["reference"], base["restricted"])
