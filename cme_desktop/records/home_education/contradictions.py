"""Whether a spell of home education fits the others of the child, and what its own record says."""

from collections.abc import Iterator

from cme_desktop.education_status.deciding import status_on
from cme_desktop.education_status.reading import told_of
from cme_desktop.education_status.statuses import AtOdds
from cme_desktop.issues import warn
from cme_desktop.records.home_education import HOME_EDUCATION, HomeEducation
from cme_desktop.records.home_education.spells import IN_ERROR, spells
from cme_desktop.services.contradictions.facts import Clash, Facts
from cme_desktop.services.contradictions.questions import asked_of
from cme_desktop.standing_records.child import CHILD, Child
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


def at_school_by_own_record(facts: Facts[Child]) -> Iterator[Clash]:
    """A child who is educated at home is given a current school; asked of the day on which it is typed."""
    child, today = facts.record, facts.today
    if child.id is None or child.school is None or today is None:
        return
    told = told_of(facts.reader, [child], today).get(child.id)
    found = status_on(told, today) if told is not None else None
    if found is None or AtOdds.ON_ROLL_AND_AT_HOME not in found.at_odds:
        return
    spell = next(fact for fact in found.because if fact.source.type == HOME_EDUCATION.key)
    yield Clash(
        warn(
            "school",
            f"By {spell.source.reference} the child has been home educated since {show_day(spell.began)}; "
            "end that spell, or leave the school out.",
        ),
        spell.source.id,
        HOME_EDUCATION.key,
    )


CONTRADICTIONS = (*asked_of(HOME_EDUCATION, two_spells), *asked_of(CHILD, at_school_by_own_record))
