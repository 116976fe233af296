"""Further records of a restricted child that were merged into hers: they and their notices bear her name."""

from collections.abc import Iterator

from cme_desktop.ports import UnitOfWork
from cme_desktop.records import CHILD
from cme_desktop.records.child import Child


def to_restrict(work: UnitOfWork, saved: Child) -> Iterator[tuple[Child, str]]:
    """Those that are to be restricted because a child was saved, each with the reason for its history.

    They stay restricted until somebody says otherwise of each, whatever becomes of the first.
    """
    if saved.merged_into is not None and not saved.restricted:
        kept = work.get(CHILD, saved.merged_into)
        if kept.restricted:
            yield _restricted_like(kept, saved), f"merged into {kept.reference}, which is restricted"
    if saved.restricted and saved.id is not None:
        for id in work.by_value(CHILD, "merged_into", saved.id):
            second = work.get(CHILD, id)
            if not second.restricted:
                yield _restricted_like(saved, second), f"{saved.reference} was restricted"


def _restricted_like(first: Child, second: Child) -> Child:
    second.restricted, second.restricted_reason = True, first.restricted_reason
    return second
