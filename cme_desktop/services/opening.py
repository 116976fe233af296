"""Opening what is restricted: asked first, with a reason, and written down in the child's history.

Who may give leave is for roles to say; until there are any, whoever gives a reason opens the file.
"""

from collections.abc import Iterable

from cme_desktop.errors import AskFirst
from cme_desktop.leave import Leave
from cme_desktop.ports import Records, UnitOfWork
from cme_desktop.standing_records.child import CHILD


def refuse_unopened(reader: Records, leave: Leave, ids: Iterable[int | None]) -> None:
    """Raises AskFirst for a restricted record, or one about a restricted child, that is not opened yet."""
    for id in ids:
        if id is not None and not leave.covers(reader.accounts(id)):
            (hit,) = reader.hits([id])
            raise AskFirst(id, hit.reference)


def open_file(work: UnitOfWork, id: int, reason: str) -> list[int]:
    """Write down who opens a record, and why, with each restricted child it is about; gives these."""
    children = work.accounts(id)
    (hit,) = work.hits([id])
    for child in children:
        through = "" if child == id else f" through {hit.reference}"
        work.note(CHILD, child, f"opened{through}: {reason}")
    return children
