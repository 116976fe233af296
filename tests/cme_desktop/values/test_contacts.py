import pytest
from hypothesis import given
from hypothesis import strategies as st

from cme_desktop.values.emails import parse_email
from cme_desktop.values.errors import ValueProblem
from cme_desktop.values.phones import check_phone, other_figures, phone_figures
from cme_desktop.values.texts import visible


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
    assert "".join(phone.split()) == "".join(visible(text).split())


@pytest.mark.parametrize(
    "email", ["office@school.example", "A.Person+cme@mail.school.example", "renée@école.example"]
)
def test_takes_email_addresses_as_typed(email: str) -> None:
    assert parse_email(f" {email}\n") == email


@pytest.mark.parametrize(
    "copied",
    [
        "<office@ashdown.example>",
        "Office <office@ashdown.example>",
        "“The Office” <office@ashdown.example>;",
        "Office [mailto:office@ashdown.example]",
        "mailto:office@ashdown.example",
        "MAILTO:office@ashdown.example?subject=Mia",
        "<mailto:office@ashdown.example>",
        "office@ashdown.example;",
        "\u200eoffice@ashdown.example\ufeff",
        "of\u00adfice@ashdown.example",
    ],
)
def test_keeps_the_address_alone_of_what_mail_programs_copy(copied: str) -> None:
    assert parse_email(copied) == "office@ashdown.example"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "must have one @"),
        ("Office <office@a.example>, Head <head@a.example>", "must have one @"),
        ("<office>", "must have one @"),
        ("office.school.example", "must have one @"),
        ("a@b@c.example", "must have one @"),
        ("the office@school.example", "has a space"),
        ("office@school", "is not an email address"),
        ("office@school..example", "is not an email address"),
        (".office@school.example", "is not an email address"),
        ("office@<school.example>", "must have one @"),
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


MOBILE = [
    "07700 900123",
    "+44 7700 900123",
    "0044 7700 900 123",
    "+44 (0)7700 900123",
    "0044 (0) 7700-900-123",
    "(07700) 900123 ext 12",
    "44 7700 900123",
]


@pytest.mark.parametrize("asked", MOBILE)
@pytest.mark.parametrize("on_file", MOBILE)
def test_two_ways_of_writing_a_number_meet(asked: str, on_file: str) -> None:
    figures = phone_figures(asked)
    assert phone_figures(on_file) in (figures, *other_figures(figures))


def test_a_number_abroad_has_the_00_or_not() -> None:
    assert "33142345678" in other_figures("0033142345678")
    assert "0033142345678" in other_figures("33142345678")


@pytest.mark.parametrize("word", ["", "1234", "okafor", "w114bj", "\u0663\u0664\u0665\u0666\u0667\u0668"])
def test_what_is_no_number_is_written_in_one_way(word: str) -> None:
    assert other_figures(word) == []
