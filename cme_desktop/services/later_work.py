"""What was saved since a change and counts on it, though it left what the change saved as it was.

A second entry changes nothing where a first one has told the same: with the first taken back, the child would
be at no school, or at the one before. So whatever was saved since about the same children is asked what
follows from it, with the change and without. What a record of the change has answered since, as its history
says, stands on it too: a deletion that was closed by its own save, since home education was on file.
"""

import re
from collections.abc import Callable, Collection, Iterator
from datetime import datetime

from cme_desktop.description.record import R, Record
from cme_desktop.description.record_type import RecordType
from cme_desktop.issues import Severity
from cme_desktop.ports import UnitOfWork
from cme_desktop.ports.rows import last_save
from cme_desktop.registry import ABOUT_A_CHILD
from cme_desktop.registry import record_type as type_named
from cme_desktop.services.clashes import clashes
from cme_desktop.services.consequences import consequences
from cme_desktop.services.saving import against
from cme_desktop.standing_records.child import Child
from cme_desktop.values.moments import show_moment

_REFERENCE = re.compile(r"[A-Z]+-[0-9]{4}-[0-9]{4,}")
Kept = list[tuple[RecordType[Record], Record]]
"""Records with their types."""
Among = Callable[[Collection[int]], Collection[int]]
"""Those of some records that are of the change, and go with it in their turn."""


def saved_since(
    work: UnitOfWork, changed: Kept, since: datetime, of_it: Among
) -> dict[int, RecordType[Record]]:
    """What others saved from a moment on about the children whom a change concerns, with its type."""
    changed_ids = {record.id for _, record in changed}
    children = {record.id if isinstance(record, Child) else record.child for _, record in changed}
    about = {
        entry.id: entry.type
        for child in filter(None, children)
        for entry in work.about("child", child, [kind.key for kind in ABOUT_A_CHILD])
        if entry.id not in changed_ids
    }
    others = sorted(about.keys() - set(of_it(about.keys())))
    return {id: type_named(about[id]) for id in others if last_save(work.history(id)).at >= since}


def follows(work: UnitOfWork, kind: RecordType[R], id: int, since: datetime) -> set[int | None]:
    """The ids of what would change by a record now, were all saved that it says anew since a moment."""
    earlier = (change.version for change in work.history(id) if change.at < since)
    return {one.record.id for one in consequences(work, kind, work.get(kind, id), max(earlier, default=0))}


def is_named(work: UnitOfWork, id: int, references: Collection[str], since: datetime) -> bool:
    """Whether a record was saved from a moment on for the sake of one of these."""
    saves = (change for change in work.history(id) if change.at >= since)
    return any(not set(references).isdisjoint(_REFERENCE.findall(change.action)) for change in saves)


def stands_on_it(work: UnitOfWork, id: int) -> str:
    """That a record stands on what is taken back, who saved it and when; a restricted one is not named."""
    if work.accounts(id):
        return "a record that is restricted stands on it."
    last = last_save(work.history(id))
    by = f"saved by {last.who} on {show_moment(last.at)}"
    return f"{work.hits([id])[0].reference}, {by}, stands on it; take that back first."


def what_cannot_be(work: UnitOfWork, kind: RecordType[R], record: R) -> Iterator[str]:
    """What stands against a record by what is on file now, such that no form would save it."""
    for clash in (*clashes(work, kind, record), *against(work, kind, record)):
        if clash.issue.severity is Severity.REFUSE:
            yield clash.issue.text
