"""Short turns of phrase that several descriptions share."""

from datetime import date

from cme_desktop.fields import Unanswered
from cme_desktop.values.dates import show_day_short


def dated(what: str, day: date | Unanswered | None, then: str = "") -> str:
    """A timeline line: what happened, when, and how it stands."""
    if isinstance(day, date):
        what = f"{what} {show_day_short(day)}"
    return f"{what} · {then}" if then else what


def surname_first(surname: str | None, forename: str | None) -> str:
    """A name as lists show it: `Okafor, Ada`; of a person with one name, that name."""
    return ", ".join(filter(None, (surname, forename)))
