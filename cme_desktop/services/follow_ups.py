"""What has grown out of a record, and what is about to."""

from collections.abc import Iterator
from typing import Any

from cme_desktop.description.follow_up import FollowUp
from cme_desktop.description.record import R, Record
from cme_desktop.description.record_type import RecordType
from cme_desktop.ports import Records
from cme_desktop.registry import REGISTRY, record_type

Origin = tuple[RecordType[Any], FollowUp[Any]]
"""What a record can have grown out of, with its type."""


def begun_by(made: RecordType[Any]) -> Iterator[Origin]:
    """What records of a type can have grown out of."""
    for source in REGISTRY:
        yield from ((source, follow) for follow in source.follow_ups if follow.to == made.key)


def grown(reader: Records, follow: FollowUp[R], source: int) -> list[Record]:
    """The records that have grown out of this one already, those that are still open first."""
    made = record_type(follow.to)
    ids = reader.by_value(made, follow.link, source) if follow.link else []
    return sorted((reader.get(made, id) for id in ids), key=lambda one: one.status not in made.life.open)


def under_way(reader: Records, follow: FollowUp[R], source: int) -> Record | None:
    """The one that is still open, so that none is begun a second time."""
    made = record_type(follow.to)
    return next((one for one in grown(reader, follow, source) if one.status in made.life.open), None)


def begin(follow: FollowUp[R], source: R) -> Record:
    """The new record, filled as far as the old one knows."""
    carried = {name: getattr(source, origin) for name, origin in follow.carry.items()}
    begun: Record = record_type(follow.to).cls(**carried, **follow.fixed)
    return begun
