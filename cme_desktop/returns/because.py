"""Why a figure is not what it was: what the history tells of the records that came, went or changed."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from cme_desktop.anchors import anchors_in
from cme_desktop.ports import Change, Hit, Reader
from cme_desktop.public_names import RESTRICTED, Labels
from cme_desktop.registry import record_type
from cme_desktop.services.changed_fields import ChangedField, changed_fields, ids_in
from cme_desktop.versions.changes import FigureChange
from cme_desktop.versions.version import VersionContent

TAKEN_BACK = "Taken back"
"""In place of the reference of a record that is not on file any more."""


@dataclass(frozen=True)
class Cause:
    """One change of a record behind a figure, or of the child that it is about."""

    reference: str
    """Of the record that was changed; `Restricted`, and nothing else, of one that is."""
    at: datetime | None = None
    who: str = ""
    action: str = ""
    fields: tuple[ChangedField, ...] = ()
    """None of a record that was taken back: whether it was restricted is not known any more."""


def because(
    reader: Reader, content: VersionContent, changes: Iterable[FigureChange]
) -> dict[int, list[Cause]]:
    """By record behind these changes of figures, what was saved since the version was made, newest first.

    The history of these records alone is read, and that of the children that they are about. A record without
    a cause was not changed itself: a hub, a rule, the calendar or the measure was.
    """
    records = sorted({record for change in changes for record in change.records})
    hits = {hit.id: hit for hit in reader.hits(records)}
    child_of = {id: hit.child for id, hit in hits.items() if hit.child is not None}
    hits |= {hit.id: hit for hit in reader.hits(sorted({*child_of.values()} - hits.keys()))}
    saved = _saved_since(reader, content, {*records, *child_of.values()})
    labels = reader.labels(ids_in(change for of_one in saved.values() for change in of_one))
    return {
        id: _causes(hits, labels, [*saved[id], *saved[child_of.get(id, 0)]], hits.get(id)) for id in records
    }


def _saved_since(
    reader: Reader, content: VersionContent, records: set[int]
) -> defaultdict[int, list[Change]]:
    """The saves of each since the version was made; that somebody opened a record is none."""
    saved: defaultdict[int, list[Change]] = defaultdict(list)
    for anchor in anchors_in(content.history):
        for change in reader.changes_since(anchor, records):
            if change.fields:
                saved[change.record].append(change)
    return saved


def _causes(hits: dict[int, Hit], labels: Labels, saved: list[Change], hit: Hit | None) -> list[Cause]:
    if hit is not None and hit.restricted:
        return [Cause(RESTRICTED)]
    in_order = sorted(saved, key=lambda change: change.at, reverse=True)
    return [_cause(change, hits.get(change.record), labels) for change in in_order]


def _cause(change: Change, hit: Hit | None, labels: Labels) -> Cause:
    if hit is None:
        return Cause(TAKEN_BACK, change.at, change.who, change.action)
    fields = tuple(changed_fields(record_type(change.type), change, labels))
    return Cause(hit.reference, change.at, change.who, change.action, fields)
