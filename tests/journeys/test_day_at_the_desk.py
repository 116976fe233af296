"""Days at the desk, by keyboard alone: what is typed is saved, found, corrected, reported, never lost."""

import sqlite3
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from cme_desktop.ports import Author, KeptDraft
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from cme_desktop.returns.catalogue import CHAPTERS
from cme_desktop.standing_records.child import CHILD
from tests.journeys import errands
from tests.journeys.driver import Driver, at_the_window, open_desk
from tests.journeys.errands import UPN
from tests.told import table
from ui.forms.record_page import RecordPage

REFERENCES = {
    "10-day notifications": "TDN-2026-0001",
    "Off-roll notices": "OFR-2026-0001",
    "On-roll notices": "ONR-2026-0001",
    "Whereabouts enquiries": "ENQ-2026-0001",
    "PACE interviews": "PACE-2026-0001",
    "Penalty notices": "PN-2026-0001",
    "Home education spells": "EHE-2026-0001",
}


@pytest.fixture
def new_data(request: pytest.FixtureRequest, tmp_path: Path) -> Path | str:
    """Where nothing is yet: a file, or a database of the team's server."""
    if request.param == "file":
        return tmp_path / "new.cme"
    url: str = request.getfixturevalue("postgres_url")
    return url


@pytest.mark.parametrize("new_data", ["file", "server"], indirect=True)
def test_a_day(qapp: QApplication, new_data: Path | str, settings: Path, tmp_path: Path) -> None:
    with at_the_window(qapp, new_data, settings) as driver:
        errands.first_run(driver)
        for errand in (
            errands.ten_day,
            errands.enquiry,
            errands.off_roll,
            errands.on_roll,
            errands.interview,
            errands.penalty,
            errands.home_education,
        ):
            errand(driver)
        the_off_roll_notice_is_answered(driver)
        everything_is_found(driver)
        the_childs_file_tells_all(driver)
        the_return_holds_every_record(driver, tmp_path / "return.xlsx")


def the_off_roll_notice_is_answered(driver: Driver) -> None:
    """Nothing more is to be done with either of the two: they have left the list of what is open."""
    for keys, line, status in (
        ("Ctrl+4", "OFR-2026-0001 | Okafor, Ada", "| Matched with an on-roll notice |"),
        ("Ctrl+5", "ONR-2026-0001 | Okafor, Ada", "| Matched with an off-roll notice |"),
    ):
        driver.press(keys)
        assert line not in driver.words()
        driver.to("Views")
        driver.press("Left")
        driver.see(line, status)


def everything_is_found(driver: Driver) -> None:
    for words in ("okaf", UPN, "w11 4bj"):
        driver.open_search(words, "Okafor, Ada")
        assert driver.page_title() == "Okafor, Ada"
        driver.press("Ctrl+1")
    for reference in REFERENCES.values():
        driver.open_search(reference.lower(), "")
        assert driver.page_title().endswith(reference)


def the_childs_file_tells_all(driver: Driver) -> None:
    driver.open_search("ada okafor", "Okafor, Ada")
    driver.see(
        "Status of education: On roll at St Aloysius RC College 206/4651, since Mon 23 Nov 2026",
        "10-day notification | Absent from 2 Nov 2026",
        "Off-roll notice | Taken off roll 20 Nov 2026",
        "On-roll notice | Put on roll 23 Nov 2026",
        "Whereabouts enquiry | Enquiry opened 23 Nov 2026",
    )
    driver.press("Space")
    driver.see("Child: Okafor, Ada")


def the_return_holds_every_record(driver: Driver, to: Path) -> None:
    driver.make_return(to)
    driver.see("Workbook made: return.xlsx", "All parts add up")
    sheets = {chapter.kind.plural: number for number, chapter in enumerate(CHAPTERS, 1)}
    for plural, reference in REFERENCES.items():
        rows = table(to, f"{sheets[plural]} rows – {plural}"[:31])
        assert {row[3] for row in rows} == {reference}, plural


# -- wrong, corrected, overtaken ----------------------------------------------------------------------


def test_a_date_typed_wrong_is_said_and_kept(driver: Driver) -> None:
    driver.new("1")
    driver.fill("First day absent", "31/11")
    driver.see("November has 30 days. The day cannot be 31.")
    driver.save()
    driver.see("Not saved.", "Child is needed before this can be saved.")
    assert driver.text("First day absent") == "31/11"


def test_a_correction_is_saved_with_its_history(driver: Driver) -> None:
    errands.ten_day(driver)
    driver.press("Ctrl+1")
    driver.open_search("tdn-2026-0001", "")
    driver.to("First day absent")
    driver.press("Ctrl+A")
    driver.fill("First day absent", "3/11")
    driver.save()
    driver.see("Robin Ashworth", "First day absent: Mon 2 Nov 2026 → Tue 3 Nov 2026")


def test_two_officers_at_one_record_lose_nothing(driver: Driver, data: Path) -> None:
    errands.ten_day(driver)
    driver.open_search("ada okafor", "Okafor, Ada")
    driver.press("Ctrl+E")
    driver.fill("Middle names", "Ifeoma")
    driver.to("Notes")
    driver.type("Mine")
    another_officer_notes(data, "Theirs")
    driver.save()
    driver.see(
        "Somebody else saved this record while you were typing",
        "The two versions differ in 2 fields.",
        "Keep mine: Mine",
        "Take theirs: Theirs",
    )
    driver.to("Use these")
    driver.press("Space")
    driver.save()
    driver.see("Middle names: blank → Ifeoma", "Notes: Theirs → Mine", "Notes: blank → Theirs")


def another_officer_notes(data: Path, words: str) -> None:
    desk = open_desk(data)
    with desk.store.changing(Author("Sam Field")) as work:
        (hit,) = work.search(["okafor", "ada"], 5, ("child",))
        child = work.get(CHILD, hit.id)
        child.notes = words
        work.save(CHILD, child, [])
        work.commit()
    desk.store.close()


# -- crashes and files that are away --------------------------------------------------------------------


def test_a_crash_loses_no_typing(
    qapp: QApplication, driver: Driver, data: Path, settings: Path, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(RecordPage, "keep_ms", 50)
    errands.ten_day(driver)
    driver.new("1")
    driver.choose("Child", "okafor", "Okafor, Ada")
    driver.fill("First day absent", "31/11")
    driver.to("Add enquiry")
    driver.press("Insert")
    driver.fill("What the school tried", "home visit")
    driver.to("What came of it")
    driver.type("Nobody in, post on the m")
    driver.wait_for(lambda: "post on the m" in str(drafts(driver)))
    after = as_the_crash_leaves_it(data, tmp_path)
    with at_the_window(qapp, after, settings) as again:
        again.see("Unfinished", "Okafor, Ada 10-day notification · Mon 23 Nov 2026 14:30")
        again.to("Okafor, Ada 10-day notification · Mon 23 Nov 2026 14:30", by="F6")
        again.press("Space")
        again.see("Your unfinished typing of Mon 23 Nov 2026 14:30 is back.")
        assert again.at("What came of it, enquiry 1")
        again.type("at")
        assert again.text("What came of it") == "Nobody in, post on the mat"
        again.see("Home visit", "November has 30 days. The day cannot be 31.")
        assert again.text("Child") == "Okafor, Ada"
        assert again.text("First day absent") == "31/11"


def drafts(driver: Driver) -> list[KeptDraft]:
    with driver.sitting.desk.store.reading() as reader:
        return list(reader.drafts())


def as_the_crash_leaves_it(data: Path, folder: Path) -> Path:
    """What is on the disc at this moment, the write-ahead log included, while nothing has been closed."""
    for ending in ("", "-wal"):
        (folder / f"crashed.cme{ending}").write_bytes(data.with_name(f"{data.name}{ending}").read_bytes())
    return folder / "crashed.cme"


def test_a_locked_file_is_said_and_saved_to_later(driver: Driver, data: Path) -> None:
    errands.ten_day(driver)
    driver.fill("Sent by", "Attendance office")
    with sqlite3.connect(data, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        driver.save()
        driver.see("is being changed by another program. Wait a moment and save again. Your typing is kept.")
        assert driver.text("Sent by") == "Attendance office"
        other.execute("ROLLBACK")
    other.close()
    driver.save()
    driver.see("Sent by: blank → Attendance office")


def test_a_data_file_that_is_gone_is_said(driver: Driver, data: Path) -> None:
    errands.ten_day(driver)
    driver.fill("Sent by", "Attendance office")
    away = data.rename(data.with_name("elsewhere.cme"))
    driver.save()
    driver.see("is no longer where it was", "Your typing is kept.")
    assert driver.text("Sent by") == "Attendance office"
    away.rename(data)
    driver.save()
    driver.see("Sent by: blank → Attendance office")
    with driver.sitting.desk.store.reading() as reader:
        (notice,) = reader.records(TEN_DAY_NOTIFICATION)
    assert notice.sender == "Attendance office"
