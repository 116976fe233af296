"""Deadlines reckoned anew, after a change of the rules or of a calendar: all of them or none."""

from collections.abc import Callable, Generator, Iterator, Set
from contextlib import closing, contextmanager
from itertools import islice
from typing import Any

from cme_desktop.ports import UnitOfWork
from cme_desktop.records import NOTICES
from cme_desktop.records.base import RecordType
from cme_desktop.statutory.clocks import deadlines
from cme_desktop.statutory.law import Law

Report = Callable[[int, int], None]
"""Told how many records are done, of how many; whatever it raises stops the reckoning and undoes it."""

_BATCH = 500


@contextmanager
def reckoned(work: UnitOfWork, report: Report | None = None) -> Iterator[None]:
    """What is changed of the law inside moves the deadlines with it, in the same transaction."""
    before = work.law_to_change()
    yield
    if work.law() is not before:
        reckon_anew(work, report, before)


def reckon_anew(work: UnitOfWork, report: Report | None = None, before: Law | None = None) -> int:
    """Store the deadlines of records as they come to now; gives the number of records gone through.

    Every record, or, where the law `before` the change is given, those that the change can concern. Nothing
    lasts before whoever opened the change commits it, so that no mixture of old and new is ever seen.
    """
    law, done = work.law(), 0
    whole = [kind for kind in NOTICES if kind.clocks and _concerns_all(kind, before, law)]
    counts = work.counts()
    total = sum(counts[kind.key][0] for kind in whole)
    with closing(_records(work, whole, before, law)) as concerned:  # stopped, it lets go of the file at once
        while batch := list(islice(concerned, _BATCH)):
            work.set_deadlines([(record, deadlines(record, kind.clocks, law)) for kind, record in batch])
            done += len(batch)
            if report is not None:
                report(done, max(done, total))
    return done


def _records(
    work: UnitOfWork, whole: list[RecordType[Any]], before: Law | None, law: Law
) -> Generator[tuple[RecordType[Any], Any], None, None]:
    moved = set() if before is None else law.calendars.differing(before.calendars)
    schools = [school for school in moved if school is not None]
    for kind in NOTICES:
        if kind in whole:
            yield from ((kind, record) for record in work.records(kind))
        elif kind.clocks and schools:
            yield from ((kind, record) for record in work.records(kind, schools=schools))


def _concerns_all(kind: RecordType[Any], before: Law | None, law: Law) -> bool:
    """Whether a change can move deadlines of this type at any school, as against some schools only."""
    if before is None or None in law.calendars.differing(before.calendars):
        return True
    return _goes_by(kind, law.rules.differing(before.rules))


def _goes_by(kind: RecordType[Any], rules: Set[str]) -> bool:
    """Whether a clock goes by one of the rules; one that picks its rule by the record may go by any."""
    return bool(rules) and any(
        not isinstance(clock.rule, str) or clock.rule in rules for clock in kind.clocks
    )
