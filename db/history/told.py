"""What the history of one record tells of it, entry by entry."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import chain
from typing import Any, NamedTuple

from cme_desktop.description.case import rests_since
from cme_desktop.values.moments import uk_day
from db.history.chain import REFERENCE

Entry = Mapping[str, Any]
"""A row of the history, by the names of its columns."""

_UNTIL = "rests_until"
_TEXT_OR_NONE = frozenset({str, type(None)})
_REST = frozenset({"rests_until", "rest_reason"})
_IMPORTED = re.compile(r"imported from (.*)", re.DOTALL)
_TAKEN_BACK = re.compile(r"taken back: the import of (.*) was (stopped|undone)", re.DOTALL)
_as_fields = json.JSONDecoder().decode
_UNDONE = re.compile(r"taken back: (.*) was undone", re.DOTALL)


@dataclass
class ToldByHistory:
    """A history gone through from its beginning."""

    texts: dict[str, str] = field(default_factory=dict)
    """The texts of the fields, as the last entry leaves them."""
    reference: str | None = None
    """The reference that was given; not told of by the entries of earlier versions."""
    types: set[str] = field(default_factory=set)
    created: tuple[datetime, str] | None = None
    changed: tuple[datetime, str] | None = None
    rested: tuple[date | None, str | None] = (None, None)
    """Since when it rests, and who let it; nothing of one that does not."""
    version: int = 0
    unread: list[int] = field(default_factory=list)
    """The entries that cannot be understood."""
    odd: list[int] = field(default_factory=list)
    """Those that begin elsewhere than the one before ended, or come with another version."""

    @property
    def over(self) -> bool:
        """Whether nothing is left of the record: it was taken back."""
        return not self.texts

    def may_be_given(self, before: str | None, after: str | None) -> bool:
        """Whether a reference is given at the beginning, goes at the end, or comes again after one."""
        if before is None:
            return self.created is None or (self.over and after == self.reference)
        return after is None and before == (self.reference or before)


class _Change(NamedTuple):
    """What one entry tells: the texts before it, and after it by path."""

    before: list[str | None]
    after: dict[str, str | None]
    given: tuple[str | None, str | None] | None
    """The reference number, before and after; None of an entry that neither gives nor takes it."""


def told(entries: Iterable[Entry]) -> ToldByHistory:
    """What some entries of one record, in their order, make of it."""
    so_far = ToldByHistory()
    for entry in entries:
        try:
            change = _change(entry["fields"])
            moment = (datetime.fromisoformat(entry["at"]), entry["who"])
        except (ValueError, TypeError, AttributeError, RecursionError):
            so_far.unread.append(entry["id"])
            continue
        _take_up(so_far, entry, change, moment)
    return so_far


def _take_up(so_far: ToldByHistory, entry: Entry, change: _Change, moment: tuple[datetime, str]) -> None:
    so_far.types.add(entry["record_type"])
    version, texts = entry["record_version"], so_far.texts
    given = change.given
    saves = bool(change.after) or given is not None
    goes_on = [*map(texts.get, change.after)] == change.before
    rises = version > so_far.version if saves else version >= so_far.version
    begins = so_far.created is not None or version == 1
    if not (goes_on and rises and begins and (given is None or so_far.may_be_given(*given))):
        so_far.odd.append(entry["id"])
    so_far.created = so_far.created or moment
    if not saves:
        return
    so_far.changed, so_far.version = moment, version
    if given is not None:
        so_far.reference = given[1] or so_far.reference
    left = {**texts, **change.after}
    so_far.texts = {path: text for path, text in left.items() if text is not None}
    if not _REST.isdisjoint(change.after):
        day, until = uk_day(moment[0]), _day(texts.get(_UNTIL))
        since = rests_since(until, so_far.rested[0], day) or day
        so_far.rested = (since, moment[1]) if _UNTIL in so_far.texts else (None, None)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:  # nothing, or what no form has written
        return None


def _change(text: str) -> _Change:
    """Raises ValueError, TypeError, AttributeError for what no entry says."""
    fields = _as_fields(text)
    given = tuple(fields.pop(REFERENCE)) if REFERENCE in fields else None
    pairs = fields.values()
    earlier, later = zip(*pairs, strict=True) if pairs else ((), ())
    if not _TEXT_OR_NONE.issuperset(map(type, chain(earlier, later, given or ()))):
        raise ValueError("a field changes from one text to another")
    if given is not None and len(given) != 2:
        raise ValueError("a reference changes from one to another")
    return _Change([*earlier], dict(zip(fields, later, strict=True)), given)


def was_taken_back(entries: Sequence[Entry]) -> bool:
    """Whether a record went with the import that had brought it, or with the change that had made it."""
    came, went = _IMPORTED.fullmatch(entries[0]["action"]), _TAKEN_BACK.fullmatch(entries[-1]["action"])
    if came is not None and went is not None and came[1] == went[1]:
        return went[2] == "stopped" or len({entry["who"] for entry in _saves(entries[:-1])}) == 1
    undone = _UNDONE.fullmatch(entries[-1]["action"]) is not None and went is None
    return undone and len({(entry["at"], entry["who"]) for entry in _saves(entries[:-1])}) == 1


def was_never_seen(entries: Sequence[Entry]) -> bool:
    """Whether it came with an import that was stopped before its end, and went with it."""
    went = _TAKEN_BACK.fullmatch(entries[-1]["action"])
    return went is not None and went[2] == "stopped"


def _saves(entries: Sequence[Entry]) -> list[Entry]:
    """Those that changed something, since the record came, or came again."""
    saves = [entry for entry in entries if json.loads(entry["fields"])]
    comings = [place for place, entry in enumerate(saves) if _gives(json.loads(entry["fields"]))]
    return saves[max(comings, default=0) :]


def _gives(fields: Mapping[str, list[str | None]]) -> bool:
    return fields.get(REFERENCE, [""])[0] is None
