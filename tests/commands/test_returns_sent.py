"""What was sent is marked as sent on the command line: which edition, of which days, to whom."""

import json
from pathlib import Path

import pytest

from cme_desktop.versions.version import ReturnOf, Sending
from db.store import open_store
from tests.builders import StandingClock
from tests.commands.conftest import Run
from tests.commands.test_returns_kept import cover, make_october

OCTOBER = ("--month", "2026-10")
TO = ("--to", "Team manager")


@pytest.fixture(autouse=True)
def authority(run: Run) -> None:
    run("sample", "--children", 12, "--seed", 2, "--as-of", "2026-11-09")


def sendings(data: Path) -> dict[ReturnOf, tuple[Sending, ...]]:
    store = open_store(str(data), StandingClock())
    with store.reading() as reader:
        found = {line.of: line.sendings for line in reader.kept_returns.lines()}
    store.close()
    return found


def test_which_of_two_editions_is_sent_is_asked_in_one_sentence(run: Run, data: Path, tmp_path: Path) -> None:
    make_october(run, tmp_path)
    ended = run("return", "sent", *OCTOBER, *TO)
    said = "Say which edition of version 1 of the monthly return of 2026-10 is sent: committee or working.\n"
    assert (ended.code, ended.out, ended.err) == (2, "", said)
    assert [*sendings(data).values()] == [()]


def test_each_edition_goes_to_whom_it_is_for(run: Run, data: Path, tmp_path: Path) -> None:
    make_october(run, tmp_path)
    committee = run("return", "sent", *OCTOBER, "--edition", "committee", "--to", "Committee")
    assert committee.out.splitlines() == [
        str(tmp_path / name) for name in ("cme-2026-10-committee-v1.xlsx", "cme-2026-10-data-v1.csv")
    ]
    assert "names children" not in committee.err
    working = run("return", "sent", *OCTOBER, "--edition", "working", *TO)
    named = "cme-2026-10-working-v1-OFFICIAL-SENSITIVE.xlsx"
    assert working.out.splitlines() == [str(tmp_path / named)]
    assert f"{named} names children" in working.err
    (sent,) = sendings(data).values()
    assert [(one.to_whom, one.what) for one in sent] == [
        ("Committee", "cme-2026-10-committee-v1.xlsx, cme-2026-10-data-v1.csv"),
        ("Team manager", named),
    ]
    assert run("check").code == 0


def test_what_is_sent_again_is_what_was_frozen_though_the_draft_was_deleted(run: Run, tmp_path: Path) -> None:
    make_october(run, tmp_path)
    run("return", "sent", *OCTOBER, "--edition", "committee", "--to", "Committee")
    working = next(tmp_path.glob("*working*"))
    frozen = working.read_bytes()
    working.unlink()
    assert run("return", "sent", *OCTOBER, "--edition", "working", *TO).code == 0
    assert working.read_bytes() == frozen
    assert "Version 1, as sent" in cover(working)


def test_what_was_made_is_listed_with_whom_it_went_to(run: Run, tmp_path: Path) -> None:
    assert run("return", "list").out == "No return was made yet.\n"
    make_october(run, tmp_path)
    run("return", "sent", *OCTOBER, "--edition", "working", *TO, "--how", "by hand")
    named = "cme-2026-10-working-v1-OFFICIAL-SENSITIVE.xlsx"
    first, *files, sent = run("return", "list").out.splitlines()
    assert first.startswith("Version 1 of the monthly return of 2026-10, made ")
    assert sorted(files) == [
        "  cme-2026-10-committee-v1.xlsx",
        "  cme-2026-10-data-v1.csv",
        f"  {named}",
    ]
    assert " to Team manager, by hand, by " in sent
    assert sent.endswith(f": {named}.")
    (row,) = json.loads(run("return", "list", "--json").out)
    assert (row["return"], row["from"], row["to"], row["version"]) == (
        "monthly",
        "2026-10-01",
        "2026-10-31",
        1,
    )
    (sending,) = row["sendings"]
    assert (sending["to"], sending["how"], sending["files"]) == ("Team manager", "by hand", [named])


@pytest.mark.parametrize(
    "days",
    [("2026-09-01", "2026-10-23"), ("2025-09-01", "2026-08-31"), ("2026-09-07", "2026-09-20")],
    ids=["part of a term", "school year", "free range"],
)
def test_other_periods_are_marked_by_their_days(
    run: Run, data: Path, tmp_path: Path, days: tuple[str, str]
) -> None:
    first, last = days
    run("return", "monthly", "--from", first, "--to", last, "--out", tmp_path / "x.xlsx")
    ended = run("return", "sent", "--from", first, "--until", last, *TO)
    assert (ended.code, ended.out) == (0, f"{tmp_path / 'x.xlsx'}\n")
    assert [one.to_whom for (one,) in sendings(data).values()] == ["Team manager"]


def test_the_termly_form_is_marked_by_its_census_day(run: Run, data: Path, tmp_path: Path) -> None:
    form = tmp_path / "form.xlsx"
    run("return", "termly", "--census", "2026-10-01", "--out", form)
    ended = run("return", "sent", "--census", "2026-10-01", *TO)
    assert (ended.code, ended.out) == (0, f"{form}\n")
    assert "form.xlsx names children" in ended.err
    assert "as sent" in cover(form)
    assert [sent.files[0].edition for (sent,) in sendings(data).values()] == ["termly"]
    assert run("check").code == 0


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (
            (),
            "Give either --month YYYY-MM, or both --from and --until, or --census of the termly form.",
        ),
        (
            (*OCTOBER, "--census", "2026-10-01"),
            "Give --census for the termly form, or the days of another return, and not both.",
        ),
        (
            ("--from", "2026-10-02", "--until", "2026-10-01"),
            "The period ends before it begins; swap --from and --until.",
        ),
        (
            ("--month", "1950-03"),
            "There is nothing to report of March 1950: the oldest rule is of Fri 1 Aug 1980.",
        ),
        (OCTOBER, "The monthly return of 2026-10 was not made yet. Make it first, with “return monthly”."),
    ],
)
def test_days_that_are_none_are_told_in_one_sentence(run: Run, days: tuple[str, ...], said: str) -> None:
    ended = run("return", "sent", *days, *TO)
    assert (ended.code, ended.err) == (2, f"{said}\n")


@pytest.mark.parametrize(
    "command",
    [
        ("return", "monthly", "--month", "1950-03", "--out", "x.xlsx"),
        ("return", "monthly", "--from", "1/3/1950", "--to", "31/3/1950", "--out", "x.xlsx"),
        ("figures", "--from", "1/3/1950", "--to", "31/3/1950"),
    ],
)
def test_nothing_is_reported_of_days_before_the_law(run: Run, command: tuple[str, ...]) -> None:
    ended = run(*command)
    said = "There is nothing to report of March 1950: the oldest rule is of Fri 1 Aug 1980.\n"
    assert (ended.code, ended.err) == (2, said)


def test_to_whom_is_one_line_of_what_can_be_seen(run: Run, data: Path, tmp_path: Path) -> None:
    run("return", "monthly", *OCTOBER, "--out", tmp_path)
    nobody = run("return", "sent", *OCTOBER, "--to", "\u200b\x1b")
    assert (nobody.code, nobody.err) == (2, "Say to whom the return was sent.\n")
    ended = run("return", "sent", *OCTOBER, "--to", "Team\n\x1b[31m manager", "--how", "by\te-mail")
    assert ended.err.startswith(
        "Kept as sent: version 1 of the monthly return of 2026-10, to Team [31m manager."
    )
    ((sending,),) = sendings(data).values()
    assert (sending.to_whom, sending.how) == ("Team [31m manager", "by e-mail")


def test_no_file_is_told_to_be_sent_where_none_could_be_placed(run: Run, tmp_path: Path) -> None:
    run("return", "monthly", *OCTOBER, "--out", tmp_path)
    (made,) = tmp_path.glob("*working*.xlsx")
    made.unlink()
    made.write_text("of another kind")
    ended = run("return", "sent", *OCTOBER, *TO)
    assert (ended.code, ended.out) == (1, "")
    assert "Kept as sent: version 1 of the monthly return of 2026-10, to Team manager.\n" in ended.err
    assert "of another kind" in ended.err
