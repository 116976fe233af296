"""When a child was educated at home, as far as the spells on file tell."""

from collections.abc import Iterator
from datetime import date

from cme_desktop.description.record import R
from cme_desktop.records.home_education import HOME_EDUCATION, HomeEducation
from cme_desktop.services.contradictions.facts import Facts

IN_ERROR = "opened_in_error"
_ON_A_ROLL = "b"


def is_flexi_schooling(spell: HomeEducation) -> bool:
    """Whether the child is on the roll of a school and taught elsewhere as agreed (EA 1996, s436B(5)(b)).

    The Department's collection counts whoever is on a roll as neither home educated nor missing education.
    """
    return spell.register_ground == _ON_A_ROLL


def spells(facts: Facts[R]) -> Iterator[tuple[HomeEducation, date]]:
    """The other spells that were none in error and have a first day, with it, the newest first."""
    for spell in facts.others(HOME_EDUCATION):
        if spell.started_on is not None and spell.end_reason != IN_ERROR:
            yield spell, spell.started_on
