"""The returns that were made: their versions, their files, and what was published."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Protocol

from cme_desktop.suppression.cells import PublishedCell
from cme_desktop.versions.version import (
    Comment,
    KeptFile,
    MadeFile,
    ReturnOf,
    ReturnVersion,
    VersionContent,
    VersionLine,
)


class KeptReturns(Protocol):
    """What a data file keeps of returns. None of it is altered once it is there, but comments."""

    def lines(self, of: ReturnOf | None = None) -> list[VersionLine]:
        """The versions of a return, or of all there are, newest first; none is unpacked."""
        ...

    def version(self, id: int) -> ReturnVersion:
        """A version whole. Raises NotFound, and Unavailable where it cannot be read."""
        ...

    def files(self, version: int) -> list[KeptFile]:
        """The files that were written of a version, in the order they were made; of each path the last."""
        ...

    def bytes_of(self, file: int) -> bytes:
        """The bytes of a file of a version that was sent. Raises NotFound where they are not kept."""
        ...

    def comments(self, of: ReturnOf) -> list[Comment]:
        """What managers say of the figures of a return; each new version takes it along."""
        ...

    def published(self) -> list[PublishedCell]:
        """Every cell that was published, in order: by an export, or in a committee edition that was sent."""
        ...


class ReturnsKeeping(KeptReturns, Protocol):
    """The same within a change."""

    def add(self, of: ReturnOf, content: VersionContent, at: datetime | None = None) -> VersionLine:
        """Keep what was made as the next version of its return, and give it its number.

        `at` is the moment that its files say they were made at; by default that of the change.
        """
        ...

    def add_file(self, version: int, made: MadeFile) -> None:
        """Note a file that was written of a version. Raises CmeError for one that was sent."""
        ...

    def freeze(self, version: int, contents: Mapping[int, bytes]) -> None:
        """Keep the bytes of the files of a version that is to be sent, given by the ids of the files.

        Raises CmeError for one that was sent, or of whose figures no records are known, and where there
        are no files, or others than those that were made.
        """
        ...

    def mark_sent(
        self,
        version: int,
        to_whom: str,
        how: str,
        went: Collection[int],
        register: int,
        at: datetime | None = None,
    ) -> None:
        """Add that files of a frozen version were sent, given by their ids.

        `register` is how many cells had been published when it was tried what they may tell; `at` the moment
        that they were sent at, by default that of the change. Raises CmeError where nothing went, or where
        what went is not kept.
        """
        ...

    def comment(self, of: ReturnOf, comment: Comment) -> None:
        """Say this of a figure in place of what was said of it before; without words, nothing."""
        ...

    def claim_register(self) -> int:
        """How many cells were published; nobody else publishes before this change is over."""
        ...

    def publish(self, cells: Iterable[PublishedCell], version: int | None, export: str) -> None:
        """Add cells to the register: those of a version, or else of an export, which says what it was."""
        ...
