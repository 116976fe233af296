"""Words that a manager typed for the cover, tried before they stand in a committee edition."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from cme_desktop.editions.as_shown import Sign
from cme_desktop.editions.committee.published import Published
from cme_desktop.ports import Reader
from cme_desktop.standing_records.child import CHILD
from cme_desktop.standing_records.person import PERSON
from cme_desktop.standing_records.school import SCHOOL
from cme_desktop.suppression.typed_words import tried

Findings = Mapping[str, Sequence[str]]
"""By heading, a sentence for each word that speaks against publishing what was typed under it."""
_BY_RULE = (
    "In the committee edition the sentence made by rule stands where what was typed cannot be published."
)


def telling_words(reader: Reader, typed: Mapping[str, str], hidden: Collection[int]) -> Findings:
    """Where typed words name somebody or a school, or say a number that is `hidden` or small."""
    if not typed:
        return {}
    people = [*_people(reader)]
    schools = [school.name or "" for school in reader.glimpses(SCHOOL, ("name",))]
    found = {heading: tried(words, people, schools, hidden) for heading, words in typed.items()}
    return {heading: findings for heading, findings in found.items() if findings}


def left_out_words(findings: Findings) -> str:
    """What a committee edition says instead, and why; nothing where all that was typed stands in it."""
    found = [f"{heading}: {' '.join(against)}" for heading, against in findings.items()]
    return " ".join((_BY_RULE, *found)) if found else ""


def withheld_numbers(published: Published) -> frozenset[int]:
    """What its readers are not to know."""
    return frozenset(
        figure.value
        for figure in published.figures
        if published.shows(figure) is Sign.WITHHELD and isinstance(figure.value, int)
    )


def _people(reader: Reader) -> Iterator[str]:
    """Children and parents, restricted ones as well."""
    for child in reader.records(CHILD):
        yield " ".join(filter(None, (child.forename, child.surname)))
    for person in reader.records(PERSON):
        yield " ".join(filter(None, (person.forename, person.surname)))
