"""Counting that can be stopped."""

from collections.abc import Iterator, Sequence
from typing import Any, cast

from cme_desktop.description.record import R
from cme_desktop.description.record_type import RecordType
from cme_desktop.ports import Reader, Wanted
from cme_desktop.watching import Watcher


class _Watched:
    """A reader that stops between two blocks of records when told to."""

    def __init__(self, reader: Reader, progress: Watcher) -> None:
        self._reader = reader
        self._progress = progress

    def wanted(self, record_type: RecordType[R], names: Sequence[str], among: Wanted) -> Iterator[list[R]]:
        for block in self._reader.wanted(record_type, names, among):
            self._progress.check()
            yield block

    def __getattr__(self, name: str) -> Any:
        return getattr(self._reader, name)


def watched(reader: Reader, progress: Watcher) -> Reader:
    """`reader`, asking whether to stop after each few hundred records that are read from it."""
    return cast(Reader, _Watched(reader, progress))
