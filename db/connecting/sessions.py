"""A session with a server, set as reading and writing need it, whatever the environment and the server say.

A client's environment (PGTZ, PGDATESTYLE, PGCLIENTENCODING) and `ALTER DATABASE … SET` or `ALTER ROLE … SET`
change how days are written, where tables are looked for, whether rules hold. What is set here, after
connecting, has the last word. Two things stay the administrator's: that a database may only be read, and in
which language the server speaks.
"""

from contextlib import suppress
from typing import Any

import psycopg

_PINNED = {
    "client_encoding": "UTF8",
    "timezone": "UTC",
    "datestyle": "ISO, YMD",
    "intervalstyle": "postgres",
    "bytea_output": "hex",
    "extra_float_digits": "1",
    "standard_conforming_strings": "on",
    "transform_null_equals": "off",
    "quote_all_identifiers": "off",
    "row_security": "on",
    "default_transaction_isolation": "read committed",
    "default_transaction_deferrable": "off",
    "idle_in_transaction_session_timeout": "0",
    "jit": "off",  # a test of each row looks dear, and to compile it takes longer than any of our questions
}
_SINCE = {140000: {"idle_session_timeout": "0"}, 170000: {"transaction_timeout": "0"}}
"""By the version of the server that first had them. An import holds a session that says little for long."""
_DURABLE = (
    "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'"
)
"""Any stricter way is the administrator's to choose."""
_SEALED = (
    "SELECT set_config('session_replication_role', 'origin', false) "
    "WHERE current_setting('session_replication_role') <> 'origin'"
)
"""Otherwise neither the seal of the history nor any link between tables holds."""
_PLACE = (
    "SELECT quote_ident(nspname) FROM pg_namespace AS place WHERE 3 = (SELECT count(*) FROM pg_class "
    "WHERE relnamespace = place.oid AND relkind = 'r' "
    "AND relname IN ('record', 'history', 'alembic_version')) "
    "ORDER BY array_position(%s::text[], nspname::text), nspname <> current_user, nspname <> 'public', "
    "nspname"
)
"""The schemas that hold our tables: first those of the path, then where a server looks by itself."""


def pin(connection: psycopg.Connection[Any]) -> None:
    """Set what has to be as it is, for as long as the session lasts."""
    connection.autocommit = True
    (path,) = _first(connection, "SELECT pg_catalog.current_schemas(false)::pg_catalog.text[]")
    connection.execute("SET search_path = pg_catalog")  # what others named like the server's own is not asked
    later = [names for since, names in _SINCE.items() if connection.info.server_version >= since]
    pinned = [f"SET {name} = '{value}'" for names in (_PINNED, *later) for name, value in names.items()]
    connection.execute("; ".join(pinned))
    connection.execute(_DURABLE)
    with suppress(psycopg.errors.InsufficientPrivilege):  # only an administrator may turn it back
        connection.execute(_SEALED)
    place = connection.execute(_PLACE, (path,)).fetchone() or _first(
        connection, "SELECT quote_ident(coalesce((%s::text[])[1], 'public'))", path
    )
    connection.execute("SELECT set_config('search_path', %s, false)", place)
    connection.autocommit = False


def _first(connection: psycopg.Connection[Any], question: str, *values: Any) -> tuple[Any, ...]:
    row: tuple[Any, ...] | None = connection.execute(question, values).fetchone()
    assert row is not None
    return row
