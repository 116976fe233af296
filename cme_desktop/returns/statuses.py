"""The children on no roll on the day of a return: the status of education of each, and since when."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice
from operator import attrgetter
from typing import NamedTuple

from cme_desktop.education_status.deciding import DayStatus, since, status_on
from cme_desktop.education_status.everybody import everybody
from cme_desktop.education_status.statuses import CONTRADICTIONS, AtOdds, EducationStatus
from cme_desktop.ports import Reader
from cme_desktop.public_names import NAMELESS, Labels
from cme_desktop.returns.counting import id_of
from cme_desktop.returns.months_open import months_open
from cme_desktop.spreadsheets.put_aside import PutAside, put_aside
from cme_desktop.standing_records.child import CHILD, year_group_on
from cme_desktop.values.school_years import show_year_group

NOT_NAMED = (EducationStatus.ON_ROLL, EducationStatus.OUT_OF_AGE, EducationStatus.GONE)
"""The statuses of children whom a return does not name for it: they are only counted."""
_AT_ONCE = 500


class ChildStatus(NamedTuple):
    """One child of school age who is on no roll."""

    reference: str
    child: str
    year_group: str
    """Empty where it is not known."""
    status: EducationStatus
    since: date | None
    """None where nobody knows."""
    day: date
    """The day on which it is so."""
    decided_by: str
    """The record that makes it so; empty where none says anything."""
    questions: tuple[str, ...]
    """What on file cannot be so all at once, with the schools concerned."""
    restricted: bool

    @property
    def band(self) -> str | None:
        """How many months it has been so, of `MONTHS_OPEN`."""
        return None if self.since is None else months_open(self.since, self.day)

    @property
    def order(self) -> tuple[date, str]:
        """By which whoever has been so longest stands first, and last where nobody knows."""
        return self.since or date.max, self.reference


@dataclass(frozen=True)
class ChildStatuses:
    """Every child on file as its education was on a day, by what the file tells now."""

    day: date
    children: PutAside[ChildStatus]
    """Whoever has been so longest first."""
    not_named: Mapping[EducationStatus, int]
    """How many children have each status of `NOT_NAMED`, restricted ones among them."""


def child_statuses(reader: Reader, day: date) -> ChildStatuses:
    """The status of education of every child on file on a day, by what the file tells now."""
    others: Counter[EducationStatus] = Counter()
    children = put_aside(_named(reader, day, others), order=attrgetter("order"))
    return ChildStatuses(day, children, others)


def _named(reader: Reader, day: date, others: Counter[EducationStatus]) -> Iterator[ChildStatus]:
    """Those whom a return names, some hundreds at a time; the others are counted."""
    hidden, told = reader.unseen(CHILD), everybody(reader, day)
    while some := [*islice(told, _AT_ONCE)]:
        found = [(child, of_it, status_on(of_it, day)) for child, of_it in some]
        others.update(status.status for _, _, status in found if status.status in NOT_NAMED)
        named = [one for one in found if one[2].status not in NOT_NAMED]
        rolls = {id for _, _, status in named if status.at_odds for id in _rolls(status)}
        names = reader.labels([*(id_of(child) for child, _, _ in named), *sorted(rolls)])
        for child, of_it, status in named:
            year = year_group_on(child, day)
            yield ChildStatus(
                child.reference or "",
                names.get(id_of(child), NAMELESS),
                "" if year is None else show_year_group(year),
                status.status,
                since(of_it, day),
                day,
                status.decided_by.source.reference if status.decided_by else "",
                tuple(_question(odd, status, names) for odd in status.at_odds),
                id_of(child) in hidden,
            )


def _rolls(status: DayStatus) -> list[int]:
    """The schools on whose rolls the child is."""
    return list(dict.fromkeys(fact.school for fact in status.because if fact.school is not None))


def _question(odd: AtOdds, status: DayStatus, names: Labels) -> str:
    schools = [names[id] for id in _rolls(status) if id in names] if odd in CONTRADICTIONS else []
    return f"{odd.value}: {', '.join(schools)}" if schools else odd.value
