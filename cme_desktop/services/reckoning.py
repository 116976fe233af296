"""Deadlines reckoned anew after a change of the law: asked for with the change, then done batch by batch.

The change itself is short. From its commit on every save reckons by the new law; the records that were there
before follow, and until their turn has come their lines say so. What is left goes on at the next start.
"""

from collections.abc import Callable, Iterator, Sequence, Set
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

from cme_desktop.description.record import Record
from cme_desktop.description.record_type import RecordType
from cme_desktop.errors import Cancelled
from cme_desktop.ports import Author, Store, UnitOfWork
from cme_desktop.registry import REGISTRY
from cme_desktop.registry import record_type as type_named
from cme_desktop.services.asked_in_words import RULES
from cme_desktop.services.at_odds import ask_about, concerned, tells
from cme_desktop.services.duties_on_file import duties_on_file
from cme_desktop.statutory.clocks import Deadline
from cme_desktop.statutory.law import Law
from cme_desktop.touched import NOTHING, Touched

Report = Callable[[int, int], None]
"""Told how many records are done, of how many; what it raises stops the reckoning after the last batch."""

BATCH = 500
_STOPPED = "Stopped while due dates were being reckoned anew. What is left is reckoned at the next start."


@dataclass(frozen=True)
class Reckoned:
    """What came of one batch: how many records it went through, and how many are left."""

    done: int
    left: int


@contextmanager
def asking_to_reckon(work: UnitOfWork) -> Iterator[None]:
    """What is changed of the law inside asks for whatever it concerns to be reckoned anew."""
    before = work.law_to_change()
    yield
    law = work.law()
    if law is before:
        return
    whole = [kind.key for kind in _with_clocks() if _concerns_all(kind, before, law)]
    others = [kind.key for kind in _with_clocks() if kind.key not in whole]
    schools = [school for school in law.calendars.differing(before.calendars) if school is not None]
    if whole:
        work.ask_reckoning(whole, None)
    if schools:
        work.ask_reckoning(others, schools)


def reckon_batch(work: UnitOfWork) -> Reckoned:
    """Bring the deadlines of the next records that wait up to the law as it stands."""
    law, waiting = work.law(), work.reckonings()  # in this order, as whoever changes the law takes them
    if not waiting:
        return Reckoned(0, 0)
    reckoning = waiting[0]
    batch, last = work.next_to_reckon(reckoning, BATCH)
    work.set_deadlines(list(_reckoned(work, batch, law)))
    ask_about(work, concerned(record for kind, record in batch if tells(kind)))
    work.move_reckoning(reckoning, last)
    return Reckoned(len(batch), work.to_reckon())


def reckon_about(work: UnitOfWork, child: Record) -> None:
    """Bring up to date what goes by the birth of a child, be it brought by an import that nobody sees yet."""
    assert child.id is not None
    named = [(type_named(work.type_of(id)), id) for id in work.pointing_at([child.id])]
    asking = [(kind, id) for kind, id in named if kind.asks_age]
    if asking:
        work.hold([id for _, id in asking])
        found = [(kind, work.get(kind, id)) for kind, id in asking]
        work.set_deadlines(list(_reckoned(work, found, work.law())))


def _reckoned(
    work: UnitOfWork, batch: Sequence[tuple[RecordType[Any], Record]], law: Law
) -> Iterator[tuple[Record, list[Deadline]]]:
    """Each with its deadlines; one whose values make no sense keeps those it has, and a check tells of it."""
    for kind, record in batch:
        with suppress(ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
            yield record, duties_on_file(work, kind, record, law)


def reckon_what_waits(store: Store, author: Author, report: Report | None = None) -> Touched:
    """Go on with what is left, each batch a change of its own; gives what was touched.

    Raises Cancelled, Unavailable.
    """

    def next_batch(work: UnitOfWork) -> tuple[Reckoned, Touched]:
        return reckon_batch(work), work.touched

    done, touched = 0, NOTHING
    try:
        with store.reading() as reader:
            waits = bool(reader.reckonings())
        while waits:
            batch, its_own = store.change(author, next_batch)
            done, waits, touched = done + batch.done, batch.left > 0, touched | its_own
            if report is not None:
                report(done, done + batch.left)
            if waits:
                store.give_way()
    except KeyboardInterrupt:
        raise Cancelled(_STOPPED) from None
    return touched


def _with_clocks() -> list[RecordType[Any]]:
    return [kind for kind in REGISTRY if kind.clocks]


def _concerns_all(kind: RecordType[Any], before: Law, law: Law) -> bool:
    """Whether a change can move deadlines of this type at any school, as against some schools only."""
    if None in law.calendars.differing(before.calendars):
        return True
    return _goes_by(kind, law.rules.differing(before.rules))


def _goes_by(kind: RecordType[Any], rules: Set[str]) -> bool:
    """Whether a clock goes by one of the rules; one that picks its rule by the record may go by any."""
    if tells(kind) and not rules.isdisjoint(RULES):
        return True
    return bool(rules) and any(
        not isinstance(clock.rule, str) or not rules.isdisjoint((clock.rule, clock.after))
        for clock in kind.clocks
    )
