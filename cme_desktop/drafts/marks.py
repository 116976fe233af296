"""Which issues a form shows now: those of fields that were left, and none of the field being typed into."""

from typing import Any

from cme_desktop.drafts import Draft
from cme_desktop.issues import Issue, Severity


class Marks:
    """Remembers where the officer has been, so that nothing is marked before she has had her say."""

    def __init__(self, draft: Draft[Any]) -> None:
        self._draft = draft
        self._all = False
        self._judged: set[str] = set()
        self._touched: set[str] = set()
        self._shown: dict[str, Issue] = {}

    def touch(self, path: str) -> None:
        """Something was typed there."""
        self._touched.add(path)

    def touched(self, path: str) -> bool:
        """Whether anything was typed there since it was left last."""
        return path in self._touched

    def leave(self, path: str, required: bool) -> None:
        """The officer went elsewhere. A required field she only passed by is not held against her yet."""
        passed_by = required and path not in self._touched and not self._draft.entry(path).text.strip()
        if not passed_by:
            self._judged.add(path)
        self._touched.discard(path)

    def judge_all(self) -> None:
        """From now on, mark everything that is wrong."""
        self._all = True

    def drop_row(self, name: str, number: int) -> None:
        """A row was taken out: what is known of the rows after it moves up by one."""
        for known in (self._judged, self._touched):
            moved = {_after_removal(path, name, number) for path in known}
            known.clear()
            known.update(filter(None, moved))

    def now(self, typing: str = "") -> dict[str, Issue]:
        """The gravest issue to show at each path, while the officer types at `typing`.

        There an issue may only go away, or stay as it reads.
        """
        found: dict[str, Issue] = {}
        for issue in self._draft.issues():
            if issue.severity is not Severity.OUTSTANDING:
                found.setdefault(issue.path, issue)
        shown = {path: issue for path, issue in found.items() if self._all or path in self._judged}
        if typing:
            shown.pop(typing, None)
            if typing in found and typing in self._shown:
                shown[typing] = self._shown[typing]
        self._shown = shown
        return shown


def _after_removal(path: str, name: str, number: int) -> str:
    parts = path.split(".")
    if parts[0] != name or len(parts) < 3 or int(parts[1]) < number:
        return path
    return "" if int(parts[1]) == number else f"{name}.{int(parts[1]) - 1}.{parts[2]}"
