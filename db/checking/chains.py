"""The chains of history: each entry follows the one before, and what an anchor noted of them still holds."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from cme_desktop.anchors import HistoryAnchor, anchors_in, digest, newest
from cme_desktop.values.dates import show_day
from db.connecting.turns import LANES
from db.history.anchors import SETTING
from db.history.chain import FIRST, entry_hash
from db.queries.desk import setting_value
from db.queries.readable import Row, pages
from db.tables.schema import history

SKEW = timedelta(days=1)
"""How far the clocks of two computers may be apart; more is told."""


def findings(
    connection: sa.Connection, anchors: Sequence[HistoryAnchor], now: datetime, note: Callable[[str], None]
) -> Iterator[str]:
    """A sentence for each entry out of its place or its time, and for each anchor that no longer holds."""
    heads: dict[tuple[int, int], str] = {}
    for lane in connection.execute(_LANES).scalars().all():
        wanted = {count for anchor in anchors for number, count in anchor.lanes if number == lane}
        yield from _of_lane(connection, lane, anchors, now, wanted, heads)
    restored = [anchor for anchor in _written_in(connection) if anchor in anchors and _holds(anchor, heads)]
    for anchor in anchors:
        yield from _against(anchor, heads, restored)
        if _is_to_come(anchor, now):
            note(f"The clock was wrong at {anchor.show()}: that day has not come yet.")
    _note_what_is_uncovered(connection, anchors, note)


def _note_what_is_uncovered(
    connection: sa.Connection, anchors: Sequence[HistoryAnchor], note: Callable[[str], None]
) -> None:
    entries = int(connection.execute(sa.select(sa.func.count()).select_from(history)).scalar_one())
    last = newest(anchors)
    if last is None and entries:
        note("No anchor of this data was found, so a history made anew as a whole would not be seen.")
    elif last is not None and entries > last.entries:
        later = entries - last.entries
        named = "1 entry of the history is" if later == 1 else f"{later:,} entries of the history are"
        note(f"{named} younger than {last.show()}, the newest there is.")


_LANES = sa.select(history.c.lane).distinct().order_by(history.c.lane)


def _of_lane(
    connection: sa.Connection,
    lane: int,
    anchors: Sequence[HistoryAnchor],
    now: datetime,
    wanted: set[int],
    heads: dict[tuple[int, int], str],
) -> Iterator[str]:
    if lane not in range(LANES if connection.dialect.name == "postgresql" else 1):
        named = lane if isinstance(lane, int) else "that is no number"
        yield f"History has entries in a lane, {named}, in which nothing is ever written."
    previous: str | None = FIRST
    bounds = _Bounds(lane, anchors, now)
    for place, (id, row) in enumerate(pages(connection, history, history.c.lane == lane), 1):
        if row is None:
            yield f"History entry {id} cannot be read."
            previous = None
            continue
        if not _follows(row, previous):
            yield f"{_named(id, row)}, does not follow the one before."
        for what in bounds.passed(place, row["at"]):
            yield f"{_named(id, row)}, {what}."
        previous = row["hash"]
        if place in wanted:
            heads[lane, place] = row["hash"]


def _named(id: int, row: Row) -> str:
    whose = f"record {row['record_id']}" if isinstance(row["record_id"], int) else "no record"
    return f"History entry {id}, of {whose}"


def _follows(row: Row, previous: str | None) -> bool:
    """Whether an entry is whole and in its place; after one that cannot be read, only whether it is whole."""
    if previous is not None and row["previous"] != previous:
        return False
    try:
        return bool(row["hash"] == entry_hash(row["previous"], row))
    except (TypeError, ValueError):  # bytes, where there is text
        return False


def _is_to_come(anchor: HistoryAnchor, now: datetime) -> bool:
    """Whether it was noted by a clock that was wrong; of what was saved since it says nothing."""
    return anchor.day > (now + SKEW).date()


class _Bounds:
    """Between which days the entries of a lane lie: after the anchors before them, and not in the future."""

    def __init__(self, lane: int, anchors: Sequence[HistoryAnchor], now: datetime) -> None:
        sound = [anchor for anchor in anchors if not _is_to_come(anchor, now)]
        counts = {(dict(anchor.lanes).get(lane, 0), anchor.day) for anchor in sound}
        self._ahead = sorted(counts, reverse=True)
        self._latest = now + SKEW
        self._earliest: date | None = None

    def passed(self, place: int, at: Any) -> Iterator[str]:
        """What is wrong with the time of the entry at a place."""
        while self._ahead and self._ahead[-1][0] < place:
            day = self._ahead.pop()[1]
            self._earliest = day if self._earliest is None else max(day, self._earliest)
        moment = moment_of(at)
        if moment is None:
            yield "has a time that cannot be read"
        elif moment > self._latest:
            yield f"is dated {show_day(moment.date())}, which has not come yet"
        elif self._earliest is not None and moment.date() < self._earliest - SKEW:
            told, before = show_day(moment.date()), show_day(self._earliest)
            yield f"is dated {told}, but was added after the anchor of {before}"


def moment_of(text: Any) -> datetime | None:
    """The moment of an entry; None for what is none."""
    try:
        found = datetime.fromisoformat(text)
    except (TypeError, ValueError):
        return None
    return found if found.tzinfo is not None else None


Heads = Mapping[tuple[int, int], str]
"""By lane and number, the hash of an entry that some anchor tells of."""


def _against(anchor: HistoryAnchor, heads: Heads, restored: Sequence[HistoryAnchor]) -> Iterator[str]:
    if _holds(anchor, heads):
        return
    before = newest(one for one in restored if one.entries < anchor.entries and one.day <= anchor.day)
    if before is not None:
        yield (
            f"The history is not the one of {anchor.show()}: it goes on from a backup, by {before.show()}. "
            "What was saved after that backup is not in it. If nobody restored one, it was taken away "
            "outside CME Desktop."
        )
    elif any((lane, count) not in heads for lane, count in anchor.lanes):
        yield f"The history has lost entries that {anchor.show()} tells of."
    else:
        yield f"The history is not the one of {anchor.show()}: its past was made anew."


def _holds(anchor: HistoryAnchor, heads: Heads) -> bool:
    held = {lane: (count, heads[lane, count]) for lane, count in anchor.lanes if (lane, count) in heads}
    return len(held) == len(anchor.lanes) and digest(held) == anchor.hash


def _written_in(connection: sa.Connection) -> list[HistoryAnchor]:
    """Where the history stood when the backup was made that the data file comes from, if it does."""
    return anchors_in(setting_value(connection, SETTING) or "")
