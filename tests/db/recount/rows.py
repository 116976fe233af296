"""The bare rows of a data file or database, as dictionaries, whatever the program makes of them."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from db.store import SqlStore

Row = dict[str, Any]
BANK_HOLIDAYS = {
    line.partition(",")[0]
    for line in (Path(__file__).parents[3] / "resources" / "bank-holidays.csv").read_text().splitlines()[1:]
}
MERGED = "merged"
UK = ZoneInfo("Europe/London")


@dataclass
class File:
    """Every row that is counted, and what decides how."""

    rows: dict[str, list[Row]]
    further: dict[str, dict[int, list[Row]]]
    child_of: dict[int, int]
    """For each child's record, the one that stands for the child."""
    restricted: set[int]
    terms: list[tuple[date, date]]
    closed: dict[int | None, set[date]]

    def school_day(self, first: date, school: int | None, number: int) -> date | None:
        """The nth day on which a school meets, from a day on; None where the terms on file do not reach."""
        if first < min(begins for begins, _ in self.terms):
            return None
        day, met = first, 0
        while day <= max(last for _, last in self.terms):
            if self._meets(day, school):
                met += 1
                if met == number:
                    return day
            day += timedelta(days=1)
        return None

    def _meets(self, day: date, school: int | None) -> bool:
        shut = self.closed.get(None, set()) | self.closed.get(school, set())
        in_term = any(first <= day <= last for first, last in self.terms)
        return in_term and day.weekday() < 5 and day not in shut and day.isoformat() not in BANK_HOLIDAYS


KINDS = (
    "ten_day_notification",
    "off_roll_notice",
    "on_roll_notice",
    "whereabouts_enquiry",
    "pace_interview",
    "penalty_notice",
    "home_education",
    "missing_episode",
    "in_year_application",
)


def read(store: SqlStore) -> File:
    """Read a whole file."""
    with store.engine.connect() as connection:
        records = {row["id"]: row for row in _all(connection, "record")}
        children = [records[row["id"]] | row for row in _all(connection, "child")]
        calendar = (records[row["id"]] | row for row in _all(connection, "calendar_entry"))
        entries = [entry for entry in calendar if entry["status"] == "current"]
        hubs = {row["id"]: row["name"] for row in _all(connection, "hub")}
        rows = {
            kind: [
                records[row["id"]] | row | {"hub": hubs.get(records[row["id"]]["hub_id"])}
                for row in _all(connection, kind)
            ]
            for kind in KINDS
        }
        further = {
            name: _by_record(_all(connection, name))
            for name in ("whereabouts_enquiry_checks", "penalty_notice_payments")
        }
    merged = {c["id"]: c["merged_into_id"] for c in children if c["status"] == MERGED}
    hidden = {id for id, row in records.items() if row["restricted"]}
    while behind := {c["id"] for c in children if c["merged_into_id"] in hidden} - hidden:
        hidden |= behind
    return File(
        {kind: sorted(found, key=lambda row: row["id"]) for kind, found in rows.items()},
        further,
        {child["id"]: _standing(child["id"], merged) for child in children},
        {id for id, row in records.items() if id in hidden or row["child_id"] in hidden},
        [(entry["first_on"], entry["last_on"]) for entry in entries if entry["kind"] == "term"],
        _closures(entries),
    )


def _all(connection: sa.Connection, table: str) -> Iterator[Row]:
    for row in connection.execute(sa.text(f'SELECT * FROM "{table}"')).mappings():
        yield {name: _value(name, value) for name, value in row.items()}


def _value(name: str, value: Any) -> Any:
    """Days as days, and moments in UTC: one of the databases keeps them as text."""
    if name.endswith("_at") and isinstance(value, str):
        moment = datetime.fromisoformat(value)
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment
    if name.endswith("_on") and isinstance(value, str):
        return date.fromisoformat(value)
    return value.date() if isinstance(value, datetime) and name.endswith("_on") else value


def _by_record(rows: Iterator[Row]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["record_id"]].append(row)
    return found


def _standing(child: int, merged: dict[int, int | None]) -> int:
    seen = [child]
    while (following := merged.get(seen[-1])) is not None:
        if following in seen:
            return min(seen[seen.index(following) :])
        seen.append(following)
    return seen[-1]


def _closures(entries: list[Row]) -> dict[int | None, set[date]]:
    found: dict[int | None, set[date]] = defaultdict(set)
    for entry in entries:
        if entry["kind"] == "closed":
            days = (entry["last_on"] - entry["first_on"]).days
            found[entry["school_id"]] |= {entry["first_on"] + timedelta(days=n) for n in range(days + 1)}
    return found
