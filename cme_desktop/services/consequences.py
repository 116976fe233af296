"""What one saved record means for others, so that no child falls between two notices.

Each consequence is an ordinary change of the other record, with its own entry in that record's history. What
follows is said in the folder of the type that is concerned, by its part `follows`.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic

from cme_desktop.description.parts import Part
from cme_desktop.description.record import R, Record
from cme_desktop.description.record_type import RecordType
from cme_desktop.ports import Reader, UnitOfWork
from cme_desktop.registry import REGISTRY
from cme_desktop.services.follow_ups import Origin, begun_by


@dataclass(frozen=True)
class Consequence:
    """Another record that changes: its new state, and the reason that its history gives; see `changed`."""

    type: RecordType[Any]
    record: Record
    why: str


def changed(record_type: RecordType[R], record: R, why: str) -> Consequence:
    """A record of a type changes for a reason."""
    return Consequence(record_type, record, why)


@dataclass(frozen=True)
class Save(Generic[R]):
    """A record as it was left by a save, and what that save changed in it, whatever is written after it."""

    record: R
    before: Mapping[str, str | None]
    """By path, what has been changed, as the texts that stood there before."""

    def says_anew(self, *paths: str) -> bool:
        """Whether any of these was changed; a note added later says nothing anew."""
        return not self.before.keys().isdisjoint(paths)

    def named_until_now(self, link: str) -> int | None:
        """The record that a link names, or named until this save.

        A form refuses to name a record of another child: who moves one to another child empties its links.
        """
        id: int | None = getattr(self.record, link)
        before = self.before.get(link) if id is None else None
        return int(before) if before is not None else id


def save_since(reader: Reader, record: R, version: int) -> Save[R]:
    """What has been changed in a record since one of its versions, 0 for all that it says."""
    assert record.id is not None
    since = [change for change in reader.history(record.id) if change.version > version]
    return Save(record, {path: was for change in since for path, (was, _) in change.fields.items()})


@dataclass(frozen=True)
class Follow:
    """What follows when a record of one type is saved; see `after`."""

    saved: RecordType[Any]
    draw: Callable[[UnitOfWork, Save[Any]], Iterator[Consequence]]


def after(record_type: RecordType[R], draw: Callable[[UnitOfWork, Save[R]], Iterator[Consequence]]) -> Follow:
    """What follows when a record of a type is saved, be it the folder's own or one that it knows of."""
    return Follow(record_type, draw)


FOLLOWS = Part[tuple[Follow, ...]]("follows", tuple)
"""What is concerned by a saved record says in its own folder what follows; several are asked in turn."""


def consequences(
    work: UnitOfWork, record_type: RecordType[Any], saved: Record, since: int
) -> Iterator[Consequence]:
    """The other records that change with what this one says anew since one of its versions."""
    if saved.child is None:
        return
    if following := _following(record_type.key):
        save = save_since(work, saved, since)
        for follow in following:
            yield from follow.draw(work, save)
    yield from _named_by_its_source(work, record_type, saved)


def has_consequences(record_type: RecordType[Any]) -> bool:
    """Whether saving a record of this type can change others."""
    return bool(_following(record_type.key) or _naming(record_type))


@cache
def _following(key: str) -> tuple[Follow, ...]:
    """In the order of the types that are concerned."""
    every = (follow for kind in REGISTRY for follow in FOLLOWS.of_type(kind) or ())
    return tuple(follow for follow in every if follow.saved.key == key)


def _naming(made: RecordType[R]) -> list[Origin]:
    """What names a record of a type that was opened from it."""
    return [(source_type, follow) for source_type, follow in begun_by(made) if follow.named_in]


def _named_by_its_source(work: UnitOfWork, made: RecordType[Any], saved: Record) -> Iterator[Consequence]:
    """The record that this one was opened from names it, if it names none yet."""
    for source_type, follow in _naming(made):
        id = getattr(saved, follow.link)
        if id is not None:
            source = work.get(source_type, id)
            if getattr(source, follow.named_in) is None:
                setattr(source, follow.named_in, saved.id)
                yield changed(source_type, source, follow.noted.format(reference=saved.reference))


def all_about(reader: Reader, record_type: RecordType[R], child: int) -> Iterator[R]:
    """Every record of a type about a child."""
    for entry in reader.about("child", child, [record_type.key]):
        yield reader.get(record_type, entry.id)


def open_about(reader: Reader, record_type: RecordType[R], child: int) -> Iterator[R]:
    """Those that are still on somebody's desk."""
    return (one for one in all_about(reader, record_type, child) if one.status in record_type.life.open)
