"""Date-times: typed and read in UK local time, stored in UTC.

Statutory spans such as 72 hours are wall-clock hours, so the change of the clocks is dealt with here, once.
"""

import re
from datetime import UTC, date, datetime, time, timedelta

from cme_desktop.values.dates import YearWindow, parse_day, show_day, show_day_short
from cme_desktop.values.errors import ValueProblem
from cme_desktop.values.texts import visible
from cme_desktop.values.time_stamps import UK, read_time_stamp

__all__ = [
    "UK",
    "end_of_uk_day",
    "in_utc",
    "parse_moment",
    "show_moment",
    "show_moment_in_full",
    "show_moment_short",
    "show_when",
    "uk_day",
]

_DAY_THEN_TIME = re.compile(
    r"(?P<day>.*?)(?: |(?<=[0-9])[Tt](?=[0-9]))"
    r"(?P<hour>[0-9]{1,2})(?:[:.]?(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2}))?)? ?(?P<half>[AaPp][Mm])?"
    r"(?: (?P<clock>[Gg][Mm][Tt]|[Bb][Ss][Tt]))?"
)


def parse_moment(text: str, *, today: date) -> datetime:
    """Read a date and a time of day in the UK and give the moment in UTC.

    The date may be anything `parse_day` reads; the time is `14:05`, `9.30`, `1430` or `2pm`. Of the hour that
    happens twice when the clocks go back, the first is taken, unless GMT is typed after it or a time stamp
    gives its zone. Raises ValueProblem for a missing or wrong date or time, and for a time that the clocks
    jumped over.
    """
    text = " ".join(visible(text).split())
    if stamp := read_time_stamp(text):
        return stamp.moment() or _to_utc(datetime.combine(stamp.day, stamp.time))
    found = _DAY_THEN_TIME.fullmatch(text)
    alone = _DAY_THEN_TIME.fullmatch(f" {text}")
    if alone is not None and not alone["day"] and (":" in text or alone["half"]):  # 9.30 may be a day
        _time(alone)  # a fault of the time comes first
        raise ValueProblem(f"The day is missing. Type it before the time, like 3/4/26 {text}.")
    if found is None or _is_day(text, today):  # the 2026 of "3 apr 2026" is a year, not 20:26
        _day(text, today)  # a fault of the date comes first
        raise ValueProblem("The time is missing. Type it after the date, like 3/4/26 14:05.")
    local = datetime.combine(_day(found["day"], today), _time(found))
    return _by_clock(local, found["clock"].upper()) if found["clock"] else _to_utc(local)


def show_moment(moment: datetime) -> str:
    """Show a moment in UK local time, like `Fri 3 Apr 2026 14:05`. Raises ValueError without a time zone."""
    return f"{show_day(_local(moment).date())} {_local(moment):%H:%M}"


def show_moment_short(moment: datetime) -> str:
    """Show a moment in UK local time without its weekday, for lists. Raises as `show_moment`."""
    return f"{show_day_short(_local(moment).date())} {_local(moment):%H:%M}"


def show_moment_in_full(moment: datetime) -> str:
    """Show a moment so that `parse_moment` reads it back: with its seconds, where it has any, and with GMT in
    the second of the hours that are called alike. Raises as `show_moment`.
    """
    local = _local(moment)
    seconds = f":{local:%S}" if local.second else ""
    return f"{show_moment(moment)}{seconds}{f' {local:%Z}' if local.fold else ''}"


def in_utc(moment: datetime) -> datetime:
    """The same moment as it is kept. Raises ValueError without a time zone."""
    return _local(moment).astimezone(UTC)


def _local(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return moment.astimezone(UK)


def uk_day(at: date) -> date:
    """The day of a moment in the United Kingdom; a day is its own."""
    return at.astimezone(UK).date() if isinstance(at, datetime) else at


def end_of_uk_day(day: date) -> datetime:
    """The moment in UTC at which a day in the United Kingdom is over; whatever is of the day is before it."""
    return datetime.combine(day + timedelta(days=1), time(), UK).astimezone(UTC)


def show_when(at: date) -> str:
    """Show a day, or a moment with its time."""
    return show_moment(at) if isinstance(at, datetime) else show_day(at)


def _day(text: str, today: date) -> date:
    return parse_day(text, today=today, window=YearWindow.EVENT)


def _is_day(text: str, today: date) -> bool:
    try:
        _day(text, today)
    except ValueProblem:
        return False
    return True


def _time(found: re.Match[str]) -> time:
    hour, minute, second = int(found["hour"]), int(found["minute"] or 0), int(found["second"] or 0)
    half = (found["half"] or "").lower()
    if found["minute"] is None and not half:
        raise ValueProblem("The minutes are missing. Type the time like 9:30 or 14:05.")
    if half and not 1 <= hour <= 12:
        raise ValueProblem(f"With am or pm the hour must be 1 to 12. It cannot be {hour}.")
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour > 23:
        raise ValueProblem(f"The hour must be 0 to 23. It cannot be {hour}.")
    if minute > 59 or second > 59:
        raise ValueProblem("Minutes and seconds must be 0 to 59.")
    return time(hour, minute, second)


def _by_clock(local: datetime, clock: str) -> datetime:
    """The moment when the clocks showed that time, of the two there may be the one of GMT or of BST."""
    for fold in (0, 1):
        at = local.replace(tzinfo=UK, fold=fold)
        if at.tzname() == clock and at.astimezone(UTC).astimezone(UK).replace(tzinfo=None) == local:
            return at.astimezone(UTC)
    raise ValueProblem(f"The clocks did not show {clock} then. Type the time as the clocks showed it.")


def _to_utc(local: datetime) -> datetime:
    moment = local.replace(tzinfo=UK).astimezone(UTC)
    after_change = moment.astimezone(UK)
    if after_change.replace(tzinfo=None) != local:
        raise ValueProblem(
            f"There is no {local:%H:%M} on {show_day(local.date())}: the clocks go forward past it. "
            f"If the clock had already changed, type {after_change:%H:%M}."
        )
    return moment
