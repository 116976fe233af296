"""Each record held against its history, and all that follows from the record against the record.

The records of a range go through each step together: what a step needs is at hand then, and need not be
fetched anew for every record.
"""

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

import sqlalchemy as sa

from db.checking import steps, unread
from db.checking.checked import Checked, Known
from db.checking.gathered import gathered, reference_of, something_of
from db.checking.held import held
from db.checking.pointing import pointed_at
from db.checking.reading import ranges
from db.connecting.prepared import first_value
from db.failures import is_the_environments
from db.queries.readable import AT_ONCE
from db.tables.schema import record


def findings(known: Known) -> Iterator[str]:
    """A sentence for each thing wrong with a record; one that cannot be read does not end the others."""
    total = int(first_value(known.connection, _NUMBER, {}))
    done = 0
    for low, high in ranges(known.connection, record.c.id):
        if done < total:
            known.watcher.report(done, total)
        with _unswept():
            said = list(_of_range(known, low, high))
        yield from said
        done += AT_ONCE
    known.watcher.report(total, total)


@contextmanager
def _unswept() -> Iterator[None]:
    """No search for what points in a circle: rows and records do not, and there are very many of them."""
    sweeps = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if sweeps:
            gc.enable()


_NUMBER = sa.select(sa.func.count()).select_from(record)


def _of_range(known: Known, low: int, high: int) -> Iterator[str]:
    try:
        found = gathered(known.connection, low, high)
    except Exception as failure:
        if is_the_environments(failure):
            raise
        known.numbers.whole = False
        ids = something_of(known.connection, low, high)
        if ids == [high] and low == high - 1:
            yield from unread.values_of(known.connection, high)
            return
        for id in ids:
            yield from _of_range(known, id - 1, id)
        return
    pointed = pointed_at(known.connection, found)
    several = [Checked(stored, pointed) for stored in found]
    _take(known, several, (steps.hear_history, steps.tell_kind))
    for of_kind in _by_kind(several):
        _read(known, of_kind)
        _take(known, of_kind, steps.OF_A_KIND)
    for one in several:
        yield from one.said


def _by_kind(several: Iterable[Checked]) -> Iterable[list[Checked]]:
    kinds: dict[str, list[Checked]] = {}
    for one in several:
        if not one.over:
            kinds.setdefault(one.kind.key, []).append(one)
    return kinds.values()


def _read(known: Known, of_kind: Sequence[Checked]) -> None:
    kind = of_kind[0].kind
    for one, found in zip(of_kind, held(kind, [one.stored for one in of_kind]), strict=True):
        if found is None:
            _cannot_be_read(known, one)
        else:
            one.held, one.record = found, kind.cls.known_by(found.values)


def _take(known: Known, several: Iterable[Checked], taken: Iterable[steps.Step]) -> None:
    """Values of a wrong kind can fail any rule that is asked about a record."""
    for step in taken:
        for one in several:
            if one.over:
                continue
            try:
                one.said.extend(step(known, one))
            except Exception as failure:
                if is_the_environments(failure):
                    raise
                _cannot_be_read(known, one)


def _cannot_be_read(known: Known, one: Checked) -> None:
    """Of such a record nothing else is said."""
    known.numbers.whole = False
    named = reference_of(known.connection, one.stored.id)
    values = list(unread.culprits(one.stored)) or ["a value that it holds"]
    one.said, one.over = [f"{named}: {value} cannot be read." for value in values], True
