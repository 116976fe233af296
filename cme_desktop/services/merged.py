"""A child whose record was a second one of the same child: which record is meant by it now."""

from collections.abc import Mapping

from cme_desktop.ports import Hit, Holding, Records
from cme_desktop.standing_records.child import CHILD, Child
from cme_desktop.standing_records.child.fields import MERGED


def survivor(reader: Records, child: Child) -> Hit | None:
    """The record that a merged one stands for, be it by way of others; None of a child that is not merged.

    None too where the way leads in a circle or to no record: nobody can say then who is meant.
    """
    seen, at = {child.id}, child
    while at.status == MERGED:
        if at.merged_into is None or at.merged_into in seen:
            return None
        seen.add(at.merged_into)
        at = reader.get(CHILD, at.merged_into)
    if at is child or at.id is None:
        return None
    return next(iter(reader.hits([at.id])), None)


def survivors(reader: Records) -> dict[int, int]:
    """For each merged record of a child the one that stands for that child, restricted children's included.

    Where the way leads in a circle, the lowest id on it stands for all, so that they count as one child.
    """
    second = [(Holding(("status",), ((MERGED,),)),)]
    merged = {
        child.id: child.merged_into
        for block in reader.wanted(CHILD, ("merged_into",), second)
        for child in block
        if child.status == MERGED and child.id is not None and child.merged_into is not None
    }
    return {id: _end_of(id, merged) for id in merged}


def _end_of(id: int, merged: Mapping[int, int]) -> int:
    way = [id]
    while (following := merged.get(way[-1])) is not None:
        if following in way:
            return min(way[way.index(following) :])
        way.append(following)
    return way[-1]
