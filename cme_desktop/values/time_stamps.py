"""Moments as machines write them (ISO 8601): `2015-03-14T00:00:00+00:00`, `2026-04-03 14:05`."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

from cme_desktop.values.written_days import EARLIEST_YEAR, LATEST_YEAR

UK = ZoneInfo("Europe/London")

_STAMP = re.compile(
    r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})[t ](?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})"
    r"(?::(?P<second>[0-9]{2})(?:[.,][0-9]+)?)? ?(?P<zone>z|[+-][0-9]{2}(?::?[0-9]{2})?)?"
)


@dataclass(frozen=True)
class TimeStamp:
    """A day and a time of day as written; without a zone they are those of the place they were written in."""

    day: date
    time: time
    zone: timezone | None

    def moment(self) -> datetime | None:
        """The moment in UTC, where the zone is given."""
        return None if self.zone is None else datetime.combine(self.day, self.time, self.zone).astimezone(UTC)

    def uk_day(self) -> date:
        """The day meant.

        A day alone is written as its midnight, of whatever zone: midnight stays on the day as written.
        Another time is a moment, and its day is that in the United Kingdom: 23:00 UTC is the next day in
        summer.
        """
        moment = None if self.time == time() else self.moment()
        return self.day if moment is None else moment.astimezone(UK).date()


def read_time_stamp(text: str) -> TimeStamp | None:
    """The stamp that a text is; None where it is none, or of a day or a time that cannot be."""
    found = _STAMP.fullmatch(text.strip().lower())
    if found is None:
        return None
    try:
        day = date.fromisoformat(found["day"])
        at = time(int(found["hour"]), int(found["minute"]), int(found["second"] or 0))
        stamp = TimeStamp(day, at, _zone(found["zone"] or ""))
    except ValueError:
        return None
    return stamp if EARLIEST_YEAR <= day.year <= LATEST_YEAR else None


def _zone(written: str) -> timezone | None:
    if written in ("", "z"):
        return UTC if written else None
    hours, minutes = int(written[1:3]), int(written[3:].removeprefix(":") or 0)
    length = timedelta(hours=hours, minutes=minutes)
    return timezone(-length if written[0] == "-" else length)
