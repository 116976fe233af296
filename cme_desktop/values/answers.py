"""Answers that are not values: asked and not obtained, refused, not yet asked, not known.

Schools must say which particulars they could not get, so none of these is ever stored as a blank
(Children missing education guidance, 2016 and later).
"""

from enum import StrEnum
from typing import TypeVar

from cme_desktop.values.names import fold
from cme_desktop.values.texts import visible

T = TypeVar("T")


class Unanswered(StrEnum):
    """Why there is no value, when somebody has said so."""

    NOT_OBTAINED = "not_obtained"
    REFUSED = "refused"
    NOT_ASKED = "not_asked"
    NOT_KNOWN = "not_known"

    @property
    def label(self) -> str:
        """The words an officer reads and types."""
        return _LABELS[self]


_LABELS = {
    Unanswered.NOT_OBTAINED: "Not obtained",
    Unanswered.REFUSED: "Refused",
    Unanswered.NOT_ASKED: "Not yet asked",
    Unanswered.NOT_KNOWN: "Not known",
}
_PHRASES = (
    {fold(answer.label): answer for answer in Unanswered}
    | {fold(answer.value): answer for answer in Unanswered}
    | {"notasked": Unanswered.NOT_ASKED, "unknown": Unanswered.NOT_KNOWN}
)
_NOT_KNOWN_WITH_STROKES = frozenset({"n/k", "n.k.", "n/a", "n.a.", "d/k", "u/k"})
_NOT_KNOWN_IN_SHORT = frozenset(
    map(
        fold,
        (
            "NK", "NA", "unk", "unkn", "null", "don't know", "no info", "no information", "not applicable",
            "not available", "not given", "not known yet", "not provided", "not recorded", "not set",
            "not specified", "not stated", "not supplied", "not yet known",
        ),
    )
)  # fmt: skip


def unanswered(text: str) -> Unanswered | None:
    """The answer that these words stand for, if they stand for one."""
    if "".join(visible(text).split()).casefold() in _NOT_KNOWN_WITH_STROKES:
        return Unanswered.NOT_KNOWN
    return _PHRASES.get(fold(text))


def unanswered_in_short(text: str) -> Unanswered | None:
    """The same for what lists write where nothing is known; only where it is nothing that the field takes.

    In a field of words `NA` may be somebody's initials, and in a list “not recorded” may be a choice.
    """
    if fold(text) in _NOT_KNOWN_IN_SHORT or not visible(text).replace("?", "").strip():
        return Unanswered.NOT_KNOWN
    return None


def known(value: T | Unanswered | None) -> T | None:
    """The value itself, or None where there is none."""
    return None if isinstance(value, Unanswered) else value
