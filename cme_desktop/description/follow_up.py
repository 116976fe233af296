"""The record that grows out of another: an enquiry from a notice, a penalty notice from an interview.

Each is data: what is carried over, so that nothing already known is asked again.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Generic

from cme_desktop.description.record import R

WHO = {"child": "child", "school": "school", "hub": "hub", "officer": "officer"}
"""What nearly every new record takes over from the one it grows out of."""


@dataclass(frozen=True, kw_only=True)
class FollowUp(Generic[R]):
    """To another type: `carry` maps the new record's fields to those they are filled from."""

    to: str
    label: str
    carry: Mapping[str, str]
    fixed: Mapping[str, str] = field(default_factory=dict)
    unless: Callable[[R], bool] = field(default=lambda _: False, compare=False)
    """What the record says that leaves nothing to be begun."""
    letter: str = ""
    """The letter that Alt goes with beside the form: one whose loss costs the form no other letter."""
    named_in: str = ""
    """The field in which the record names the first new one; "" where it names none."""
    noted: str = ""
    """What its history says then, `{reference}` being that of the new one."""

    @property
    def link(self) -> str:
        """The field in which the new record names the one it grew out of; "" where none does."""
        return next((name for name, origin in self.carry.items() if origin == "id"), "")
