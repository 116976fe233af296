"""A child's record, typed as an officer types it."""

from datetime import date

import pytest

from cme_desktop.drafts import Draft
from cme_desktop.fields import Reading, Unanswered
from cme_desktop.issues import Severity
from cme_desktop.standing_records.address import Address
from cme_desktop.standing_records.child import CHILD, Child, age_on, year_group_on
from cme_desktop.standing_records.child.fields import FormerUpn, OtherName
from cme_desktop.standing_records.child.identity import child_keys, facts_of
from cme_desktop.values.partial_dates import BirthDate

TODAY = date(2026, 11, 23)


def typed(*rows: dict[str, str], field: str = "addresses", **texts: str) -> Draft[Child]:
    draft = Draft(CHILD, Reading(today=TODAY))
    for name, text in texts.items():
        draft.type_in(name, text)
    for row in rows:
        number = draft.add_row(field)
        for name, text in row.items():
            draft.type_in(f"{field}.{number}.{name}", text)
    return draft


def said(draft: Draft[Child], severity: Severity) -> dict[str, str]:
    return {issue.path: issue.text for issue in draft.issues() if issue.severity is severity}


def test_a_surname_is_enough_to_save() -> None:
    assert said(typed(), Severity.REFUSE).keys() == {"surname"}
    assert not typed(surname="Okafor").refusals()


def test_birth_sex_and_address_are_needed_to_complete() -> None:
    missing = said(typed(surname="Okafor", forename="Ada"), Severity.OUTSTANDING)
    assert missing.keys() == {"birth", "sex", "addresses"}
    whole = typed(
        {"kind": "Home", "postcode": "m1 1aa"}, surname="Okafor", forename="Ada", birth="3/2/2015", sex="F"
    )
    assert not whole.issues()
    assert whole.record().addresses[0].postcode == "M1 1AA"


def test_what_nobody_knows_is_an_answer() -> None:
    draft = typed(
        {"kind": "Whereabouts unknown"}, surname="Okafor", forename="Ada", birth="not obtained", sex="refused"
    )
    assert not draft.issues()
    assert draft.record().birth is Unanswered.NOT_OBTAINED
    assert draft.record().sex is Unanswered.REFUSED


def test_a_child_with_one_name_has_no_forename() -> None:
    assert "forename" in said(typed(surname="Adaeze"), Severity.OUTSTANDING)
    assert "forename" not in said(typed(surname="Adaeze", single_name="yes"), Severity.OUTSTANDING)
    assert "forename" in said(typed(surname="Adaeze", forename="Ada", single_name="yes"), Severity.WARN)


def test_a_wrong_check_letter_is_kept_and_flagged() -> None:
    draft = typed(surname="Okafor", upn="A801200005001")
    assert draft.record().upn == "A801200005001"
    assert "these figures need B" in said(draft, Severity.WARN)["upn"]


@pytest.mark.parametrize(
    ("text", "kept", "words"),
    [
        ("B80120000500", "B80120000500", "has 12 characters"),
        ("B80I200005001", "B80I200005001", "Character 4 is “I”"),
        ("not known yet", "not known yet", "A UPN has 13"),
        ("9.1E+11", "9.1E+11", "damaged by a spreadsheet"),
        ("a801 2000 05001", "A801200005001", "these figures need B"),
    ],
)
def test_a_wrong_upn_is_kept_and_flagged_and_refuses_nothing(text: str, kept: str, words: str) -> None:
    draft = typed(surname="Okafor", upn=text)
    assert draft.record().upn == kept
    assert words in said(draft, Severity.WARN)["upn"]
    assert "upn" not in said(draft, Severity.REFUSE)


def test_case_and_spaces_of_a_upn_are_put_right_silently() -> None:
    draft = typed(surname="Okafor", upn=" b801 2000 05001")
    assert draft.record().upn == "B801200005001"
    assert "upn" not in said(draft, Severity.WARN)


def test_a_wrong_upn_takes_part_in_no_match() -> None:
    for upn in ("A801200005001", "B80120000500", "B80I200005001"):
        child = Child(surname="Okafor", upn=upn, former_upns=[FormerUpn(upn=upn)])
        assert not any(key.startswith("u:") for key in child_keys(child))
        assert facts_of(child).upns == facts_of(child).present == frozenset()
    right = Child(surname="Okafor", former_upns=[FormerUpn(upn="B801200005001")])
    assert "u:B801200005001" in child_keys(right)


def test_a_missing_upn_may_have_a_reason() -> None:
    assert "upn_missing_reason" in typed(surname="Okafor").shown()
    assert "upn_missing_reason" not in typed(surname="Okafor", upn="B801200005001").shown()


def test_the_present_upn_is_no_former_one() -> None:
    draft = typed({"upn": "B801200005001"}, field="former_upns", surname="Okafor", upn="B801200005001")
    assert "former_upns.0.upn" in said(draft, Severity.WARN)


@pytest.mark.parametrize(
    ("birth", "doubt"),
    [
        ("3/2/2015", None),
        ("about 2010", None),
        ("23/11/2023", None),
        ("24/11/2023", "Born 24 Nov 2023 makes an age of 2; check the year."),
        ("3/2/1979", "Born 3 Feb 1979 makes an age of 47; check the year."),
    ],
)
def test_an_unlikely_birth_is_doubted(birth: str, doubt: str | None) -> None:
    assert said(typed(surname="Okafor", birth=birth), Severity.WARN).get("birth") == doubt


def test_a_birth_to_come_is_doubted_where_it_was_not_typed() -> None:
    child = Child(surname="Okafor", birth=BirthDate(date(2026, 12, 1)))
    doubt = said(Draft(CHILD, Reading(today=TODAY), child), Severity.WARN)["birth"]
    assert doubt == "Born 1 Dec 2026, which has not come yet; check the year."


def test_a_restriction_needs_a_reason() -> None:
    restricted = typed(surname="Okafor", restricted="yes")
    assert "restricted_reason" in said(restricted, Severity.OUTSTANDING)
    assert not restricted.refusals()
    restricted.type_in("restricted_reason", "Adoption")
    assert "restricted_reason" not in said(restricted, Severity.OUTSTANDING)
    assert CHILD.can_be_restricted


def test_a_looked_after_child_has_an_authority_that_answers() -> None:
    draft = typed(surname="Okafor", looked_after="yes")
    assert "responsible_authority" in said(draft, Severity.OUTSTANDING)
    draft.type_in("responsible_authority", "dorset")
    assert draft.record().responsible_authority == "838"
    draft.type_in("looked_after", "no")
    assert "responsible_authority" not in draft.shown()
    assert draft.record().responsible_authority is None


def test_a_merged_record_says_into_which() -> None:
    draft = typed(surname="Okafor", status="merged into another record")
    assert "merged_into" in said(draft, Severity.OUTSTANDING)


def test_an_address_is_not_left_before_it_is_reached() -> None:
    draft = typed({"kind": "Home", "from_on": "3/9/26", "to_on": "2/9/26"}, surname="Okafor")
    assert said(draft, Severity.REFUSE)["addresses.0.to_on"].startswith("Moved out on Wed 2 Sep 2026, before")


@pytest.mark.parametrize(
    ("first", "second", "overlap"),
    [
        ({"to_on": "1/9/26"}, {"from_on": "1/9/26"}, False),
        ({"to_on": "2/9/26"}, {"from_on": "1/9/26"}, True),
        ({"from_on": "1/9/26"}, {"to_on": "1/9/26"}, False),
        ({"from_on": "1/9/25"}, {"from_on": "1/9/26"}, True),
        ({"to_on": "not known"}, {}, True),
        ({"kind": "Temporary"}, {}, False),
    ],
)
def test_two_homes_at_one_time_are_doubted(
    first: dict[str, str], second: dict[str, str], overlap: bool
) -> None:
    draft = typed({"kind": "Home"} | first, {"kind": "Home"} | second, surname="Okafor")
    assert ("addresses.1.from_on" in said(draft, Severity.WARN)) is overlap


def test_a_damaged_uprn_is_refused() -> None:
    draft = typed({"kind": "Home", "uprn": "5.00E+06"}, surname="Okafor")
    assert "damaged by a spreadsheet" in said(draft, Severity.REFUSE)["addresses.0.uprn"]
    kept = typed({"kind": "Home", "uprn": "001 234"}, surname="Okafor")
    assert kept.record().addresses[0].uprn == "001234"


def test_the_year_group_follows_the_birth() -> None:
    child = Child(birth=BirthDate(date(2019, 2, 10)))
    assert year_group_on(child, date(2026, 8, 31)) == 2
    assert year_group_on(child, date(2026, 9, 1)) == 3


def test_the_year_group_of_a_part_date() -> None:
    assert year_group_on(Child(birth=BirthDate(date(2019, 2, 1), True, "month")), TODAY) == 3
    assert year_group_on(Child(birth=BirthDate(date(2019, 1, 1), True, "year")), TODAY) is None
    assert year_group_on(Child(birth=Unanswered.NOT_KNOWN), TODAY) is None


def test_a_child_out_of_cohort_moves_up_too() -> None:
    child = Child(birth=BirthDate(date(2019, 2, 10)), year_group=1, year_group_as_at=date(2025, 10, 1))
    assert year_group_on(child, date(2026, 7, 1)) == 1
    assert year_group_on(child, date(2026, 9, 1)) == 2


def test_a_year_group_out_of_cohort_is_doubted_and_dated() -> None:
    draft = typed(surname="Okafor", birth="10/2/2019", year_group="2")
    assert said(draft, Severity.WARN)["year_group"] == "By date of birth the child would be in Year 3."
    assert "year_group_as_at" in said(draft, Severity.OUTSTANDING)
    draft.type_in("year_group_as_at", "1/7/26")
    assert "year_group" not in said(draft, Severity.WARN)


def test_age() -> None:
    child = Child(birth=BirthDate(date(2016, 2, 29)))
    assert age_on(child, date(2026, 2, 28)) == 9
    assert age_on(child, date(2026, 3, 1)) == 10
    assert age_on(Child(), TODAY) is None


def test_the_label_is_the_name() -> None:
    assert CHILD.label(Child(surname="Okafor", forename="Ada")) == "Okafor, Ada"
    assert CHILD.label(Child(surname="Adaeze", single_name=True)) == "Adaeze"
    assert CHILD.label(Child(surname="Okafor", forename="Ada", restricted=True)) == "Okafor, Ada"
    born = Child(surname="Okafor", forename="Ada", birth=BirthDate(date(2015, 2, 3)))
    assert CHILD.line(born) == "Okafor, Ada · born 3 Feb 2015"


def test_a_child_is_found_by_every_name_number_and_postcode() -> None:
    child = Child(
        surname="Nowak-O’Brien",
        forename="Zoë",
        middle_names="Łucja Maria",
        other_names=[OtherName(kind="former", surname="Nowak", forename="Zosia")],
        upn="B801200005001",
        former_upns=[FormerUpn(upn="M80120000500A")],
        addresses=[Address(kind="home", postcode="M1 1AA"), Address(kind="unknown")],
    )
    names = {"Nowak-O’Brien", "Zoë", "Łucja Maria", "Nowak", "Zosia"}
    assert set(CHILD.terms(child)) == names | {"B801200005001", "M80120000500A", "m11aa"}
