"""Keeps what is typed into one form and saves it, so that no draft is kept twice."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import uuid4

from PySide6.QtCore import QObject

from cme_desktop.description.record import Record
from cme_desktop.description.record_type import About
from cme_desktop.desk import Desk
from cme_desktop.drafts import FILLED, Draft
from cme_desktop.issues import Issue
from cme_desktop.looks.record_start import CARET
from cme_desktop.operations.drafts import DiscardTyping
from cme_desktop.operations.performing import Operation
from cme_desktop.ports import MARK, KeptDraft
from cme_desktop.public_names import Labels, ShownName, own_name, plain_words
from ui.jobs import while_alive
from ui.keeping import Keeping

if TYPE_CHECKING:
    from cme_desktop.operations.records import Saved

T = TypeVar("T")


class Saver(QObject):
    """The unfinished typing of one form: kept on every exit from a field, dropped with the save."""

    def __init__(
        self,
        draft: Draft[Any],
        keeping: Keeping,
        desk: Desk,
        kept: KeptDraft | None = None,
        parent: QObject | None = None,
    ) -> None:
        """`kept` is the typing that the draft was taken up from."""
        super().__init__(parent)
        self._draft = draft
        self._keeping = keeping
        self._desk = desk
        self.mark = (kept.mark if kept is not None else "") or uuid4().hex
        self._last = self._saving = draft.to_json()
        self._over = False
        if kept is not None:
            keeping.take_up(kept, self.mark)
            if kept.aside:
                self._hand_on(str(kept.typed.get(CARET, "")))

    def keep(self, caret: str) -> None:
        """Keep what is typed now, and the path of the field where the caret is, if anything was typed since.

        A form put back as it was is forgotten, and a new one once nothing stands in it that somebody typed.
        Once it is saved or dropped nothing more is kept: a form that goes still writes out its last field.
        """
        typed = self._draft.to_json()
        if self._over or typed == self._last:
            return
        self._last = typed
        if self._draft.dirty:
            self._hand_on(caret)
        else:
            self._keeping.forget(self.mark)

    def words(self) -> str:
        """Where the typing is at this moment."""
        return self._keeping.where(self.mark).value

    def drop(self, done: Callable[[], None], failed: Callable[[Exception], None]) -> None:
        """Forget what was kept."""
        self._settle(DiscardTyping, lambda _: done(), failed)

    def save(
        self,
        done: "Callable[[Saved], None]",
        failed: Callable[[Exception], None],
        answered: Sequence[Issue] = (),
    ) -> None:
        """Save the record as typed now, and forget the draft with it; not saved, the draft stays kept.

        `answered` are the questions that were read before it was saved once more.
        """
        from cme_desktop.operations.records import SaveRecord  # late: a form is on the screen without it

        typed = self._draft.as_it_stands()  # the officer may type on meanwhile
        self._saving = typed.to_json()
        self._settle(partial(SaveRecord, typed, tuple(answered)), done, failed)

    def typed_since(self, saved: Record, labels: Labels) -> dict[str, Any] | None:
        """What stands typed, if that is more than was saved; new rows are those that they were saved as."""
        typed = self._draft.to_json()
        if typed == self._saving:
            return None
        for name, rows in typed["rows"].items():
            taken = {row["id"] for row in rows}
            new = (row.id for row in getattr(saved, name) if row.id not in taken)
            for row in rows:
                if row["id"] is None and row["text"]:
                    row["id"] = next(new, None)
        resting = Draft(self._draft.type, self._draft.reading, saved, labels)
        resting.restore(typed)
        return typed if resting.dirty else None

    def _settle(
        self,
        operation: Callable[[int], Operation[T]],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        def over(result: T) -> None:
            self._over = True
            done(result)

        self._keeping.settle(self.mark, operation, while_alive(over, self), while_alive(failed, self))

    def _hand_on(self, caret: str) -> None:
        draft = self._draft
        record_id = draft.base.id if draft.base is not None else None
        typed = {**self._last, CARET: caret, MARK: self.mark, FILLED: draft.filled()}
        who, now = self._desk.author.name, self._desk.clock.now()
        self._keeping.keep(KeptDraft(0, draft.type.key, record_id, who, now, _title(draft), typed))


def _title(draft: Draft[Any]) -> ShownName:
    """How the officer will know the draft again: whom it is about, else what it is."""
    record = draft.record()
    if draft.type.about is About.CHILD:
        return draft.labels.get(record.child or 0, plain_words(f"{draft.type.title}, child not chosen yet"))
    return own_name(draft.type, record)
