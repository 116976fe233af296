"""A data file, and where typing goes that it cannot take yet."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from typing import Any, Protocol, TypeVar

from cme_desktop.anchors import HistoryAnchor
from cme_desktop.ports.changing import Intake, UnitOfWork
from cme_desktop.ports.notebook import Notebook
from cme_desktop.ports.reading import Reader
from cme_desktop.ports.rows import Author, KeptDraft
from cme_desktop.watching import UNWATCHED, Watcher

T = TypeVar("T")
CarryOut = Callable[[Intake], None]
"""Does what a finished import put off until its end."""
Understood = Callable[[str, Any], bool]
"""Whether a step of that kind says what whoever carries it out can go by. Never raises."""


class EmergencyDrafts(Protocol):
    """Unfinished typing on this computer, for as long as the data file cannot take it."""

    def put(self, draft: KeptDraft, /) -> None:
        """Keep it under its mark, in place of what was kept under that. Raises Unavailable."""
        ...

    def remove(self, mark: str) -> None:
        """Forget what is kept under a mark, if anything is."""
        ...

    def all(self) -> list[KeptDraft]:
        """All that is kept and can be read, whoever typed it."""
        ...


class Store(Protocol):
    """A data file."""

    name: str
    """How an officer would call it."""

    def reading(self) -> AbstractContextManager[Reader]:
        """A look at the data as of one moment. Raises Unavailable."""
        ...

    def reading_as_at(self, day: date, watcher: Watcher = UNWATCHED) -> AbstractContextManager[Reader]:
        """A look at the data as it stood at the end of a day in the United Kingdom, read out of its history.

        Links, mergers, restrictions, rules, calendars, hubs and officers are as they were then, and due dates
        as they come to by that law. Settings are as they are now, as no history tells of them; unfinished
        typing, questions to managers and imports are left out, and nothing is found by words or likeness.
        `watcher` is told how far the history is read. Raises CmeError for a day to come or before the first
        entry, Unavailable, and Cancelled when it is to stop.
        """
        ...

    def changing(self, author: Author) -> AbstractContextManager[UnitOfWork]:
        """A change in somebody's name. Raises Unavailable."""
        ...

    def change(self, author: Author, work: Callable[[UnitOfWork], T]) -> T:
        """A change in somebody's name, committed when `work` ends well.

        Where a server undoes it for another's sake, `work` is done once more in a new one: nothing that it
        read, or that was given an id, may be kept from before. Raises Unavailable.
        """
        ...

    def settle(self, carry_out: CarryOut) -> list[str]:
        """Take back imports that ended too soon, and have finished ones carried to their end.

        Whoever is importing now settles the rest. Gives a sentence for whatever could not be settled, as it
        cannot be read. Raises Unavailable.
        """
        ...

    def importing(self, author: Author, file: str, carry_out: CarryOut) -> AbstractContextManager[Intake]:
        """An import of a file of that name. What it brought is taken back when it is left unfinished.

        What others have left is settled first. Raises Unavailable, and says who, while somebody else is
        bringing in a file.
        """
        ...

    def undoing(self, author: Author, number: int, carry_out: CarryOut) -> AbstractContextManager[Intake]:
        """An import that was finished, to be undone; nobody else brings in a file meanwhile.

        Raises NotFound where there is none of that number, and Unavailable as `importing` does.
        """
        ...

    def notebook(self) -> Notebook:
        """Room on this computer's disk for what a file comes to; no part of the data. Raises Unavailable."""
        ...

    def give_way(self) -> None:
        """Between two batches of long work: let whoever waits to save go first."""
        ...

    def fold_log(self) -> None:
        """In a moment when nobody waits: spare the saves to come what earlier ones have put off."""
        ...

    def findings(
        self,
        anchors: Sequence[HistoryAnchor] = (),
        note: Callable[[str], None] = ...,
        understood: Understood = ...,
        watcher: Watcher = UNWATCHED,
    ) -> Iterator[str]:
        """What is wrong: tables, history, records and all that follows from them; nothing when all is well.

        `anchors` are what the history is compared with; `note` is told what is no fault but worth knowing.
        Without `understood` a step that an import put off has only to be readable. `watcher` is told how many
        records have been looked at. Raises Cancelled when it is to stop.
        """
        ...

    def anchors(self) -> list[HistoryAnchor]:
        """Those that are kept beside the data file, and in it when it was a backup."""
        ...

    def anchors_in(self, path: Path) -> list[HistoryAnchor]:
        """Those in a list of them, in a backup or on the cover of a return. Raises CmeError."""
        ...

    def back_up(self, to: Path) -> None:
        """A verified copy. Raises Unavailable."""
        ...

    def close(self) -> None:
        """Let go of the file."""
        ...
