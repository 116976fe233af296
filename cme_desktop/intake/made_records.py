"""The records that an import has made or changed so far, as they will be by its end."""

from typing import Any

from cme_desktop.ports import Notebook, NotebookPage

NOT_YET = -1
"""Stands in a draft for the id of a linked record that is only made if the row is taken."""


class MadeRecords:
    """Those of a rehearsal have made-up ids below nought, and are nowhere but here."""

    def __init__(self, notebook: Notebook) -> None:
        self._ids: NotebookPage[int, int] = notebook.page("ids of records made")
        self._as_they_will_be: NotebookPage[int, Any] = notebook.page("records as they will be")
        self._last_made_up = NOT_YET

    def __contains__(self, id: int) -> bool:
        """Whether the import has made it, and not only changed it."""
        return id < 0 or id in self._ids

    def add(self, id: int) -> None:
        """It is saved, and can be read where it is saved."""
        self._ids.put(id, id)

    def rehearse(self, record: Any | None) -> int:
        """Its made-up id; None for one at which no row can point."""
        self._last_made_up -= 1
        if record is not None:
            self.keep(self._last_made_up, record)
        return self._last_made_up

    def keep(self, id: int, record: Any) -> None:
        """How it will be."""
        self._as_they_will_be.put(id, record)

    def get(self, id: int) -> Any | None:
        """As it will be, for whoever changes it; None where it is as it is saved."""
        return self._as_they_will_be.get(id)
