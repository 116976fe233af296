"""Lists of records, and records found by words and likeness."""

from collections.abc import Collection, Sequence
from typing import Protocol

from cme_desktop.ports.rows import Anchor, Hit, ListQuery, ListRow


class Lists(Protocol):
    """Lines about records, not the records; as many as are asked for.

    Whoever shows the first of them asks for one more, and says that there are others.
    """

    def page(self, query: ListQuery, start: Anchor | None, size: int) -> list[ListRow]:
        """So many rows of a list, from an anchor or from the top."""
        ...

    def anchors(self, query: ListQuery, every: int) -> tuple[int, list[Anchor]]:
        """How many rows a list has, and where each page of `every` rows begins."""
        ...

    def search(self, words: Sequence[str], limit: int, types: Sequence[str] = ()) -> list[Hit]:
        """Records all of whose given folded words begin one of their words; exact words first."""
        ...

    def search_otherwise(self, words: Sequence[str], limit: int, types: Sequence[str] = ()) -> list[Hit]:
        """Records that hold the words written otherwise, as mcdonald is held in Mc Donald."""
        ...

    def newest(self, limit: int) -> list[Hit]:
        """The records changed last."""
        ...

    def counts(self) -> dict[str, tuple[int, int]]:
        """Per type key: how many records, and how many of them are open."""
        ...

    def in_use(self) -> bool:
        """Whether there is any record at all."""
        ...

    def sharing_keys(
        self, keys: Collection[str], most: int | None = None, among_restricted: bool = False
    ) -> list[int]:
        """Ids of children who share blocking keys, most shared first; or of the restricted ones alone."""
        ...

    def holders_of_keys(self, keys: Collection[str]) -> dict[str, list[int]]:
        """For each blocking key that anybody has, the ids of all who have it."""
        ...
