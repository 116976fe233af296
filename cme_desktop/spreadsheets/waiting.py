"""To wait for a process of one's own, and be stopped meanwhile."""

import subprocess
from collections.abc import Callable
from threading import Thread

GoOn = Callable[[], None]
"""Asked now and then; raises Cancelled when the officer has stopped the work."""

_SECONDS_BETWEEN_LOOKS = 0.1


def always() -> None:
    """Whoever cannot be stopped goes on."""


def wait_for(process: "subprocess.Popen[bytes]", go_on: GoOn) -> int:
    """Its exit code, as soon as there is one: to wait for a time, Python itself looks now and then only.

    Raises what `go_on` raises; the process goes on then.
    """
    end = Thread(target=process.wait, daemon=True)
    end.start()
    end.join(_SECONDS_BETWEEN_LOOKS)
    while end.is_alive():
        go_on()
        end.join(_SECONDS_BETWEEN_LOOKS)
    return process.wait()
