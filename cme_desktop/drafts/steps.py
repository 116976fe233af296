"""The steps in which a draft was typed, to walk back and forth through them."""

from dataclasses import dataclass
from typing import Any

from cme_desktop.drafts.draft import Draft

_MOST = 400  # steps back


@dataclass(frozen=True)
class _Step:
    """All that was typed once the step was done, and where it was done."""

    typed: dict[str, Any]
    path: str


class Steps:
    """What was typed, chosen, added and taken out, from when the form was opened on; one draft has one.

    Typing goes into one step until the officer pauses at the end of a word or goes to another field.
    What she takes from a list is one step with the letters that found it.
    """

    def __init__(self, draft: Draft[Any]) -> None:
        self._draft = draft
        self._done = [_Step(draft.to_json(), "")]
        self._at = 0
        self._typing = ""

    def typed(self, path: str, text: str) -> None:
        """The officer typed at a path, where `text` now stands."""
        self._add(path, going_on=self._typing == path == self._done[self._at].path)
        self._typing = "" if text.endswith((" ", "\n")) else path

    def settle(self) -> None:
        """What was typed last is finished: an answer was given as a whole, or taken from a list."""
        self._typing = ""

    def took(self, path: str) -> None:
        """Rows came or went at a path, or it was left and what stands there was written out."""
        self._add(path, going_on=False)
        self._typing = ""

    def back(self) -> str | None:
        """Put the draft as it was a step ago; the path of that step, None where there is none."""
        if self._at == 0:
            return None
        path = self._done[self._at].path
        self._go(self._at - 1)
        return path

    def forward(self) -> str | None:
        """Do again what was last undone; its path, None where there is nothing."""
        if self._at + 1 == len(self._done):
            return None
        self._go(self._at + 1)
        return self._done[self._at].path

    def _add(self, path: str, going_on: bool) -> None:
        step = _Step(self._draft.to_json(), path)
        if step.typed == self._done[self._at].typed:
            return
        del self._done[self._at + (0 if going_on else 1) :]
        self._done.append(step)
        del self._done[:-_MOST]
        self._at = len(self._done) - 1

    def _go(self, to: int) -> None:
        self._at = to
        self._typing = ""
        self._draft.restore(self._done[to].typed)
