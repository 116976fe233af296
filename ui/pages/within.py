"""Work that opens a change of its own, made part of a change under way."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, cast

from cme_desktop.ports import Author, Store, UnitOfWork
from cme_desktop.records.base import R, RecordType
from cme_desktop.statutory.clocks import Deadline

Saved = dict[str, dict[int, Any]]
"""What was saved: the type's key -> id -> the record as last stored."""


class Within:
    """A store whose changes all go into one unit of work, which whoever opened it commits."""

    def __init__(self, store: Store, unit: UnitOfWork) -> None:
        self._store = store
        self._unit = unit
        self.saved: Saved = defaultdict(dict)

    @contextmanager
    def changing(self, _: Author) -> Iterator[UnitOfWork]:
        yield cast(UnitOfWork, _Noting(self._unit, self.saved))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)


class _Noting:
    def __init__(self, unit: UnitOfWork, saved: Saved) -> None:
        self._unit = unit
        self._saved = saved

    def save(
        self, record_type: RecordType[R], record: R, deadlines: Sequence[Deadline], action: str = ""
    ) -> R:
        stored = self._unit.save(record_type, record, deadlines, action)
        assert stored.id is not None
        self._saved[record_type.key][stored.id] = stored
        return stored

    def commit(self) -> None:
        """Nothing lasts before the change that this is part of."""

    def __getattr__(self, name: str) -> Any:
        return getattr(self._unit, name)
