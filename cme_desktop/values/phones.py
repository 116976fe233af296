"""Telephone numbers, kept as the text that was given: nothing is restored or reshaped silently."""

import re
from dataclasses import dataclass

from cme_desktop.values.errors import ValueProblem, quoted
from cme_desktop.values.identifiers import spreadsheet_damage

_FEWEST_FIGURES = 10
_EXTENSION = re.compile(r"\b(?:x|ext)", re.IGNORECASE)
_MOST_FIGURES = 15  # ITU-T E.164


@dataclass(frozen=True)
class PhoneCheck:
    """A phone number with single spaces, and a plain sentence on what may not be right."""

    phone: str
    doubtful: str | None


def check_phone(text: str) -> PhoneCheck:
    """Examine a phone number; words beside it (an extension, whose it is) are kept.

    Raises ValueProblem when there are no figures at all or a spreadsheet has shortened them.
    """
    phone = " ".join(text.split())
    if damage := spreadsheet_damage(phone):
        raise ValueProblem(damage)
    if not re.search("[0-9]", phone):
        raise ValueProblem(f"{quoted(text)} is not a phone number. Type its figures, like 0161 496 0123.")
    number = _EXTENSION.split(phone)[0]
    return PhoneCheck(phone, _doubt(re.sub("[^0-9]", "", number)))


def _doubt(figures: str) -> str | None:
    if len(figures) == _FEWEST_FIGURES and figures[0] in "127":
        return f"A spreadsheet may have dropped the first 0. Should it be 0{figures}?"
    if len(figures) < _FEWEST_FIGURES:
        return f"The number has only {len(figures)} figures. Is the area code missing?"
    if len(figures) > _MOST_FIGURES:
        return f"The number has {len(figures)} figures, above {_MOST_FIGURES}. Are these two numbers?"
    return None
