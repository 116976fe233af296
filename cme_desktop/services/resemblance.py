"""Records like a restricted child's: saved as any other, and put before a manager where nobody else sees it.

Whoever saved one reads the same words as for a child who is like nobody.
"""

from cme_desktop.matching.likeness import WORTH_A_LOOK, likeness
from cme_desktop.ports import UnitOfWork
from cme_desktop.standing_records.child import CHILD, Child
from cme_desktop.standing_records.child.identity import child_keys, identity


def ask_manager(work: UnitOfWork, child: Child) -> None:
    """Have a manager asked whether a child who has just been saved is one of the restricted ones."""
    assert child.id is not None
    typed = identity(child)
    for id in work.sharing_keys(child_keys(child), among_restricted=True):
        alike = likeness(typed, identity(work.get(CHILD, id)))
        if alike.weight >= WORTH_A_LOOK:
            for kept in set(work.accounts(id)).difference(work.accounts(child.id)):
                work.ask_manager(child.id, kept, ", ".join(alike.reasons))
