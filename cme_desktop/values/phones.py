"""Telephone numbers, kept as the text that was given: nothing is restored or reshaped silently.

What one number may be written as is known here, so that it is found however it was given and is asked for.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cme_desktop.values.errors import ValueProblem, quoted
from cme_desktop.values.identifiers import spreadsheet_damage
from cme_desktop.values.texts import visible

_FEWEST_FIGURES = 10
_EXTENSION = re.compile(r"\b(?:x|ext)", re.IGNORECASE)
_MOST_FIGURES = 15  # ITU-T E.164
_FEWEST_TOLD = 5
"""Fewer figures may be anything: a house, a year."""
_MOST_WRITTEN = _MOST_FIGURES + 5
"""With 00 before the code of the country, and zeros that are left out in dialling."""
_LONGEST_CODE = 3
"""Figures of the code of a country."""
_NATIONAL = re.compile("(?:(?:00)?440?|0(?!0))([1-9][0-9]*)")


@dataclass(frozen=True)
class PhoneCheck:
    """A phone number with single spaces, and a plain sentence on what may not be right."""

    phone: str
    doubtful: str | None


def check_phone(text: str) -> PhoneCheck:
    """Examine a phone number; words beside it (an extension, whose it is) are kept.

    Raises ValueProblem when there are no figures at all or a spreadsheet has shortened them.
    """
    phone = " ".join(visible(text).split())
    if damage := spreadsheet_damage(phone):
        raise ValueProblem(damage)
    if not re.search("[0-9]", phone):
        raise ValueProblem(f"{quoted(text)} is not a phone number. Type its figures, like 0161 496 0123.")
    number = _EXTENSION.split(phone)[0]
    return PhoneCheck(phone, _doubt(re.sub("[^0-9]", "", number)))


def phone_figures(phone: str) -> str:
    """The figures of a number, without those of an extension named after it in words.

    They are what a number is found by: search words on file are made of them, so they stay as they are.
    """
    return re.sub("[^0-9]", "", re.split("[A-Za-z]", phone, maxsplit=1)[0])


def other_figures(figures: str) -> list[str]:
    """The other ways to write the beginning of a number: `07700`, `447700`, `00447700`, `4407700`, `7700`.

    A number of another country is written with and without the 00 before its code, and a 0 after it.
    """
    told = _FEWEST_TOLD <= len(figures) <= _MOST_WRITTEN
    if not told or not (figures.isascii() and figures.isdigit()):
        return []
    if national := _NATIONAL.fullmatch(figures):
        forms = [*_of_this_country(national[1]), national[1]]
    else:
        abroad = figures.removeprefix("00")
        forms = [abroad, f"00{abroad}"]
        for other in _with_or_without_0(abroad):
            forms += [other, f"00{other}"]
        if not abroad.startswith("0"):
            forms += _of_this_country(abroad)
    return [form for form in dict.fromkeys(forms) if form != figures]


def _of_this_country(core: str) -> list[str]:
    return [f"0{core}", f"44{core}", f"0044{core}", f"440{core}", f"00440{core}"]


def _with_or_without_0(abroad: str) -> Iterator[str]:
    """A whole number of another country with or without the 0 that is dialled inside it: `+353 (0)1`."""
    if len(abroad) < _FEWEST_FIGURES:
        return
    for code in range(1, _LONGEST_CODE + 1):
        rest = abroad[code:]
        yield abroad[:code] + (rest[1:] if rest.startswith("0") else f"0{rest}")


def _doubt(figures: str) -> str | None:
    if len(figures) == _FEWEST_FIGURES and figures[0] in "127":
        return f"A spreadsheet may have dropped the first 0. Should it be 0{figures}?"
    if len(figures) < _FEWEST_FIGURES:
        return f"The number has only {len(figures)} figures. Is the area code missing?"
    if len(figures) > _MOST_FIGURES:
        return f"The number has {len(figures)} figures, above {_MOST_FIGURES}. Are these two numbers?"
    return None
