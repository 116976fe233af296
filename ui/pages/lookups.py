"""Finds records for the look-ups of a form, beside the window."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from PySide6.QtCore import QObject

from cme_desktop.desk import Desk
from cme_desktop.errors import Cancelled
from cme_desktop.ports import ListQuery, Reader
from cme_desktop.registry import record_type
from cme_desktop.services import finding
from cme_desktop.services.adults import of_the_child_first
from cme_desktop.standing_records.person import PERSON
from cme_desktop.values.searching import search_words
from ui.editors.lookups import Match, Matches
from ui.jobs import Job, Jobs

_MOST = 8
_MOST_UNASKED = 12


class DeskLookups(QObject):
    """Fulfils `forms.lookups.Lookups` over the data file; only the last question is answered."""

    def __init__(self, jobs: Jobs, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._desk = desk
        self._job: Job | None = None
        self.child: Callable[[], int | None] = lambda: None
        """The child whom the form is about by now; its own parents are offered first."""

    def find(self, to: str, words: str, done: Callable[[Matches], None], failed: Callable[[], None]) -> None:
        if self._job is not None:
            self._job.cancel()
        work = partial(_find, to, words, self._desk, self.child())
        self._job = self._jobs.read(work, done, partial(self._not_found, failed), self)

    def _not_found(self, failed: Callable[[], None], error: Exception) -> None:
        if not isinstance(error, Cancelled):
            failed()
            self._jobs.problem.emit(error)


def _find(to: str, words: str, desk: Desk, child: int | None, reader: Reader) -> Matches:
    today = desk.clock.today()
    if search_words(words):
        finds = finding.find(reader, words, _MOST, today, to)
        found, more = finds.found, finds.more
    else:
        order = record_type(to).order
        rows = reader.page(ListQuery(record_type(to), order.column, order.down), None, _MOST_UNASKED + 1)
        ids, more = [row.id for row in rows[:_MOST_UNASKED]], len(rows) > _MOST_UNASKED
        found = finding.told(reader, reader.hits(ids), today)
    if to == PERSON.key and child is not None:
        found = of_the_child_first(reader, desk.leave, child, words, found)
    return Matches(list(to_pick(found)), more)


def to_pick(found: Sequence[finding.Found]) -> Iterator[Match]:
    """What can be picked, once each: a record that was merged stands for the one it was merged into."""
    there = {one.id for one in found if one.means is None}
    for one in found:
        if one.means is None:
            yield Match(one.id, one.label, one.detail)
        elif one.means.id not in there:
            there.add(one.means.id)
            yield Match(one.means.id, one.means.label, f"{one.label} is {one.detail.partition(' · ')[0]}")
