"""Cells that a spreadsheet has changed: it makes dates of `1-2` and truth values of `True`."""

import re
from datetime import date, time
from typing import Any

from cme_desktop.fields import Field, LongTextField, NameField, PhoneField, TextField, YesNoField
from cme_desktop.intake.cells import holds_days
from cme_desktop.spreadsheets.tables import Cell
from cme_desktop.spreadsheets.values import cell_text
from cme_desktop.values.dates import show_day_short
from cme_desktop.values.errors import quoted
from cme_desktop.values.identifiers import spreadsheet_damage
from cme_desktop.values.phones import check_phone

_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_DATE_SAVED_AS_TEXT = re.compile(
    rf"[0-9]{{1,2}}-(?:{_MONTHS})(?:-[0-9]{{2,4}})?|(?:{_MONTHS})-[0-9]{{2,4}}|[0-9]{{1,2}}/[0-9]{{1,2}}/[0-9]{{4}}"
)
_ERROR = re.compile(r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|SPILL!|CALC!|FIELD!|#+)", re.IGNORECASE)
_NO_NAME = re.compile(r"NULL|[Nn]/[Aa]|[Nn]\.[Aa]\.|[(<\[](?:null|none|blank)[)>\]]")
"""In a column of names; “Null” and “Na” are names."""
_FIGURES_WITHOUT_0 = (9, 10)


def left_of_an_error(cell: str, described: Field[Any] | None) -> str | None:
    """Why a text is no value but what a program left where it had none, in a sentence."""
    text = cell.strip()
    names = described is None or isinstance(described, NameField)
    if not (_ERROR.fullmatch(text) or (names and _NO_NAME.fullmatch(text))):
        return None
    return f"{quoted(text)} is what a program writes where it found nothing. Write the value, or empty it."


def oddity(cell: Cell, described: Field[Any] | None, text: str) -> str | None:
    """Why a cell read as `text` may not be what was sent, in a sentence; None where nothing is odd."""
    if described is None or holds_days(described) or isinstance(described, LongTextField):
        return None
    match cell:
        case bool():
            return None if isinstance(described, YesNoField) or text == "Yes" else _truth(cell)
        case date():
            return _date(show_day_short(cell))
        case time():
            return f"the spreadsheet holds a time of day here, {cell_text(cell)}; check what was sent."
        case int() | float() if isinstance(described, PhoneField):
            return _without_0(text)
    if not isinstance(described, TextField):
        return None
    if isinstance(cell, str) and _DATE_SAVED_AS_TEXT.fullmatch(text.strip()):
        return _date(text.strip())
    return spreadsheet_damage(text)


def _truth(cell: bool) -> str:
    return f"the spreadsheet holds a truth value here, {str(cell).upper()}; check that this was sent."


def _date(shown: str) -> str:
    return (
        f"{quoted(shown)} is a date, which a spreadsheet makes of texts such as 1-2 or 3/4; "
        "check what was sent."
    )


def _without_0(text: str) -> str | None:
    """Only where the number itself does not look doubtful, which is said anyway."""
    if len(text) in _FIGURES_WITHOUT_0 and check_phone(text).doubtful is None:
        return f"{quoted(text)} is a number in the spreadsheet, which keeps no 0 in front; check it."
    return None
