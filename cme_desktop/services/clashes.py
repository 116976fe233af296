"""What a record being typed has in common with one on file: the same number, or the same episode."""

from collections.abc import Iterator
from typing import Any

from cme_desktop.drafts import Draft
from cme_desktop.fields import known
from cme_desktop.issues import Issue, refuse, warn
from cme_desktop.ports import Reader


def clashes(reader: Reader, draft: Draft[Any]) -> list[Issue]:
    """Numbers that another record holds, and records of the same episode, each named by its reference."""
    return [*_shared_values(reader, draft), *_same_episode(reader, draft)]


def same_episode(reader: Reader, draft: Draft[Any]) -> list[int]:
    """Ids of other records alike in every field that names the episode."""
    record = draft.record()
    values = {name: known(getattr(record, name)) for name in draft.type.episode}
    if not values or record.child is None or any(value is None for value in values.values()):
        return []
    about_child = (entry.id for entry in reader.about("child", record.child, [draft.type.key]))
    others = (reader.get(draft.type, id) for id in about_child if id != record.id)
    return [
        other.id for other in others if all(getattr(other, name) == value for name, value in values.items())
    ]


def _same_episode(reader: Reader, draft: Draft[Any]) -> Iterator[Issue]:
    for id in same_episode(reader, draft):
        reference = reader.labels([id])[id]
        yield warn(
            draft.type.episode[-1],
            f"{reference} already tells of this: the same child and the same dates. Open it instead, "
            "or save this one if it really is another.",
        )


def _shared_values(reader: Reader, draft: Draft[Any]) -> Iterator[Issue]:
    record = draft.record()
    for name, described in draft.type.plain.items():
        value = known(getattr(record, name))
        if value is None or not (described.unique or described.identifies):
            continue
        holders = [id for id in reader.by_value(draft.type, name, value) if id != record.id]
        if holders:
            others = " and ".join(f"{hit.label} ({hit.reference})" for hit in reader.hits(holders[:2]))
            say = refuse if described.unique else warn
            yield say(
                name,
                f"{described.label} {described.show(value)} already belongs to {others}; is it the same?",
            )
