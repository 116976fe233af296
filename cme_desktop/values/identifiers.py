"""School numbers: LAESTAB and URN, as the Department for Education's school register (GIAS) gives them.

All identifiers are text: leading noughts count, and spreadsheets that turn them into numbers destroy them.
"""

import re

from cme_desktop.values.errors import ValueProblem, quoted
from cme_desktop.values.texts import visible

_POWER_OF_TEN = re.compile(r"[0-9](?:[.,][0-9]+)?\s*E\s*\+\s*[0-9]", re.IGNORECASE)
_LAESTAB = re.compile(r"([0-9]{3})\s*[/ -]?\s*([0-9]{4})")
_URN = re.compile(r"[0-9]{6}")


def compact(text: str) -> str:
    """Give an identifier in capitals without the spaces and invisible characters of pasted text."""
    return "".join(visible(text).upper().split())


def spreadsheet_damage(text: str) -> str | None:
    """Say so if a spreadsheet has turned an identifier into a power of ten (`5.00E+06`), else None."""
    if _POWER_OF_TEN.search(visible(text)) is None:
        return None
    return (
        f"{quoted(text)} was damaged by a spreadsheet, which shortened the number with E+. "
        "Take the full number from the school’s own records."
    )


def parse_laestab(text: str) -> str:
    """Give the seven figures of a LAESTAB (DfE number) typed as `352/2999` or `3522999`.

    Local authority code (3) and establishment number (4). Raises ValueProblem for any other shape.
    """
    _refuse_damage(text)
    found = _LAESTAB.fullmatch(visible(text).strip())
    if found is None:
        raise ValueProblem(f"{quoted(text)} is not a LAESTAB number. It has seven figures, like 352/2999.")
    return found[1] + found[2]


def show_laestab(laestab: str) -> str:
    """Show seven figures as `352/2999`."""
    return f"{laestab[:3]}/{laestab[3:]}"


def parse_urn(text: str) -> str:
    """Give the six figures of a school's unique reference number. Raises ValueProblem for any other shape."""
    _refuse_damage(text)
    urn = visible(text).strip()
    if _URN.fullmatch(urn) is None:
        raise ValueProblem(f"{quoted(text)} is not a school’s URN. It has six figures, like 123456.")
    return urn


def _refuse_damage(text: str) -> None:
    if damage := spreadsheet_damage(text):
        raise ValueProblem(damage)
