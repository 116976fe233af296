"""How a return stands, what it is called, and the exact text that is kept of it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from cme_desktop.versions.text import from_text, sending_hash, to_text, version_hash
from cme_desktop.versions.version import (
    Comment,
    KeptTarget,
    MadeFile,
    Sending,
    State,
    VersionLine,
    newest_of,
    period_name,
    state_of,
    state_words,
)
from tests.builders import NOON
from tests.made_returns import OCTOBER, SEPTEMBER, content, figure

LINE = VersionLine(7, OCTOBER, 2, NOON, "Robin Ash", "3F9A-77C2-10DE")
SENT = replace(LINE, sendings=(Sending(NOON + timedelta(days=1), "Morgan Lake", "Committee", "by hand"),))


def test_how_a_return_stands_is_told_with_its_day() -> None:
    assert state_words(state_of(None), None) == "Not made"
    assert state_words(state_of(LINE), LINE) == "Made Mon 9 Nov 2026"
    assert state_words(state_of(SENT), SENT) == "Sent Tue 10 Nov 2026"
    assert state_words(state_of(SENT, changed=True), SENT) == "Changed since Tue 10 Nov 2026"
    assert state_of(None, changed=True) is State.NOT_MADE


def test_a_draft_hides_neither_that_a_version_is_out_nor_that_it_has_changed() -> None:
    anew = replace(LINE, number=3, replaces=2)
    assert state_of(anew) is State.MADE_ANEW
    assert state_words(state_of(anew), anew) == "Sent v2, changed since; v3 made"
    assert state_words(state_of(anew, changed=True), anew) == "Sent v2; v3 made, changed since"
    sent = replace(SENT, number=3, replaces=2)
    assert state_words(state_of(sent), sent) == "Sent Tue 10 Nov 2026"


def test_the_newest_version_of_each_return_is_its_highest_number() -> None:
    other = replace(LINE, of=SEPTEMBER, number=1)
    assert newest_of([LINE, replace(LINE, number=10), other]) == {
        OCTOBER: replace(LINE, number=10),
        SEPTEMBER: other,
    }


@pytest.mark.parametrize(
    ("start", "end", "name"),
    [
        (date(2026, 2, 1), date(2026, 2, 28), "2026-02"),
        (date(2028, 2, 1), date(2028, 2, 29), "2028-02"),
        (date(2026, 12, 1), date(2026, 12, 31), "2026-12"),
        (date(2026, 10, 1), date(2026, 10, 30), "2026-10-01 to 2026-10-30"),
        (date(2026, 10, 2), date(2026, 10, 31), "2026-10-02 to 2026-10-31"),
    ],
)
def test_a_month_goes_by_its_name_and_other_days_by_their_ends(start: date, end: date, name: str) -> None:
    assert period_name(start, end) == name


def test_the_text_is_one_and_comes_back_as_it_was() -> None:
    kept = replace(
        content(figure(2, 1), replace(figure(1), category="caution", value=None)),
        targets=(KeptTarget("a.rate", 0.85, True),),
        comments=(Comment("a.received", None, "“Half term”"),),
    )
    text = to_text(kept)
    assert from_text(text) == kept
    assert text == (
        '{"figures":[["a.received",null,"Received","2026-10-01","2026-10-31",2,[1,2],[1,1],[0,0]],'
        '["a.received","caution","Received","2026-10-01","2026-10-31",null,[1],[1],[0]]],'
        '"measures":{"a.received":"as defined"},'
        f'"history":"{kept.history}",'
        '"targets":[["a.rate",0.85,true,""]],"comments":[["a.received",null,"“Half term”"]]}'
    ), "whoever changes it makes what is on file unreadable: it needs a step"


def test_the_hash_is_of_all_that_a_version_is_but_its_sending() -> None:
    hash = version_hash(LINE, "text")
    assert version_hash(SENT, "text") == hash
    others = [
        version_hash(LINE, "other"),
        *(
            version_hash(replace(LINE, **change), "text")
            for change in (
                {"of": SEPTEMBER}, {"number": 3}, {"replaces": 1}, {"made_by": "Sam"}, {"check_code": "x"},
                {"made_at": NOON + timedelta(seconds=1)},
            )
        ),
    ]  # fmt: skip
    assert len({hash, *others}) == len(others) + 1


def test_the_hash_of_a_sending_is_of_its_files_in_whatever_order() -> None:
    files = [
        MadeFile("working", "w.xlsx", "/a/w.xlsx", "1"),
        MadeFile("committee", "c.xlsx", "/a/c.xlsx", "2"),
    ]
    assert SENT.sent is not None
    hash = sending_hash("h", SENT.sent, files)
    assert sending_hash("h", SENT.sent, files[::-1]) == hash
    others = {
        sending_hash("i", SENT.sent, files),
        sending_hash("h", SENT.sent, files[:1]),
        sending_hash("h", SENT.sent, [replace(files[0], sha256="3"), files[1]]),
        *(sending_hash("h", replace(SENT.sent, **{name: "x"}), files) for name in ("by", "to_whom", "how")),
    }
    assert len(others | {hash}) == 7
