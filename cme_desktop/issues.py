"""What is wrong, outstanding or doubtful about a record: said in one sentence, tied to one field."""

from dataclasses import dataclass, replace
from enum import IntEnum


class Severity(IntEnum):
    """How much an issue weighs; the heavier sorts first."""

    REFUSE = 0
    """The record cannot be saved like this."""
    OUTSTANDING = 1
    """It can be saved, but not completed."""
    WARN = 2
    """It is unusual; the officer may know better."""


@dataclass(frozen=True)
class Issue:
    """One thing to say about a record.

    `path` names the field (`received_on`) or, in a repeating row, the row too (`checks.2.asked_on`,
    counted from 0). An empty path concerns the record as a whole.
    """

    path: str
    severity: Severity
    text: str

    def within(self, prefix: str) -> "Issue":
        """The same issue, seen from the record that holds the row it was found in."""
        return replace(self, path=f"{prefix}.{self.path}" if self.path else prefix)


def refuse(path: str, text: str) -> Issue:
    """An issue that stops the save."""
    return Issue(path, Severity.REFUSE, text)


def outstanding(path: str, text: str) -> Issue:
    """An issue that leaves the record open."""
    return Issue(path, Severity.OUTSTANDING, text)


def warn(path: str, text: str) -> Issue:
    """An issue the officer may overrule."""
    return Issue(path, Severity.WARN, text)
