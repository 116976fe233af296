"""What the officers' world needs of the storage, as protocols that `db` fulfils."""

from cme_desktop.ports.changing import Batch, Intake, UnitOfWork
from cme_desktop.ports.notebook import Notebook, Page
from cme_desktop.ports.reading import Reader
from cme_desktop.ports.rows import (
    MARK,
    PROGRAM,
    Anchor,
    Author,
    Change,
    Hit,
    KeptDraft,
    ListQuery,
    ListRow,
    Resemblance,
    Step,
    TimelineEntry,
)
from cme_desktop.ports.store import CarryOut, EmergencyDrafts, Store, Understood

__all__ = [
    "MARK",
    "PROGRAM",
    "Anchor",
    "Author",
    "Batch",
    "CarryOut",
    "Change",
    "EmergencyDrafts",
    "Hit",
    "Intake",
    "KeptDraft",
    "ListQuery",
    "ListRow",
    "Notebook",
    "Page",
    "Reader",
    "Resemblance",
    "Step",
    "Store",
    "TimelineEntry",
    "Understood",
    "UnitOfWork",
]
