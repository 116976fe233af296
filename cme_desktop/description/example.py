"""How an officer types one record, key by key; the guide shows these, and the tour types them.

The school is filled in from the child, and the officer is whoever types.
"""

from dataclasses import dataclass
from enum import Enum

from cme_desktop.description.parts import Part


class Do(Enum):
    """What is done at a field."""

    TYPE = "type"
    FIND = "find"
    """Type the name of another record until it is on offer, then Enter."""
    ADD = "add"
    """Add a row."""


@dataclass(frozen=True)
class ExampleStep:
    """What is done at one field.

    `{child}`, `{parent}`, `{school}`, `{other_school}` and `{year_group}` stand for what the cast has.
    """

    field: str
    keys: str = ""
    do: Do = Do.TYPE


THE_CHILD = ExampleStep("child", "{child}", Do.FIND)
THE_PARENT = ExampleStep("parent", "{parent}", Do.FIND)


@dataclass(frozen=True)
class Example:
    """One record of a type as it is typed."""

    steps: tuple[ExampleStep, ...]


EXAMPLES = Part("example", Example)
"""That of each type."""
