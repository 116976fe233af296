"""Consent and the meeting before a child leaves a school to be taught at home."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cme_desktop.fields import Reading
from cme_desktop.issues import Severity
from cme_desktop.records.home_education import HOME_EDUCATION
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE, OffRollNotice
from cme_desktop.statutory.law import Law
from tests.cme_desktop.records.home_education.begun import TODAY, begun, due, said, spell

CONSENT, MEETING = begun("cnis.consent"), begun("cnis.meeting")
ASKED, STARTED = date(2027, 9, 1), date(2027, 9, 6)
GRANTED: dict[str, Any] = {
    "consent_needed": "special",
    "consent_asked_on": ASKED,
    "consent_told_on": STARTED,
    "consent": "granted",
}


def test_consent_is_decided_now_and_not_by_a_day() -> None:
    asked = spell(consent_needed="both", consent_asked_on=ASKED)
    assert due(CONSENT, asked)["consent_decision"] == (None, None)
    assert due(CONSENT, spell(**GRANTED))["consent_decision"] == (None, STARTED)
    assert "consent_decision" not in due(CONSENT, spell(consent_needed="no", consent_asked_on=ASKED))


def test_it_is_asked_whether_consent_is_needed_and_when_it_was_applied_for() -> None:
    assert said(CONSENT, spell())["consent_needed"][0] is Severity.OUTSTANDING
    assert said(CONSENT, spell(consent_needed="special"))["consent_asked_on"][0] is Severity.OUTSTANDING
    assert not said(CONSENT, spell(consent_needed="no"))
    assert not said(CONSENT, spell(never_schooled=True)), "who never was at a school leaves none"


@pytest.mark.parametrize(
    ("answers", "doubted"),
    [
        ({}, False),
        ({"consent_told_on": STARTED + timedelta(days=1)}, True),
        ({"consent": "refused"}, True),
        ({"consent": None, "consent_told_on": None}, True),
        ({"consent_needed": "no", "consent": None, "consent_told_on": None}, False),
        ({"started_on": date(2027, 8, 31), "consent": "refused"}, False),
    ],
)
def test_home_education_begins_once_the_school_has_notice_of_consent(
    answers: dict[str, Any], doubted: bool
) -> None:
    found = said(CONSENT, spell(**GRANTED | answers)).get("consent_told_on")
    assert (found is not None and found[0] is Severity.WARN) == doubted


@given(st.integers(-30, 30))
def test_section_47_looks_back_five_years_from_the_application(later: int) -> None:
    """Action of 1 September 2022 counts in the five years that end on 31 August 2027, and no longer."""
    asked = date(2027, 8, 31) + timedelta(days=later)
    one = {"consent_asked_on": asked, "section_47_on": date(2022, 9, 1), "started_on": date(2027, 10, 1)}
    counts = later <= 0
    law = begun("cnis.consent", since=date(2027, 1, 1))
    assert ("consent_needed" in said(law, spell(**one, consent_needed="no"))) == counts
    assert ("consent_needed" in said(law, spell(**one, consent_needed="section_47"))) == (not counts)


def test_after_a_refusal_another_application_waits_six_months() -> None:
    told = list(HOME_EDUCATION.guidance(spell(**GRANTED | {"consent": "refused"}), CONSENT))
    assert told[-1].startswith("Another application has to be decided only from Wed 1 Mar 2028.")
    granted = list(HOME_EDUCATION.guidance(spell(**GRANTED), CONSENT))
    assert not any("Another application" in line for line in granted)


def test_the_parent_is_met_before_a_child_leaves_a_school_in_a_pilot_area() -> None:
    assert due(MEETING, spell())["meeting"] == (None, None)
    assert due(MEETING, spell(met_on=STARTED, meeting="refused"))["meeting"] == (None, STARTED)
    assert "meeting" not in due(MEETING, spell(never_schooled=True))
    assert any(line.startswith("Pilot area") for line in HOME_EDUCATION.guidance(spell(), MEETING))


def test_by_the_law_as_shipped_neither_is_asked() -> None:
    full = spell(**GRANTED, section_47_on=date(2027, 1, 1))
    assert not due(Law(), full).keys() & {"consent_decision", "meeting"}
    assert not said(Law(), full)
    assert len(list(HOME_EDUCATION.guidance(full, Law()))) == 1


# -- the notice of the school ---------------------------------------------------------------------


def notice(**answers: Any) -> OffRollNotice:
    usual: dict[str, Any] = {"ground": "2024-9-1-f", "placed_by_authority": True}
    days = dict.fromkeys(("ground_met_on", "deleted_on", "received_on"), STARTED)
    return OffRollNotice(**(usual | days | answers))


def doubted(law: Law, record: OffRollNotice) -> bool:
    found = (issue for rule in OFF_ROLL_NOTICE.rules for issue in rule(record, Reading(TODAY, law)))
    return any(issue.path == "deleted_on" and "notice of consent" in issue.text for issue in found)


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({}, True),
        ({"consent_on": STARTED}, False),
        ({"consent_on": STARTED + timedelta(days=1)}, True),
        ({"placed_by_authority": None}, False),
        ({"ground": "2024-9-1-g"}, False),
        ({"deleted_on": date(2027, 8, 31)}, False),
    ],
)
def test_a_special_school_deletes_no_name_before_notice_of_consent(
    answers: dict[str, Any], expected: bool
) -> None:
    assert doubted(CONSENT, notice(**answers)) == expected
    assert not doubted(Law(), notice(**answers))


def test_what_comes_before_the_deletion_is_read_beside_the_notice() -> None:
    def lines(law: Law) -> int:
        return len(list(OFF_ROLL_NOTICE.guidance(notice(), law)))

    assert (lines(CONSENT) - lines(Law()), lines(MEETING) - lines(Law())) == (2, 1)
