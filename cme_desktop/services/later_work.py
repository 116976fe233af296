"""What was saved since a change and counts on it, though it left what the change saved as it was.

A second entry changes nothing where a first one has told the same: with the first taken back, the child would
be at no school, or at the one before. So whatever was saved since about the same children is asked what
follows from it, with the change and without.
"""

from collections.abc import Callable, Collection, Iterator
from datetime import datetime
from typing import Any

from cme_desktop.description.record import Record
from cme_desktop.description.record_type import RecordType
from cme_desktop.issues import Severity
from cme_desktop.ports import UnitOfWork
from cme_desktop.ports.rows import last_save
from cme_desktop.registry import ABOUT_A_CHILD
from cme_desktop.registry import record_type as type_named
from cme_desktop.services.clashes import clashes
from cme_desktop.services.consequences import consequences, has_consequences
from cme_desktop.services.saving import against
from cme_desktop.standing_records.child import Child
from cme_desktop.values.moments import show_moment

Kept = Collection[tuple[RecordType[Any], Record]]
"""Records with their types."""
Among = Callable[[Collection[int]], Collection[int]]
"""Those of some records that are of the change, and go with it in their turn."""


def follows_from_later(work: UnitOfWork, changed: Kept, since: datetime, of_it: Among) -> dict[int, set[int]]:
    """By its id, what was saved since about the same children; with it, what would change by it now."""
    changed_ids = {record.id for _, record in changed}
    children = {record.id if isinstance(record, Child) else record.child for _, record in changed}
    keys = [kind.key for kind in ABOUT_A_CHILD if has_consequences(kind)]
    about = {
        entry.id: entry.type
        for child in sorted(filter(None, children))
        for entry in work.about("child", child, keys)
        if entry.id not in changed_ids
    }
    going = set(of_it(about.keys()))
    found: dict[int, set[int]] = {}
    for id in sorted(about.keys() - going):
        kind = type_named(about[id])
        record = work.get(kind, id)
        if record.changed_at is not None and record.changed_at >= since:
            following = (one.record.id for one in consequences(work, kind, record))
            found[id] = {other for other in following if other is not None}
    return found


def stands_on_it(work: UnitOfWork, id: int) -> str:
    """That a record stands on what is taken back, who saved it and when; a restricted one is not named."""
    if work.accounts(id):
        return "a record that is restricted stands on it."
    last = last_save(work.history(id))
    by = f"saved by {last.who} on {show_moment(last.at)}"
    return f"{work.hits([id])[0].reference}, {by}, stands on it; take that back first."


def what_cannot_be(work: UnitOfWork, kind: RecordType[Any], record: Any) -> Iterator[str]:
    """What stands against a record by what is on file now, such that no form would save it."""
    for clash in (*clashes(work, kind, record), *against(work, kind, record)):
        if clash.issue.severity is Severity.REFUSE:
            yield clash.issue.text
