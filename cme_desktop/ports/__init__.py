"""What the officers' world needs of the storage, as protocols that `db` fulfils."""

from cme_desktop.ports.changing import Batch, Intake, UnitOfWork
from cme_desktop.ports.history import History
from cme_desktop.ports.kept_returns import KeptReturns, ReturnsKeeping
from cme_desktop.ports.lists import Lists
from cme_desktop.ports.notebook import Notebook, NotebookPage
from cme_desktop.ports.queue import Queue
from cme_desktop.ports.reading import Reader
from cme_desktop.ports.records import Records
from cme_desktop.ports.rows import (
    MARK,
    PROGRAM,
    Anchor,
    Author,
    Change,
    Hit,
    Imported,
    KeptDraft,
    ListQuery,
    ListRow,
    PutOff,
    Resemblance,
    TimelineEntry,
    Workload,
    Written,
)
from cme_desktop.ports.store import CarryOut, EmergencyDrafts, Store, Understood
from cme_desktop.ports.wanted import Holding, RowWithin, RowWithout, Term, Terms, Wanted, Within, Without

__all__ = [
    "MARK",
    "PROGRAM",
    "Anchor",
    "Author",
    "Batch",
    "CarryOut",
    "Change",
    "EmergencyDrafts",
    "History",
    "Hit",
    "Holding",
    "Imported",
    "Intake",
    "KeptDraft",
    "KeptReturns",
    "ListQuery",
    "ListRow",
    "Lists",
    "Notebook",
    "NotebookPage",
    "PutOff",
    "Queue",
    "Reader",
    "Records",
    "Resemblance",
    "ReturnsKeeping",
    "RowWithin",
    "RowWithout",
    "Store",
    "Term",
    "Terms",
    "TimelineEntry",
    "Understood",
    "UnitOfWork",
    "Wanted",
    "Within",
    "Without",
    "Workload",
    "Written",
]
