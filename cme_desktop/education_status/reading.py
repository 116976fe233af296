"""What is on file of the education of many children, read in a bounded number of statements."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import islice

from cme_desktop.description.record import R, Record
from cme_desktop.description.record_type import RecordType
from cme_desktop.education_status.deciding import DayStatus, EducationTold, status_on
from cme_desktop.education_status.facts import (
    EDUCATION_FACTS,
    EducationFact,
    EducationFacts,
    OffRoll,
    OntoRoll,
    Told,
    source,
)
from cme_desktop.education_status.rolls import on_rolls
from cme_desktop.education_status.statuses import Circumstance
from cme_desktop.fields import known
from cme_desktop.ports import Records
from cme_desktop.registry import ABOUT_A_CHILD
from cme_desktop.standing_records.child import CHILD, Child, school_age_by
from cme_desktop.standing_records.child.fields import LIFE, MERGED
from cme_desktop.values.partial_dates import BirthDate

READ_OF_CHILD = ("birth", "status", "school")
"""What is asked of a child's own record; the other fields need not be filled in."""
Ages = Callable[[BirthDate], tuple[date, date] | None]
"""The first and the last day of compulsory school age of whoever was born then."""
_AT_ONCE = 500
_OWN_STATUS = {
    "moved_away": Circumstance.GONE,
    "died": Circumstance.GONE,
    "over_age": Circumstance.OUT_OF_AGE,
}


def statuses_on(reader: Records, children: Iterable[Child], day: date) -> Iterator[tuple[int, DayStatus]]:
    """The status of each child on a day, block by block: for lists and figures; memory stays flat.

    The children have `READ_OF_CHILD` filled in. A record merged into another has no status: the one that
    stands tells for both. What is about restricted children is read as well; whose status is shown to whom,
    the caller decides by whom it asks for.
    """
    ages, several = _ages_on(reader, day), iter(children)
    while block := list(islice(several, _AT_ONCE)):
        for id, told in _told_of(reader, block, ages).items():
            yield id, status_on(told, day)


def told_of(reader: Records, children: Sequence[Child], day: date) -> dict[int, EducationTold]:
    """All that is on file of each child who stands for itself, by id; school age by the law of the day."""
    return _told_of(reader, children, _ages_on(reader, day))


def told_by_all(
    reader: Records, children: Sequence[Child], day: date
) -> tuple[dict[int, EducationTold], dict[int, int]]:
    """The same, and for each record of a child that was asked for it the one that stands.

    For few children: types of which there is no record about them are not read.
    """
    whose = _merged_into(reader, _standing(children))
    there = reader.types_about(whose)
    kinds = [kind for kind in ABOUT_A_CHILD if kind.key in there]
    return _told_by(reader, children, whose, kinds, _ages_on(reader, day)), whose


def _ages_on(reader: Records, day: date) -> Ages:
    """Worked out once for all who were born on one day: of many children it takes longest."""
    rules = reader.law().rules
    return cache(lambda born: school_age_by(born, rules, day))


def _told_of(reader: Records, children: Sequence[Child], ages: Ages) -> dict[int, EducationTold]:
    return _told_by(reader, children, _merged_into(reader, _standing(children)), ABOUT_A_CHILD, ages)


def _standing(children: Sequence[Child]) -> dict[int, Child]:
    return {child.id: child for child in children if child.id is not None and child.status != MERGED}


def _told_by(
    reader: Records,
    children: Sequence[Child],
    whose: Mapping[int, int],
    kinds: Iterable[RecordType[Record]],
    ages: Ages,
) -> dict[int, EducationTold]:
    told: dict[int, list[Told]] = defaultdict(list)
    for kind in kinds:
        if (facts := EDUCATION_FACTS.of_type(kind)) is not None:
            for child, one in _of_type(reader, kind, facts, whose):
                told[whose[child]].append(one)
    return {id: _put_together(child, told[id], ages) for id, child in _standing(children).items()}


def _of_type(
    reader: Records, kind: RecordType[R], facts: EducationFacts[R], children: Collection[int]
) -> Iterator[tuple[int, Told]]:
    for record in reader.linked_to(kind, ("child", *facts.reads), "child", children):
        assert record.child is not None
        for one in facts.of(record):
            yield record.child, one


def _merged_into(reader: Records, standing: Collection[int]) -> dict[int, int]:
    """For each of these children, and each record merged into one of them, the one that stands."""
    whose = {id: id for id in standing}
    newest: Collection[int] = standing
    while newest:
        second = reader.linked_to(CHILD, ("merged_into",), "merged_into", newest)
        found = {
            one.id: whose[one.merged_into]
            for one in second
            if one.status == MERGED and one.id is not None and one.merged_into is not None
        }
        newest = found.keys() - whose.keys()
        whose |= {id: found[id] for id in newest}
    return whose


def _put_together(child: Child, told: Sequence[Told], ages: Ages) -> EducationTold:
    born = known(child.birth)
    school_age = ages(born) if born is not None else None
    turns = [one for one in told if isinstance(one, OntoRoll | OffRoll)]
    own = _own_roll(child) if child.status in LIFE.open else None
    rolls = on_rolls([own, *turns], own.school) if own is not None else on_rolls(turns, None)
    return EducationTold(
        facts=(*(one for one in told if isinstance(one, EducationFact)), *rolls),
        own=_own_status(child, known_age=school_age is not None),
        school_age=school_age,
        birth=source(CHILD, child, "birth"),
        is_current=child.status in LIFE.open,
    )


def _own_roll(child: Child) -> OntoRoll | None:
    """The roll that the child's own record names; it gives no day, so another roll beside it is let be."""
    if child.school is None:
        return None
    return OntoRoll(school=child.school, source=source(CHILD, child, "school"), on=None, shared=True)


def _own_status(child: Child, known_age: bool) -> EducationFact | None:
    says = _OWN_STATUS.get(child.status)
    if says is None or (says is Circumstance.OUT_OF_AGE and known_age):
        return None
    return EducationFact(says=says, source=source(CHILD, child, "status"), since=None)
