"""One identity in two rows of a file: an entry with something else, or one number for two entries."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from cme_desktop.description.record_type import RecordType
from cme_desktop.description.target import Links
from cme_desktop.fields import EmailField, LaestabField, known
from cme_desktop.intake.targets import TARGETS
from cme_desktop.ports import Notebook, NotebookPage
from cme_desktop.public_names import own_name
from cme_desktop.values.sentences import mid_sentence


class Twice:
    """Remembers the rows of one file of a register by what they are of."""

    def __init__(self, record_type: RecordType[Any], notebook: Notebook) -> None:
        self.type = record_type
        self._rows: NotebookPage[int, int] = notebook.page("rows by the entries they are of")
        self._first: NotebookPage[str, tuple[int, str]] = notebook.page("rows by numbers and addresses")
        self._told_by = [
            name
            for name, described in record_type.plain.items()
            if described.unique or described.identifies or isinstance(described, (EmailField, LaestabField))
        ]

    def contrary(self, entry: int, differing: Callable[[], Iterable[str]]) -> str | None:
        """Why a row is handed back that says other things of an entry than an earlier row did.

        Children and people are told apart before, by more than one number.
        """
        target = TARGETS.get(self.type.key)
        if target is None or target.links is not Links.BY_PARTICULARS:
            return None
        first = self._rows.get(entry)
        if first is None:
            return None
        labels = " and ".join(f"“{label}”" for label in differing())
        if not labels:
            return None
        return (
            f"The same {mid_sentence(self.type.title)} is in this file twice: row {first} has "
            f"another {labels}. Keep the right one of the two."
        )

    def keep(self, row: int, entry: int) -> None:
        """Remember which entry a row is of."""
        self._rows.put_first(entry, row)

    def told(self, row: int, record: Any) -> Iterator[tuple[str, str]]:
        """For a new entry: the numbers and addresses that an earlier row has for somebody else."""
        for name in self._told_by:
            value = known(getattr(record, name))
            if value is None or not self.type.plain[name].tells_apart(value):
                continue
            shown = self.type.plain[name].show(value)
            key = f"{name} {shown.casefold()}"
            found = self._first.get(key)
            if found is None:
                self._first.put(key, (row, own_name(self.type, record)))
            elif found[0] != row:
                label, (first, other) = self.type.plain[name].label, found
                yield f"twice {name}", f"{label}: {shown} is in row {first} too, for {other}."
