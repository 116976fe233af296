"""Imports that are under way, in words that need no database library: nobody is to see their records yet."""

from collections.abc import Collection

UNFINISHED = "SELECT id FROM intake WHERE finished_at IS NULL"
"""Their numbers."""


def brought_by_none_of(imports: Collection[int], id: str) -> tuple[str, ...]:
    """The test that keeps out the records of these imports; `id` is the column of their ids."""
    if not imports:
        return ()
    among = ", ".join(map(str, imports))
    brought = f"SELECT 1 FROM intake_record WHERE intake_record.record_id = {id} AND intake_id IN ({among})"
    return (f"NOT EXISTS ({brought})",)
