"""What keeps a return from being published: its days, and words that somebody typed."""

from collections.abc import Iterator
from datetime import date

from cme_desktop.editions.as_shown import Sign
from cme_desktop.editions.committee.published import Published
from cme_desktop.editions.told_return import ToldReturn
from cme_desktop.errors import CmeError
from cme_desktop.ports import Reader
from cme_desktop.standing_records.child import CHILD
from cme_desktop.standing_records.person import PERSON
from cme_desktop.standing_records.school import SCHOOL
from cme_desktop.suppression.periods import why_unpublishable
from cme_desktop.suppression.typed_words import tried


def refuse_free_ranges(told: ToldReturn, *, to_publish: bool) -> None:
    """Raises CmeError unless the return is of a whole month, term or school year, over if it is published."""
    compared, law = told.counted.compared, told.counted.snapshot.law
    as_at = compared.as_at if to_publish else date.max
    if why := why_unpublishable(compared.asked.start, compared.asked.end, law.calendars, as_at):
        raise CmeError(why)


def refuse_telling_words(reader: Reader, told: ToldReturn, published: Published) -> None:
    """Raises CmeError where typed words name somebody or a school, or say a number that is withheld."""
    for heading, words in told.typed.items():
        schools = (school.name or "" for school in reader.glimpses(SCHOOL, ("name",)))
        findings = tried(words, _people(reader), schools, _withheld(published))
        if findings:
            raise CmeError(f"What was typed under {heading} cannot be published. {' '.join(findings)}")


def _people(reader: Reader) -> Iterator[str]:
    """Children and parents, restricted ones as well."""
    for child in reader.records(CHILD):
        yield " ".join(filter(None, (child.forename, child.surname)))
    for person in reader.records(PERSON):
        yield " ".join(filter(None, (person.forename, person.surname)))


def _withheld(published: Published) -> Iterator[int]:
    for figure in published.figures:
        if published.shows(figure) is Sign.WITHHELD and isinstance(figure.value, int):
            yield figure.value
