"""What a restricted child is to a question, as plain text.

The first page is read before the database library is loaded. The one truth is `record.restricted`, the
child's own answer; whatever follows from it is worked out each time, and kept nowhere.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

HERS = (
    "WITH RECURSIVE merged(id) AS ("
    "SELECT second.id FROM child AS second CROSS JOIN record AS kept "
    "WHERE second.merged_into_id IS NOT NULL AND kept.id = second.merged_into_id AND kept.restricted = true "
    "UNION SELECT second.id FROM merged JOIN child AS second ON second.merged_into_id = merged.id "
    "WHERE second.merged_into_id IS NOT NULL), "
    "hers(id) AS (SELECT DISTINCT reached.id FROM (SELECT kept.id FROM record AS kept "
    "WHERE kept.restricted = true UNION ALL SELECT merged.id FROM merged) AS reached) "
)
"""Put before a question: the restricted records, and those merged into them, by however many steps.

The merged are gone through, as they are few: to seek under each restricted record takes longer. Told that
all are different, PostgreSQL takes them for few, and seeks what is about them in an index.
"""

ITSELF = f"{HERS}SELECT hers.id FROM hers"
"""All of these."""


class ChildRows(NamedTuple):
    """A table of rows in which children stand, in `child_id`."""

    table: str
    of: str | None = None
    """The type of their records; where it is known, no rows are looked for of any other."""


@dataclass(frozen=True)
class Hiding:
    """What nobody sees on their account, where children stand in these rows."""

    rows: tuple[ChildRows, ...]
    one_by_one: bool = False
    """Whether each record is asked by itself, as where few are read: all that are hidden may be many."""

    @property
    def about(self) -> str:
        """The records about them, where HERS stands before; one about two of them comes twice."""
        return " UNION ALL ".join(self._about())

    @property
    def theirs(self) -> str:
        """The same as `theirs`, one more table behind HERS, each of them once."""
        return f", theirs(id) AS (SELECT DISTINCT id FROM ({self.about}) AS each_time) "

    @property
    def both(self) -> str:
        """All of these, and the records about them."""
        return f"{ITSELF} UNION ALL {self.about}"

    @property
    def here(self) -> str:
        """Whether the `record` of a question is one of both.

        Unless they are asked one by one, all that are hidden are found once for a question.
        """
        if not self.one_by_one:
            return f"record.id IN ({self.both})"
        return in_turn(*self.tests())

    def tests(self) -> Iterator[str]:
        """The same of one record, as tests of which one is enough, the cheapest first."""
        yield "record.restricted = true"
        yield f"record.type = 'child' AND {_merged_into_hers('record.id')}"
        yield f"record.child_id IS NOT NULL AND {is_hers('record.child_id')}"
        for table, type in self.rows:
            yield of_type(type, any_row(table, "record_id", is_hers("one.child_id")))

    def _about(self) -> Iterator[str]:
        """SQLite keeps to the order of a CROSS JOIN."""
        yield "SELECT record.id FROM hers CROSS JOIN record WHERE record.child_id = hers.id"
        for table, _ in self.rows:
            yield f"SELECT met.record_id FROM hers CROSS JOIN {table} AS met WHERE met.child_id = hers.id"


def in_turn(*tests: str) -> str:
    """Whether one of the tests is passed: SQLite leaves off once it knows only within a CASE."""
    return f"CASE WHEN {' OR '.join(tests)} THEN true ELSE false END"


def of_type(type: str | None, test: str) -> str:
    """A test of the `record` of a question that none passes but those of a type."""
    return test if type is None else f"record.type = '{type}' AND {test}"


def any_row(table: str, link: str, test: str = "true") -> str:
    """Whether any row points at the `record` of a question by this link, and passes the test as `one`.

    Of an EXISTS PostgreSQL may look up all there are, which only a limit forbids.
    """
    return f"(SELECT 1 FROM {table} AS one WHERE one.{link} = record.id AND {test} LIMIT 1) IS NOT NULL"


def is_hers(id: str) -> str:
    """Whether it is the id of a restricted child, or of one merged into such, by however many steps."""
    kept = f"SELECT 1 FROM record AS kept WHERE kept.id = {id} AND kept.restricted = true LIMIT 1"
    return f"(({kept}) IS NOT NULL OR {_merged_into_hers(id)})"


def _merged_into_hers(id: str) -> str:
    merged = f"SELECT second.merged_into_id AS id FROM child AS second WHERE second.id = {id}"
    return (
        f"({merged}) IS NOT NULL AND (WITH RECURSIVE through(id) AS ({merged} UNION "
        "SELECT second.merged_into_id FROM through JOIN child AS second ON second.id = through.id "
        "WHERE second.merged_into_id IS NOT NULL) "
        "SELECT 1 FROM through JOIN record AS kept ON kept.id = through.id "
        "WHERE kept.restricted = true LIMIT 1) IS NOT NULL"
    )
