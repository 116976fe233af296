"""What the law says of the decision being made, read beside the form: grounds, the ladder, lost time."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from cme_desktop.ports import Reader
from cme_desktop.records import PENALTY_NOTICE
from cme_desktop.records.base import Record, RecordType
from cme_desktop.records.penalty_notice.sessions import missed
from cme_desktop.statutory.ladder import Earlier, may_issue
from cme_desktop.statutory.penalties import NATIONAL_FROM, THRESHOLD
from cme_desktop.statutory.periods import months_after
from cme_desktop.statutory.sessions import best_window
from cme_desktop.values.dates import show_day

Guide = Callable[[Reader, Any, date], Iterable[str]]


def guidance(reader: Reader, record_type: RecordType[Any], record: Record, today: date) -> list[str]:
    """The lines for a record as it stands, from itself and from what else is on file."""
    further = _GUIDES.get(record_type.key)
    found = further(reader, record, today) if further is not None else ()
    return [*record_type.guidance(record), *found]


def _penalty(reader: Reader, notice: Any, today: date) -> Iterator[str]:
    yield from _ladder(reader, notice, today)
    days = [row.missed_on for row in notice.sessions if row.missed_on is not None]
    window = best_window(missed(notice.sessions), reader.law().calendars.of(notice.school))
    if window is None:
        return
    span = f"between {show_day(window.first)} and {show_day(window.last)}"
    met = window.count >= THRESHOLD
    if window.last >= NATIONAL_FROM:
        reached = "the national threshold is met" if met else f"the national threshold is {THRESHOLD}"
        yield f"{window.count} sessions in ten school weeks, {span}: {reached}."
    else:
        yield f"{window.count} sessions in ten school weeks, {span}."
    lost = sorted({day for day in days if months_after(day, 6) < today})
    if lost:
        named = ", ".join(show_day(day) for day in lost)
        yield f"If time runs from each day, these are out of time for a prosecution: {named} (unconfirmed)."


def _ladder(reader: Reader, notice: Any, today: date) -> Iterator[str]:
    if notice.parent is None or notice.child is None or notice.offence_to is None:
        return
    verdict = may_issue(notice.kind, notice.offence_to, notice.issued_on or today, _earlier(reader, notice))
    yield verdict.sentence
    yield from (f"Does not count – {one}." for one in verdict.left_out)
    if verdict.sequence is not None and notice.sequence not in (None, verdict.sequence):
        yield "The form says another step of the ladder; check “Which notice”."


def _earlier(reader: Reader, notice: Any) -> Iterator[Earlier]:
    """The other notices to the same parent for the same child, those of other authorities among them."""
    for entry in reader.about("child", notice.child, [PENALTY_NOTICE.key]):
        other = reader.get(PENALTY_NOTICE, entry.id)
        if other.id == notice.id or other.parent != notice.parent:
            continue
        withdrawn = other.status == "withdrawn" or other.withdrawn_on is not None
        issued = None if other.status in ("refused", "requested") else other.issued_on
        yield Earlier(
            other.reference or "",
            other.kind,
            other.offence_to,
            issued,
            withdrawn,
            other.status == "acquitted",
        )


_GUIDES: dict[str, Guide] = {PENALTY_NOTICE.key: _penalty}
