"""How many keys the five commonest jobs take, from anywhere in the window to saved; a rise fails here.

Every key that goes down counts: a letter one, a capital two, Ctrl+S two. The same facts typed into rows of a
spreadsheet are counted alike, with a Tab for each cell.
"""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from cme_desktop.ports import UnitOfWork
from cme_desktop.records.pace_interview import PACE_INTERVIEW
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY, Check
from cme_desktop.services.saving import save_record
from tests.journeys.driver import Driver, at_the_window, keys_for, open_desk
from tests.ui.office import WHO, changing, fill
from ui.shell.remembered import Remembered

DOCS = Path(__file__).parents[2] / "docs" / "keystrokes.md"
TODAY = "^;"  # two keys: Ctrl+; writes today's date into a cell
NOOR = ("Okafor", "Noor", "18/4/2016", "Larkfield Junior School")
A_NEW_ROW = 4  # Ctrl+Down, Down, Home


def notify(driver: Driver) -> None:
    driver.new("1")
    driver.choose("Child", "okafor n", "Okafor, Noor")
    driver.press("Tab")
    driver.type("2/11")
    driver.press("Tab")
    driver.type("t")
    driver.press("Tab")
    driver.type("o")
    driver.save()
    driver.see("10-day notification TDN-2026-", "First day absent", "Saved")


def answer_a_check(driver: Driver) -> None:
    driver.open_search("reid to", "Reid, Tom")
    driver.press("Return")
    driver.press("Alt+W", *["Tab"] * 13)
    assert driver.at("Answered, check 1")
    driver.type("t")
    driver.press("Tab")
    driver.type("no t")
    driver.press("Return")
    driver.save()
    driver.see("Checks 1, Result: blank → No trace")


def decide_after_interview(driver: Driver) -> None:
    driver.open_search("begum am", "Begum, Amina")
    driver.press("Return")
    driver.press("Alt+X", *["Tab"] * 6)
    assert driver.at("Status")
    driver.type("out")
    driver.press("Tab", "Tab", "Tab")
    assert driver.at("Outcome")
    driver.type("warn")
    driver.press("Tab")
    driver.type("t")
    driver.save()
    driver.see("Outcome: blank → Warning letter")


def ask_for_a_penalty(driver: Driver) -> None:
    driver.new("pen")
    driver.choose("Child", "okafor n", "Okafor, Noor")
    driver.choose("Parent", "okafor", "Okafor, Jo")
    driver.press("Tab")
    driver.type("t")
    driver.press("Alt+M")
    driver.type("2/11")
    driver.press("Tab")
    driver.type("6/11")
    driver.press("Tab")
    driver.type("10")
    driver.save()
    driver.see("Penalty notice PN-2026-", "saved.")


def open_an_enquiry(driver: Driver) -> None:
    driver.new("w")
    driver.choose("Child", "okafor n", "Okafor, Noor")
    driver.press("Alt+E")
    driver.type("t")
    driver.press("Tab")
    driver.type("by a sch")
    driver.press("Tab", "Tab")
    driver.type("known to")
    driver.press("Return")
    driver.save()
    driver.see("Whereabouts enquiry ENQ-2026-", "saved.")


@dataclass(frozen=True)
class Job:
    """One job: how it is done here, the most keys it may take, and the cells it fills in a spreadsheet."""

    title: str
    do: Callable[[Driver], None]
    most: int
    before: int
    """Keys to the first of the cells."""
    cells: tuple[str, ...]

    def in_a_spreadsheet(self) -> int:
        """Keys for the same, with a Tab after each cell but the last, and Ctrl+S."""
        return self.before + sum(keys_for(cell) + 1 for cell in self.cells) - 1 + 2


def found(name: str, columns: int) -> int:
    """Keys to a cell of a row that is there already: Ctrl+F, the name, Return, Escape, then Tab by Tab."""
    return 2 + keys_for(name) + 2 + columns


JOBS = (
    Job("10-day notification, child on file", notify, 24, A_NEW_ROW, (*NOOR, "2/11", TODAY, "O")),
    Job("Result of an enquiry check", answer_a_check, 35, found("reid", 9), (TODAY, "No trace")),
    Job(
        "Outcome of a PACE interview", decide_after_interview, 34, found("begum", 10),
        ("Warning letter", TODAY),
    ),
    Job(
        "Penalty notice asked for", ask_for_a_penalty, 40, A_NEW_ROW,
        (*NOOR, "Okafor", "Jo", TODAY, "2/11", "6/11", "10"),
    ),
    Job("Enquiry opened on a referral", open_an_enquiry, 38, A_NEW_ROW, (*NOOR, TODAY, "School", "Moved")),
)  # fmt: skip


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the made-up office in which an interview was held and a check is waiting."""
    folder = tmp_path_factory.mktemp("office")
    desk = open_desk(folder / "office.cme")
    fill(desk.store)
    with changing(desk.store) as work:
        held(work)
        waiting(work)
    desk.store.close()
    return folder


def held(work: UnitOfWork) -> None:
    interview = work.get(PACE_INTERVIEW, about(work, "pace_interview", "Begum, Amina"))
    interview.status, interview.held_on, interview.caution_given = "held", date(2026, 11, 19), True
    save_record(work, PACE_INTERVIEW, interview)


def waiting(work: UnitOfWork) -> None:
    enquiry = work.get(WHEREABOUTS_ENQUIRY, about(work, "whereabouts_enquiry", "Reid, Tom"))
    enquiry.checks.append(Check(check="home_visit", made_by="authority", asked_on=date(2026, 11, 16)))
    save_record(work, WHEREABOUTS_ENQUIRY, enquiry)


def test_going_through_an_interview_answers_nothing(driver: Driver) -> None:
    """The letters that lead over its questions are gone by, and no question is answered by that."""
    decide_after_interview(driver)
    with driver.sitting.desk.store.reading() as reader:
        (saved,) = [one for one in reader.records(PACE_INTERVIEW) if one.outcome == "warning_letter"]
    answered = {name for name, field in PACE_INTERVIEW.plain.items() if field.kind == "yes-no"}
    assert {name for name in answered if getattr(saved, name) is not None} == {"caution_given"}


def about(work: UnitOfWork, kind: str, child: str) -> int:
    return next(hit.id for hit in work.newest(200) if hit.type == kind and hit.child_label == child)


@pytest.fixture
def driver(qapp: QApplication, office: Path, tmp_path: Path) -> Iterator[Driver]:
    """The officer before the window on that office, at Today."""
    shutil.copytree(office, tmp_path, dirs_exist_ok=True)
    Remembered(tmp_path / "settings").keep("who/name", WHO)
    with at_the_window(qapp, tmp_path / "office.cme", tmp_path / "settings") as driver:
        yield driver


@pytest.mark.parametrize("job", JOBS, ids=lambda job: job.do.__name__)
def test_a_job_takes_no_more_keys_than_it_needs(driver: Driver, job: Job) -> None:
    before = driver.keys
    job.do(driver)
    assert driver.keys - before <= job.most


def type_into_the_filter(driver: Driver) -> None:
    driver.press("Ctrl+2")
    driver.type("oka")


def type_into_a_form(driver: Driver) -> None:
    driver.new("of")
    driver.type("nobody")


def stand_in_a_childs_file(driver: Driver) -> None:
    driver.open_search("okafor n", "Okafor, Noor")


def look_at_the_returns(driver: Driver) -> None:
    driver.go("Returns")


@pytest.mark.parametrize(
    "go", [type_into_the_filter, type_into_a_form, stand_in_a_childs_file, look_at_the_returns]
)
def test_it_takes_no_more_from_anywhere_else(driver: Driver, go: Callable[[Driver], None]) -> None:
    go(driver)
    before = driver.keys
    notify(driver)
    assert driver.keys - before <= JOBS[0].most
    go(driver)
    before = driver.keys
    answer_a_check(driver)
    assert driver.keys - before <= JOBS[1].most


def test_the_table_in_the_docs_is_this_one() -> None:
    rows = [f"| {job.title} | {job.most} | {job.in_a_spreadsheet()} |" for job in JOBS]
    shown = [line for line in DOCS.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    assert shown[2:] == rows
