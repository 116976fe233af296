"""What a restricted child is to a question, as plain text.

The first page is read before the database library is loaded. The one truth is `record.restricted`, the
child's own answer; whatever follows from it is worked out each time, and kept nowhere.
"""

ITSELF = "SELECT kept.id FROM record AS kept WHERE kept.restricted = true"
"""The restricted records themselves."""

ABOUT = (
    "SELECT record.id FROM record AS kept JOIN record ON record.child_id = kept.id "
    "WHERE kept.restricted = true"
)
"""The records about them."""

HERE = (
    "EXISTS (SELECT 1 FROM record AS kept "
    "WHERE kept.id IN (record.id, record.child_id) AND kept.restricted = true)"
)
"""Whether the `record` of a question is one of these."""
