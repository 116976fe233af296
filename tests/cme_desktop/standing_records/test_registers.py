"""People, schools, officers and hubs."""

from datetime import date
from typing import Any

import pytest

from cme_desktop.description.record_type import RecordType
from cme_desktop.drafts import Draft
from cme_desktop.fields import Reading
from cme_desktop.issues import Issue, Severity
from cme_desktop.standing_records.address import Address
from cme_desktop.standing_records.hub import HUB
from cme_desktop.standing_records.officer import OFFICER, Officer
from cme_desktop.standing_records.person import PERSON, Person, Phone
from cme_desktop.standing_records.school import SCHOOL, School

TODAY = date(2026, 11, 23)


def issues(record_type: RecordType[Any], **texts: str) -> list[Issue]:
    draft = Draft(record_type, Reading(today=TODAY))
    for name, text in texts.items():
        draft.type_in(name, text)
    return draft.issues()


@pytest.mark.parametrize(
    ("record_type", "name"), [(PERSON, "surname"), (SCHOOL, "name"), (OFFICER, "name"), (HUB, "name")]
)
def test_a_name_is_enough_to_save(record_type: RecordType[Any], name: str) -> None:
    assert [issue.path for issue in issues(record_type) if issue.severity is Severity.REFUSE] == [name]
    assert not [
        issue for issue in issues(record_type, **{name: "Ashdown"}) if issue.severity is Severity.REFUSE
    ]


def test_a_parent_is_not_a_child() -> None:
    assert not issues(PERSON, surname="Okafor", birth="3/2/1979")
    (doubt,) = issues(PERSON, surname="Okafor", birth="3/2/2019")
    assert doubt.text == "Born 3 Feb 2019 makes an age of 7; check the year."


def test_a_person_is_found_by_name_phone_email_and_postcode() -> None:
    person = Person(
        surname="Okafor",
        forename="Ngozi",
        phones=[Phone(number="0161 496 0123 ext 4"), Phone(number="+44 7700 900123 (work)")],
        email="N.Okafor@example.org",
        addresses=[Address(kind="home", postcode="M1 1AA")],
    )
    assert PERSON.label(person) == "Okafor, Ngozi"
    assert set(PERSON.terms(person)) == {
        "Okafor", "Ngozi", "01614960123", "447700900123", "N.Okafor@example.org", "m11aa",
    }  # fmt: skip


def test_a_school_is_named_with_its_number() -> None:
    school = School(
        name="St Anne’s Primary", laestab="3522999", urn="123456", town="Ashdown", postcode="M1 1AA"
    )
    assert SCHOOL.label(school) == "St Anne’s Primary 352/2999"
    assert SCHOOL.label(School(name="Ashdown")) == "Ashdown"
    assert set(SCHOOL.terms(school)) == {"St Anne’s Primary", "Ashdown", "123456", "3522999", "m11aa"}


def test_a_school_runs_forwards() -> None:
    found = issues(
        SCHOOL,
        name="Ashdown",
        urn="123456",
        low_age="11",
        high_age="7",
        opened_on="1/9/2020",
        closed_on="31/8/2019",
        status="Closed",
    )
    assert {issue.path for issue in found} == {"high_age", "closed_on"}


def test_a_school_is_read_as_the_register_writes_it() -> None:
    draft = Draft(SCHOOL, Reading(today=TODAY))
    texts = {
        "name": "Ashdown", "type": "2", "phase": "Primary", "type_group": "10", "local_authority": "352",
        "status": "Open, but proposed to close", "ukprn": "10079297",
    }  # fmt: skip
    for name, text in texts.items():
        assert draft.type_in(name, text).problem is None
    school = draft.record()
    assert (school.type, school.phase, school.type_group) == ("02", "2", "10")
    assert (school.local_authority, school.status, school.ukprn) == ("352", "closing", "10079297")
    assert draft.type_in("ukprn", "1007929").problem == "UKPRN has 8 digits and nothing else."


def test_an_officer_has_a_role_and_a_name() -> None:
    (missing,) = issues(OFFICER, name="Amara Officer")
    assert (missing.path, missing.severity) == ("role", Severity.OUTSTANDING)
    assert OFFICER.label(Officer(name="Amara Officer")) == "Amara Officer"
