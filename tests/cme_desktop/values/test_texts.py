"""Marks that nobody sees: none of them changes a figure or a code, and none stays in a text for nothing."""

import unicodedata
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cme_desktop.fields import DigitsField, NumberField, Reading
from cme_desktop.values.dates import YearWindow, parse_day, show_day_short
from cme_desktop.values.emails import parse_email
from cme_desktop.values.errors import ValueProblem
from cme_desktop.values.identifiers import parse_laestab, parse_urn, show_laestab
from cme_desktop.values.moments import parse_moment, show_moment_short
from cme_desktop.values.money import parse_pence, show_pence
from cme_desktop.values.names import clean_name, fold
from cme_desktop.values.partial_dates import parse_birth, show_birth
from cme_desktop.values.phones import check_phone
from cme_desktop.values.postcodes import normalise_postcode, postcode_abroad
from cme_desktop.values.school_years import parse_year_group, show_year_group
from cme_desktop.values.texts import tidy_line, tidy_lines, visible
from cme_desktop.values.upn import check_upn

TODAY = date(2026, 11, 23)
READING = Reading(today=TODAY)
UPRN = DigitsField("UPRN", longest=12)
COUNT = NumberField("Days")


def read_day(text: str) -> str:
    return show_day_short(parse_day(text, today=TODAY, window=YearWindow.EVENT))


def read_upn(text: str) -> str:
    check = check_upn(text)
    if check.impossible:
        raise ValueProblem(check.impossible)
    return check.upn


READERS: dict[str, tuple[Callable[[str], str], str]] = {
    "day": (read_day, "14/03/2015"),
    "eight figures": (read_day, "20150314"),
    "birth": (lambda text: show_birth(parse_birth(text, TODAY)), "about 3/2015"),
    "moment": (lambda text: show_moment_short(parse_moment(text, today=TODAY)), "14/03/2015 14:05"),
    "upn": (read_upn, "B801200005001"),
    "laestab": (lambda text: show_laestab(parse_laestab(text)), "352/2999"),
    "urn": (parse_urn, "123456"),
    "postcode": (normalise_postcode, "SW1A 1AA"),
    "postcode abroad": (postcode_abroad, "75001"),
    "phone": (lambda text: check_phone(text).phone, "+44 7700 900123"),
    "email": (parse_email, "office@ashdown.example"),
    "money": (lambda text: show_pence(parse_pence(text)), "£1,234.50"),
    "year group": (lambda text: show_year_group(parse_year_group(text)), "Year 7"),
    "digits": (lambda text: UPRN.parse(text, READING), "100012345678"),
    "number": (lambda text: COUNT.typed(COUNT.parse(text, READING)), "1,234"),
}
MARKS = (
    "\u200e\u200f\u061c\u200b\u200c\u200d\u2060\ufeff\u00ad"
    "\u202a\u202c\u202d\u202e\u2066\u2069\u180e\ufe0f\u034f\x00\x07"
)
readers = pytest.mark.parametrize("name", READERS)


@readers
@given(data=st.data())
def test_marks_that_nobody_sees_do_not_matter(name: str, data: st.DataObject) -> None:
    read, text = READERS[name]
    marks = data.draw(st.lists(st.text(MARKS, max_size=2), min_size=len(text) + 1, max_size=len(text) + 1))
    dressed = marks[0] + "".join(c + mark for c, mark in zip(text, marks[1:], strict=True))
    assert read(dressed) == read(text)


@readers
@given(text=st.text(max_size=30) | st.text("0123456789/-.: +()@<>ABCtzZ\u200e\u00a0", max_size=30))
def test_a_reader_reads_its_own_words_and_fails_in_words(name: str, text: str) -> None:
    read, _ = READERS[name]
    try:
        once = read(text)
    except ValueProblem:
        return
    assert read(once) == once


@readers
def test_hard_spaces_around_it_do_not_matter(name: str) -> None:
    read, text = READERS[name]
    assert read(f"\u00a0{text}\u202f\u3000") == read(text)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("rang\u202e 07700\u202c", "rang 07700"),
        ("one\r\ntwo\tthree\x07", "one\ntwo\tthree"),
        ("נמצא.\u200f\nfound", "נמצא.\u200f\nfound"),
        ("خانه\u200cها", "خانه\u200cها"),
        ("hyp\u00adhen\u200bated", "hyphenated"),
        ("\u200e\u200f \u200b", ""),
        ("\ud800x", "x"),
        ("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"),
    ],
)
def test_notes_lose_what_nobody_sees_and_keep_what_shapes_words(typed: str, kept: str) -> None:
    assert tidy_lines(typed) == kept


@given(st.text(max_size=60) | st.text(MARKS + "aé\u0301آبशر्\n ", max_size=20))
def test_tidying_twice_changes_nothing(text: str) -> None:
    for tidy in (tidy_line, tidy_lines, clean_name, visible):
        once = tidy(text)
        assert tidy(once) == once
    for kept in (tidy_line(text), tidy_lines(text)):
        assert unicodedata.is_normalized("NFC", kept)
        assert not set(kept) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\x00")
        kept.encode()


@given(st.text(max_size=60))
def test_nothing_that_a_name_is_found_by_is_lost(text: str) -> None:
    assert fold(tidy_line(text)) == fold(visible(text))
