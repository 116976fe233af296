"""What a restricted child is to a question, as plain text.

The first page is read before the database library is loaded. The one truth is `record.restricted`, the
child's own answer; whatever follows from it is worked out each time, and kept nowhere.
"""

HERS = (
    "WITH RECURSIVE reached(id) AS ("
    "SELECT kept.id FROM record AS kept WHERE kept.restricted = true "
    "UNION SELECT second.id FROM reached JOIN child AS second ON second.merged_into_id = reached.id "
    "WHERE second.merged_into_id IS NOT NULL), "
    "hers(id) AS (SELECT DISTINCT reached.id FROM reached) "
)
"""Put before a question: the restricted records, and those merged into them, by however many steps.

They are different already; told so, PostgreSQL takes them for few, and seeks what is about them in an index.
"""

ITSELF = f"{HERS}SELECT hers.id FROM hers"
"""All of these."""

ABOUT = "SELECT record.id FROM hers CROSS JOIN record WHERE record.child_id = hers.id"
"""The records about them, where HERS stands before; SQLite keeps to the order of a CROSS JOIN."""

BOTH = f"{ITSELF} UNION ALL {ABOUT}"
"""All of these, and the records about them."""

HERE = f"coalesce(record.child_id, record.id) IN ({ITSELF})"
"""Whether the `record` of a question is one of both.

The few there are are found once for a question, however many records it is asked of.
"""
