import pytest
from hypothesis import given
from hypothesis import strategies as st

from cme_desktop.values.errors import ValueProblem
from cme_desktop.values.postcodes import normalise_postcode, postcode_abroad, suggest_postcode


@pytest.mark.parametrize(
    "postcode",
    [
        "M1 1AA",
        "M60 1NW",
        "CR2 6XH",
        "DN55 1PT",
        "W1A 1HQ",
        "EC1A 1BB",
        "GIR 0AA",
        "ZZ99 3VZ",
        "BL0 9AA",
        "ZE1 0AA",
        "JE2 3AB",
        "GY1 1AA",
        "IM1 1AA",
        "BF1 2AT",
        "BFPO 61",
        "BFPO 5",
        "BFPO 5413",
        "ASCN 1ZZ",
        "BBND 1ZZ",
        "BIQQ 1ZZ",
        "FIQQ 1ZZ",
        "GX11 1AA",
        "PCRN 1ZZ",
        "SIQQ 1ZZ",
        "STHL 1ZZ",
        "TDCU 1ZZ",
        "TKCA 1ZZ",
        "AI-2640",
        "KY1-1001",
        "MSR 1110",
        "VG1110",
    ],
)
def test_normalises_every_form(postcode: str) -> None:
    assert normalise_postcode(f" {postcode.lower().replace(' ', '')}\u00a0") == postcode
    assert normalise_postcode(" ".join(postcode)) == postcode
    assert suggest_postcode(postcode) is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("MI 1AA", "M1 1AA"),
        ("M1 IAA", "M1 1AA"),
        ("0L1 1AA", "OL1 1AA"),
        ("BLO 9AA", "BL0 9AA"),
        ("SWIA IAA", "SW1A 1AA"),
        ("OX1O 1AA", "OX10 1AA"),
        ("gir oaa", "GIR 0AA"),
        ("1G1 1AA", "IG1 1AA"),
    ],
)
def test_suggests_but_never_corrects_lookalikes(typed: str, meant: str) -> None:
    assert suggest_postcode(typed) == meant
    with pytest.raises(ValueProblem, match=f"Did you mean {meant}"):
        normalise_postcode(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "M1",
        "M1 1A",
        "M1 1CA",
        "M1 1AO",
        "QA1 1AA",
        "M123 1AA",
        "75001",
        "ZZ99 3ZZ",
        "BFPO",
        "BFPO 12345",
        "AI-2641",
    ],
)
def test_refuses_what_is_no_postcode(typed: str) -> None:
    assert suggest_postcode(typed) is None
    with pytest.raises(ValueProblem, match="not a full postcode"):
        normalise_postcode(typed)


LOOKALIKES = {"O": "0", "0": "O", "I": "1", "1": "I"}


@given(
    st.from_regex(r"(M|B|OL|SW|DN|IG)([01]|[1-9][01]|[12][A-H]) [0-9][ABD-H]{2}", fullmatch=True), st.data()
)
def test_a_single_lookalike_is_found(postcode: str, data: st.DataObject) -> None:
    assert normalise_postcode(postcode) == postcode
    places = [place for place, character in enumerate(postcode) if character in LOOKALIKES]
    if places:
        place = data.draw(st.sampled_from(places))
        typed = postcode[:place] + LOOKALIKES[postcode[place]] + postcode[place + 1 :]
        assert suggest_postcode(typed) == postcode


@given(st.text("ABLMNO0I15", max_size=8))
def test_a_suggestion_is_a_postcode_that_looks_alike(typed: str) -> None:
    suggested = suggest_postcode(typed)
    if suggested is not None:
        assert normalise_postcode(suggested) == suggested
        same = str.maketrans("OI", "01")
        assert suggested.replace(" ", "").translate(same) == typed.translate(same)


@given(st.text(max_size=15))
def test_normalising_twice_changes_nothing(text: str) -> None:
    try:
        once = normalise_postcode(text)
    except ValueProblem:
        return
    assert normalise_postcode(once) == once


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("75001", "75001"),
        ("1012 ab", "1012 AB"),
        ("d02  af30", "D02 AF30"),
        ("00-950", "00-950"),
        ("k1a 0b1", "K1A 0B1"),
        ("12345-6789", "12345-6789"),
        ("\u200e75001\u00a0", "75001"),
        ("sw1a1aa", "SW1A 1AA"),
    ],
)
def test_an_address_abroad_has_a_postcode_of_its_country(typed: str, kept: str) -> None:
    assert postcode_abroad(typed) == kept


@pytest.mark.parametrize("typed", ["", "none", "Paris", "75001!", "1234567890123"])
def test_refuses_what_no_country_has(typed: str) -> None:
    with pytest.raises(ValueProblem, match="not a postcode of any country"):
        postcode_abroad(typed)
