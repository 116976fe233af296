"""Spans of days in words."""

from calendar import monthrange
from datetime import date

from cme_desktop.values.dates import show_day
from cme_desktop.values.written_days import MONTHS


def show_span(start: date, end: date) -> str:
    """In words: `November 2026`, `1–28 November 2026`, or `Thu 1 Sep 2016 to Sat 31 Dec 2016`."""
    if start.day != 1 or (start.year, start.month) != (end.year, end.month):
        return f"{show_day(start)} to {show_day(end)}"
    name = f"{MONTHS[start.month - 1]} {start.year}"
    if end.day == monthrange(end.year, end.month)[1]:
        return name
    return f"1 {name}" if end == start else f"1–{end.day} {name}"
