"""Kinds of failure. Layers below the window raise these; one presenter shows them."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from cme_desktop.issues import Issue


class CmeError(Exception):
    """A failure whose message is a plain sentence for the officer."""


class Refused(CmeError):
    """The record breaks a rule that has to hold before it can be saved."""

    def __init__(self, issues: Sequence[Issue]) -> None:
        super().__init__(" ".join(issue.text for issue in issues))
        self.issues = tuple(issues)


class Stale(CmeError):
    """Somebody else saved this record after it was opened; `theirs` is what they left."""

    def __init__(self, message: str, theirs: Any) -> None:
        super().__init__(message)
        self.theirs = theirs


class NotFound(CmeError):
    """The record asked for is not in the data file."""


class Parted(CmeError):
    """A record that is pointed at was taken back meanwhile, or one that goes is pointed at by now."""

    def __init__(self) -> None:
        super().__init__(
            "A record that is chosen here was taken back meanwhile by whoever had made it. "
            "Choose another one and save again."
        )


class Unavailable(CmeError):
    """The environment does not allow it: the file is locked, full, read-only, gone or not a data file."""


class Crossed(Unavailable):
    """Two changes waited for each other, and the server undid this one whole: it may be made again."""


class Unkeepable(CmeError):
    """A text holds a sign that no data file can keep."""

    def __init__(self) -> None:
        super().__init__(
            "A text holds a sign that cannot be kept, such as half of a letter. Delete that text, type it "
            "anew and try again."
        )


class LeftBehind(Unavailable):
    """There is no data file, or an empty one, but copies of an older one lie beside it.

    `file` is the one that is missing; `offers` are those that can take its place, the likeliest first.
    """

    def __init__(self, message: str, file: Path, offers: Sequence[Path]) -> None:
        super().__init__(message)
        self.file = file
        self.offers = tuple(offers)


class Missing(Unavailable):
    """There is no data file of that name, nor a trace of one; `file` is where it would be."""

    def __init__(self, file: Path) -> None:
        super().__init__(f"There is no file {file.name} in the folder {file.absolute().parent}.")
        self.file = file


class Damaged(Unavailable):
    """The structure of the data file is unsound, as the database's own check has found."""


class NewerFile(Unavailable):
    """The data file was written by a newer version of the program."""


class Cancelled(CmeError):
    """The officer stopped a long job."""


class AskFirst(CmeError):
    """A restricted record, which is opened with a reason only; never said is why it is restricted."""

    def __init__(self, id: int, reference: str) -> None:
        super().__init__(f"{reference} is restricted: open it, and give your reason, to see it.")
        self.id = id
        self.reference = reference
