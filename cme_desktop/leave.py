"""Whose restricted files the person at the desk has opened, each with a reason, in this sitting."""

from collections.abc import Collection


class Leave:
    """Ends with the sitting, or when somebody else sits down; the reasons are in the files' history."""

    def __init__(self) -> None:
        self._children: set[int] = set()

    def covers(self, children: Collection[int]) -> bool:
        """Whether all these restricted children's files have been opened; so it is where there are none."""
        return self._children.issuperset(children)

    def give(self, children: Collection[int]) -> None:
        """These have been opened."""
        self._children.update(children)

    def end(self) -> bool:
        """None are open any more; whether any was."""
        had = bool(self._children)
        self._children.clear()
        return had
