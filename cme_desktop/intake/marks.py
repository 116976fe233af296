"""Coming back to what was in memory before a batch, for when it is undone and its rows are judged again."""

from collections.abc import Callable
from copy import copy

Back = Callable[[], None]
"""Brings back what a mark was made of; as often as it is asked to."""


def mark(owner: object, *names: str) -> Back:
    """Keep what these attributes hold now: a value, or a list, set or dict of what does not change itself."""
    held = {name: copy(getattr(owner, name)) for name in names}

    def back() -> None:
        for name, value in held.items():
            setattr(owner, name, copy(value))

    return back


def together(*backs: Back) -> Back:
    """Come back to several at once."""

    def all_back() -> None:
        for back in backs:
            back()

    return all_back
