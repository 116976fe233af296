"""What the register asks of a spell stands on the form from the day of the register on, and not before."""

from datetime import date

import pytest

from cme_desktop.drafts import Draft
from cme_desktop.fields import Reading
from cme_desktop.records.home_education import HOME_EDUCATION
from cme_desktop.statutory.law import Law
from tests.cme_desktop.records.home_education.begun import begun

OF_BLOCKS = {
    section.title: set(section.fields)
    for section in HOME_EDUCATION.sections
    if section.title in ("Register of children not in school", "Consent and meeting")
}


def shown(law: Law, **days: str) -> set[str]:
    draft = Draft(HOME_EDUCATION, Reading(date(2028, 1, 10), law).at(None))
    for name, text in days.items():
        draft.type_in(name, text)
    return set(draft.shown())


def test_there_are_two_sections_of_the_act() -> None:
    assert len(OF_BLOCKS) == 2
    assert all(OF_BLOCKS.values())


@pytest.mark.parametrize("days", [{}, {"started_on": "6/9/2027"}, {"received_on": "6/9/2027"}])
def test_by_the_law_as_shipped_the_form_asks_nothing_of_it(days: dict[str, str]) -> None:
    assert not shown(Law(), **days) & set().union(*OF_BLOCKS.values())


def test_the_register_is_asked_of_spells_that_reach_into_its_days() -> None:
    law, fields = begun("cnis.register"), OF_BLOCKS["Register of children not in school"]
    assert fields <= shown(law, started_on="6/9/2027")
    assert fields <= shown(law, started_on="6/9/2020")
    assert not fields & shown(law, started_on="6/9/2020", ended_on="31/8/2027")
    assert not OF_BLOCKS["Consent and meeting"] & shown(law, started_on="6/9/2027")


def test_consent_and_meeting_are_asked_of_those_who_leave_a_school_in_their_days() -> None:
    fields = OF_BLOCKS["Consent and meeting"]
    both = begun("cnis.consent", "cnis.meeting")
    assert fields <= shown(both, started_on="1/9/2027")
    assert not fields & shown(both, started_on="31/8/2027")
    assert not fields & shown(both, started_on="1/9/2027", never_schooled="y")
    assert fields & shown(begun("cnis.meeting"), started_on="1/9/2027") == {"met_on", "meeting"}
