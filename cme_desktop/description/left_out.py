"""What of a type is on file and yet not counted where records are counted."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic

from cme_desktop.description.record import R


@dataclass(frozen=True)
class LeftOut(Generic[R]):
    """Some records that are not counted, and the sentence that says so."""

    counts: Callable[[R], bool]
    """Whether a record is counted; marked with `reads`."""
    said: str
