"""Two records side by side, with what agrees and what differs in words."""

from typing import Any

from cme_desktop.services.comparing import ComparedLine, compare
from cme_desktop.standing_records.address import Address
from cme_desktop.standing_records.child.fields import FormerUpn, OtherName, Relation
from cme_desktop.values.partial_dates import parse_birth
from db.store import SqlStore
from tests.builders import AUTHOR, NOON, make_child, make_person, make_school


def side_by_side(store: SqlStore, mine: dict[str, Any], theirs: dict[str, Any]) -> dict[str, ComparedLine]:
    with store.changing(AUTHOR) as work:
        for one in (mine, theirs):
            if "birth" in one:
                one["birth"] = parse_birth(one["birth"], NOON.date())
        return {
            line.label: line for line in compare(work, make_child(work, **mine), make_child(work, **theirs))
        }


def said(store: SqlStore, mine: dict[str, Any], theirs: dict[str, Any]) -> dict[str, str]:
    return {label: line.said for label, line in side_by_side(store, mine, theirs).items()}


def test_what_agrees_is_said_in_words(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        school, parent = make_school(work).id, make_person(work).id
        work.commit()
    one = {
        "surname": "Novak",
        "forename": "Ada",
        "birth": "3/2/2015",
        "sex": "F",
        "upn": "A123456789012",
        "school": school,
        "people": [Relation(person=parent, relationship="mother")],
        "addresses": [Address(kind="home", line1="1 Elm Row", postcode="ZE3 9JW")],
    }
    other = {
        **one,
        "people": [Relation(person=parent, relationship="mother")],
        "addresses": [Address(kind="home", line1="1 Elm Row", postcode="ZE3 9JW")],
    }
    assert said(store, dict(one), other) == {
        "Surname": "Same surname",
        "Forename": "Same forename",
        "Date of birth": "Born on the same day",
        "Sex": "Same sex",
        "UPN": "Same UPN",
        "Current school": "Same school",
        "Postcodes": "Same postcode",
        "Parents and carers": "Same parent or carer",
    }


def test_what_differs_is_said_in_words(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        schools = [make_school(work, name).id for name in ("Elm Lane School", "Brook School")]
        parents = [make_person(work, surname=name).id for name in ("Lis", "Reid")]
        work.commit()
    one = {
        "surname": "Okafor",
        "forename": "Catherine",
        "birth": "3/2/2015",
        "sex": "F",
        "school": schools[0],
        "people": [Relation(person=parents[0], relationship="mother")],
    }
    other = {
        "surname": "Walker",
        "forename": "Katherine",
        "birth": "9/11/2012",
        "sex": "M",
        "school": schools[1],
        "people": [Relation(person=parents[1], relationship="mother")],
    }
    assert said(store, one, other) == {
        "Surname": "Another surname",
        "Forename": "Forename spelt otherwise",
        "Date of birth": "Born on another day",
        "Sex": "Another sex",
        "Current school": "Other school",
        "Parents and carers": "Other parent or carer",
    }


def test_what_one_file_says_alone_is_neither(store: SqlStore) -> None:
    born = {"surname": "Lis", "forename": None, "birth": "3/2/2015"}
    lines = side_by_side(store, born, {"surname": "Lis", "forename": "Kuba"})
    assert lines["Date of birth"] == ComparedLine("Date of birth", "3 Feb 2015", "", "On one file only")
    assert lines["Forename"].said == "On one file only"
    assert "Sex" not in lines


def test_slips_and_former_numbers_are_named(store: SqlStore) -> None:
    found = said(
        store,
        {"surname": "Ada", "forename": "Novak", "birth": "3/2/2015", "upn": "A123456789012"},
        {
            "surname": "Novak",
            "forename": "Ada",
            "birth": "2/3/2015",
            "former_upns": [FormerUpn(upn="A123456789012")],
            "upn": "P123456789013",
            "other_names": [OtherName(kind="preferred", forename="Addy")],
        },
    )
    assert found["Surname"] == found["Forename"] == "Surname and forename the other way about"
    assert found["Date of birth"] == "Day and month of birth the other way about"
    assert found["UPN"] == "One has the other’s former UPN"
    assert found["Other names"] == "On one file only"


def test_middle_names_and_numbers_that_differ_are_named(store: SqlStore) -> None:
    one = {"middle_names": "Mary Ann", "upn": "A123456789012"}
    same = side_by_side(store, dict(one), dict(one))
    assert same["Middle names"] == ComparedLine("Middle names", "Mary Ann", "Mary Ann", "Same middle names")
    other = said(store, one, {"middle_names": "Rose", "upn": "P123456789013"})
    assert (other["Middle names"], other["UPN"]) == ("Other middle names", "Another UPN")


def test_rows_that_leave_it_open_agree_in_nothing(store: SqlStore) -> None:
    """An address without a postcode, a parent not yet named, another name that is blank."""
    both = [
        {
            "people": [Relation(relationship="mother")],
            "addresses": [Address(kind="home", line1="1 Elm Row")],
            "other_names": [OtherName(kind="preferred")],
        }
        for _ in range(2)
    ]
    assert not {"Parents and carers", "Postcodes", "Other names"} & side_by_side(store, *both).keys()
    with store.changing(AUTHOR) as work:
        parent = make_person(work).id
        work.commit()
    named = {
        "people": [Relation(person=parent, relationship="mother")],
        "addresses": [Address(kind="home", line1="1 Elm Row"), Address(kind="home", postcode="ZE3 9JW")],
        "other_names": [OtherName(kind="preferred"), OtherName(kind="preferred", forename="Addy")],
    }
    lines = side_by_side(store, both[0], named)
    assert (lines["Postcodes"].theirs, lines["Other names"].theirs) == ("ZE3 9JW", "Addy")
    assert {lines[label].said for label in ("Parents and carers", "Postcodes", "Other names")} == {
        "On one file only"
    }
