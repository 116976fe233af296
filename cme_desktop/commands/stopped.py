"""What Ctrl+C has left of a return: told as it is."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from cme_desktop.errors import Cancelled

if TYPE_CHECKING:
    from cme_desktop.desk import Desk
    from cme_desktop.versions.version import ReturnOf, VersionLine


@contextmanager
def telling_what_is_so(what_is_so: Callable[[], str]) -> Iterator[None]:
    """Raises Cancelled with that sentence where the work is stopped, and lets nothing stop the sentence."""
    try:
        yield
    except KeyboardInterrupt:
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            raise Cancelled(f"Stopped. {what_is_so()}") from None
        finally:
            signal.signal(signal.SIGINT, before)


class FileToKeep:
    """A file that is about to be written and then kept as made."""

    def __init__(self, desk: "Desk", of: "ReturnOf", path: Path) -> None:
        self._desk, self._of, self._path = desk, of, path
        self._before = self._seen()

    def what_is_so(self) -> str:
        """A sentence that is true now, wherever the work was stopped."""
        if self._seen() == self._before:
            return "Nothing was changed."
        if (kept := self._kept()) is not None:
            return (
                f"{self._path.name} is there, and is kept as {kept.named}; what else was asked for may lack."
            )
        return f"{self._path.name} is there, but is not kept as made. Make it again."

    def _seen(self) -> tuple[int, int] | None:
        try:
            seen = os.stat(self._path)
        except (OSError, ValueError):
            return None
        return seen.st_ino, seen.st_mtime_ns

    def _kept(self) -> "VersionLine | None":
        from cme_desktop.returns.made_files import made_file

        with self._desk.store.reading() as reader:
            for line in reader.kept_returns.lines(self._of)[:1]:
                files = {(one.made.path, one.made.sha256) for one in reader.kept_returns.files(line.id)}
                made = made_file("", self._path)
                if (made.path, made.sha256) in files:
                    return line
        return None


def whether_sent(desk: "Desk", version: "VersionLine") -> str:
    """A sentence for a sending that was stopped: it is marked for good, or nothing is changed."""
    with desk.store.reading() as reader:
        lines = {line.id: line for line in reader.kept_returns.lines(version.of)}
    line = lines[version.id]
    if line.sendings == version.sendings:
        return "Nothing was changed."
    return (
        f"But {line.named} is marked as sent by now, and kept as it is then. Where its files lie there may "
        "be drafts still: open what was sent on the page Returns."
    )
