"""`figures` and `return monthly` with `--as-at`: what was on file at the end of a day."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cme_desktop.editions.next_version import next_version
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY
from cme_desktop.returns.periods import month_of
from db.store import open_store
from tests.books import read_back
from tests.builders import AUTHOR, NOON, StandingClock, make_child, save
from tests.commands.conftest import Run
from tests.made_returns import make_version
from tests.told import cover

SEPTEMBER = ("--from", "2016-09-01", "--to", "2016-09-30")
MONDAY = "As the file stood at the end of Mon 12 Sep 2016."


@pytest.fixture
def filled(data: Path) -> Path:
    """An enquiry opened and saved on Mon 12 Sep 2016, and another of that day saved the day after."""
    clock = StandingClock(datetime(2016, 9, 12, 12, tzinfo=UTC))
    store = open_store(str(data), clock)
    for _ in range(2):
        with store.changing(AUTHOR) as work:
            day = datetime(2016, 9, 12).date()
            save(work, WHEREABOUTS_ENQUIRY, child=make_child(work).id, received_on=day)
            work.commit()
        clock.moment += timedelta(days=1)
    store.close()
    return data


def opened(run: Run, *options: str) -> int:
    told = run("figures", *SEPTEMBER, "--json", *options)
    return next(
        row["value"] for row in json.loads(told.out) if row["measure"] == "whereabouts_enquiry.opened"
    )


@pytest.mark.usefixtures("filled")
def test_figures_are_those_of_that_evening_and_say_so(run: Run) -> None:
    assert [opened(run), opened(run, "--as-at", "13/9/2016"), opened(run, "--as-at", "12/9/2016")] == [
        2,
        2,
        1,
    ]
    said = run("figures", *SEPTEMBER, "--as-at", "2016-09-12").err
    assert said.splitlines()[0].endswith(f"so far. {MONDAY}")
    assert "As the file stood" not in run("figures", *SEPTEMBER).err


@pytest.mark.usefixtures("filled")
def test_the_return_is_that_of_that_evening_and_its_cover_says_so(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "return.xlsx"
    ended = run("return", "monthly", "--month", "2016-09", "--as-at", "12/9/2016", "--out", out)
    assert (ended.code, MONDAY in ended.out) == (0, True)
    (row,) = [row for row in read_back(out, "Data") if row["measure"] == "whereabouts_enquiry.opened"]
    assert row["value"] == 1
    assert "as the file stood at the end of Mon 12 Sep 2016" in cover(out)["Counted"]
    assert ended.err.endswith("\nNot kept as a version. No version of it was made by then.\n")


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2099-01-01", "Thu 1 Jan 2099 is still to come. Give today or a day before it.\n"),
        (
            "2016-09-11",
            "The history of this data file begins on Mon 12 Sep 2016. Give that day or a later one.\n",
        ),
    ],
)
@pytest.mark.parametrize(
    "command", ["figures --from 1/9/2016 --to 30/9/2016", "return monthly --month 2016-09"]
)
@pytest.mark.usefixtures("filled")
def test_a_day_of_which_history_cannot_tell_ends_with_2(
    run: Run, tmp_path: Path, command: str, day: str, said: str
) -> None:
    out = ["--out", tmp_path / "return.xlsx"] if "return" in command else []
    ended = run(*command.split(), "--as-at", day, *out)
    assert (ended.code, ended.out, ended.err) == (2, "", said)
    assert not (tmp_path / "return.xlsx").exists()


@pytest.mark.usefixtures("filled")
def test_what_is_published_is_of_today(run: Run, tmp_path: Path) -> None:
    asked = ("return", "monthly", "--month", "2016-09", "--as-at", "12/9/2016", "--edition", "committee")
    refused = run(*asked, "--out", tmp_path)
    said = "What is published is of today. Give --small-numbers as well, or leave --as-at out.\n"
    assert (refused.code, refused.err) == (2, said)
    assert run(*asked, "--small-numbers", "--out", tmp_path).code == 0
    (path,) = tmp_path.glob("*.xlsx")
    assert path.name == "cme-2016-09-committee-small-numbers-as-at-2016-09-12-OFFICIAL-SENSITIVE.xlsx"


def test_figures_and_records_are_held_against_the_version_of_that_day(
    run: Run, tmp_path: Path, filled: Path
) -> None:
    """The measures that counted otherwise then are named, and so are figures of what was entered after it."""
    store = open_store(str(filled), StandingClock(datetime(2016, 9, 12, 18, tzinfo=UTC)))
    day = datetime(2016, 9, 12).date()
    with store.reading_as_at(day) as reader:
        made = next_version(reader, month_of(day), day, NOON)
    make_version(store, made.of, made.content)
    store.close()
    asked = ("return", "monthly", "--month", "2016-09", "--as-at", "12/9/2016", "--out", tmp_path / "r.xlsx")
    ended = run(*asked)
    assert ended.err.endswith(
        "\nNot kept as a version. Figures and records are those of version 1 of Mon 12 Sep 2016.\n"
    )
    defined = {**made.content.measures, "whereabouts_enquiry.opened": "as defined then"}
    one, *others = [f for f in made.content.figures if f.measure != "whereabouts_enquiry.opened"]
    figures = (replace(one, value=99.0), *others)
    store = open_store(str(filled), StandingClock(datetime(2016, 9, 12, 19, tzinfo=UTC)))
    opened_then = [f for f in made.content.figures if f.measure == "whereabouts_enquiry.opened"]
    make_version(store, made.of, replace(made.content, figures=(*figures, *opened_then), measures=defined))
    store.close()
    said = run(*asked).err
    assert "Not all is as in version 2 of Mon 12 Sep 2016." in said
    assert "Counted otherwise since: Enquiries opened." in said
    assert f"Entered or changed later that day: {one.label}." in said
