"""What the process that reads a file is told."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass

_VARIABLE = "CME_DESKTOP_READS"


@dataclass(frozen=True)
class Request:
    """The file's name, for sentences; the headings whose columns are wanted, if not all; the limits.

    `spool` and `lifeline` are what it knows two open files by: the one that takes the tables, and a pipe that
    ends when this process does.
    """

    name: str
    wanted: Collection[str] | None
    memory: int
    seconds: int
    spool: int
    lifeline: int

    def to_environment(self) -> dict[str, str]:
        """In a variable, which nobody but the person who works here can see; a command line all can."""
        wanted = None if self.wanted is None else sorted(self.wanted)
        said = [self.name, wanted, self.memory, self.seconds, self.spool, self.lifeline]
        return {_VARIABLE: json.dumps(said)}


def from_environment(variables: Mapping[str, str]) -> Request:
    """What was asked for."""
    name, wanted, memory, seconds, spool, lifeline = json.loads(variables[_VARIABLE])
    return Request(name, None if wanted is None else frozenset(wanted), memory, seconds, spool, lifeline)
