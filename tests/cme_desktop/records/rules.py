"""The rules of a type, for tests of one of them at a time."""

from typing import Any

from cme_desktop.description.record_type import RecordType, Rule

STANDING = "gone_past"
"""What asks for another status; `test_standing` has tests of its own for it."""


def but_standing(record_type: RecordType[Any]) -> list[Rule]:
    """All rules but those that ask for another status: facts can then be given one by one."""
    return [rule for rule in record_type.rules if rule.__name__ != STANDING]
