"""When a child was educated at home, as far as the spells on file tell."""

from collections.abc import Iterator
from datetime import date

from cme_desktop.description.record import R
from cme_desktop.records.home_education import HOME_EDUCATION, HomeEducation
from cme_desktop.services.contradictions.facts import Facts

IN_ERROR = "opened_in_error"


def spells(facts: Facts[R]) -> Iterator[tuple[HomeEducation, date]]:
    """The other spells that were none in error and have a first day, with it, the newest first."""
    for spell in facts.others(HOME_EDUCATION):
        if spell.started_on is not None and spell.end_reason != IN_ERROR:
            yield spell, spell.started_on
