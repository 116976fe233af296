"""Unfinished typing that the data file has not taken yet, held for as long as the program runs."""

from cme_desktop.errors import Unavailable
from cme_desktop.ports import EmergencyDrafts, KeptDraft


class NowhereElse:
    """Fulfils `ports.EmergencyDrafts` where there is no place but the data file."""

    def put(self, _draft: KeptDraft, /) -> None:
        raise Unavailable("There is no place for unfinished typing but the data file.")

    def remove(self, mark: str) -> None:
        pass

    def all(self) -> list[KeptDraft]:
        return []


class HeldDrafts:
    """Fulfils `ports.EmergencyDrafts`: what the place behind it cannot take either is at least in memory.

    It is asked by several threads at once.
    """

    def __init__(self, place: EmergencyDrafts) -> None:
        self._place = place
        self._held: dict[str, KeptDraft] = {}

    def put(self, draft: KeptDraft) -> None:
        self._held[draft.mark] = draft
        self._place.put(draft)

    def remove(self, mark: str) -> None:
        self._held.pop(mark, None)
        self._place.remove(mark)

    def all(self) -> list[KeptDraft]:
        kept = {draft.mark: draft for draft in self._place.all()}
        return list({**kept, **self._held}.values())
