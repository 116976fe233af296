"""What a server has round about the tables, by which they could be read, changed or numbered otherwise."""

OF_HERE = "(SELECT oid FROM pg_namespace WHERE nspname = current_schema())"
_OURS = f"c.relnamespace = {OF_HERE} AND c.relkind IN ('r', 'p')"

QUESTIONS = {
    "table of heirs": "SELECT inhrelid::regclass::text, '' FROM pg_inherits "
    f"JOIN pg_class c ON c.oid = inhparent WHERE {_OURS}",
    "sequence": "SELECT c.relname, concat_ws(' ', seqtypid::regtype, seqincrement, seqmin, seqmax, seqcycle, "
    "c.relpersistence) FROM pg_sequence JOIN pg_class c ON c.oid = seqrelid "
    f"WHERE c.relnamespace = {OF_HERE}",
    "grant to everybody": "SELECT c.relname || ': ' || "
    "string_agg(privilege_type, ', ' ORDER BY privilege_type), '' FROM pg_class c, aclexplode(c.relacl) "
    f"WHERE {_OURS} AND grantee = 0 AND privilege_type <> 'SELECT' GROUP BY c.relname",
    "setting": "SELECT DISTINCT name, '' FROM (SELECT name, reset_val FROM pg_settings "
    "UNION SELECT split_part(said, '=', 1), split_part(said, '=', 2) "
    "FROM pg_db_role_setting, unnest(setconfig) AS said WHERE setdatabase IN "
    "(0, (SELECT oid FROM pg_database WHERE datname = current_database()))) AS settings "
    "WHERE name = 'session_replication_role' AND reset_val <> 'origin'",
}
"""What it is -> a question for the name of each and how it is made.

The rows of an heir show among those of ours. The setting turns off the seal of the history and every link,
for whomever it is set; this program's own sessions turn it back where they may (see `sessions`).
"""

SEQUENCE = "integer 1 1 2147483647 f p"
"""How a sequence of ours is made."""
