"""Of which days the form may be made."""

from collections.abc import Iterable
from datetime import date

from cme_desktop.errors import CmeError
from cme_desktop.values.dates import show_day


def census_day(days: Iterable[date], day: date, today: date) -> date:
    """The day, if it is one of these census days and has come. Raises CmeError where it is not."""
    known = [*days]
    if day not in known:
        following = next((one for one in known if one > day), None)
        then = f"the next is {show_day(following)}" if following else "the page Rules has none after it"
        raise CmeError(f"{show_day(day)} is no census day; {then}.")
    if day > today:
        raise CmeError(f"The census of {show_day(day)} has not come yet.")
    return day
