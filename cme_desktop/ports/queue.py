"""What waits for somebody: duties, unfinished typing, questions to a manager, days to be reckoned anew."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Protocol

from cme_desktop.due import EVERYBODY, DueLine, Reckoning, Scope
from cme_desktop.ports.rows import KeptDraft, Resemblance, Workload
from cme_desktop.statutory.clocks import Deadline


class Queue(Protocol):
    """Duties, typing and questions that are not done with.

    All there are of them, unless the caller names the `most` it wants, and says in what it shows that there
    may be more.
    """

    def due(
        self,
        until: date | None = None,
        unmet: bool = True,
        most: int | None = None,
        scope: Scope = EVERYBODY,
        after: date | None = None,
        awake_on: date | None = None,
    ) -> list[DueLine]:
        """Deadlines by due date, those without one last; unmet ones only unless told otherwise.

        With `until`, only those that are due by then; with `after`, those that are due on a later day; with
        `awake_on`, without those that rest beyond a day.
        """
        ...

    def unmet_on(self, day: date, most: int | None = None) -> list[DueLine]:
        """What stood and was not met at the end of a day gone by, in the same order.

        It is told by the records as they are now: a duty that has fallen away since then is not among them.
        """
        ...

    def at_odds(self, children: Collection[int]) -> dict[int, Deadline]:
        """What records about these children are at odds with, as it is asked on file, restricted or not."""
        ...

    def due_by_type(self, until: date, scope: Scope = EVERYBODY) -> dict[str, int]:
        """Per type key, how many unmet deadlines are due by a day; types without any are left out."""
        ...

    def workload(self, today: date, scope: Scope = EVERYBODY) -> Workload:
        """How much there is to do on a day, and how much is open."""
        ...

    def awaited(self, after: date, scope: Scope = EVERYBODY, most: int | None = None) -> list[DueLine]:
        """Unmet deadlines due after a day for which somebody's answer is awaited, and that do not rest."""
        ...

    def undated(self, scope: Scope = EVERYBODY, most: int | None = None) -> list[DueLine]:
        """Unmet duties whose due day cannot be reckoned yet."""
        ...

    def unallocated(self, scope: Scope = EVERYBODY, most: int | None = None) -> list[DueLine]:
        """Open notices that no officer has, the oldest first, each as a duty to hand it to one.

        They are nobody's own: an officer's queue has all of them, a hub's those that have come to the hub.
        """
        ...

    def unread_lines(self) -> int:
        """Of how many records lines were left out of the queues asked for so far, as they cannot be read."""
        ...

    def reckonings(self) -> Sequence[Reckoning]:
        """What is still to be reckoned anew after changes of the law, the oldest first."""
        ...

    def to_reckon(self) -> int:
        """How many records that are, of those one may see; one that two changes concern counts twice."""
        ...

    def resemblances(self) -> list[Resemblance]:
        """The records like a restricted one of which no manager has said whose they are, oldest first."""
        ...

    def drafts(self, who: str | None = None) -> list[KeptDraft]:
        """Unfinished typing, newest first."""
        ...
