"""`export --publishable`: whole periods that are over, and the register of what was published."""

from datetime import date
from pathlib import Path

import pytest

from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY
from db.store import open_store
from tests.books import read_back
from tests.builders import AUTHOR, StandingClock, make_child, save
from tests.commands.conftest import Run

SEPTEMBER = ("--from", "2016-09-01", "--to", "2016-09-30")


def file_enquiries(data: Path, *statuses: str) -> None:
    store = open_store(str(data), StandingClock())
    with store.changing(AUTHOR) as work:
        for status in statuses:
            told = {"child": make_child(work).id, "received_on": date(2016, 9, 5), "status": status}
            save(work, WHEREABOUTS_ENQUIRY, **told)
        work.commit()
    store.close()


def publish(run: Run, out: Path) -> dict[str, object]:
    ended = run("export", "whereabouts-enquiry", "--publishable", *SEPTEMBER, "--out", out)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.endswith(" Kept in the register of what was published.\n")
    return {row["Status"]: row["Number"] for row in read_back(out, "Status")}


def test_a_later_export_is_tried_against_the_earlier_one(run: Run, data: Path, tmp_path: Path) -> None:
    file_enquiries(data, *["opened"] * 12, *["not_located"] * 9)
    first = publish(run, tmp_path / "first.xlsx")
    assert (first["All"], first["Opened"], first["Not located"]) == (21, 12, 9)
    assert run("check").code == 0
    file_enquiries(data, "opened", "opened")
    assert publish(run, tmp_path / "second.xlsx") == first, "two more would be told by the difference"
    store = open_store(str(data), StandingClock())
    with store.reading() as reader:
        cells = reader.kept_returns.published()
    store.close()
    assert {cell.value for cell in cells if cell.measure == "export.whereabouts_enquiry"} == {21}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (
            "whereabouts-enquiry --from 2016-09-01 --to 2016-09-29",
            "Only a whole month, term or school year is published, and Thu 1 Sep 2016 to Thu 29 Sep 2016 is "
            "none of them.",
        ),
        (
            "whereabouts-enquiry --from 2016-09-01",
            "Give --from and --to: only a whole month, term or school year is published.",
        ),
        ("children", "Children have no day of an event, so no month, term or year is published."),
    ],
)
def test_any_other_span_is_refused_in_a_sentence(
    run: Run, data: Path, tmp_path: Path, options: str, said: str
) -> None:
    file_enquiries(data, "opened")
    ended = run("export", *options.split(), "--publishable", "--out", tmp_path / "out.xlsx")
    assert (ended.code, ended.err) == (2, f"{said}\n")
    assert not (tmp_path / "out.xlsx").exists()
