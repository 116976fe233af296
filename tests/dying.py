"""A command in a process that is killed at a moment given: `python -m tests.dying 120 return …`.

Moments are counted: every statement and end of a change in the data file, and whatever Python opens, puts in
another's place or takes away. A moment that never comes leaves the command to end by itself; it then says
after how many.
"""

import os
import signal
import sys

import sqlalchemy as sa

import main

_TOUCHES = frozenset({"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir"})


class Moments:
    """Counts them, and ends the process by force at one."""

    def __init__(self, last: int) -> None:
        self.passed = 0
        self._last = last
        sys.addaudithook(self._touched)
        for name in ("before_cursor_execute", "commit"):
            sa.event.listen(sa.Engine, name, lambda *_: self._pass())

    def _touched(self, name: str, _: object) -> None:
        if name in _TOUCHES:
            self._pass()

    def _pass(self) -> None:
        self.passed += 1
        if self.passed == self._last:
            os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    moments = Moments(int(sys.argv[1]))
    code = main.main(sys.argv[2:])
    print(f"{moments.passed} moments", file=sys.stderr)
    sys.exit(code)
