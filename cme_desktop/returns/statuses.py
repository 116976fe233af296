"""The children on no roll on the day of a return: the status of education of each, and since when."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from cme_desktop.education_status.deciding import DayStatus, EducationTold, since, status_on
from cme_desktop.education_status.everybody import everybody
from cme_desktop.education_status.statuses import EducationStatus
from cme_desktop.ports import Reader
from cme_desktop.public_names import NAMELESS
from cme_desktop.returns.counting import id_of
from cme_desktop.returns.months_open import months_open
from cme_desktop.standing_records.child import CHILD, Child, year_group_on
from cme_desktop.values.school_years import show_year_group

NOT_NAMED = (EducationStatus.ON_ROLL, EducationStatus.OUT_OF_AGE, EducationStatus.GONE)
"""The statuses of children whom a return does not name for it: they are only counted."""


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
    """What on file cannot be so all at once."""
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
    children: Sequence[ChildStatus]
    not_named: Mapping[EducationStatus, int]
    """How many children have each status of `NOT_NAMED`, restricted ones among them."""


def child_statuses(reader: Reader, day: date) -> ChildStatuses:
    """The status of education of every child on file on a day, by what the file tells now."""
    others: Counter[EducationStatus] = Counter()
    found: list[tuple[Child, EducationTold, DayStatus]] = []
    for child, told in everybody(reader, day):
        status = status_on(told, day)
        if status.status in NOT_NAMED:
            others[status.status] += 1
        else:
            found.append((child, told, status))
    return ChildStatuses(day, [*_named(reader, found, day)], others)


def _named(
    reader: Reader, found: Sequence[tuple[Child, EducationTold, DayStatus]], day: date
) -> Iterator[ChildStatus]:
    names = reader.labels(id_of(child) for child, _, _ in found)
    hidden = reader.unseen(CHILD)
    for child, told, status in found:
        year = year_group_on(child, day)
        yield ChildStatus(
            child.reference or "",
            names.get(id_of(child), NAMELESS),
            "" if year is None else show_year_group(year),
            status.status,
            since(told, day),
            day,
            status.decided_by.source.reference if status.decided_by else "",
            tuple(odd.value for odd in status.at_odds),
            id_of(child) in hidden,
        )
