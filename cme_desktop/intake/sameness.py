"""Whether a record of a table is on file already, so that loading a file twice changes nothing."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from cme_desktop.fields import Field, Unanswered, known
from cme_desktop.intake.marks import Back, mark
from cme_desktop.ports import Reader
from cme_desktop.records.base import R, RecordType

Texts = Mapping[str, str]


def texts(record_type: RecordType[Any], record: Any) -> dict[str, str]:
    """Every value of a record by path, as history keeps it; blanks are left out."""
    found = dict(_texts(record_type.plain, record, ""))
    for name, described in record_type.rows.items():
        for place, row in enumerate(getattr(record, name)):
            found |= _texts(described.fields, row, f"{name}.{place}.")
    return found


def _texts(fields: Mapping[str, Field[Any]], holder: Any, prefix: str) -> Iterator[tuple[str, str]]:
    for name, described in fields.items():
        value = getattr(holder, name)
        if value is None or value == ():
            continue
        yield prefix + name, value.value if isinstance(value, Unanswered) else described.kept(value)


@dataclass
class _Held:
    """One notice on file; `id` is 0 for one that this import has just brought."""

    id: int
    reference: str
    now: Texts
    episode: tuple[Any, ...]


class OnFile:
    """The notices about each child, as they came in and as they now are; looked up once for each child.

    Records that are about no child, such as term dates, are looked up together.
    """

    def __init__(self, reader: Reader, record_type: RecordType[Any]) -> None:
        self.reader = reader
        self.type = record_type
        self._about: dict[int | None, tuple[_Held, ...]] = {}
        self._first: dict[int, Texts] = {}
        self._all_read = False

    def read_ahead(self) -> None:
        """Read every notice of the type at once: quicker than one by one for a table about as long."""
        self._all_read = True
        about: dict[int | None, list[_Held]] = defaultdict(list)
        for record in self.reader.records(self.type):
            about[record.child].append(self._held(record))
        self._about = {child: tuple(held) for child, held in about.items()}

    def forget(self) -> None:
        """Look up anew what was read: somebody has saved such a record."""
        self._about.clear()
        self._all_read = False

    def mark(self) -> Back:
        """How to come back to what is counted as on file now."""
        return mark(self, "_about", "_all_read")

    def same(self, record: Any) -> str | None:
        """The reference of one on file that says what a record says, now or when it was made.

        The second matters because officers and other notices move records on after they came in.
        """
        said, held = texts(self.type, record), self._of(record.child)
        now = (other.reference for other in held if said == other.now)
        once = (other.reference for other in held if other.id and said == self._at_first(other.id))
        return next(chain(now, once), None)

    def like(self, record: Any) -> str | None:
        """The reference of one on file that tells of the same episode in other words."""
        episode = self._episode(record)
        held = self._of(record.child) if episode else ()
        return next((other.reference for other in held if other.episode == episode), None)

    def add(self, record: Any, reference: str) -> None:
        """Count a record of the table as on file from now on."""
        held = _Held(0, reference, texts(self.type, record), self._episode(record))
        self._about[record.child] = (*self._of(record.child), held)

    def _of(self, child: int | None) -> tuple[_Held, ...]:
        if child not in self._about:
            found = () if self._all_read else self._read(child)
            self._about[child] = tuple(self._held(one) for one in found)
        return self._about[child]

    def _read(self, child: int | None) -> Iterator[Any]:
        if child is None:
            yield from (record for record in self.reader.records(self.type) if record.child is None)
        elif child > 0:
            for entry in self.reader.about("child", child, [self.type.key]):
                yield self.reader.get(self.type, entry.id)

    def _held(self, record: Any) -> _Held:
        return _Held(record.id, record.reference, texts(self.type, record), self._episode(record))

    def _at_first(self, id: int) -> Texts:
        """What history says the record was when it was made."""
        if id not in self._first:
            first = self.reader.history(id)[-1]
            self._first[id] = {path: to for path, (_, to) in first.fields.items() if to is not None}
        return self._first[id]

    def _episode(self, record: Any) -> tuple[Any, ...]:
        """What names the episode; nothing where a part of it is not known."""
        values = tuple(known(getattr(record, name)) for name in self.type.episode)
        return () if None in values else values


def filled(record_type: RecordType[R], base: R, record: R, given: set[str]) -> list[str]:
    """Fill the blanks of `base` from `record`, and add the rows it lacks; labels of the fields that differ.

    `given` are the fields that the table gives; nothing that is on file is overwritten.
    """
    differing = []
    for name, described in record_type.plain.items():
        mine, theirs = getattr(base, name), getattr(record, name)
        if name not in given or theirs in (None, ()) or mine == theirs:
            continue
        if mine in (None, ()):
            setattr(base, name, theirs)
        else:
            differing.append(described.label)
    for name, rows in record_type.rows.items():
        held = [dict(_texts(rows.fields, row, "")) for row in getattr(base, name)]
        for row in getattr(record, name):
            if not any(dict(_texts(rows.fields, row, "")).items() <= other.items() for other in held):
                getattr(base, name).append(row)
    return differing
