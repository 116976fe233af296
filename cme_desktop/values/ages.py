"""Ages in whole years."""

from datetime import date


def age(born: date, on: date) -> int:
    """Give the birthdays had by a day; that of 29 February falls on 1 March in common years."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
