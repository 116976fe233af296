"""The work that is open on the day of a return: how much each officer and hub has, and for how long."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from cme_desktop.description.record import R
from cme_desktop.description.record_type import RecordType
from cme_desktop.ports import Holding, Reader
from cme_desktop.public_names import NAMELESS
from cme_desktop.registry import CASEWORK
from cme_desktop.returns.counting import id_of
from cme_desktop.returns.months_open import months_open
from cme_desktop.returns.periods import month_of
from cme_desktop.returns.snapshot import Snapshot
from cme_desktop.spreadsheets.put_aside import PutAside, put_aside

NO_OFFICER, NO_HUB = "No officer", "No hub"


class OpenRecord(NamedTuple):
    """One record that is somebody's work still."""

    reference: str
    record: str
    """What kind of record it is."""
    child: str
    """Empty where it is about none, or about several."""
    officer: str
    hub: str
    since: date | None
    """The day of what it tells of; None where it is not known."""
    day: date
    """The day on which it is as old as told here."""
    restricted: bool

    @property
    def days_open(self) -> int | None:
        """None where it is not known since when."""
        return None if self.since is None else (self.day - self.since).days

    @property
    def band(self) -> str | None:
        """How many months it has been open, of `MONTHS_OPEN`."""
        return None if self.since is None else months_open(self.since, self.day)

    @property
    def age(self) -> tuple[date, str]:
        """By which the oldest stands first, and last what is of no known age."""
        return self.since or date.max, self.reference


@dataclass(frozen=True)
class OpenWork:
    """All of it, as the file stands now: of a day that is past it is not known."""

    records: PutAside[OpenRecord]
    """The oldest first."""
    day: date


def open_work(reader: Reader, snapshot: Snapshot, day: date) -> OpenWork:
    """What is open now of every type that is worked on, as old as it is on a day."""
    records = chain.from_iterable(_open(reader, snapshot, kind, day) for kind in CASEWORK)
    return OpenWork(put_aside(records, order=attrgetter("age")), day)


def _open(reader: Reader, snapshot: Snapshot, kind: RecordType[R], day: date) -> Iterator[OpenRecord]:
    still = (Holding(("status",), tuple((status,) for status in sorted(kind.life.open))),)
    hidden = reader.unseen(kind)
    for block in reader.wanted(kind, ("hub", "officer", kind.event), [still]):
        found = [record for record in block if record.status in kind.life.open]
        officers = reader.labels({record.officer for record in found if record.officer is not None})
        children = reader.labels({child for record in found if (child := snapshot.child_of(record))})
        for record in found:
            yield OpenRecord(
                record.reference or "",
                kind.title,
                children.get(snapshot.child_of(record) or 0, NAMELESS),
                officers.get(record.officer or 0, NO_OFFICER),
                snapshot.hub_name(record.hub, month_of(day)) if record.hub is not None else NO_HUB,
                getattr(record, kind.event),
                day,
                id_of(record) in hidden,
            )
