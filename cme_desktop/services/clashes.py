"""What a record being typed has in common with one on file: the same number, episode or origin."""

from collections.abc import Iterator
from typing import Any

from cme_desktop.description.record import Record
from cme_desktop.description.record_type import RecordType
from cme_desktop.fields import known
from cme_desktop.issues import refuse, warn
from cme_desktop.ports import Records
from cme_desktop.services.contradictions import Clash
from cme_desktop.services.follow_ups import begun_by, grown

_NAMED = 2
"""Of those who share a value; of more it is said how many."""


def clashes(reader: Records, record_type: RecordType[Any], record: Record) -> list[Clash]:
    """Numbers that another record holds, and records of the same episode or origin, named by reference.

    A number that a restricted child holds reads as one that nobody holds.
    """
    return [
        *_shared_values(reader, record_type, record),
        *_same_episode(reader, record_type, record),
        *_same_origin(reader, record_type, record),
    ]


def _same_origin(reader: Records, made: RecordType[Any], record: Record) -> Iterator[Clash]:
    """What grows out of another record is begun once: two officers may have pressed the same key."""
    for _, follow in begun_by(made):
        source: int | None = getattr(record, follow.link) if follow.link else None
        if source is None or record.id is not None:
            continue
        for other in grown(reader, follow, source)[:1]:
            opened = (
                f"{other.reference} has been opened from {reader.labels([source])[source]} already and is"
            )
            if other.status in made.life.open:
                issue = refuse(follow.link, f"{opened} still open; go on with that one.")
            else:
                issue = warn(
                    follow.link, f"{opened} closed; open it again, or save this one if it really is another."
                )
            yield Clash(issue, other.id)


def _same_episode(reader: Records, record_type: RecordType[Any], record: Record) -> Iterator[Clash]:
    values = {name: known(getattr(record, name)) for name in record_type.episode}
    if not values or record.child is None or any(value is None for value in values.values()):
        return
    for entry in reader.about("child", record.child, [record_type.key]):
        other = reader.get(record_type, entry.id) if entry.id != record.id else None
        if other is not None and all(getattr(other, name) == value for name, value in values.items()):
            yield Clash(
                warn(
                    record_type.episode[-1],
                    f"{other.reference} already tells of this: the same child and the same dates. "
                    "Open it instead, or save this one if it really is another.",
                ),
                entry.id,
            )


def _shared_values(reader: Records, record_type: RecordType[Any], record: Record) -> Iterator[Clash]:
    for name, described in record_type.plain.items():
        value = known(getattr(record, name))
        if value is None or not (described.unique or described.identifies):
            continue
        if not described.tells_apart(value):
            continue
        holders = [id for id in reader.by_value(record_type, name, value) if id != record.id]
        held_by = [hit for hit in reader.hits(holders) if not hit.restricted]
        others = len(held_by) - _NAMED
        for place, hit in enumerate(held_by[:_NAMED], start=1):
            say = refuse if described.unique else warn
            named = hit.label if hit.label == hit.reference else f"{hit.label} ({hit.reference})"
            asked = f"{described.label} {described.show(value)} already belongs to {named}; is it the same?"
            if others > 0 and place == _NAMED:
                asked += f" {others:,} {'other has' if others == 1 else 'others have'} it too."
            yield Clash(say(name, asked), hit.id)
