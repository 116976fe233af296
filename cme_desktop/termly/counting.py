"""Who is home educated and who is missing education on census days, the children read once for all."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from cme_desktop.education_status.deciding import DayStatus, status_on
from cme_desktop.education_status.everybody import everybody
from cme_desktop.education_status.facts import EducationFact
from cme_desktop.education_status.statuses import CONTRADICTIONS
from cme_desktop.ports import Reader
from cme_desktop.registry import record_type
from cme_desktop.returns.counting import id_of
from cme_desktop.standing_records.child import Child
from cme_desktop.termly.answers import TERMLY
from cme_desktop.termly.headings import CountedChild
from cme_desktop.termly.sides import Side, side_of


class _Found(NamedTuple):
    child: Child
    side: Side
    status: DayStatus
    decided_by: EducationFact


class _Answer(NamedTuple):
    """What a record knows besides, should the child be home educated or missing education by it."""

    reason: Mapping[Side, str | None]
    missing_since: date | None


def counted_on(reader: Reader, days: Sequence[date]) -> dict[date, list[CountedChild]]:
    """The children that count on each of these census days; school age is by the law of the first."""
    found: dict[date, list[_Found]] = {day: [] for day in days}
    for child, told in everybody(reader, days[0]):
        for day in days:
            status = status_on(told, day)
            side, decided_by = side_of(status), status.decided_by
            if side is not None and decided_by is not None:
                found[day].append(_Found(child, side, status, decided_by))
    return {day: [*_with_answers(reader, of_day, day)] for day, of_day in found.items()}


def _with_answers(reader: Reader, found: Sequence[_Found], day: date) -> Iterator[CountedChild]:
    answers = _answers(reader, (one.decided_by for one in found))
    for child, side, status, fact in found:
        answer = answers.get(fact.source.id)
        since = answer.missing_since if answer is not None and side is Side.MISSING else fact.since
        yield CountedChild(
            child=child,
            side=side,
            record=fact.source.reference,
            since=since,
            reason=None if answer is None else answer.reason[side],
            is_at_odds=any(odd in CONTRADICTIONS for odd in status.at_odds),
            holds=fact.holds_on(day),
        )


def _answers(reader: Reader, facts: Iterable[EducationFact]) -> dict[int, _Answer]:
    """By id of each record that decides; the records of a type are read together."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for fact in facts:
        wanted[fact.source.type].add(fact.source.id)
    return {id: answer for key, ids in wanted.items() for id, answer in _of_type(reader, key, ids)}


def _of_type(reader: Reader, key: str, ids: Collection[int]) -> Iterator[tuple[int, _Answer]]:
    answers = TERMLY.of_type(record_type(key))
    if answers is not None:
        for record in reader.glimpses(record_type(key), answers.reads, ids):
            at_home, missing = answers.reason_at_home(record), answers.reason_missing(record)
            reason = {Side.AT_HOME: at_home, Side.MISSING: missing}
            yield id_of(record), _Answer(reason, answers.missing_since(record))
