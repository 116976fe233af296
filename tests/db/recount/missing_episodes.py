"""Missing episodes, counted again; hours are those of the clock on the wall."""

from datetime import date, datetime, timedelta
from fractions import Fraction

from tests.db.recount.count import Recount
from tests.db.recount.rows import UK, Row

KEY = "missing_episode"


def missing_episodes(recount: Recount) -> None:
    """The reports by their day, the interviews by the day of the return."""
    rows = [row | {"day": _day(row["reported_at"]) or row["received_on"]} for row in recount.rows(KEY)]
    reports = recount.on(rows, "day")
    recount.put(f"{KEY}.reports", reports)
    recount.by(f"{KEY}.risk", reports, "risk", "not_given")
    if reports:
        months = float(_months(recount.first, recount.last))
        recount.found[f"{KEY}.a_month", None] = round(len(reports) / months, 1)
    children = recount.each_child(reports)
    recount.put(f"{KEY}.children", children)
    often = [row | {"times": _often(_times(recount, row, reports))} for row in children]
    recount.by(f"{KEY}.times", often, "times", "")
    missing = [row for row in rows if recount.stands(row, row["day"], _day(row["returned_at"]), ("closed",))]
    recount.put(f"{KEY}.missing_at_end", missing)
    _interviews(recount, [row for row in rows if recount.within(_day(row["returned_at"]))])


def _interviews(recount: Recount, back: list[Row]) -> None:
    held = [row for row in back if row["held_at"] or row["status"] == "interviewed"]
    declined = [r for r in back if r not in held and "declined" in (r["answer"], r["status"])]
    recount.put(f"{KEY}.returned", back)
    recount.put(f"{KEY}.interviewed", held)
    recount.put(f"{KEY}.declined", declined)
    recount.put(f"{KEY}.no_interview", [row for row in back if row not in held and row not in declined])
    if back:
        recount.found[f"{KEY}.interviewed_rate", None] = round(len(held) / len(back), 4)
        recount.found[f"{KEY}.declined_rate", None] = round(len(declined) / len(back), 4)
    for name, since, soon in (
        ("within_hours", "returned_at", _by_hours),
        ("within_days", "returned_at", _by_days),
        ("within_days_of_notice", "told_at", _by_days),
    ):
        timed = [(_wall(row[since]), _wall(row["held_at"])) for row in back if row[since] and row["held_at"]]
        in_time = [pair for pair in timed if soon(*pair)]
        recount.put(f"{KEY}.{name}", in_time)
        if timed:
            recount.found[f"{KEY}.{name}_rate", None] = round(len(in_time) / len(timed), 4)


def _by_hours(since: datetime, held: datetime) -> bool:
    return held <= since + timedelta(hours=72)


def _by_days(since: datetime, held: datetime) -> bool:
    return held.date() <= since.date() + timedelta(days=3)


def _wall(moment: datetime) -> datetime:
    return moment.astimezone(UK).replace(tzinfo=None)


def _day(moment: datetime | None) -> date | None:
    return None if moment is None else _wall(moment).date()


def _times(recount: Recount, row: Row, reports: list[Row]) -> int:
    child_of = recount.file.child_of
    return sum(child_of[one["child_id"]] == child_of[row["child_id"]] for one in reports)


def _often(times: int) -> str:
    if times < 3:
        return {1: "once", 2: "twice"}[times]
    return "three_or_four" if times < 5 else "five_or_more"


def _months(first: date, last: date) -> Fraction:
    """Day by day, each as much as it is of its month."""
    months, day = Fraction(0), first
    while day <= last:
        months += Fraction(1, _length(day))
        day += timedelta(days=1)
    return months


def _length(day: date) -> int:
    start = day.replace(day=1)
    return ((start + timedelta(days=31)).replace(day=1) - start).days
