"""What was done with records, and what is on file about a child."""

from collections.abc import Collection
from datetime import date
from typing import Protocol

from cme_desktop.anchors import HistoryAnchor
from cme_desktop.ports.rows import Change, Imported, TimelineEntry


class History(Protocol):
    """The past of a record, of a child and of the data file."""

    def history(self, record: int) -> list[Change]:
        """Every change of a record, newest first."""
        ...

    def changes_since(self, anchor: HistoryAnchor, records: Collection[int]) -> list[Change]:
        """The changes of some records since an anchor was taken, newest first; no others are looked at."""
        ...

    def timeline(self, child: int) -> list[TimelineEntry]:
        """Every notice about a child, newest first."""
        ...

    def imports(self, most: int) -> list[Imported]:
        """The imports that are in the data file whole, and neither undone nor stopped, newest first."""
        ...

    def anchor(self, day: date) -> HistoryAnchor:
        """Where the history stands; that is noted beside the data file, too."""
        ...
