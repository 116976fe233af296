"""One record under way, from the first key to the save; the view-model behind every form and import."""

from copy import copy, deepcopy
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import chain
from typing import Any, Generic

from cme_desktop.description.record import R, copied
from cme_desktop.description.record_type import RecordType
from cme_desktop.drafts.entries import Entries, Entry
from cme_desktop.drafts.understood import Understood
from cme_desktop.fields import LinkField, Reading, known
from cme_desktop.issues import Issue, Severity
from cme_desktop.public_names import Labels, ShownName, kept_name

FILLED = "filled"
"""What the names of the fields that nobody typed are kept under, among what is typed."""
_NOTHING_READ = Reading(date.min)


class Draft(Generic[R]):
    """What an officer has typed of one record.

    It starts from a saved record (`base`) or from nothing. Texts that cannot be read are kept with the
    reason; `record` gives the record as far as it could be understood.
    """

    def __init__(
        self,
        record_type: RecordType[R],
        reading: Reading,
        base: R | None = None,
        labels: Labels | None = None,
    ) -> None:
        self.type = record_type
        self.reading = reading
        self.base = base
        self.labels: dict[int, ShownName] = dict(labels or {})
        self.head = _begun(record_type, "").as_they_stand(reading)
        self.rows: dict[str, list[Entries]] = {name: [] for name in record_type.rows}
        self.row_ids: dict[str, list[int | None]] = {name: [] for name in record_type.rows}
        self.lines: dict[str, str] = {}
        """What stands typed of a line of several rows, not yet taken in."""
        self._known: Understood[R] | None = None
        if base is not None:
            self._fill(base)
        self._begun = self.to_json()

    # -- typing ---------------------------------------------------------------------------------

    def type_in(self, path: str, text: str) -> Entry:
        """Take in what was typed at a path (`received_on`, `checks.2.asked_on`)."""
        entries, name = self._at(path)
        before = self.school
        entries.reading = self._reading_at(before)
        entry = entries.type(name, text)
        self._follow_school(before)
        return entry

    def choose(self, path: str, value: int | None, label: ShownName) -> Entry:
        """Take in a linked record picked from a list."""
        entries, name = self._at(path)
        if value is not None:
            self.labels[value] = label
        before = self.school
        entry = entries.choose(name, value, label)
        self._follow_school(before)
        return entry

    def add_row(self, name: str) -> int:
        """Begin a new row; its number, counted from 0."""
        self.rows[name].append(_begun(self.type, name).as_they_stand(self.reading))
        self.row_ids[name].append(None)
        return len(self.rows[name]) - 1

    def type_line(self, name: str, text: str) -> None:
        """Keep a line of several rows as typed, to be taken in once it is finished."""
        self.lines[name] = text
        if not text.strip():
            del self.lines[name]

    def take_line(self, name: str) -> int:
        """Make rows of the line typed; how many. Raises ValueProblem, and the line stays."""
        made = self.read_line(name)
        for row in made:
            entries = self.rows[name][self.add_row(name)]
            for row_name in entries:
                entries.fill(row_name, getattr(row, row_name), self.labels)
        self.lines.pop(name, None)
        return len(made)

    def read_line(self, name: str) -> list[Any]:
        """The rows that the line typed means. Raises ValueProblem."""
        described = self.type.rows[name]
        assert described.from_line is not None, f"{name} takes no lines"
        return described.from_line(self.lines.get(name, ""), self._reading_at(self.school))

    def remove_row(self, name: str, number: int) -> None:
        """Take a row out."""
        del self.rows[name][number]
        del self.row_ids[name][number]

    def entry(self, path: str) -> Entry:
        """What stands at a path."""
        entries, name = self._at(path)
        return entries[name]

    def all_entries(self) -> list[Entries]:
        """What is typed of the record itself, and of each of its rows."""
        return [self.head, *chain.from_iterable(self.rows.values())]

    def read_by(self, reading: Reading) -> None:
        """Read against another day, or another law, from now on; what could be read stays as it is."""
        self.reading = reading
        self._read_again()

    def as_it_stands(self) -> "Draft[R]":
        """All that is typed now in a draft of its own, so that the officer may type on in this one."""
        twin = copy(self)
        twin._known, twin._begun = None, deepcopy(self._begun)
        twin.labels, twin.lines = dict(self.labels), dict(self.lines)
        twin.head = self.head.as_they_stand()
        twin.rows = {name: [row.as_they_stand() for row in rows] for name, rows in self.rows.items()}
        twin.row_ids = {name: list(ids) for name, ids in self.row_ids.items()}
        return twin

    def begin_here(self) -> None:
        """What stands in it by now was filled in, not typed by anybody: taking back all typing leads here."""
        self._begun = self.to_json()

    def filled_in(self, *names: str) -> None:
        """What stands in these fields was filled in as well."""
        now, begun = _kept(self.head), self._begun["head"]
        for name in names:
            for part in ("text", "links"):
                begun[part].pop(name, None)
                if name in now[part]:
                    begun[part][name] = now[part][name]

    def filled(self) -> list[str]:
        """The fields that stand as they were filled in."""
        begun = _typed_of(self._begun["head"])
        return [name for name, typed in _typed_of(_kept(self.head)).items() if begun.get(name) == typed]

    # -- reading --------------------------------------------------------------------------------

    def record(self) -> R:
        """The record as far as it can be understood; fields that are hidden or unreadable are left empty."""
        return copied(self._understood().record)

    def shown(self) -> frozenset[str]:
        """The fields that belong on the form, as things stand."""
        return self._understood().shown

    def issues(self) -> list[Issue]:
        """Everything wrong, outstanding or doubtful, the gravest first, in the order of the form."""
        return list(self._understood().issues)

    def refusals(self) -> list[Issue]:
        """What has to be put right before it can be saved."""
        return [issue for issue in self.issues() if issue.severity is Severity.REFUSE]

    @property
    def school(self) -> int | None:
        """The school chosen, whose calendar counts school days; a base link, if the type has one."""
        return known(self.head["school"].value)

    @property
    def child(self) -> int | None:
        """The child whom it is about, once one is chosen."""
        return known(self.head["child"].value)

    @property
    def dirty(self) -> bool:
        """Whether anything was typed that differs from what it began with.

        A row that is begun and empty is nothing yet, and neither is a new record that was only emptied.
        """
        now, begun = _substance(self.to_json()), _substance(self._begun)
        return now != begun if self.base is not None else any(part not in begun for part in now)

    # -- keeping --------------------------------------------------------------------------------

    def to_json(self) -> dict[str, Any]:
        """All that was typed, understood or not, to be kept through a crash."""
        return {
            "head": _kept(self.head),
            **({"lines": dict(self.lines)} if self.lines else {}),
            "rows": {
                name: [
                    {"id": row_id, **_kept(row)} for row_id, row in zip(self.row_ids[name], rows, strict=True)
                ]
                for name, rows in self.rows.items()
                if rows
            },
        }

    def restore(self, kept: dict[str, Any]) -> None:
        """Take up what `to_json` kept; fields that no longer exist are passed over.

        A linked record is called what it is called among `labels`, where it is there.
        """
        self.head.typed.clear()
        reading = self.head.reading = self._reading_at(linked_in(kept, "school"))
        _take_up(self.head, kept["head"], self.labels)
        self.lines = {name: text for name, text in kept.get("lines", {}).items() if name in self.rows}
        self.filled_in(*(name for name in kept.get(FILLED, ()) if name in self.type.plain))
        for name in self.rows:
            self.rows[name].clear()
            self.row_ids[name].clear()
            for row in kept["rows"].get(name, []):
                number = self.add_row(name)
                self.row_ids[name][number] = row["id"]
                self.rows[name][number].reading = reading
                _take_up(self.rows[name][number], row, self.labels)

    # -- inside ---------------------------------------------------------------------------------

    def _fill(self, record: R) -> None:
        for name in self.type.plain:
            self.head.fill(name, getattr(record, name), self.labels)
        for name in self.type.rows:
            for row in getattr(record, name):
                number = self.add_row(name)
                self.row_ids[name][number] = row.id
                for row_name in self.rows[name][number]:
                    self.rows[name][number].fill(row_name, getattr(row, row_name), self.labels)

    def _reading_at(self, school: int | None) -> Reading:
        """A case is of some school: until it is chosen, no other calendar counts in its place."""
        if school is None and self.type.worked and "school" in self.type.plain:
            return self.reading if self.reading.calendar is None else replace(self.reading, calendar=None)
        return self.reading.at(school)

    def _follow_school(self, before: int | None) -> None:
        """With another school, what was waiting for its calendar can be read."""
        if self.school != before:
            self._read_again()

    def _read_again(self) -> None:
        for entries in self.all_entries():
            entries.read_again(self._reading_at(self.school))

    def _understood(self) -> Understood[R]:
        """What is typed, understood once until something else is typed, or read against."""
        if self._known is None or not self._known.still_holds():
            self._known = Understood(self)
        return self._known

    def _at(self, path: str) -> tuple[Entries, str]:
        parts = path.split(".")
        if len(parts) == 1:
            return self.head, path
        return self.rows[parts[0]][int(parts[1])], parts[2]


@cache
def _begun(record_type: RecordType[R], rows: str) -> Entries:
    """What a new record begins with, or a new row of it where `rows` are named: made once for each type."""
    if rows:
        return Entries(record_type.rows[rows].fields, _NOTHING_READ)
    entries, blank = Entries(record_type.plain, _NOTHING_READ), record_type.cls()
    for name in entries:
        entries.fill(name, getattr(blank, name), {})
    return entries


def _kept(entries: Entries) -> dict[str, Any]:
    return {
        "text": {name: entry.text for name, entry in entries.typed.items() if entry.text},
        "links": {
            name: entry.value
            for name, entry in entries.typed.items()
            if isinstance(entries.fields[name], LinkField) and entry.value is not None
        },
    }


def _typed_of(kept: dict[str, Any]) -> dict[str, tuple[str, int | None]]:
    """What `_kept` kept, field by field: the text, and the record it points at."""
    texts, links = kept["text"], kept["links"]
    return {name: (text, links.get(name)) for name, text in texts.items() if text.strip()}


def _substance(kept: dict[str, Any]) -> list[Any]:
    """All that `to_json` kept and that says something, part by part, in its order."""
    heads = list(_typed_of(kept["head"]).items())
    lines = [(name, text.strip()) for name, text in kept.get("lines", {}).items()]
    rows = [
        (name, row["id"], _typed_of(row))
        for name, rows in kept["rows"].items()
        for row in rows
        if row["id"] is not None or _typed_of(row)
    ]
    return [*sorted(heads), *lines, *rows]


def _take_up(entries: Entries, kept: dict[str, Any], labels: Labels) -> None:
    for name, text in kept["text"].items():
        if name not in entries.fields:
            continue
        if (id := kept["links"].get(name)) is not None:
            entries.choose(name, id, labels.get(id, kept_name(text)))
        else:
            entries.type(name, text)


def all_linked(kept: dict[str, Any]) -> set[int]:
    """The ids of all records that what `to_json` kept points at, from its rows too."""
    return {id for part in (kept["head"], *chain(*kept["rows"].values())) for id in part["links"].values()}


def linked_in(kept: dict[str, Any], name: str) -> int | None:
    """The record that a field points at in what `to_json` kept."""
    id: int | None = kept.get("head", {}).get("links", {}).get(name)
    return id
