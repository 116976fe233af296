"""What an officer does, done in the program: every change is an operation."""

import csv
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any, TypeVar

from cme_desktop.drafts import Draft
from cme_desktop.errors import Refused
from cme_desktop.fields import LinkField, Reading
from cme_desktop.intake.date_order import DateOrder
from cme_desktop.issues import Issue, Severity
from cme_desktop.operations.bringing_in import LoadTable
from cme_desktop.operations.performing import Done, LongOperation, Operation, perform
from cme_desktop.operations.reckoning import ReckonNext, ReckonWhatWaits
from cme_desktop.operations.records import Saved, SaveRecord
from cme_desktop.operations.undoing import PutBack, way_back
from cme_desktop.registry import record_type
from db.store import SqlStore
from tests.actions.deeds import Way
from tests.builders import AUTHOR, StandingClock

Values = dict[str, Any]
T = TypeVar("T")


class Office:
    """One officer at one data file; records go by their references, as on paper."""

    def __init__(self, store: SqlStore, clock: StandingClock, folder: Path) -> None:
        self.store = store
        self._clock = clock
        self._folder = folder
        self.files = 0
        self.done = 0
        """How often it was at the data file."""
        self.way: Way | None = None
        """What takes the last operation back, None where nothing does."""

    def save(self, kind: str, reference: str | None, values: Values) -> str | None:
        """Type values into a form and save it; its reference, None where the program refuses.

        What it asks before it saves is read, and saved once more.
        """
        operation = SaveRecord(self._typed(kind, reference, values))
        return self._asked(lambda answered: self._perform(replace(operation, answered=answered)))

    def put_back(self, kind: str, reference: str, version: int) -> str | None:
        """Put a record back as it was at a version; its reference, None where the program refuses."""
        with self.store.reading() as reader:
            reading = Reading(self._clock.today(), reader.law()).at(None)
            id = _id(reader, reference)
            shown = reader.get(record_type(kind), id).version
        operation = PutBack(record_type(kind), id, reference, version, shown, reading)
        return self._asked(lambda answered: self._perform(replace(operation, answered=answered)))

    def undo(self, way: Way) -> str:
        """Take an operation back by the way that the program offered; in words why not, "" once it is."""
        try:
            self._perform(way)
        except Refused as refused:
            return " ".join(issue.text for issue in refused.issues)
        return ""

    def load(self, kind: str, rows: list[Values]) -> None:
        """Bring in a file of new records; links in it are references."""
        described = record_type(kind)
        self.files += 1
        path = self._folder / f"sent-{self.files}.csv"
        names = list(rows[0])
        with path.open("w", newline="", encoding="utf-8") as file:
            sheet = csv.writer(file)
            sheet.writerow([described.plain[name].label for name in names])
            sheet.writerows([_cell(described.plain[name], row[name]) for name in names] for row in rows)
        self._perform(LoadTable(described, path, self._clock, DateOrder.DAY_FIRST))

    def reckon(self, all_of_it: bool) -> None:
        """Reckon due dates anew, the next batch or all that wait."""
        if all_of_it:
            self._perform(ReckonWhatWaits())
        else:
            self._perform(ReckonNext())

    def sleep(self) -> None:
        """Until the same time of the next day."""
        self._clock.moment += timedelta(days=1)

    def _asked(self, save: Callable[[tuple[Issue, ...]], Done[Saved]]) -> str | None:
        """The reference of what was saved; what is asked before that is read, and saved once more."""
        try:
            done = save(())
        except Refused as refused:
            if any(issue.severity is Severity.REFUSE for issue in refused.issues):
                return None
            done = save(tuple(refused.issues))
        return done.result.record.reference

    def _perform(self, operation: Operation[T] | LongOperation[T]) -> Done[T]:
        self.done += 1
        self.way = None
        self._clock.moment += timedelta(minutes=1)
        done = perform(self.store, AUTHOR, operation)
        self.way = way_back(operation, done)
        return done

    def _typed(self, kind: str, reference: str | None, values: Values) -> Draft[Any]:
        described = record_type(kind)
        with self.store.reading() as reader:
            base = None if reference is None else reader.get(described, _id(reader, reference))
            ids = {value: _id(reader, value) for value in values.values() if _is_reference(value)}
            labels = reader.labels(ids.values())
            reading = Reading(self._clock.today(), reader.law()).at(None)
            draft = Draft(described, reading, base, labels)
        for name, value in values.items():
            field = described.plain[name]
            if value is None:
                draft.type_in(name, "")
            elif isinstance(field, LinkField):
                draft.choose(name, ids[value], labels[ids[value]])
            else:
                draft.type_in(name, field.typed(value))
        return draft


def _id(reader: Any, reference: str) -> int:
    found = reader.by_reference(reference)
    assert found is not None, reference
    return int(found)


def _is_reference(value: Any) -> bool:
    return isinstance(value, str) and value[3:4] == "-" and value[:3].isupper()


def _cell(field: Any, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return value if isinstance(field, LinkField) else field.typed(value)
