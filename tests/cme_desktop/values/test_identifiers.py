import pytest
from hypothesis import given
from hypothesis import strategies as st

from cme_desktop.values.errors import ValueProblem
from cme_desktop.values.identifiers import parse_laestab, parse_urn, show_laestab, spreadsheet_damage


@pytest.mark.parametrize("text", ["352/2999", "3522999", " 352 2999 ", "352-2999", "352 / 2999"])
def test_reads_a_laestab(text: str) -> None:
    assert parse_laestab(text) == "3522999"
    assert show_laestab("3522999") == "352/2999"


@pytest.mark.parametrize(
    "text", ["", "352/299", "35/22999", "35229990", "352.2999", "3522999.0", "ABC2999", "٣٥٢2999"]
)
def test_refuses_what_is_no_laestab(text: str) -> None:
    with pytest.raises(ValueProblem, match="has seven figures"):
        parse_laestab(text)


def test_reads_a_urn() -> None:
    assert parse_urn(" 123456 ") == "123456"


@pytest.mark.parametrize("text", ["", "12345", "1234567", "12345a", "123 456"])
def test_refuses_what_is_no_urn(text: str) -> None:
    with pytest.raises(ValueProblem, match="has six figures"):
        parse_urn(text)


@pytest.mark.parametrize("text", ["5.00E+06", "3.523e+06", "1E+05", "5,00E+06"])
def test_names_spreadsheet_damage(text: str) -> None:
    assert text in (spreadsheet_damage(text) or "")
    for parse in (parse_laestab, parse_urn):
        with pytest.raises(ValueProblem, match="damaged by a spreadsheet"):
            parse(text)


def test_sees_no_damage_in_whole_numbers() -> None:
    assert spreadsheet_damage("E352299920017") is None
    assert spreadsheet_damage("3522999") is None


@given(st.text("0123456789", min_size=7, max_size=7))
def test_reads_back_every_laestab_it_shows(laestab: str) -> None:
    assert parse_laestab(show_laestab(laestab)) == laestab
