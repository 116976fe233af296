import pytest
from hypothesis import given
from hypothesis import strategies as st

from cme_desktop.values.emails import parse_email
from cme_desktop.values.errors import ValueProblem
from cme_desktop.values.phones import check_phone


@pytest.mark.parametrize(
    "phone",
    [
        "0161 496 0123",
        "07700 900123",
        "+44 161 496 0123",
        "(0161) 496-0123",
        "0161 496 0123 ext 12345678",
        "Mum 07700 900123",
    ],
)
def test_keeps_phone_numbers_as_given(phone: str) -> None:
    check = check_phone(f"  {phone.replace(' ', '   ')} ")
    assert (check.phone, check.doubtful) == (phone, None)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("1614960123", "Should it be 01614960123?"),
        ("2079460123", "Should it be 02079460123?"),
        ("7700 900123", "Should it be 07700900123?"),
        ("496 0123", "only 7 figures"),
        ("07700 900123 07700 900456", "Are these two numbers?"),
    ],
)
def test_doubts_phone_numbers_without_changing_them(typed: str, words: str) -> None:
    check = check_phone(typed)
    assert check.phone == typed
    assert words in (check.doubtful or "")


@pytest.mark.parametrize(
    ("typed", "words"), [("", "not a phone"), ("none", "not a phone"), ("7.7009E+09", "spreadsheet")]
)
def test_refuses_what_is_no_phone_number(typed: str, words: str) -> None:
    with pytest.raises(ValueProblem, match=words):
        check_phone(typed)


@given(st.text(max_size=40))
def test_no_figure_of_a_phone_number_is_lost(text: str) -> None:
    try:
        phone = check_phone(text).phone
    except ValueProblem:
        return
    assert "".join(phone.split()) == "".join(text.split())


@pytest.mark.parametrize(
    "email", ["office@school.example", "A.Person+cme@mail.school.example", "renée@école.example"]
)
def test_takes_email_addresses_as_typed(email: str) -> None:
    assert parse_email(f" {email}\n") == email


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "must have one @"),
        ("office.school.example", "must have one @"),
        ("a@b@c.example", "must have one @"),
        ("the office@school.example", "has a space"),
        ("office@school", "is not an email address"),
        ("office@school..example", "is not an email address"),
        (".office@school.example", "is not an email address"),
        ("<office@school.example>", "is not an email address"),
        ("@school.example", "is not an email address"),
        ("a" * 250 + "@school.example", "at most 254"),
    ],
)
def test_says_what_is_wrong_with_an_email_address(typed: str, words: str) -> None:
    with pytest.raises(ValueProblem, match=words):
        parse_email(typed)


@given(st.emails())
def test_takes_ordinary_email_addresses(email: str) -> None:
    assert parse_email(email) == email
