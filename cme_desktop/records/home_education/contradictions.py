"""Whether a spell of home education fits the others of the child."""

from collections.abc import Iterator

from cme_desktop.issues import warn
from cme_desktop.records.home_education import HOME_EDUCATION, HomeEducation
from cme_desktop.records.home_education.spells import IN_ERROR, spells
from cme_desktop.services.contradictions.facts import Clash, Facts
from cme_desktop.services.contradictions.questions import asked_of
from cme_desktop.values.dates import show_day


def two_spells(facts: Facts[HomeEducation]) -> Iterator[Clash]:
    """A child is educated at home in one spell at a time."""
    record = facts.record
    if record.started_on is None or record.end_reason == IN_ERROR:
        return
    for other, started in spells(facts):
        if started == record.started_on:
            continue
        apart = (other.ended_on is not None and other.ended_on <= record.started_on) or (
            record.ended_on is not None and record.ended_on <= started
        )
        if not apart:
            until = f"to {show_day(other.ended_on)}" if other.ended_on else "and has not ended"
            yield Clash(
                warn(
                    "started_on",
                    f"{other.reference} is a spell from {show_day(started)} {until}; "
                    "two spells cannot run at one time.",
                ),
                other.id,
                ask=True,
            )
            return


CONTRADICTIONS = asked_of(HOME_EDUCATION, two_spells)
