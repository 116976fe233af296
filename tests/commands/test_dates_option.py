"""`import --dates`: what the dates of a file have first, where they do not prove it."""

from pathlib import Path

import pytest

from tests.commands.conftest import Run

HEADINGS = "Surname,Forename,Date of birth,Sex\n"


@pytest.fixture
def unproven(tmp_path: Path) -> Path:
    path = tmp_path / "sent.csv"
    path.write_text(f"{HEADINGS}Ashdown,Mira,1/2/2015,F\nBirch,Tom,3/4/2014,M\n")
    return path


@pytest.mark.parametrize("more", [[], ["--dry-run"], ["--json"]])
def test_without_it_nothing_is_loaded_and_a_sentence_says_what_to_do(
    more: list[str], run: Run, unproven: Path
) -> None:
    run("sample", "--children", 1)
    ended = run("import", "children", unproven, *more)
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.startswith("“sent.csv” was not loaded: the dates in “Date of birth” may have")
    assert ended.err.count("\n") == 1


@pytest.mark.parametrize(
    ("order", "read"), [("dmy", "1 Feb 2015"), ("mdy", "2 Jan 2015"), ("MDY", "2 Jan 2015")]
)
def test_with_it_the_file_is_read_so(order: str, read: str, run: Run, unproven: Path) -> None:
    ended = run("import", "children", unproven, "--dates", order)
    assert ended.code == 0
    assert f"as you said: 1/2/2015 is {read}." in ended.out


def test_another_word_is_no_order(run: Run, unproven: Path) -> None:
    ended = run("import", "children", unproven, "--dates", "ymd")
    assert ended.code == 2
    assert ended.err == "“ymd” is no order of dates. Give dmy for day first, or mdy for month first.\n"


def test_a_file_that_proves_the_contrary_is_refused(run: Run, unproven: Path) -> None:
    unproven.write_text(f"{HEADINGS}Ashdown,Mira,1/2/2015,F\nBirch,Tom,20/7/2015,M\n")
    ended = run("import", "children", unproven, "--dates", "mdy", "--json")
    assert (ended.code, ended.out) == (1, "")
    assert ended.err == (
        "“sent.csv” was not loaded: month first was said, but “20/7/2015” in “Date of birth” proves day "
        "first. Ask the sender, or load it without saying.\n"
    )
