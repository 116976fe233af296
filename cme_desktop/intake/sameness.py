"""Whether a record of a table is on file already, so that loading a file twice changes nothing."""

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from cme_desktop.description.record import R
from cme_desktop.description.record_type import RecordType
from cme_desktop.description.texts import record_texts
from cme_desktop.fields import known
from cme_desktop.fields.answered import is_blank, texts
from cme_desktop.intake.marks import Back, mark
from cme_desktop.ports import Notebook, NotebookPage, Reader


class OnFile:
    """The notices about each child, as they came in and as they now are; looked up once for each child.

    Records that are about no child, such as term dates, are looked up together. Each is noted under its child
    with what it says: two say the same whose digests are the same.
    """

    def __init__(self, reader: Reader, record_type: RecordType[Any], notebook: Notebook) -> None:
        self.reader = reader
        self.type = record_type
        self._about: NotebookPage[int, tuple[int, str]] = notebook.page("notices on file of each child")
        self._now: NotebookPage[str, str] = notebook.page("notices by what they say")
        self._first: NotebookPage[str, str] = notebook.page("notices by what they said at first")
        self._episodes: NotebookPage[str, str] = notebook.page("notices by their episodes")
        self._read: NotebookPage[int, int] = notebook.page("children whose notices are looked up")
        self._histories_read: NotebookPage[int, int] = notebook.page("children whose histories are looked up")
        self._all_read = False

    def read_ahead(self) -> None:
        """Read every notice of the type at once: quicker than one by one for a table about as long."""
        self._all_read = True
        for record in self.reader.records(self.type):
            self._take_in_from_file(record)

    def forget(self) -> None:
        """Look up anew what was read: somebody has saved such a record."""
        for by_words in (self._now, self._first, self._episodes):
            by_words.clear()
        for of_children in (self._read, self._histories_read):
            of_children.clear()
        self._about.clear()
        self._all_read = False

    def mark(self) -> Back:
        """How to come back to what is counted as on file now."""
        return mark(self, "_all_read")

    def same(self, record: Any) -> str | None:
        """The reference of one on file that says what a record says, now or when it was made.

        The second matters because officers and other notices move records on after they came in.
        """
        self._look_up(record.child)
        says = _key(record.child, sorted(record_texts(self.type, record).items()))
        now = self._now.get(says)
        if now is not None:
            return now
        self._look_up_histories(record.child)
        return self._first.get(says)

    def like(self, record: Any) -> str | None:
        """The reference of one on file that tells of the same episode in other words."""
        episode = self._episode(record)
        if not episode:
            return None
        self._look_up(record.child)
        return self._episodes.get(_key(record.child, episode))

    def add(self, record: Any, reference: str) -> None:
        """Count a record of the table as on file from now on."""
        self._look_up(record.child)
        self._take_in(record, reference)

    def _take_in_from_file(self, record: Any) -> None:
        self._about.add(_of(record.child), (record.id, record.reference))
        self._take_in(record, record.reference)

    def _take_in(self, record: Any, reference: str) -> None:
        self._now.add(_key(record.child, sorted(record_texts(self.type, record).items())), reference)
        if episode := self._episode(record):
            self._episodes.add(_key(record.child, episode), reference)

    def _look_up(self, child: int | None) -> None:
        if self._all_read or _of(child) in self._read:
            return
        self._read.put(_of(child), 1)
        for record in self._records(child):
            self._take_in_from_file(record)

    def _records(self, child: int | None) -> Iterator[Any]:
        if child is None:
            yield from (record for record in self.reader.records(self.type) if record.child is None)
        elif child > 0:
            for entry in self.reader.about("child", child, [self.type.key]):
                yield self.reader.get(self.type, entry.id)

    def _look_up_histories(self, child: int | None) -> None:
        """What history says the records of a child were when they were made."""
        if _of(child) in self._histories_read:
            return
        self._histories_read.put(_of(child), 1)
        for id, reference in self._about.all(_of(child)):
            first = self.reader.history(id)[-1]
            said = {path: to for path, (_, to) in first.fields.items() if to is not None}
            self._first.add(_key(child, sorted(said.items())), reference)

    def _episode(self, record: Any) -> tuple[Any, ...]:
        """What names the episode; nothing where a part of it is not known."""
        values = tuple(known(getattr(record, name)) for name in self.type.episode)
        return () if None in values else values


def _of(child: int | None) -> int:
    """No child stands under a number that none has, saved or made up."""
    return child or 0


def _key(child: int | None, said: object) -> str:
    digest = sha256(repr(said).encode()).hexdigest()
    return f"{_of(child)} {digest}"


def filled(record_type: RecordType[R], base: R, record: R, given: set[str]) -> list[str]:
    """Fill the blanks of `base` from `record`, and add the rows it lacks; labels of the fields that differ.

    `given` are the fields that the table gives; nothing that is on file is overwritten.
    """
    differing = []
    for name, described in record_type.plain.items():
        mine, theirs = getattr(base, name), getattr(record, name)
        if name not in given or is_blank(theirs) or mine == theirs:
            continue
        if is_blank(mine):
            setattr(base, name, theirs)
        else:
            differing.append(described.label)
    for name, rows in record_type.rows.items():
        held = [dict(texts(rows.fields, row)) for row in getattr(base, name)]
        for row in getattr(record, name):
            if not any(dict(texts(rows.fields, row)).items() <= other.items() for other in held):
                getattr(base, name).append(row)
    return differing
