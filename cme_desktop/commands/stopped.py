"""What Ctrl+C has left of a return or an export: told as it is."""

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


class NewFile:
    """A file that is about to be written."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._before = self._seen()

    @property
    def is_there(self) -> bool:
        """Whether it was written since."""
        return self._seen() != self._before

    def what_is_so(self) -> str:
        """A sentence that is true now, wherever the work was stopped."""
        if not self.is_there:
            return "Nothing was changed."
        return f"{self.path.name} is there; what else was asked for may lack."

    def _seen(self) -> tuple[int, int] | None:
        try:
            seen = os.stat(self.path)
        except (OSError, ValueError):
            return None
        return seen.st_ino, seen.st_mtime_ns


class FileToKeep:
    """A file that is about to be written and then kept as made."""

    def __init__(self, desk: "Desk", of: "ReturnOf", path: Path) -> None:
        self._desk, self._of, self._file = desk, of, NewFile(path)

    def what_is_so(self) -> str:
        """A sentence that is true now, wherever the work was stopped."""
        name = self._file.path.name
        if not self._file.is_there:
            return "Nothing was changed."
        if (kept := self._kept()) is not None:
            return f"{name} is there, and is kept as {kept.named}; what else was asked for may lack."
        return f"{name} is there, but is not kept as made. Make it again."

    def _kept(self) -> "VersionLine | None":
        from cme_desktop.returns.made_files import made_file

        with self._desk.store.reading() as reader:
            for line in reader.kept_returns.lines(self._of)[:1]:
                files = {(one.made.path, one.made.sha256) for one in reader.kept_returns.files(line.id)}
                made = made_file("", self._file.path)
                if (made.path, made.sha256) in files:
                    return line
        return None


class FileToPublish:
    """A file whose numbers are about to be entered in the register of what was published; it comes last."""

    def __init__(self, desk: "Desk", path: Path, before: int) -> None:
        """`before` is how many numbers were in the register."""
        self._desk, self._file, self._before = desk, NewFile(path), before

    def what_is_so(self) -> str:
        """A sentence that is true now, wherever the work was stopped."""
        name = self._file.path.name
        with self._desk.store.reading() as reader:
            is_entered = len(reader.kept_returns.published()) > self._before
        if not is_entered:
            return "Nothing was changed."
        if self._file.is_there:
            return f"{name} is there, and its numbers are in the register of what was published."
        return (
            f"Its numbers are in the register of what was published by now, but {name} is not there. "
            "Export it again."
        )


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
