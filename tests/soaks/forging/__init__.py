"""Forgeries of a data file by kind: what somebody could do who has the file, SQL, and no scruples."""

from collections.abc import Callable

from tests.soaks.forging import following, history, others, records, returns, shared, tables, unreadable
from tests.soaks.forging.hand import Hand

Forgery = Callable[[Hand], None]

KINDS: dict[str, Forgery] = {
    name: forgery
    for family in (records, shared, history, following, others, returns, tables, unreadable)
    for name, forgery in family.KINDS.items()
}
"""Each kind by what it does; every time it picks another place by the dice of its hand."""
