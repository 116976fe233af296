"""What a draft is understood as: the record, the fields that belong to it, and what is wrong with it."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from typing import Any, Generic, Protocol
from weakref import proxy

from cme_desktop.description.ahead import too_far_ahead
from cme_desktop.description.case import is_as_before, rest_issues, rests_since
from cme_desktop.description.record import STAMPS, R, copied
from cme_desktop.description.record_type import RecordType
from cme_desktop.drafts.asking import asked
from cme_desktop.drafts.entries import Entries
from cme_desktop.fields import Reading, reads_of
from cme_desktop.issues import Issue, refuse, warn
from cme_desktop.statutory.conditions import holds
from cme_desktop.statutory.law import Law
from cme_desktop.values.errors import ValueProblem


class Typed(Protocol[R]):
    """What has been typed of a record, against what it was read, and the saved record it started from."""

    type: RecordType[R]
    reading: Reading
    base: R | None
    head: Entries
    rows: dict[str, list[Entries]]
    row_ids: dict[str, list[int | None]]
    lines: dict[str, str]

    def all_entries(self) -> list[Entries]: ...

    def read_line(self, name: str) -> object: ...


class Understood(Generic[R]):
    """Each part is worked out once, when it is first asked for; good while the draft stays as it is."""

    def __init__(self, draft: Typed[R]) -> None:
        self._draft: Typed[R] = proxy(draft)  # which holds this one: a circle would wait for the collector
        self._type = draft.type
        self._law = draft.reading.law
        self._blank = draft.type.cls()
        self._from = standing(draft)

    def still_holds(self) -> bool:
        """Whether the draft is as it was: every text, status and row, the law, and the day it is today."""
        return self._from == standing(self._draft)

    @cached_property
    def record(self) -> R:
        """Fields that are hidden or unreadable are left empty."""
        record = copied(self._readable)
        for name in self._type.plain.keys() - self.shown:
            setattr(record, name, getattr(self._blank, name))
        before = self._draft.base
        if not is_as_before(record, before):  # it is set now, and signed when it is saved
            kept = (None, None) if before is None else (before.rests_until, before.rested_on)
            record.rested_on = rests_since(*kept, self._draft.reading.today)
            record.rested_by = None
        return record

    @cached_property
    def shown(self) -> frozenset[str]:
        """The fields that belong on the form."""
        asked = self._type.conditional.items()
        hidden = {name for name, when in asked if not holds(when, self._readable, self._law)}
        return frozenset(self._type.fields.keys() - hidden)

    @property
    def issues(self) -> tuple[Issue, ...]:
        """The gravest first, in the order of the form; why a text cannot be read is said as it stands now."""
        unread = self._draft.head.issues(self.shown & self._unread)
        return tuple(sorted([*unread, *self._found], key=self._weight))

    # -- inside ---------------------------------------------------------------------------------

    @cached_property
    def _found(self) -> list[Issue]:
        """All that is wrong, outstanding or doubtful but the texts that cannot be read."""
        return [*self._field_issues(), *self._line_issues(), *self._rule_issues(), *self._move_issues(),
                *self._rest_issues(),
                *too_far_ahead(self._type, self.record, self._draft.base, self._draft.reading)]  # fmt: skip

    def _weight(self, issue: Issue) -> tuple[int, int]:
        return issue.severity, self._type.places.get(issue.path.split(".")[0], -1)

    @cached_property
    def _unread(self) -> set[str]:
        """The fields whose texts cannot be read."""
        return {name for name, entry in self._draft.head.typed.items() if entry.problem}

    @cached_property
    def _readable(self) -> R:
        """All that could be read, of hidden fields too."""
        record, draft = self._type.cls(), self._draft
        if draft.base is not None:
            for name in STAMPS:
                setattr(record, name, getattr(draft.base, name))
        for name in self._undecided:
            setattr(record, name, None)
        for name, value in draft.head.values().items():
            setattr(record, name, value)
        for name, described in self._type.rows.items():
            rows = zip(draft.row_ids[name], draft.rows[name], strict=True)
            setattr(record, name, [described.of(id=id, **row.values()) for id, row in rows if not row.blank])
        return record

    def _field_issues(self) -> Iterator[Issue]:
        yield from self._draft.head.issues((self.shown & self._type.plain.keys()) - self._unread)
        for name, rows in self._draft.rows.items():
            for number, row in enumerate(rows):
                if not row.blank:
                    shown = _shown_in(self._type, name, row, self._law)
                    yield from (issue.within(f"{name}.{number}") for issue in row.issues(shown))

    def _line_issues(self) -> Iterator[Issue]:
        for name, text in self._draft.lines.items():
            try:
                self._draft.read_line(name)
            except ValueProblem as problem:
                yield refuse(name, str(problem))
            else:
                yield refuse(name, f"“{text.strip()}” is not among the rows yet. Enter takes it in.")

    def _rule_issues(self) -> Iterator[Issue]:
        silent = self._unread.union(self._undecided)
        reading = self._draft.reading.at(self.record.school)
        for rule in self._type.rules:
            if silent.isdisjoint(reads_of(rule)):
                found = asked(rule, self._type.fields, self.record, reading)
                yield from map(self._where_typed, found)

    @cached_property
    def _undecided(self) -> list[str]:
        """The choices that have to be made and have been emptied."""
        return [name for name in self._type.decided if self._draft.head[name].value is None]

    def _move_issues(self) -> Iterator[Issue]:
        """A status that does not usually follow the saved one is worth a second look."""
        if self._draft.base is None or not self.record.status:
            return
        life, before = self._type.life, self._draft.base.status
        if before in life.statuses and self.record.status not in life.next_from(before):
            usual = " or ".join(f"“{life.statuses.label(code)}”" for code in life.next_from(before)[1:])
            yield warn(
                "status", f"After “{life.statuses.label(before)}” usually comes {usual}; check the status."
            )

    def _rest_issues(self) -> Iterator[Issue]:
        """One that is finished rests no more."""
        if self.record.status in self._type.life.open:
            rule = self._type.longest_rest(self.record)
            as_before = is_as_before(self.record, self._draft.base)
            yield from rest_issues(self.record, rule, as_before, self._draft.reading)

    def _where_typed(self, issue: Issue) -> Issue:
        """Rules count the rows that have something in them; the form shows the blank ones too."""
        name, _, rest = issue.path.partition(".")
        if name not in self._draft.rows or not rest:
            return issue
        number, _, field = rest.partition(".")
        filled = [place for place, row in enumerate(self._draft.rows[name]) if not row.blank]
        return replace(issue, path=f"{name}.{filled[int(number)]}.{field}".rstrip("."))


def standing(draft: Typed[R]) -> tuple[object, ...]:
    """All that what is understood follows from, so that nothing has to be told when some of it changes.

    Of a text by itself nothing follows, but of what it was read as, or that it could not be read: most
    letters of a day change nothing.
    """
    head = [(name, type(e.value), e.value, e.problem is None) for name, e in draft.head.typed.items()]
    rows = [
        (name, tuple(draft.row_ids[name]), tuple(tuple(row.typed.items()) for row in rows))
        for name, rows in draft.rows.items()
    ]
    read_by = [row.reading for row in draft.all_entries()]
    return head, rows, dict(draft.lines), draft.base, draft.reading, read_by


def _shown_in(record_type: RecordType[Any], name: str, row: Entries, law: Law) -> set[str]:
    as_understood = record_type.rows[name].of(**row.values())
    return {field for field in row if holds(row.fields[field].shown_when, as_understood, law)}
