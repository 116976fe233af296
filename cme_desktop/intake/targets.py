"""The types that rows of a table point at by their particulars."""

from typing import Any

from cme_desktop.description.parts import Part
from cme_desktop.description.record_type import RecordType
from cme_desktop.description.target import Links, Target
from cme_desktop.fields import Field, LinkField
from cme_desktop.registry import REGISTRY

_TARGET = Part("target", Target)

TARGETS = {kind.key: target for kind in REGISTRY if (target := _TARGET.of_type(kind)) is not None}
"""That of each type which has one, by its key."""


def weighed(record_type: RecordType[Any]) -> bool:
    """Whether somebody has to be asked which entry of a register a row is, unless that is sure."""
    return record_type.key in TARGETS and TARGETS[record_type.key].links is Links.WHEN_SURE


def names_whose(described: Field[Any] | None, record_type: RecordType[Any]) -> bool:
    """Whether a field of a record links it to such an entry of another type: whose it is."""
    if not isinstance(described, LinkField) or described.to == record_type.key:
        return False
    return described.to in TARGETS and TARGETS[described.to].links is Links.WHEN_SURE


def how_to_name(key: str) -> str:
    """What to put into a column that points at a record of this type."""
    return TARGETS[key].how if key in TARGETS else "The reference number."
