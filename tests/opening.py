"""A data file opened as the program opens it: what was cut short is brought to its end first."""

from cme_desktop.clock import Clock
from cme_desktop.operations.opening import FinishWhatWasLeft
from cme_desktop.operations.performing import perform
from cme_desktop.ports import PROGRAM, Store
from db.connecting.engine import PATIENCE
from db.store import SqlStore, open_store


def settle(store: Store) -> list[str]:
    """A sentence for whatever could not be brought to its end."""
    return perform(store, PROGRAM, FinishWhatWasLeft()).result


def open_settled(data: str, clock: Clock, patience: float = PATIENCE) -> SqlStore:
    """Ready for work."""
    store = open_store(data, clock, patience)
    settle(store)
    return store
