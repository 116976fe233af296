import pytest
from hypothesis import given
from hypothesis import strategies as st

from cme_desktop.values.upn import LA_CODES, LETTERS, check_letter, check_upn, is_temporary, normalise_upn

PERMANENT = [
    "B801200005001",
    "R674123101121",
    "E352299920017",
    "Y352299920071",
    "M942200123007",
    "P207000016049",
]
TEMPORARY = ["M80120000500A", "F35229992001A"]


@pytest.mark.parametrize("upn", PERMANENT + TEMPORARY)
def test_finds_nothing_wrong_with_right_numbers(upn: str) -> None:
    check = check_upn(upn)
    assert (check.upn, check.impossible, check.doubtful) == (upn, None, None)
    assert check.temporary is is_temporary(upn) is (upn in TEMPORARY)


@pytest.mark.parametrize("text", [" b801 2000 05001 ", "B801\u00a02000\t05001", "\ufeffB801200005001\u200b"])
def test_takes_any_case_and_spacing(text: str) -> None:
    assert normalise_upn(text) == check_upn(text).upn == "B801200005001"
    assert check_upn(text).doubtful is None


def test_a_wrong_check_letter_is_a_doubt_that_names_the_right_one() -> None:
    check = check_upn("A801200005001")
    assert check.impossible is None
    assert check.doubtful is not None
    assert "check letter is A, but these figures need B" in check.doubtful
    assert "need P" in (check_upn("Q207000016049").doubtful or "")


@pytest.mark.parametrize(
    "code", ["001", "201", "352", "420", "674", "702", "820", "838", "909", "928", "940", "943"]
)
def test_takes_codes_of_past_welsh_and_special_authorities(code: str) -> None:
    body = code + "200005001"
    assert check_upn(check_letter(body) + body).doubtful is None


@pytest.mark.parametrize("code", ["000", "214", "399", "682", "804", "999"])
def test_doubts_codes_no_authority_had(code: str) -> None:
    body = code + "200005001"
    assert f"No local authority has the code {code}" in (check_upn(check_letter(body) + body).doubtful or "")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "The UPN is missing"),
        ("B80120000500", "has 12 characters. A UPN has 13"),
        ("B", "has 1 character. A UPN has 13"),
        ("8012000050011", "begins with a letter"),
        ("B80I200005001", "Character 4 is “I”"),
        ("B80120000500O", "letter other than I, O and S"),
        ("B8012000050-1", "Character 12 is “-”"),
        ("B٨٠١200005001", "Character 2"),
        ("8.012E+11", "damaged by a spreadsheet"),
    ],
)
def test_a_wrong_shape_is_impossible(text: str, words: str) -> None:
    check = check_upn(text)
    assert words in (check.impossible or "")
    assert check.doubtful is None
    assert not check.temporary


BODIES = st.builds(
    "{}{}{}".format,
    st.sampled_from(sorted(LA_CODES)),
    st.text("0123456789", min_size=8, max_size=8),
    st.sampled_from("0123456789" + LETTERS),
)


@given(BODIES, st.sampled_from(LETTERS))
def test_exactly_one_letter_fits_a_body(body: str, letter: str) -> None:
    check = check_upn(letter + body)
    assert check.impossible is None
    assert (check.doubtful is None) is (letter == check_letter(body))


@given(BODIES, st.integers(0, 10))
def test_swapping_neighbouring_figures_changes_the_letter(body: str, place: int) -> None:
    swapped = body[:place] + body[place + 1] + body[place] + body[place + 2 :]
    if swapped != body and swapped[:11].isdigit():
        assert check_letter(swapped) != check_letter(body)


@given(st.text(max_size=20))
def test_never_raises(text: str) -> None:
    check = check_upn(text)
    assert not (check.impossible and check.doubtful)
