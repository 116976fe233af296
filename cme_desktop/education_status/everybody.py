"""Every child on file, restricted ones among them, with all that tells of its education."""

from collections.abc import Iterator
from datetime import date

from cme_desktop.education_status.deciding import EducationTold
from cme_desktop.education_status.reading import READ_OF_CHILD, told_of
from cme_desktop.ports import Reader
from cme_desktop.standing_records.child import CHILD, Child

_OF_CHILDREN = (*READ_OF_CHILD, "sex", "year_group", "year_group_as_at")


def everybody(reader: Reader, day: date) -> Iterator[tuple[Child, EducationTold]]:
    """Each child who stands for itself; school age by the law of a day."""
    for children in reader.wanted(CHILD, _OF_CHILDREN, [()]):
        told = told_of(reader, children, day)
        yield from ((child, told[child.id]) for child in children if child.id in told)
