"""The autumn of 2016 as a city council reported it, from workbooks to figures: every number comes back.

124 interviews under caution with their outcomes, 870 penalty notices in four months, 49% of the children with
whereabouts unknown located, 250 children on the home education register (scrutiny report of 28 February
2017). Children and parents are made up.
"""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

import main
from tests.books import Row, fill_in, read_back

REGISTER = Path(__file__).parents[1] / "data" / "gias_example_schools_2019_cp1252.csv"
OUTCOMES = {
    "Prosecution": 67,
    "Withdrawn for further information or mitigation": 17,
    "Warning letter, attendance improved": 16,
    "Early Help Assessment referral": 9,
    "Caution offered and accepted": 8,
    "Penalty notice after the interview": 7,
}
PERIOD = ["--from", "2016-09-01", "--to", "2016-12-31"]
SCHOOLS = ["106653", "St Thomas à Becket Church of England Aided Primary School", "919/2093"]


def term_day(number: int) -> date:
    """A weekday of the autumn term; the numbers go round."""
    day = date(2016, 9, 5) + timedelta(days=number % 100)
    return day - timedelta(days=max(0, day.weekday() - 4))


def child(number: int) -> Row:
    """A made-up child and its school."""
    return {
        "Child surname": f"Example{number:04}",
        "Child forename": ("Ada", "Łukasz", "Zoë")[number % 3],
        "Child date of birth": date(2004, 1, 1) + timedelta(days=number),
        "Child sex": "FM"[number % 2],
        "Child postcode": f"M{number % 40 + 1} {number % 9 + 1}AA",
    }


def interviews() -> Iterator[Row]:
    outcomes = [outcome for outcome, count in OUTCOMES.items() for _ in range(count)]
    for number, outcome in enumerate(outcomes):
        held = term_day(number)
        yield {
            **child(number),
            "Parent surname": f"Example{number:04}",
            "Parent forename": "Sam",
            "School": SCHOOLS[number % 3],
            "Request received": held - timedelta(days=20),
            "Offence from": held - timedelta(days=60),
            "Offence to": held - timedelta(days=30),
            "Interview held": held,
            "Caution given": "Yes",
            "Admission made": "Yes",
            "Status": "Outcome decided",
            "Outcome": outcome,
            "Outcome decided": held,
            "Interviewing officer": "Robin Sample",
            "Hub": ("North", "Central", "South")[number % 3],
        }


def penalties() -> Iterator[Row]:
    for number in range(870):
        issued = term_day(number)
        yield {
            **child(number + 50),
            "Parent surname": f"Example{number + 50:04}",
            "Parent forename": "Sam",
            "School": SCHOOLS[number % 3],
            "Request received": issued - timedelta(days=7),
            "Reason": "leave",
            "Offence from": issued - timedelta(days=21),
            "Offence to": issued - timedelta(days=14),
            "Sessions unauthorised": 10,
            "Status": "Issued",
            "Issued": issued,
            "Deemed received": issued + timedelta(days=2),
            "Lower amount": 60,
            "Higher amount": 120,
        }


def enquiries() -> Iterator[Row]:
    for number in range(100):
        opened = term_day(number // 2)
        found = number < 49
        closed = opened + timedelta(days=30)
        yield {
            "Reference": f"row {number}",
            **child(number + 2000),
            "Opened": opened,
            "Source": "Referral by a school",
            "Status": "Closed",
            "Located": closed if found else None,
            "Found where": "Another English authority" if found else None,
            "Closed": closed,
            "Reason for closing": "Passed to another authority" if found else "Not found, every check tried",
        }


def checks() -> Iterator[Row]:
    for number in range(100):
        yield {"Reference": f"row {number}", "Check": "Council tax", "Asked": term_day(number // 2)}


def spells() -> Iterator[Row]:
    for number in range(250):
        began = term_day(number)
        yield {
            **child(number + 3000),
            "Notification received": began,
            "Home education began": began,
            "Previous school": SCHOOLS[number % 3],
            "Primary reason (DfE)": "Lifestyle",
            "Status": "Notified",
        }


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data file with the whole autumn in it."""
    folder = tmp_path_factory.mktemp("autumn")
    data = folder / "authority.cme"
    assert main.main(["import", "schools", str(REGISTER), "--data", str(data)]) == 0
    for name, rows, further in (
        ("pace-interview", interviews(), {}),
        ("penalty-notice", penalties(), {}),
        ("whereabouts-enquiry", enquiries(), {"Checks": checks()}),
        ("home-education", spells(), {}),
    ):
        blank, filled = folder / f"{name}.xlsx", folder / f"{name} filled.xlsx"
        assert main.main(["template", name, "--out", str(blank)]) == 0
        fill_in(blank, filled, rows, further)
        assert main.main(["--data", str(data), "import", name, str(filled)]) == 0, name
    return data


def figures(data: Path, capsys: pytest.CaptureFixture[str]) -> dict[tuple[str, str | None], object]:
    capsys.readouterr()
    assert main.main(["figures", *PERIOD, "--json", "--data", str(data)]) == 0
    return {(row["measure"], row["category"]): row["value"] for row in json.loads(capsys.readouterr().out)}


def test_the_figures_are_those_reported(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = figures(data, capsys)
    assert found["pace_interview.held", None] == 124
    assert {
        category: value
        for (measure, category), value in found.items()
        if measure == "pace_interview.outcome" and value
    } == {
        "prosecution": 67,
        "withdrawn_for_information": 17,
        "warning_letter": 16,
        "early_help_assessment": 9,
        "caution": 8,
        "penalty_notice": 7,
    }
    assert found["penalty_notice.issued", None] == 870
    assert found["whereabouts_enquiry.located", None] == 49
    assert found["whereabouts_enquiry.located_rate", None] == 0.49
    assert found["whereabouts_enquiry.checks", "council_tax"] == 100
    assert found["home_education.on_register", None] == 250


def test_the_return_shows_the_same(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "return.xlsx"
    assert main.main(["return", "monthly", *PERIOD, "--out", str(out), "--data", str(data)]) == 0
    shown = {(row["measure"], row["category"] or None): row["value"] for row in read_back(out, "Data")}
    told = figures(data, capsys)
    assert {key: value for key, value in shown.items() if value != ""} == {
        key: value for key, value in told.items() if value is not None
    }
    assert shown["penalty_notice.issued", None] == 870


def test_loading_a_file_again_changes_nothing(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = figures(data, capsys)
    for name, count in (("penalty-notice", 870), ("whereabouts-enquiry", 100)):
        filled = data.with_name(f"{name} filled.xlsx")
        assert main.main(["import", name, str(filled), "--json", "--data", str(data)]) == 0
        told = json.loads(capsys.readouterr().out)
        counts = {"read": count, "loaded": 0, "matched": count, "skipped": count, "refused": 0}
        assert told == told | counts
    assert figures(data, capsys) == before


def test_a_child_of_two_notices_is_one_child(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "children.xlsx"
    assert main.main(["export", "child", "--out", str(out), "--data", str(data)]) == 0
    children = read_back(out, "Children")
    assert len(children) == len({row["Surname"] for row in children}) == 920 + 100 + 250
    # 124 interviews and 870 notices have 74 children in common, each with one parent
    assert len(read_back(out, "Parents and carers")) == 920


def test_the_data_file_is_sound(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["check", "--data", str(data)]) == 0
    copy, other = tmp_path / "copy.cme", tmp_path / "other.cme"
    assert main.main(["backup", "--out", str(copy), "--data", str(data)]) == 0
    assert main.main(["restore", str(copy), "--data", str(other)]) == 0
    assert figures(other, capsys) == figures(data, capsys)
