"""A change taken back: each record that it saved gets the values it had before, by its history.

What the change did to other records came with it, and goes with it; nothing new follows from taking it back.
Where anything was saved since that stands on it, nothing is taken back, and it is said what that is.
"""

from collections.abc import Collection, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from typing import Any

from cme_desktop.description.linked import linked
from cme_desktop.description.record import R
from cme_desktop.description.record_type import RecordType
from cme_desktop.drafts import Draft
from cme_desktop.errors import Refused
from cme_desktop.fields import Reading
from cme_desktop.issues import Issue, refuse
from cme_desktop.ports import Change, UnitOfWork, Written
from cme_desktop.ports.rows import last_save
from cme_desktop.registry import record_type as type_named
from cme_desktop.services.as_it_was import cannot_stand_now, texts_at, with_texts
from cme_desktop.services.at_odds import ask_about, concerned
from cme_desktop.services.later_work import (
    Among,
    follows,
    is_named,
    saved_since,
    stands_on_it,
    what_cannot_be,
)
from cme_desktop.services.reckoning import asking_to_reckon, reckon_about
from cme_desktop.services.resemblance import ask_manager
from cme_desktop.services.saving import due_of, save_draft, store
from cme_desktop.standing_records.child import Child
from cme_desktop.values.moments import show_moment

_MOST = 3
"""Reasons that are told; more are counted."""


@dataclass(frozen=True)
class _Way:
    """One record on its way back: as it is and as it was, None where it is or was not on file."""

    kind: RecordType[Any]
    written: Written
    history: Sequence[Change]
    now: Any
    then: Any


def _children(ways: Sequence[_Way]) -> set[int]:
    """Whom the records were about and are about again, and whom those are merged into or were."""
    states = [record for way in ways for record in (way.now, way.then) if record is not None]
    merged = (record.merged_into for record in states if isinstance(record, Child))
    return concerned(states) | {id for id in merged if id is not None}


def _none(_ids: Collection[int]) -> Collection[int]:
    return ()


def undo(
    work: UnitOfWork, written: Sequence[Written], what: str, again: bool = False, of_it: Among = _none
) -> None:
    """Take back what a change saved; `what` was done stands in the history of each record.

    `again`: the change took that back itself, and it is done once more. `of_it` tells what else the change
    brought, if that goes later. Raises Refused where later work stands on any of it, naming that.
    """
    ways = [_way(work, one) for one in written]
    states = [(way.kind, record) for way in ways for record in (way.now, way.then)]
    work.claim_all((kind, record) for kind, record in states if record is not None)
    work.hold([way.written.record for way in ways])
    ways = [_way(work, one) for one in written]
    _refuse([reason for way in ways for reason in _changed_since(way)])
    later = _LaterWork(work, ways, of_it)
    with asking_to_reckon(work) if any(way.kind.governs for way in ways) else nullcontext():
        _put_back(work, ways, f"done again: {what}" if again else f"undone: {what}")
        _take_back(work, [way for way in ways if way.then is None and way.now is not None], what)
    ask_about(work, _children(ways))
    _refuse(later.reasons())


def put_back(
    work: UnitOfWork,
    kind: RecordType[R],
    id: int,
    version: int,
    seen: int,
    reading: Reading,
    answered: Collection[Issue] = (),
) -> R:
    """Save a record as it was at a version, by the rules of now, with whatever follows.

    `seen` is the version that stood there when it was asked for. Raises Refused, also where it would show
    what is restricted by now.
    """
    history = work.history(id)
    texts, now = texts_at(history, version), work.get(kind, id)
    _refuse([_LOST.format(label=label, text=text) for label, text in cannot_stand_now(kind, texts)])
    then = with_texts(kind, now, texts)
    if not texts:
        raise Refused([refuse("", f"{now.reference} was taken back then, and nothing of it was on file.")])
    if now.version != seen:
        raise Refused([refuse("", _saved_meanwhile(now.reference, last_save(history)))])
    if now.restricted and not then.restricted:
        raise Refused([refuse("", f"{now.reference} {_WAS_OPEN}")])
    _refuse_what_is_gone(work, kind, then)
    when = next(change.at for change in history if change.fields and change.version <= version)
    draft = Draft(kind, reading, then, work.labels(linked(kind, then)))
    return save_draft(work, draft, answered, f"put back as it was on {show_moment(when)}")


_LOST = "{label} was “{text}” then, which cannot stand there any more; put single fields right by hand."
_WAS_OPEN = (
    "is restricted, and was not then: put back, everybody would see it. If that is what you want, open the "
    "record and say that it is restricted no longer."
)


def _saved_meanwhile(reference: str | None, last: Change) -> str:
    return (
        f"{last.who} saved {reference} on {show_moment(last.at)}, after you opened it. "
        "Nothing was put back: look at what was saved first."
    )


def _way(work: UnitOfWork, written: Written) -> _Way:
    kind, history = type_named(written.type), work.history(written.record)
    is_there = bool(texts_at(history, history[0].version))
    now = work.get(kind, written.record) if is_there else None
    texts = texts_at(history, written.before)
    stamps = now if now is not None else _as_it_went(kind, written, history)
    return _Way(kind, written, history, now, with_texts(kind, stamps, texts) if texts else None)


def _as_it_went(kind: RecordType[Any], written: Written, history: Sequence[Change]) -> Any:
    """The stamps of a record that is not on file any more."""
    first = history[-1]
    return kind.cls(
        id=written.record,
        reference=written.reference,
        created_at=first.at,
        created_by=first.who,
        version=last_save(history).version,
    )


def _changed_since(way: _Way) -> Iterator[str]:
    if last_save(way.history).version != way.written.after:
        yield _changed_again(way.written.reference, way.history)


def _changed_again(reference: str, history: Sequence[Change]) -> str:
    """Why a record that was saved since is not put back."""
    last = last_save(history)
    by = f"by {last.who} on {show_moment(last.at)}"
    if not texts_at(history, last.version):
        return f"{reference} has been taken back since, {by}."
    return f"{reference} was changed again {by}; take that back first, or put single fields right by hand."


class _LaterWork:
    """What was saved since stands as well as before, else it is the reason why nothing is taken back."""

    def __init__(self, work: UnitOfWork, ways: Sequence[_Way], of_it: Among) -> None:
        self._work, self._ways = work, ways
        states = [(way.kind, one) for way in ways for one in (way.now, way.then) if one is not None]
        since = self._moment = min(
            change.at for way in ways for change in way.history if change.version == way.written.after
        )
        named = {way.written.reference for way in ways}
        self._since = saved_since(work, states, since, of_it)
        self._stands = {id for id in self._since if is_named(work, id, named, since)}
        self._followed = {id: follows(work, kind, id, since) for id, kind in self._since.items()}
        self._was_so = set(self._cannot_be("now"))

    def reasons(self) -> list[str]:
        """Asked once all is put back."""
        named = ", ".join(way.written.reference for way in self._ways[:_MOST])
        later = [
            f"{named} cannot be put back: {stands_on_it(self._work, id)}"
            for id, kind in self._since.items()
            if id in self._stands or not follows(self._work, kind, id, self._moment) <= self._followed[id]
        ]
        return [*later, *(text for text in self._cannot_be("then") if text not in self._was_so)]

    def _cannot_be(self, when: str) -> Iterator[str]:
        for way in self._ways:
            if (record := getattr(way, when)) is not None:
                yield from what_cannot_be(self._work, way.kind, record)


def _put_back(work: UnitOfWork, ways: Sequence[_Way], action: str) -> None:
    """Those that were not there come first: the others may point at them."""
    back = [way for way in ways if way.then is not None]
    for way in sorted(back, key=lambda way: (way.now is not None, way.written.record)):
        _refuse_what_is_gone(work, way.kind, way.then)
        if way.now is None:
            work.bring_back(way.kind, way.then, due_of(work, way.kind, way.then), action)
            if isinstance(way.then, Child):
                reckon_about(work, way.then)
        else:
            for change in way.history:
                if way.written.before < change.version <= way.written.after:
                    work.forget_questions(way.written.record, change.at)
            store(work, way.kind, way.then, action)
        if isinstance(way.then, Child):
            ask_manager(work, way.then)


def _refuse_what_is_gone(work: UnitOfWork, kind: RecordType[Any], then: Any) -> None:
    named = linked(kind, then)
    if not named <= work.labels(named).keys():
        _refuse([f"{then.reference} pointed at a record that has been taken back since."])


def _take_back(work: UnitOfWork, ways: Sequence[_Way], what: str) -> None:
    if not ways:
        return
    ids = {way.written.record for way in ways}
    named = ", ".join(way.written.reference for way in ways[:_MOST])
    _refuse([f"{named} cannot be taken back: {reason}" for reason in _stands_on(work, ids)])
    going = [(way.kind, work.get(way.kind, way.written.record)) for way in ways]
    work.take_back(going, f"taken back: {what} was undone")


def _stands_on(work: UnitOfWork, going: set[int]) -> Iterator[str]:
    """What stays and points at what is to go."""
    for id in work.pointing_at(going):
        if id not in going:
            yield stands_on_it(work, id)
    for kept in work.drafts():
        if kept.about() & going:
            yield f"{kept.who} has unfinished typing about it; save or discard that first."


def _refuse(reasons: Sequence[str]) -> None:
    if reasons:
        more = len(reasons) - _MOST
        others = [f"And {more:,} more."] if more > 0 else []
        raise Refused([refuse("", text) for text in (*reasons[:_MOST], *others)])
