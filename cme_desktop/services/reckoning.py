"""Every deadline reckoned anew, after a change of the rules or of a calendar: all of them or none."""

from collections.abc import Callable

from cme_desktop.ports import UnitOfWork
from cme_desktop.records import NOTICES
from cme_desktop.statutory.clocks import deadlines

Report = Callable[[int, int], None]
"""Told how many records are done, of how many; whatever it raises stops the reckoning and undoes it."""

_BETWEEN_REPORTS = 50


def reckon_anew(work: UnitOfWork, report: Report | None = None) -> int:
    """Store every record's deadlines as they come to now; gives the number of records gone through.

    Nothing lasts before whoever opened the change commits it, so that no mixture of old and new is ever seen.
    """
    law, counts, done = work.law(), work.counts(), 0
    total = sum(counts[kind.key][0] for kind in NOTICES)
    for kind in NOTICES:
        for record in work.records(kind):
            work.set_deadlines(record, deadlines(record, kind.clocks, law))
            done += 1
            if report is not None and done % _BETWEEN_REPORTS == 0:
                report(done, total)
    return done
