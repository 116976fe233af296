"""A made-up authority that makes and sends committee editions for months in a row, by the command line."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from io import StringIO
from pathlib import Path
from random import Random
from unittest import mock

import main
from cme_desktop.records.pace_interview import PACE_INTERVIEW
from cme_desktop.standing_records.child import CHILD
from cme_desktop.suppression.cells import CellKey, PublishedCell
from tests.attacker.edition_sums import at_least, sums_told
from tests.attacker.editions import ReadEdition, disagreements, read_edition
from tests.attacker.published import worked_out
from tests.builders import save

MADE_UP = date(2026, 11, 28)
MONTHS = [date(2025 + (10 + number) // 12, (10 + number) % 12 + 1, 1) for number in range(12)]
"""November 2025 to October 2026."""


@dataclass(frozen=True)
class _Clock:
    """The days on which editions are made."""

    day: date

    def today(self) -> date:
        return self.day

    def now(self) -> datetime:
        return datetime(self.day.year, self.day.month, self.day.day, 12, tzinfo=UTC)


def make_up(data: Path, children: int, seed: int) -> None:
    """A data file of so many children, some of them restricted."""
    size = ("--children", str(children), "--seed", str(seed))
    _command("sample", *size, "--as-of", MADE_UP.isoformat(), data=data, day=MADE_UP)


def publish(data: Path, folder: Path, months: Sequence[date], seed: int) -> list[ReadEdition]:
    """Make and send the edition of each month; before each some interviews of earlier months are entered."""
    random = Random(seed)
    editions = []
    for number, month in enumerate(months):
        day = MADE_UP + timedelta(days=7 + number)
        _enter_late(data, random, month, day)
        named = f"{month:%Y-%m}"
        made = ("--edition", "committee", "--out", str(folder))
        _command("return", "monthly", "--month", named, *made, data=data, day=day)
        _command("return", "sent", "--month", named, "--to", "Committee", data=data, day=day)
        workbook, open_data = (
            folder / f"cme-{named}-{what}" for what in ("committee-v1.xlsx", "data-v1.csv")
        )
        editions.append(read_edition(month, workbook, open_data))
    return editions


def _enter_late(data: Path, random: Random, month: date, day: date) -> None:
    """Sometimes one or two, which wait; sometimes so many that a total is restated."""
    desk = main.open_desk(str(data), clock=_Clock(day))
    with desk.store.changing(desk.author) as work:
        children = [child.id for child in work.records(CHILD)]
        for _ in range(random.choice((0, 1, 2, 6))):
            held = random.choice([start for start in MONTHS if start <= month])
            outcome = random.choice(("prosecution", "warning_letter", "caution", None))
            save(work, PACE_INTERVIEW, child=random.choice(children), held_on=held, outcome=outcome)
        work.commit()
    desk.store.close()


@dataclass(frozen=True)
class Attacked:
    """What a reader of some editions was left with."""

    withheld: int
    """Numbers from 1 to 4."""
    others: int
    """Other numbers that were withheld."""
    wrong: list[str]
    """A line for each that was found out."""


def attack(data: Path, editions: Sequence[ReadEdition]) -> Attacked:
    """Try to work out what these editions withhold; whether that is right stands in the data file."""
    cells = [cell for cell in _register(data) if isinstance(cell.value, int)]
    printed = {key for edition in editions for key in edition.cells}
    cells = [cell for cell in cells if cell.key in printed]
    facts, bounds = at_least(editions)
    found = worked_out([*cells, *facts], [*sums_told(editions), *bounds])
    small = [cell for cell in cells if cell.hidden and cell.value in range(1, 5)]
    return Attacked(
        len(small),
        sum(cell.hidden for cell in cells) - len(small),
        [
            *(f"{cell.key} can only be one of {left.left}." for cell, left in found.items()),
            *(f"{edition.month}: {said}" for edition in editions for said in disagreements(edition)),
            *_told_otherwise(cells, editions),
        ],
    )


def _register(data: Path) -> Iterator[PublishedCell]:
    """All that was published, each number once for each time that it was told otherwise."""
    last: dict[CellKey, PublishedCell] = {}
    with closing(sqlite3.connect(data)) as connection:
        asked = "SELECT measure, category, start_on, end_on, hidden, value FROM published_cell ORDER BY id"
        for measure, category, start, end, hidden, value in connection.execute(asked):
            days = date.fromisoformat(start), date.fromisoformat(end)
            cell = PublishedCell(measure, category, *days, bool(hidden), json.loads(value))
            if last.get(cell.key) != cell:
                last[cell.key] = cell
                yield cell


def _told_otherwise(cells: Sequence[PublishedCell], editions: Sequence[ReadEdition]) -> Iterator[str]:
    """Numbers that an edition shows though the register has them as withheld."""
    hidden = {cell.key for cell in cells if cell.hidden} - {cell.key for cell in cells if not cell.hidden}
    for edition in editions:
        for key in hidden.intersection(edition.cells):
            if edition.cells[key] != "[c]":
                yield f"{edition.month}: {key} is shown, and was to be withheld."


def _command(*arguments: str, data: Path, day: date) -> None:
    with (
        mock.patch.object(main, "SystemClock", partial(_Clock, day)),
        redirect_stdout(StringIO()) as said,
        redirect_stderr(said),
    ):
        code = main.main([*arguments, "--data", str(data)])
    assert code == 0, said.getvalue()
