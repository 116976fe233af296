"""How long something has been open, in bands of whole months."""

from datetime import date

from cme_desktop.fields import Choices
from cme_desktop.statutory.periods import months_after

_BANDS = (
    (0, "under_1", "Under 1 month"),
    (1, "from_1", "1 month and under 3"),
    (3, "from_3", "3 months and under 6"),
    (6, "from_6", "6 months and under 12"),
    (12, "from_12", "12 months and more"),
)

MONTHS_OPEN = Choices(*((code, label) for _, code, label in _BANDS))


def months_open(since: date, day: date) -> str:
    """The band of what was opened on a day and is open on another, not earlier.

    >>> months_open(date(2026, 8, 31), date(2026, 9, 30))
    'from_1'
    """
    return next(
        code for months, code, _ in reversed(_BANDS) if not months or months_after(since, months) <= day
    )
