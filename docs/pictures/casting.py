"""Who the examples are about: children nothing has been sent in about yet, found in the data file."""

from dataclasses import dataclass
from datetime import date

from cme_desktop.description.record_type import About
from cme_desktop.errors import CmeError
from cme_desktop.fields import known
from cme_desktop.ports import ListQuery, Reader
from cme_desktop.registry import record_type
from cme_desktop.standing_records.child import CHILD, Child, year_group_on
from cme_desktop.standing_records.person import PERSON
from cme_desktop.standing_records.school import SCHOOL
from cme_desktop.values.searching import search_words

_MOST = 5000  # children looked at
_YEARS = range(7, 11)


@dataclass(frozen=True)
class Cast:
    """What is typed of them: a child, a parent, the child's school, another one and the year group."""

    id: int
    """The child's record."""
    child: str
    parent: str
    school: str
    other_school: str
    year_group: str


def cast_for(reader: Reader, today: date, count: int) -> list[Cast]:
    """So many children of Years 7 to 10 with no notice of their own so far, and names that nobody else has.

    Raises CmeError when the data file does not hold as many.
    """
    rows = reader.page(ListQuery(CHILD, "reference", descending=False), None, _MOST)
    able = [child for row in rows if _fits(reader, child := reader.get(CHILD, row.id), today)]
    schools = list(dict.fromkeys(child.school for child in able))
    if len(able) < count or len(schools) < 2:
        raise CmeError("The data file holds too few children to show every form with.")
    return [_cast(reader, child, schools, today) for child in able[:count]]


def _fits(reader: Reader, child: Child, today: date) -> bool:
    if child.restricted or child.school is None or known(child.birth) is None or not child.people:
        return False
    if year_group_on(child, today) not in _YEARS or child.id is None or _has_notice(reader, child.id):
        return False
    return _only(reader, child.id, CHILD.key) and _only(reader, child.people[0].person or 0, PERSON.key)


def _has_notice(reader: Reader, child: int) -> bool:
    """Whether anything is on file about the child alone; in rows among others nearly every one stands."""
    return any(record_type(entry.type).about is About.CHILD for entry in reader.timeline(child))


def _only(reader: Reader, id: int, type: str) -> bool:
    label = reader.labels([id])[id]
    return len(reader.search(search_words(label), 2, (type,))) == 1


def _cast(reader: Reader, child: Child, schools: list[int | None], today: date) -> Cast:
    other = next(id for id in schools if id != child.school)
    parent = child.people[0].person
    assert child.id is not None
    assert parent is not None
    labels = reader.labels([child.id, parent])
    school, other_school = (
        reader.get(SCHOOL, id).name or "" for id in (child.school, other) if id is not None
    )
    group = str(year_group_on(child, today))
    return Cast(child.id, labels[child.id], labels[parent], school, other_school, group)
