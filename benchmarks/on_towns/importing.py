"""Files of 500 rows brought in, beside python-calamine reading the same sheet: what P10 allows is 1 ×."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from itertools import islice
from pathlib import Path
from random import Random
from shutil import copyfile
from tempfile import TemporaryDirectory
from time import sleep

from python_calamine import CalamineWorkbook

from benchmarks import Ratio, compare
from cme_desktop.desk import Desk
from cme_desktop.intake.importing import import_table
from cme_desktop.registry import record_type
from db.store import open_store
from tests.books import Row, workbook
from tests.builders import AUTHOR, StandingClock

RUNS = 3
ROWS = 500
TARGET = 1.0
_LETTERS = "aeioulmnrst"
READINGS, A_ROW = 3, 0.001
"""What an import may take: so many readings of its sheet, and so many seconds a row."""


def run(town: Path) -> Iterator[Ratio]:
    with TemporaryDirectory() as folder:
        data = Path(folder, "town.cme")
        copyfile(town, data)
        store = open_store(str(data), StandingClock())
        desk = Desk(store, StandingClock(), AUTHOR)
        try:
            for kind, rows_of in _KINDS.items():
                yield _measured(desk, kind, list(_files(Path(folder), kind, rows_of(data))))
        finally:
            store.close()


def _files(folder: Path, kind: str, rows: Iterator[Row]) -> Iterator[Path]:
    """One for each turn, as nothing is loaded twice."""
    for turn in range(RUNS + 1):
        yield workbook(folder / f"{kind}-{turn}.xlsx", islice(rows, ROWS))


def _measured(desk: Desk, kind: str, files: list[Path]) -> Ratio:
    fresh = iter(files)
    limit = partial(_limit, files[-1])
    name = f"import, {kind.replace('_', ' ')}"
    return compare(name, lambda: _load(desk, kind, next(fresh)), limit, TARGET, RUNS)


def _load(desk: Desk, kind: str, file: Path) -> None:
    outcome = import_table(desk, record_type(kind), file)
    assert outcome.loaded > ROWS * 0.9, f"{outcome.counts()} of {file.name}"


def _limit(file: Path) -> None:
    for _ in range(READINGS):
        with CalamineWorkbook.from_path(file) as book:
            assert len(book.get_sheet_by_index(0).to_python()) == ROWS + 1
    sleep(A_ROW * ROWS)


def _new_children(data: Path) -> Iterator[Row]:
    """Children who are like nobody on file."""
    for number, (surname, forename, birth, _, urn) in enumerate(_on_file(data)):
        yield {
            "Surname": _unlike(surname, number),
            "Forename": _unlike(forename, number),
            "Date of birth": birth + timedelta(days=number % 300),
            "Sex": "Female" if number % 2 else "Male",
            "Current school URN": urn,
            "Address line 1": f"{number} Sample Road",
            "Address town or city": "Carrowby",
        }


def _unlike(name: str, number: int) -> str:
    """A name of such letters as names have, and like no other."""
    dice = Random(f"{name} {number}")
    return "".join(dice.sample(name.lower() + _LETTERS, 9)).title()


def _about_children_on_file(data: Path) -> Iterator[Row]:
    asked: Counter[str] = Counter()
    for number, (surname, forename, birth, upn, urn) in enumerate(_on_file(data)):
        asked[upn] += 1  # each time an absence of its own
        absent = date(2026, 9, 7) + timedelta(days=number % 20 - 28 * asked[upn])
        yield {
            "Child UPN": upn,
            "Child surname": surname,
            "Child forename": forename,
            "Child date of birth": birth,
            "School": urn,
            "First day absent": absent,
            "Notice received": absent + timedelta(days=15),
            "Codes used": "N",
            "Sent by": "A. Mills, attendance lead",
            "Lives with": "Mother and two brothers",
        }


def _about_new_children(data: Path) -> Iterator[Row]:
    """Of each a parent is named whom nobody knows yet."""
    for number, row in enumerate(_new_children(data)):
        yield {
            "Child surname": row["Surname"][::-1].title(),
            "Child forename": row["Forename"][::-1].title(),
            "Child date of birth": row["Date of birth"],
            "Child sex": row["Sex"],
            "School": row["Current school URN"],
            "Notice received": date(2026, 10, 5) + timedelta(days=number % 20),
            "Name entered": date(2026, 10, 5),
            "Parent lived with surname": row["Surname"][::-1].title(),
            "Parent lived with forename": "Grace",
        }


_KINDS: dict[str, Callable[[Path], Iterator[Row]]] = {
    "child": _new_children,
    "ten_day_notification": _about_children_on_file,
    "on_roll_notice": _about_new_children,
}


def _on_file(data: Path) -> Iterator[tuple[str, str, date, str, str]]:
    """Children with all that tells them from others, over and over."""
    with sqlite3.connect(data) as bare:
        found = bare.execute(
            "SELECT child.surname, child.forename, child.birth, child.upn, school.urn FROM child "
            "JOIN record ON record.id = child.id JOIN school ON school.id = record.school_id "
            "WHERE record.status = 'current' AND NOT record.restricted AND length(child.birth) = 10 "
            "AND forename <> '' AND upn <> '' AND urn <> '' ORDER BY child.id"
        ).fetchall()
    bare.close()
    while True:
        yield from ((*names, date.fromisoformat(birth), upn, urn) for *names, birth, upn, urn in found)
