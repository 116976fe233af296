"""What the commands make is kept as what the window makes."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

from python_calamine import CalamineWorkbook

import main
from cme_desktop.operations.performing import perform
from cme_desktop.operations.returns import SayOfFigure, SayOnCover
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from cme_desktop.returns.made_files import made_file
from cme_desktop.standing_records.child import CHILD
from cme_desktop.standing_records.school import SCHOOL
from cme_desktop.versions.version import Comment
from db.store import open_store
from tests.books import read_back
from tests.builders import AUTHOR, StandingClock, save
from tests.commands.conftest import Ended, Run
from tests.made_returns import OCTOBER


def test_a_return_of_the_command_line_is_kept_as_the_window_keeps_it(
    run: Run, tmp_path: Path, data: Path
) -> None:
    run("sample", "--children", 12, "--seed", 2, "--as-of", "2026-11-09")
    out = tmp_path / "October.xlsx"
    for _ in range(2):  # nothing changed between, so that it is the same version
        ended = run("return", "monthly", "--month", "2026-10", "--out", out)
        assert "Kept as version 1 of the monthly return of 2026-10, check code " in ended.err
    store = open_store(str(data), StandingClock())
    with store.reading() as reader:
        (newest,) = reader.kept_returns.lines()
        version = reader.kept_returns.version(newest.id)
        (file,) = reader.kept_returns.files(newest.id)
    store.close()
    assert newest.check_code in ended.err
    assert file.made.path == str(out)
    written = [[row[name] for name in ("measure", "category", "value")] for row in read_back(out, "Data")]
    own = [one for one in version.content.figures if (one.start, one.end) == (newest.of.start, newest.of.end)]
    assert [
        [one.measure, one.category or "", "" if one.value is None else one.value] for one in own
    ] == written
    assert len(own) > 50
    assert run("check").code == 0


BOTH = ("--edition", "committee", "--edition", "working")


def cover(path: Path) -> str:
    """All that the cover says."""
    rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_name("Cover").to_python()
    return "\n".join(str(cell) for row in rows for cell in row)


def make_october(run: Run, folder: Path) -> str:
    """What is told beside the files."""
    asked = ("return", "monthly", "--month", "2026-10", "--out", folder, "--edition")
    return "".join(run(*asked, edition).err for edition in ("committee", "working"))


def send(run: Run, *how: str) -> Ended:
    return run("return", "sent", "--month", "2026-10", "--to", "Scrutiny committee", *how)


def test_what_is_sent_says_so_and_is_kept_to_the_byte(run: Run, tmp_path: Path, data: Path) -> None:
    run("sample", "--children", 12, "--seed", 2, "--as-of", "2026-11-09")
    folder = tmp_path / "returns"
    folder.mkdir()
    make_october(run, folder)
    assert "draft, made" in cover(folder / "cme-2026-10-committee-v1.xlsx")
    ended = send(run, "--how", "by e-mail", *BOTH)
    assert ended.code == 0
    assert "cme-2026-10-working-v1-OFFICIAL-SENSITIVE.xlsx names children or tells small numbers" in ended.err
    assert sorted(ended.out.splitlines()) == sorted(str(path) for path in folder.iterdir())
    store = open_store(str(data), StandingClock())
    with store.reading() as reader:
        (line,) = reader.kept_returns.lines()
        files = reader.kept_returns.files(line.id)
        kept = {file.made.name: reader.kept_returns.bytes_of(file.id) for file in files}
    store.close()
    assert line.sent is not None
    assert (line.sent.to_whom, line.sent.how) == ("Scrutiny committee", "by e-mail")
    assert kept == {path.name: path.read_bytes() for path in folder.iterdir()}
    for name in ("cme-2026-10-committee-v1.xlsx", "cme-2026-10-working-v1-OFFICIAL-SENSITIVE.xlsx"):
        assert "Version 1, as sent" in cover(folder / name)
    assert run("check").code == 0
    make_october(run, folder)
    assert "Replaces version 1" in cover(folder / "cme-2026-10-committee-v2.xlsx")
    assert (folder / "cme-2026-10-committee-v1.xlsx").read_bytes() == kept["cme-2026-10-committee-v1.xlsx"]


def test_what_is_not_so_any_more_is_not_sent(run: Run, tmp_path: Path, data: Path) -> None:
    run("sample", "--children", 12, "--seed", 2, "--as-of", "2026-11-09")
    assert "was not made yet" in send(run).err
    out = tmp_path / "October.xlsx"
    run("return", "monthly", "--month", "2026-10", "--out", out)
    as_made = out.read_bytes()
    store = open_store(str(data), StandingClock())
    with store.changing(AUTHOR) as work:
        save(work, TEN_DAY_NOTIFICATION, received_on=date(2026, 10, 20))
        work.commit()
    store.close()
    ended = send(run)
    assert ended.code == 2
    assert "The figures have changed since version 1 was made. Make version 2 and send that." in ended.err
    assert out.read_bytes() == as_made


def test_what_is_said_of_a_figure_makes_a_version_and_stands_in_the_working_edition_alone(
    run: Run, tmp_path: Path, data: Path
) -> None:
    run("sample", "--children", 12, "--seed", 2, "--as-of", "2026-11-09")
    make_october(run, tmp_path)
    store = open_store(str(data), StandingClock())
    said = Comment("ten_day_notification.received", None, "Two schools sent theirs late.")
    perform(store, AUTHOR, SayOfFigure(OCTOBER, said))
    store.close()
    assert "What is said of the figures, or a target, has changed since version 1" in send(run, *BOTH).err
    make_october(run, tmp_path)
    assert said.words in cover(tmp_path / "cme-2026-10-working-v2-OFFICIAL-SENSITIVE.xlsx")
    assert said.words not in cover(tmp_path / "cme-2026-10-committee-v2.xlsx")


def test_words_typed_for_the_cover_make_a_version_and_are_tried_before_the_committee_reads_them(
    run: Run, tmp_path: Path, data: Path
) -> None:
    run("sample", "--children", 12, "--seed", 2, "--as-of", "2026-11-09")
    make_october(run, tmp_path)
    store = open_store(str(data), StandingClock())
    with store.reading() as reader:
        child = next(iter(reader.records(CHILD)))
        school = next(one.name for one in reader.records(SCHOOL))
    typed = {
        "Finding children": "Two clerks were away.",
        "Off-roll notices": f"Ask {school}.",
        "Attendance": f"{child.forename} {child.surname} came back.",
        "Home education": "Most told us by letter.",
    }
    perform(store, AUTHOR, SayOnCover(OCTOBER, typed))
    store.close()
    assert "What is said of the figures, or a target, has changed since version 1" in send(run, *BOTH).err
    told = make_october(run, tmp_path)
    working = cover(tmp_path / "cme-2026-10-working-v2-OFFICIAL-SENSITIVE.xlsx")
    committee = cover(tmp_path / "cme-2026-10-committee-v2.xlsx")
    assert [words in working for words in typed.values()] == [True] * 4
    assert [words in committee for words in typed.values()] == [False] * 3 + [True]
    assert "What is said under Home education." in committee
    assert "“Two” may be read as a number that is withheld." in told
    assert "is part of the name of a child or parent." in told
    assert "is the name of a school." in told
    sent = send(run, *BOTH)
    assert "where what was typed cannot be published. Finding children: “Two” may" in sent.err
    assert cover(tmp_path / "cme-2026-10-committee-v2.xlsx").count("Most told us by letter.") == 1


def test_pages_are_printed_beside_the_committee_edition_and_kept_with_it(
    run: Run, tmp_path: Path, data: Path
) -> None:
    """Where there is no LibreOffice as well: a process of its own finds none."""
    run("sample", "--children", 12, "--seed", 2, "--as-of", "2026-11-09")
    out = tmp_path / "October.xlsx"
    asked = ("return", "monthly", "--month", "2026-10", "--edition", "committee", "--pdf", "--out", out)
    command = [sys.executable, main.__file__, *map(str, asked), "--data", str(data)]
    ended = subprocess.run(
        command, env={**os.environ, "PATH": ""}, capture_output=True, text=True, check=True
    )
    pages = out.with_suffix(".pdf")
    assert f"{pages}: its pages as a PDF." in ended.stdout
    assert pages.read_bytes().startswith(b"%PDF")
    store = open_store(str(data), StandingClock())
    with store.reading() as reader:
        (newest,) = reader.kept_returns.lines()
        kept = {file.made.edition: file.made for file in reader.kept_returns.files(newest.id)}
    store.close()
    assert kept["pages"] == made_file("pages", pages)


def test_pages_are_of_the_committee_edition_and_lie_beside_its_workbook(run: Run, tmp_path: Path) -> None:
    run("sample", "--children", 12, "--seed", 2, "--as-of", "2026-11-09")
    october = ("return", "monthly", "--month", "2026-10", "--out")
    named = run(*october, tmp_path / "October.xlsx", "--pdf")
    assert (named.code, "the working edition names children" in named.err) == (2, True)
    as_pdf = run(*october, tmp_path / "October.pdf", "--edition", "committee")
    assert (as_pdf.code, "With --pdf its pages lie beside it." in as_pdf.err) == (2, True)
    assert not [*tmp_path.glob("October*")]


def test_a_name_that_does_not_say_that_children_are_named_is_kept_and_warned_of(
    run: Run, tmp_path: Path
) -> None:
    run("sample", "--children", 12, "--seed", 2, "--as-of", "2026-11-09")
    october = ("return", "monthly", "--month", "2026-10", "--out")
    said = " names children or tells small numbers, and its name does not say so: OFFICIAL-SENSITIVE.\n"
    named = run(*october, tmp_path / "October.xlsx")
    assert (named.code, f"October.xlsx{said}" in named.err) == (0, True)
    assert (tmp_path / "October.xlsx").exists()
    form = run("return", "termly", "--census", "2026-10-01", "--out", tmp_path / "form.xlsx")
    assert f"form.xlsx{said}" in form.err
    assert said not in run(*october, tmp_path).err
    assert said not in run(*october, tmp_path / "c.xlsx", "--edition", "committee").err
