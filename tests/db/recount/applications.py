"""In-year applications, counted again."""

from collections.abc import Callable
from datetime import date, timedelta

from tests.db.recount.count import Recount
from tests.db.recount.rows import Row

KEY = "in_year_application"


def applications(recount: Recount) -> None:
    """Received, told, offered, placed: each by its own day."""
    rows = recount.rows(KEY)
    received, told = recount.on(rows, "received_on"), recount.on(rows, "told_on")
    recount.put(f"{KEY}.received", received)
    recount.by(f"{KEY}.outcome", received, "outcome", "no_outcome")
    recount.put(f"{KEY}.told", told)
    for name, number in (("within_aim", 10), ("within_limit", 15)):
        _in_time(recount, name, _due_to_tell(told, recount, number))
    waiting = [
        row
        for row in rows
        if recount.stands(row, row["received_on"], row["told_on"], ("closed",))
        and (row["told_on"] or not {row["outcome"], row["status"]} & {"offered", "refused", "withdrawn"})
    ]
    recount.put(f"{KEY}.waiting_at_end", waiting)
    days = [(row, row["told_on"] if row["outcome"] == "offered" else row["placed_on"]) for row in rows]
    offers = [row | {"offered_on": day} for row, day in days if recount.within(day)]
    recount.put(f"{KEY}.offers", offers)
    soon = [(row["offered_on"], row["received_on"] + timedelta(weeks=4)) for row in offers]
    _in_time(recount, "offers_in_time", soon)
    placed = recount.on(rows, "placed_on")
    recount.put(f"{KEY}.fair_access", recount.on(rows, "fair_access_on"))
    recount.put(f"{KEY}.placed", placed)
    _in_time(recount, "fair_access_in_time", [_to_place(row, recount) for row in placed])


Days = list[tuple[date, date | None]]
"""When something was done, and by when it had to be."""


def _due_to_tell(told: list[Row], recount: Recount, number: int) -> Days:
    after = _school_days_after(recount)
    return [(row["told_on"], after(row["received_on"], row["school_id"], number)) for row in told]


def _to_place(row: Row, recount: Recount) -> tuple[date, date | None]:
    return row["placed_on"], _school_days_after(recount)(row["fair_access_on"], row["school_id"], 20)


def _school_days_after(recount: Recount) -> Callable[[date | None, int | None, int], date | None]:
    def after(day: date | None, school: int | None, number: int) -> date | None:
        return day and recount.file.school_day(day + timedelta(days=1), school, number)

    return after


def _in_time(recount: Recount, name: str, days: Days) -> None:
    known = [(done, due) for done, due in days if due is not None]
    in_time = [done for done, due in known if done <= due]
    recount.put(f"{KEY}.{name}", in_time)
    if known:
        recount.found[f"{KEY}.{name}_rate", None] = round(len(in_time) / len(known), 4)
