"""The saved views of a list: all, what is open, what is mine."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from cme_desktop.description.record_type import RecordType
from cme_desktop.fields import LinkField
from cme_desktop.looks.worked_out import WorkedOut
from cme_desktop.ports import Author, ListQuery, Records
from cme_desktop.registry import REGISTRY
from cme_desktop.touched import Aspect, Concern
from cme_desktop.values.searching import search_words

Equal = tuple[tuple[str, tuple[Any, ...]], ...]


@dataclass(frozen=True)
class View:
    """One tab of a list, and what holds of its rows."""

    name: str
    label: str
    equal: Equal
    statuses: tuple[str, ...]
    """Those that a row of the view can have."""


def views_of(record_type: RecordType[Any], author: Author) -> Iterator[View]:
    """The views of a type for one officer."""
    life = record_type.life
    every = tuple(choice.code for choice in life.statuses)
    still_open = tuple(code for code in every if code in life.open)
    yield View("all", "All", (), every)
    several = "Open" if record_type.worked else "Current"
    label = several if len(life.open) > 1 else life.statuses.label(*life.open)
    yield View("open", label, (("status", still_open),), still_open)
    if author.officer is not None and "officer" in record_type.plain:
        mine = (("officer", (author.officer,)), ("status", still_open))
        yield View("mine", "Mine", mine, still_open)


def behind_figure(record_type: RecordType[Any], ids: tuple[int, ...]) -> View:
    """The records that a figure counts."""
    every = tuple(choice.code for choice in record_type.life.statuses)
    return View("figure", "Counted", (("id", ids),), every)


def query_for(record_type: RecordType[Any], view: View, statuses: tuple[str, ...], text: str) -> ListQuery:
    """What a view shows once narrowed to some statuses (none chosen: to any) and to typed words."""
    order = record_type.order
    equal = view.equal
    if statuses:
        equal = (*(pair for pair in equal if pair[0] != "status"), ("status", statuses))
    return ListQuery(record_type, order.column, order.down, tuple(search_words(text)), equal)


def count_unseen(query: ListQuery, reader: Records) -> tuple[ListQuery, int]:
    """How many restricted records a list leaves out; none is said of one that is narrowed."""
    narrowed = query.words or [name for name, _ in query.equal if name != "id"]
    ids = dict(query.equal).get("id")
    unseen = reader.unseen(query.type) if not narrowed else frozenset[int]()
    return query, len(unseen if ids is None else unseen.intersection(ids))


def rows_concern(
    record_type: RecordType[Any], ids: tuple[int, ...] = (), worked_out: Sequence[WorkedOut] = ()
) -> Concern:
    """What a list shows: any record of its type or, with `ids`, these; and how what they point at is called.

    Of what is worked out of other records it is any of theirs.

    Whoever is named by restricted children alone is in no list: so it goes by whoever names them, too.
    """
    hiding = (kind for kind in REGISTRY if kind.can_be_restricted)
    naming = {kind.key for kind in hiding if record_type.key in _named_in_rows(kind)}
    shown = frozenset[str]() if ids else frozenset((record_type.key, *naming))
    types = shown.union(*(column.goes_by for column in worked_out))
    pointed_at = (field.to for field in record_type.plain.values() if isinstance(field, LinkField))
    named = frozenset((*pointed_at, *_named_in_rows(record_type)))
    return Concern(types, frozenset(ids), named=named, aspects=frozenset((Aspect.SEEN,)))


def _named_in_rows(record_type: RecordType[Any]) -> set[str]:
    """Types that the rows of a record point at."""
    links = (field for rows in record_type.rows.values() for field in rows.fields.values())
    return {link.to for link in links if isinstance(link, LinkField)}
