"""Why records are counted otherwise than when a return was made: field, was, now, who and when, in words."""

from collections.abc import Sequence
from datetime import date
from textwrap import shorten

from cme_desktop.ports import Reader
from cme_desktop.returns.because import TAKEN_BACK, Cause, because
from cme_desktop.services.changed_fields import ChangedField
from cme_desktop.values.moments import show_moment, uk_day
from cme_desktop.versions.changes import FigureChange
from cme_desktop.versions.version import VersionContent

_MADE = "created"
"""What history calls the first save of a record."""
_CAUSES, _FIELDS, _LETTERS = 2, 3, 40
"""How many saves, fields of each and letters of a value are told; the record’s own history has them all."""
_NOT_ITSELF = "Not changed itself: a rule, the calendar, a hub or how the measure counts was."


class Reasons:
    """What the history tells of all the records behind some changes, read at once."""

    def __init__(self, reader: Reader, content: VersionContent, changes: Sequence[FigureChange]) -> None:
        causes = because(reader, content, changes)
        self._references = {hit.id: hit.reference for hit in reader.hits(sorted(causes))}
        self._causes = {id: _own_if_new(told, self._references.get(id)) for id, told in causes.items()}

    def reference(self, record: int) -> str:
        """Of a record; of one that is on file no more, that it was taken back. Empty where there is none."""
        return self._references.get(record, TAKEN_BACK if record in self._causes else "")

    def entered(self, record: int) -> date | None:
        """The day of the last save since."""
        causes = self._causes.get(record, ())
        return uk_day(causes[0].at) if causes and causes[0].at is not None else None

    def words(self, record: int) -> str:
        """The last saves, newest first."""
        causes = self._causes.get(record, ())
        return "; ".join(self._told(record, cause) for cause in causes[:_CAUSES]) or _NOT_ITSELF

    def _told(self, record: int, cause: Cause) -> str:
        of_another = "" if cause.reference in ("", self.reference(record)) else f"{cause.reference}: "
        when = f", {show_moment(cause.at)}" if cause.at is not None else ""
        return f"{of_another}{_what(cause)} ({cause.who}{when})"


def _own_if_new(causes: Sequence[Cause], reference: str | None) -> Sequence[Cause]:
    """Of a record that was made since its own saves alone: what became of the child tells no more."""
    own = [cause for cause in causes if cause.reference == reference]
    return own if any(cause.action == _MADE for cause in own) else causes


def _what(cause: Cause) -> str:
    if cause.action == _MADE:
        return "Entered"
    if not cause.fields:
        return cause.action.capitalize()
    more = len(cause.fields) - _FIELDS
    told = ", ".join(_field(field) for field in cause.fields[:_FIELDS])
    return f"{told} and {more} more" if more > 0 else told


def _field(field: ChangedField) -> str:
    was, now = (shorten(text, _LETTERS, placeholder="…") for text in (field.was, field.now))
    return f"{field.label} was {was}, is {now}"
