"""What the process that reads a file is told, and how it says how it ended."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass

READ, OUT_OF_MEMORY, NO_ROOM, ENDED_BADLY = 0, 3, 4, 5
_VARIABLE = "CME_DESKTOP_READS"


@dataclass(frozen=True)
class Request:
    """The file's name, for sentences; the headings whose columns are wanted, if not all; the limits."""

    name: str
    wanted: Collection[str] | None
    memory: int
    seconds: int

    def to_environment(self) -> dict[str, str]:
        """In a variable, which nobody but the person who works here can see; a command line all can."""
        wanted = None if self.wanted is None else sorted(self.wanted)
        return {_VARIABLE: json.dumps([self.name, wanted, self.memory, self.seconds])}


def from_environment(variables: Mapping[str, str]) -> Request:
    """What was asked for."""
    name, wanted, memory, seconds = json.loads(variables[_VARIABLE])
    return Request(name, None if wanted is None else frozenset(wanted), memory, seconds)
