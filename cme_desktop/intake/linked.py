"""What the rows of a table point at, and how a cell names it by its reference number."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cme_desktop.drafts import Draft
from cme_desktop.intake.made_children import MadeChild
from cme_desktop.public_names import ShownName
from cme_desktop.values.texts import visible

REFERENCE = re.compile(r"(?:.*\s)?([A-Za-z]+-[0-9]{4}-[0-9]+)")
NEW = "new"
"""The answer of somebody who was asked that a row is of nobody on file."""

Values = Mapping[str, Any]


@dataclass(eq=False)
class Linked:
    """One record that a row points at; without an id until it is made from `draft`."""

    to: str
    label: ShownName
    values: Values
    id: int | None = None
    draft: Draft[Any] | None = None
    new: bool = False
    """Made by this import, or about to be."""
    open: bool = True
    """Whether it is still in use: not closed, ended or merged."""
    child: int | None = None
    """The child on file whom it is about."""
    reference: str | None = None
    made: MadeChild | None = None
    """The child that rows of the file make, of which it is one description."""
    restricted: bool = False
    """Whether nobody sees it before opening it: a row can mean it by its reference alone."""


def is_reference(text: str) -> bool:
    """Whether a text names a record by its reference number."""
    return REFERENCE.fullmatch(visible(text).strip()) is not None
