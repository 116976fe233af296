"""The saved views of a list: all, what is open, what is mine."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from cme_desktop.ports import Author, ListQuery
from cme_desktop.records.base import RecordType
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
    label = "Open" if record_type.notice else life.statuses.label(life.first)
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
    sort, down = default_sort(record_type)
    equal = view.equal
    if statuses:
        equal = (*(pair for pair in equal if pair[0] != "status"), ("status", statuses))
    return ListQuery(record_type, sort, down, tuple(search_words(text)), equal)


def default_sort(record_type: RecordType[Any]) -> tuple[str, bool]:
    """The column a list begins sorted by, and whether downwards: newest notice first, registers by name."""
    if record_type.notice and "received_on" in record_type.list_columns:
        return "received_on", True
    return record_type.list_columns[1], False
