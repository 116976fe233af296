"""What is read out of the data file for the pane beside a form."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from cme_desktop.description.record import Record
from cme_desktop.description.record_type import RecordType
from cme_desktop.fields import known
from cme_desktop.issues import Issue
from cme_desktop.leave import Leave
from cme_desktop.ports import Change, Reader, Records, TimelineEntry
from cme_desktop.public_names import ShownName
from cme_desktop.services.changed_fields import ids_in
from cme_desktop.services.follow_ups import under_way
from cme_desktop.services.guidance import Guidance, guidance
from cme_desktop.standing_records.child import CHILD, Child
from cme_desktop.statutory.clocks import Deadline
from cme_desktop.values.partial_dates import BirthDate

if TYPE_CHECKING:
    from cme_desktop.services.contradictions import Clash
    from cme_desktop.services.duplicates import Likely

CHANGES = 8
"""How many of the changes of a record are told."""


@dataclass(frozen=True)
class Around:
    """What was read for the pane."""

    clashes: "Sequence[Clash]" = ()
    doubts: Sequence[Issue] = ()
    guidance: Guidance = field(default_factory=Guidance)
    under_way: dict[str, tuple[int, str]] = field(default_factory=dict)
    """Follow-ups that have been begun already: by type, the record's id and reference."""
    likely: "Sequence[Likely]" = ()
    asked: Sequence[Deadline] = ()
    """What is asked of the record on file because of others about its child."""
    past: Sequence[TimelineEntry] = ()
    history: Sequence[Change] = field(default=())
    labels: dict[int, ShownName] = field(default_factory=dict)
    born: BirthDate | None = None
    """When the child was born, for the duties that go by it."""
    trouble: str = ""
    """Why nothing could be read."""


def read_around(
    kind: RecordType[Any], record: Record, new_child: Any, today: date, leave: Leave, reader: Reader
) -> Around:
    """All of it for a record as it is typed; `new_child` is the child, where one is being put on file.

    Of a restricted child whose file is not opened nothing is told: as if the record were about nobody yet.
    """
    from cme_desktop.services.clashes import clashes  # late: a form is typed into without
    from cme_desktop.services.contradictions import contradictions

    if record.child and not leave.covers(reader.accounts(record.child)):
        record = replace(record, child=None)
    child = reader.get(CHILD, record.child) if record.child else None
    against = contradictions(reader, kind, record, child, today)
    likely = _likely(reader, new_child) if new_child is not None else []
    past = [entry for entry in reader.timeline(record.child) if entry.id != record.id] if record.child else []
    history = reader.history(record.id) if record.id is not None else []
    told = guidance(reader, kind, record, today)
    found = [*clashes(reader, kind, record), *(one for one in against if one.other is not None)]
    advised = {advice.text for advice in told.advice}  # it leads to the same records, and is read there
    return Around(
        clashes=[one for one in found if one.issue.text not in advised],
        doubts=[one.issue for one in against if one.other is None],
        guidance=told,
        under_way=_under_way(reader, kind, record),
        likely=likely,
        asked=_asked(reader, record),
        past=past,
        history=history,
        labels=reader.labels(ids_in(history[:CHANGES])),
        born=None if child is None else known(child.birth),
    )


def _asked(reader: Reader, record: Record) -> list[Deadline]:
    if record.id is None or not record.child:
        return []
    asked = reader.at_odds([record.child]).get(record.id)
    return [] if asked is None else [asked]


def _likely(reader: Reader, new_child: Child) -> "Sequence[Likely]":
    from cme_desktop.services.duplicates import likely_children  # late: no other record is compared

    return likely_children(reader, new_child)


def _under_way(reader: Records, kind: RecordType[Any], record: Record) -> dict[str, tuple[int, str]]:
    if record.id is None:
        return {}
    begun = {follow.to: under_way(reader, follow, record.id) for follow in kind.follow_ups}
    return {
        key: (one.id, one.reference or "")
        for key, one in begun.items()
        if one is not None and one.id is not None
    }
