"""Keeps what is typed and saves it, one change after the other, so that no draft is kept twice."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject

from cme_desktop.desk import Desk
from cme_desktop.drafts import Draft
from cme_desktop.issues import Issue
from cme_desktop.ports import KeptDraft, UnitOfWork
from cme_desktop.records.base import Record
from cme_desktop.services.saving import save_draft
from ui.jobs import Job, Jobs, Progress

CARET = "caret"
"""What the path of the field with the caret is kept under, among what is typed."""


@dataclass(frozen=True)
class DraftsChanged:
    """What a change gives back that kept or dropped unfinished typing, and changed no record."""


class Saver(QObject):
    """The unfinished typing of one form: kept on every exit from a field, dropped with the save."""

    def __init__(
        self, draft: Draft[Any], jobs: Jobs, desk: Desk, kept: int = 0, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._draft = draft
        self._jobs = jobs
        self._desk = desk
        # Changes run one after the other, so each finds here the id that the one before it was given.
        self._kept = kept
        self._last = draft.to_json()

    def keep(self, caret: str) -> None:
        """Keep what is typed now, and the path of the field where the caret is, if anything was typed since.

        A form put back as it was is forgotten.
        """
        draft, typed = self._draft, self._draft.to_json()
        if typed == self._last:
            return
        self._last, dirty = typed, draft.dirty
        record_id = draft.base.id if draft.base is not None else None
        title, key, who = _title(draft), draft.type.key, self._desk.author.name
        saved_at = self._desk.clock.now()

        def work(unit: UnitOfWork) -> DraftsChanged:
            if dirty:
                kept = KeptDraft(self._kept, key, record_id, who, saved_at, title, {**typed, CARET: caret})
                self._kept = unit.keep_draft(kept)
            else:
                self._drop(unit)
            return DraftsChanged()

        self._jobs.change(work, _nothing, None, self)

    def drop(self, done: Callable[[], None]) -> None:
        """Forget what was kept."""

        def work(unit: UnitOfWork) -> DraftsChanged:
            self._drop(unit)
            return DraftsChanged()

        self._jobs.change(work, lambda _: done(), None, self)

    def save(
        self,
        done: Callable[[Record], None],
        failed: Callable[[Exception], None],
        answered: Sequence[Issue] = (),
    ) -> Job:
        """Save the record as typed now, and forget the draft with it; not saved, the draft stays kept.

        `answered` are the questions that were read before it was saved once more.
        """
        draft = self._draft
        typed = Draft(draft.type, draft.reading, draft.base, draft.labels)
        typed.restore(draft.to_json())  # the officer may type on meanwhile
        kept = 0

        def work(unit: UnitOfWork, progress: Progress) -> Record:
            nonlocal kept
            saved: Record = save_draft(unit, typed, progress.report, answered)
            kept = self._kept
            self._drop(unit)
            return saved

        def undone(error: Exception) -> None:
            self._kept = self._kept or kept
            failed(error)

        return self._jobs.change(work, done, undone, self)

    def _drop(self, unit: UnitOfWork) -> None:
        if self._kept:
            unit.drop_draft(self._kept)
        self._kept = 0


def _title(draft: Draft[Any]) -> str:
    """How the officer will know the draft again: whom it is about, else what it is."""
    record = draft.record()
    if draft.type.notice:
        return draft.labels.get(record.child or 0, f"{draft.type.title}, child not chosen yet")
    label: str = draft.type.label(record)
    return label


def _nothing(_result: object) -> None:
    pass
