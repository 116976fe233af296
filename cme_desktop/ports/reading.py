"""Looking at a data file."""

from typing import Protocol

from cme_desktop.ports.history import History
from cme_desktop.ports.kept_returns import KeptReturns
from cme_desktop.ports.lists import Lists
from cme_desktop.ports.queue import Queue
from cme_desktop.ports.records import Records


class Reader(Records, Lists, Queue, History, Protocol):
    """Plain rows out of the data file, all as of one moment.

    What is restricted, and what is about a restricted child, is in no list, count, search or likeness; it is
    had by its id alone. `unseen` and `accounts` tell what that is.
    """

    @property
    def kept_returns(self) -> KeptReturns:
        """The returns that were made."""
        ...
