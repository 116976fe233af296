"""Single cells: from what a reader gives to a `Cell`, and from a `Cell` to text."""

from datetime import date, datetime, time, timedelta

from cme_desktop.spreadsheets.tables import Cell

_EXACT = 2**53  # beyond this a spreadsheet number no longer holds every whole number
_DAY = timedelta(days=1)


def clean(value: object) -> Cell:
    """A cell as the rest of the program wants it.

    Text loses the spaces around it; empty text is None; a whole number is an int, since
    spreadsheets hold every number as a float; a length of time of a day or more is text.
    """
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < _EXACT else value
    if isinstance(value, timedelta):
        return _length_of_time(value)
    if value is None or isinstance(value, (bool, int, date, time)):
        return value
    return str(value)


def _length_of_time(value: timedelta) -> time | str:
    if timedelta(0) <= value < _DAY:
        return (datetime.min + value).time()
    minutes, seconds = divmod(round(value.total_seconds()), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"


def cell_text(cell: Cell) -> str:
    """The text of a cell for a parser: "2016-02-29", "13:45", "True", "12.5"; "" for an empty cell."""
    match cell:
        case None:
            return ""
        case bool():
            return str(cell)  # as a name a truth value is the word that somebody typed
        case datetime():
            day = cell.date().isoformat()
            return day if cell.time() == time() else f"{day} {cell_text(cell.time())}"
        case date():
            return cell.isoformat()
        case time():
            return f"{cell:%H:%M:%S}" if cell.second else f"{cell:%H:%M}"
        case float():
            # Fifteen digits are what Excel itself keeps and shows.
            return str(int(cell)) if cell.is_integer() and abs(cell) < _EXACT else f"{cell:.15g}"
        case int():
            return str(cell)
    return cell.strip()


def excel_serial_to_date(number: float, epoch_1904: bool = False) -> date | None:
    """The date behind a bare number in a date column; None when the number is no date.

    Excel counts days from 1 January 1900 and believes that 29 February 1900 was one of them
    (that made-up day, 60, gives None); the 1904 system counts from 1 January 1904 = 0.
    """
    try:
        days = int(number)
        if epoch_1904:
            return date(1904, 1, 1) + timedelta(days) if days >= 0 else None
        if days < 1 or days == 60:
            return None
        return date(1899, 12, 30 if days > 60 else 31) + timedelta(days)
    except (OverflowError, ValueError):
        return None
