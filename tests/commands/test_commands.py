"""Each command does its job, on a real data file."""

import json
import sys
from datetime import date
from pathlib import Path

import pytest

import main
from cme_desktop.files.shared import who_can_read
from tests.books import read_back, workbook
from tests.commands.conftest import Run

DATA = Path(__file__).parents[1] / "data"


def enquiries(folder: Path, *days: date, **more: str) -> Path:
    rows = [{"Child surname": f"Name{n}", "Opened": day, **more} for n, day in enumerate(days)]
    return workbook(folder / "enquiries.xlsx", rows)


def test_data_is_named_before_or_after_the_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = enquiries(tmp_path, date(2016, 9, 5))
    for number, arguments in enumerate(
        (["--data", "{}", "import"], ["import", "--data", "{}"], ["--data={}", "import"])
    ):
        data = tmp_path / f"{number}.cme"
        given = [argument.format(data) for argument in arguments]
        assert main.main([*given, "whereabouts-enquiry", str(file)]) == 0, capsys.readouterr().err
        assert data.exists()


def test_import_tells_what_came_of_it(run: Run, tmp_path: Path) -> None:
    file = enquiries(tmp_path, date(2016, 9, 5), date(2036, 9, 5), Colour="red")
    run("import", "schools", DATA / "gias_sample_2018.csv")
    dry = run("import", "whereabouts-enquiry", file, "--dry-run")
    assert (dry.code, dry.out.splitlines()[0]) == (
        1,
        "2 rows read: 1 would be loaded, 0 skipped, 1 refused.",
    )
    ended = run("import", "whereabouts-enquiry", file)
    assert ended.code == 1
    assert "1 loaded" in ended.out
    assert "The column “Colour” was not read" in ended.out
    assert "Row 3 refused: Opened is Fri 5 Sep 2036, which has not come yet" in ended.out
    refused = tmp_path / "enquiries.refused.xlsx"
    assert f"The refused rows are in {refused}. {who_can_read(refused)}" in ended.out
    assert [row["Row"] for row in read_back(refused, "Sheet")] == ["3"]
    again = run("import", "whereabouts-enquiry", file, "--json")
    told = json.loads(again.out)
    reasons = told["refused_rows"][0].pop("reasons")
    assert reasons[0].startswith("Opened is Fri 5 Sep 2036, which has not come yet")
    assert told == {
        "read": 2, "loaded": 0, "matched": 1, "skipped": 1, "refused": 1,
        "notes": ["The column “Colour” was not read: it is not one of the columns of “Sheet”."],
        "notes_in_all": 1,
        "skipped_rows": [{"row": 2, "why": "Nothing new: this row was loaded before."}],
        "refused_rows": [{"row": 3}],
        "refused_file": str(refused),
    }  # fmt: skip
    assert (again.code, again.err) == (1, "")
    dry = run("import", "whereabouts-enquiry", file, "--dry-run")
    assert dry.out.splitlines()[0].startswith("2 rows read: 0 would be loaded, 1 skipped, 1 refused.")
    assert "Row 2 skipped: Nothing new: this row was loaded before." in dry.out
    assert "Row 3 refused: " in dry.out


def test_children_and_schools_are_said_in_the_plural(run: Run, tmp_path: Path) -> None:
    assert run("import", "schools", DATA / "gias_sample_2018.csv", "--json").code == 0
    file = workbook(
        tmp_path / "roll.xlsx",
        [{"Surname": "Okafor", "Forename": "Ada", "Current school": 100492, "Parent surname": "Okafor"}],
    )
    assert run("import", "children", file).code == 0
    run("export", "children", "--out", tmp_path / "out.xlsx")
    (row,) = read_back(tmp_path / "out.xlsx", "Children")
    assert row["Current school"] == "St Thomas' CofE Primary School 207/3402"


def test_figures_by_month_and_by_days(run: Run, tmp_path: Path) -> None:
    run("import", "whereabouts-enquiry", enquiries(tmp_path, date(2016, 9, 5), date(2016, 10, 1)))
    out = tmp_path / "return.xlsx"
    assert run("return", "monthly", "--month", "2016-09", "--out", out).code == 0
    opened = [row for row in read_back(out, "Data") if row["measure"] == "whereabouts_enquiry.opened"]
    assert [(row["value"], row["from"], row["to"]) for row in opened] == [
        (1, date(2016, 9, 1), date(2016, 9, 30))
    ]
    told = json.loads(run("figures", "--from", "2016-09-01", "--to", "1/10/2016", "--json").out)
    (opened,) = [row for row in told if row["measure"] == "whereabouts_enquiry.opened"]
    assert opened == {
        "measure": "whereabouts_enquiry.opened", "label": "Enquiries opened", "category": None,
        "value": 2, "from": "2016-09-01", "to": "2016-10-01",
    }  # fmt: skip
    assert "2  Enquiries opened\n" in run("figures", "--from", "2016-09-01", "--to", "1/10/2016").out


def test_figures_say_what_their_period_is_and_what_is_in_none(run: Run, tmp_path: Path) -> None:
    file = workbook(
        tmp_path / "closed.xlsx",
        [
            {
                "Child surname": "Okafor",
                "Child forename": "Ada",
                "Opened": date(2016, 9, 5),
                "Status": "Closed",
                "Reason for closing": "Not found, every check tried",
            }
        ],
    )
    run("import", "whereabouts-enquiry", file)
    told = run("figures", "--from", "2016-06-01", "--to", "2016-10-31", "--json")
    assert json.loads(told.out)
    assert "Mon 1 Jun" not in told.out
    assert "Wed 1 Jun 2016 to Mon 31 Oct 2016 (school years 2015/16 and 2016/17)." in told.err
    assert "for want of a day" in told.err
    assert "Enquiries settled: 1 record: ENQ-" in told.err
    assert "January 2099, not begun." in run("figures", "--from", "2099-01-01", "--to", "2099-01-31").err


def test_a_backup_puts_back_what_was(run: Run, data: Path, tmp_path: Path) -> None:
    run("import", "whereabouts-enquiry", enquiries(tmp_path, date(2016, 9, 5)))
    copy = tmp_path / "copies" / "monday.cme"
    assert run("backup", "--out", copy).code == 0
    run("import", "whereabouts-enquiry", enquiries(tmp_path, date(2016, 10, 5)))
    restored = run("restore", copy)
    assert restored.code == 0
    (kept,) = data.parent.glob("*.before-restore-1")
    assert restored.out == f"{data} now holds what {copy} held. What stood there before is kept as {kept}.\n"
    run("export", "whereabouts-enquiry", "--out", tmp_path / "out.xlsx")
    assert [row["Opened"] for row in read_back(tmp_path / "out.xlsx", "Whereabouts enquiries")] == [
        date(2016, 9, 5)
    ]
    assert list(data.parent.glob("*before-restore*")), "the file that stood there is kept"


def test_check_finds_a_file_that_was_tampered_with(run: Run, data: Path, tmp_path: Path) -> None:
    import sqlite3

    run("import", "whereabouts-enquiry", enquiries(tmp_path, date(2016, 9, 5)))
    assert run("check").code == 0
    connection = sqlite3.connect(data)
    connection.execute("UPDATE deadline SET due_on = '2016-11-01'")
    connection.execute("DROP TRIGGER history_no_update")
    connection.execute("UPDATE history SET who = 'nobody' WHERE id = 1")
    connection.commit()
    connection.close()
    ended = run("check")
    assert ended.code == 1
    said = ended.out.splitlines()
    assert said[0] == "The trigger history_no_update is missing."
    assert "History entry 1" in said[1]
    assert any("“Enquiry review” is stored as due Tue 1 Nov 2016" in line for line in said)
    assert "sound" not in ended.out


def test_the_dictionary_is_printed_or_written(run: Run, tmp_path: Path) -> None:
    assert json.loads(run("dictionary", "--json").out)[0]["type"] == "child"
    out = tmp_path / "dictionary.md"
    ended = run("dictionary", "--out", out)
    assert ended.out == f"{out}: the data dictionary. {who_can_read(out)}\n"
    assert out.read_text(encoding="utf-8").startswith("# Data dictionary")


def test_a_sample_authority_goes_where_nothing_is(run: Run, data: Path) -> None:
    assert run("sample", "--children", 12, "--seed", 3, "--as-of", "2026-11-09").code == 0
    assert run("check").code == 0
    again = run("sample", "--children", 12)
    assert again.code == 2
    assert again.err == f"There is a file {data} already. Name a path where nothing is with --data.\n"


@pytest.mark.parametrize("command", [["sample"], ["import", "child", "{folder}/a.csv"], ["due"], ["check"]])
def test_an_empty_file_is_left_alone(command: list[str], run: Run, data: Path, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Surname,Forename\nOkafor,Ada\n")
    data.touch()
    ended = run(*(word.format(folder=tmp_path) for word in command))
    assert ended.code == 2
    assert "an empty file. Delete it" in ended.err or "There is a file" in ended.err
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.csv", "authority.cme"]
    assert data.stat().st_size == 0


@pytest.mark.parametrize("command", [["sample"], ["import", "child", "{folder}/a.csv"], ["due"], ["check"]])
def test_where_a_copy_lies_nothing_is_made_and_the_copy_is_offered(
    command: list[str], run: Run, data: Path, tmp_path: Path
) -> None:
    (tmp_path / "a.csv").write_text("Surname,Forename\nOkafor,Ada\n")
    run("import", "child", tmp_path / "a.csv")
    copy = data.rename(f"{data}.before-restore-1")
    ended = run(*(word.format(folder=tmp_path) for word in command))
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == (
        f"There is no data file {data}, but {copy.name} lies beside it. No new file was made. "
        f"To take it up: cme-desktop restore {copy} --data {data}\n"
    )
    assert not data.exists()
    assert run("restore", copy).code == 0
    assert run("export", "child", "--out", tmp_path / "x.xlsx").out.count("Children 1,") == 1


def test_help_names_every_command_and_no_other(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["--help"]) == 0
    told = capsys.readouterr().out
    commands = ("sample", "template", "import", "export", "return", "figures", "due")
    upkeep = ("check", "backup", "restore", "dictionary")
    assert all(f"    {command} " in told for command in (*commands, *upkeep))
    assert "ctf" not in told


def test_a_postgres_database_is_data_too(
    postgres_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = enquiries(tmp_path, date(2016, 9, 5))
    assert main.main(["import", "whereabouts-enquiry", str(file), "--data", postgres_url]) == 0
    assert main.main(["check", "--data", postgres_url]) == 0
    assert main.main(["backup", "--out", str(tmp_path / "x"), "--data", postgres_url]) == 2
    assert "pg_dump" in capsys.readouterr().err


def test_check_names_terms_that_overlap_and_none_that_ends_before_it_begins_is_loaded(
    run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "terms.csv"
    file.write_text(
        "Kind,Name,First day,Last day\nTerm,Autumn,1/9/2026,18/12/2026\nTerm,Winter,1/12/2026,31/1/2027\n"
        "Term,Spring,2/4/2027,5/1/2027\n",
        encoding="utf-8",
    )
    loaded = run("import", "calendar-entry", file)
    assert loaded.code == 1
    assert "It ends on Tue 5 Jan 2027, before it begins (Fri 2 Apr 2027)" in loaded.out
    checked = run("check")
    assert checked.code == 1
    assert "All schools: “Autumn” (Tue 1 Sep 2026 to Fri 18 Dec 2026) and “Winter”" in checked.out


@pytest.mark.skipif(sys.platform == "win32", reason="Windows gives a file its folder's rights")
def test_each_receipt_says_who_can_read_the_file(run: Run, tmp_path: Path) -> None:
    run("sample", "--children", 1, "--as-of", "2026-11-09")
    tmp_path.chmod(0o700)
    out = tmp_path / "x.xlsx"
    for command in (
        ["template", "child", "--out", out],
        ["export", "child", "--out", out],
        ["return", "monthly", "--month", "2026-10", "--out", out],
        ["backup", "--out", tmp_path / "x.cme"],
    ):
        assert run(*command).out.endswith(". Only you can read it.\n")
