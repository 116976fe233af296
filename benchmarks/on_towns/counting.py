"""The figures of the return beside the same counts by the bare driver, one for each measure, on one file.

And the memory that counting takes at its height, beside that of the figures it comes to.
"""

import sqlite3
import tracemalloc
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks import Ratio, compare
from benchmarks._statements import bare_connection
from benchmarks.towns.made import AS_OF
from cme_desktop.looks.returns import read_report, read_stock
from cme_desktop.ports import Reader
from cme_desktop.returns.catalogue import CHAPTERS
from cme_desktop.returns.chapters import Chapter
from cme_desktop.returns.figures import Asked, figures, figures_of, load
from cme_desktop.returns.periods import DateRange, month_of
from cme_desktop.watching import UNWATCHED
from db.store import open_store
from tests.builders import StandingClock

TARGET = 3.0
MEMORY = 4.0
GB = 10**9
RUNS = 5

OCTOBER = month_of(AS_OF.replace(day=1) - timedelta(days=1))

SHARED = ("received_on", "status", "hub_id", "child_id")
"""Columns of the table that all types share."""
RECEIVED = "coalesce(received_on, '0001-01-01')"
"""As it is indexed."""

REPORTED = "coalesce(date(reported_at), received_on)"
STEPS = (
    "order_resolved_on",
    "order_declined_on",
    "intention_served_on",
    "order_made_on",
    "order_amended_on",
    "order_complied_on",
    "order_revoked_on",
    "revocation_refused_on",
)
"""The steps to an order, and of its life."""

HAPPENED = (
    ("ten_day_notification", RECEIVED, ("1", "hub_id", "purpose")),
    ("ten_day_notification", "screened_on", ("1", "outcome")),
    ("off_roll_notice", RECEIVED, ("1", "ground", "destination_kind")),
    ("off_roll_notice", "coalesce(deleted_on, received_on)", ("destination_kind", "destination_authority")),
    ("on_roll_notice", RECEIVED, ("1", "origin")),
    ("on_roll_notice", "coalesce(entered_on, received_on)", ("origin", "child_id")),
    ("whereabouts_enquiry", RECEIVED, ("1", "source")),
    ("whereabouts_enquiry", "closed_on", ("1", "close_reason", "closed_on")),
    (
        "whereabouts_enquiry",
        "coalesce(located_on, closed_on)",
        ("1", "close_reason", "status", "found_where"),
    ),
    ("home_education", "coalesce(started_on, received_on)", ("1", "primary_reason", "child_id")),
    ("home_education", "ended_on", ("1", "end_reason", "status")),
    ("home_education", "judged_on", ("judgement",)),
    ("pace_interview", RECEIVED, ("1",)),
    ("pace_interview", "held_on", ("1", "outcome")),
    ("pace_interview", "coalesce(outcome_on, invited_on, received_on)", ("attended",)),
    ("penalty_notice", RECEIVED, ("1",)),
    ("penalty_notice", "coalesce(warning_letter_on, received_on)", ("status",)),
    ("penalty_notice", "issued_on", ("1", "reason", "status", "issuer", "issuer || reason")),
    ("penalty_notice", "paid_in_full_on", ("status", "amount_lower")),
    ("penalty_notice", "withdrawn_on", ("status", "paid_in_full_on", "withdrawal_ground")),
    (
        "penalty_notice",
        "date(issued_on, '+28 days')",
        ("status", "withdrawn_on", "1", "paid_in_full_on", "paid_in_full_on <= date(issued_on, '+28 days')"),
    ),
    (
        "penalty_notice",
        "coalesce(prosecution_authorised_on, information_laid_on)",
        ("status", "prosecution_result"),
    ),
    ("penalty_notice", "refunded_on", ("refund",)),
    ("truancy_sweep", "swept_on", ("1", "status")),
    ("home_education", "s437_notice_on", ("1", "s437_result")),
    *(("home_education", day, ("1",)) for day in STEPS),
    ("missing_episode", REPORTED, ("1", "risk", "1", "child_id", "child_id")),
    ("missing_episode", "date(returned_at)", ("1", *("held_at",) * 6, *("answer",) * 2, *("told_at",) * 2)),
    ("in_year_application", RECEIVED, ("1", "outcome")),
    ("in_year_application", "told_on", ("1", *("told_on - received_on",) * 4)),
    ("in_year_application", "coalesce(told_on, placed_on)", ("outcome", *("told_on - received_on",) * 2)),
    ("in_year_application", "fair_access_on", ("1",)),
    ("in_year_application", "placed_on", ("1", *("placed_on - fair_access_on",) * 2)),
)
"""Of each type what is counted by which day, and by what it is broken down, once for each measure."""
STANDING = (
    (
        "whereabouts_enquiry",
        "received_on",
        "closed_on",
        ("1", *("child_id",) * 5, *("received_on",) * 2),
    ),
    ("home_education", "coalesce(started_on, received_on)", "ended_on", ("1", "primary_reason", "judgement")),
    (
        "off_roll_notice",
        "coalesce(deleted_on, received_on)",
        "coalesce(answered_on, closed_on)",
        ("child_id",),
    ),
    ("missing_episode", REPORTED, "date(returned_at)", ("1",)),
    ("in_year_application", "received_on", "told_on", ("outcome",)),
)
AT_ANY_TIME = ("child_id", "past_social_care", "child_in_need", "child_protection", "ehc_plan")
"""By what those at home on some day of a period are broken down."""
PUNCTUAL = {
    "ten_day_notification": "ten_day_notice",
    "off_roll_notice": "off_roll_notice",
    "on_roll_notice": "on_roll_notice",
}
IN_ROWS = (
    ("whereabouts_enquiry_checks", "coalesce(asked_on, answered_on)", ('"check"', "result")),
    ("penalty_notice_payments", "paid_on", ("amount",)),
)


def run(town: Path) -> Iterator[Ratio]:
    storage = open_store(str(town), StandingClock())
    bare = bare_connection(storage.engine)
    try:
        with storage.reading() as reader:
            month = partial(_counted, bare, OCTOBER)
            yield compare("figures of a month", partial(figures, reader, OCTOBER), month, TARGET, RUNS)
            stock = read_stock(AS_OF, reader, UNWATCHED)
            whole = partial(read_report, stock, OCTOBER, reader, UNWATCHED)
            yield compare("all periods of a return", whole, partial(_all_counted, bare), TARGET, RUNS)
            yield _memory(reader)
    finally:
        bare.close()
        storage.close()


def _statements() -> Iterator[str]:
    for type, day, groups in HAPPENED:
        for by in groups:
            yield _counting(type, by, f"{day} BETWEEN :start AND :end")
    for type, began, ended, groups in STANDING:
        for by in groups:
            yield _counting(type, by, f"{began} <= :end AND ({ended} IS NULL OR {ended} > :end)")
    for by in AT_ANY_TIME:
        at_home = "coalesce(started_on, received_on) <= :end AND (ended_on IS NULL OR ended_on > :start)"
        yield _counting("home_education", by, at_home)
    for type, duty in PUNCTUAL.items():
        late = f"(SELECT met_on > due_on FROM deadline WHERE record_id = id AND duty = '{duty}')"
        yield _counting(type, late, f"{RECEIVED} BETWEEN :start AND :end")
    for table, day, groups in IN_ROWS:
        for by in groups:
            yield f"SELECT {by}, count(*) FROM {table} WHERE {day} BETWEEN :start AND :end GROUP BY 1"


def _counting(type: str, by: str, test: str) -> str:
    """A count of one type, from no more tables than it looks at."""
    shared = any(name in by + test for name in SHARED)
    tables = "record" if by == "1" and test.startswith(RECEIVED) else f"record JOIN {type} USING (id)"
    of_type = f"{tables} WHERE record.type = '{type}' AND" if shared else f"{type} WHERE"
    return f"SELECT {by}, count(*) FROM {of_type} {test} GROUP BY 1"


def _counted(bare: sqlite3.Connection, period: DateRange) -> None:
    for text in _statements():
        bare.execute(text, {"start": str(period.start), "end": str(period.end)}).fetchall()


def _all_counted(bare: sqlite3.Connection) -> None:
    for period in (OCTOBER, OCTOBER.year_to_date(), OCTOBER.year_before()):
        _counted(bare, period)


def _memory(reader: Reader) -> Ratio:
    """At its height while all years are counted, to that of their figures and of a block of records."""
    asked, snapshot = [Asked(DateRange(date.min, date.max))], load(reader)
    figures_of(reader, snapshot, asked)
    tracemalloc.start()
    try:
        block = max(map(partial(_block, reader), CHAPTERS))
        tracemalloc.reset_peak()
        before, _ = tracemalloc.get_traced_memory()
        found = figures_of(reader, snapshot, asked)
        after, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert found
    ours, limit = most - before, after - before + block
    return Ratio("memory while all is counted, in GB", ours / GB, limit / GB, MEMORY)


def _block(reader: Reader, chapter: Chapter[Any]) -> int:
    """The memory that the first records of a type take."""
    before, _ = tracemalloc.get_traced_memory()
    block = next(reader.wanted(chapter.kind, chapter.reads, [()]), None)
    after, _ = tracemalloc.get_traced_memory()
    assert block is not None
    return after - before
