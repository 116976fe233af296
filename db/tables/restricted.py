"""What a restricted child is to a question, as plain text.

The first page is read before the database library is loaded. The one truth is `record.restricted`, the
child's own answer; whatever follows from it is worked out each time, and kept nowhere.
"""

from collections.abc import Iterator
from dataclasses import dataclass

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


@dataclass(frozen=True)
class Hiding:
    """What nobody sees on their account, where children stand in the rows of these tables."""

    tables: tuple[str, ...]

    @property
    def about(self) -> str:
        """The records about them, where HERS stands before; one about two of them comes twice."""
        return " UNION ALL ".join(self._about())

    @property
    def both(self) -> str:
        """All of these, and the records about them."""
        return f"{ITSELF} UNION ALL {self.about}"

    @property
    def here(self) -> str:
        """Whether the `record` of a question is one of both.

        The few there are are found once for a question, however many records it is asked of.
        """
        return f"record.id IN ({self.both})"

    def _about(self) -> Iterator[str]:
        """SQLite keeps to the order of a CROSS JOIN."""
        yield "SELECT record.id FROM hers CROSS JOIN record WHERE record.child_id = hers.id"
        for table in self.tables:
            yield f"SELECT met.record_id FROM hers CROSS JOIN {table} AS met WHERE met.child_id = hers.id"
