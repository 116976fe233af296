"""Whether a child needs the place that is applied for."""

from collections.abc import Iterator

from cme_desktop.issues import warn
from cme_desktop.records.in_year_application import IN_YEAR_APPLICATION, InYearApplication
from cme_desktop.services.contradictions.facts import Clash, Facts
from cme_desktop.services.contradictions.questions import asked_of


def has_the_place(facts: Facts[InYearApplication]) -> Iterator[Clash]:
    """Nobody applies for a place at the school that the child is at."""
    child, record = facts.child, facts.record
    if not facts.new or child is None or child.school is None:
        return
    if record.school == child.school and record.present_school != record.school:
        yield Clash(
            warn(
                "school",
                f"By what is on file the child is on the roll of {facts.named(child.school)} already; "
                "check the child and the school.",
            )
        )


CONTRADICTIONS = asked_of(IN_YEAR_APPLICATION, has_the_place)
