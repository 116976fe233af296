"""A child whose record was a second one of the same child: which record is meant by it now."""

from cme_desktop.ports import Hit, Reader
from cme_desktop.records import CHILD
from cme_desktop.records.child import Child


def survivor(reader: Reader, child: Child) -> Hit | None:
    """The record that a merged one stands for, be it by way of others; None of a child that is not merged.

    None too where the way leads in a circle or to no record: nobody can say then who is meant.
    """
    seen, at = {child.id}, child
    while at.status == "merged":
        if at.merged_into is None or at.merged_into in seen:
            return None
        seen.add(at.merged_into)
        at = reader.get(CHILD, at.merged_into)
    if at is child or at.id is None:
        return None
    return next(iter(reader.hits([at.id])), None)
