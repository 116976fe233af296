"""Forgeries of a data file, kind by kind: each is made in a copy of its own, and `check` has to find it.

What is compared with is the anchor of a backup that was made before.
"""

import random
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path

import main
from cme_desktop.intake.carrying_out import carry_out
from cme_desktop.ports import UnitOfWork
from cme_desktop.services.saving import save_record
from cme_desktop.standing_records.child import CHILD
from main import open_desk
from tests.soaks.forging import KINDS
from tests.soaks.forging.hand import Hand

_CHILDREN = "10"
_SOUND = "The data file is sound"


@dataclass
class Tally:
    """How many forgeries of a kind were found, and what was said of those that were not."""

    tried: int = 0
    found: int = 0
    missed: list[str] = field(default_factory=list)


def prepare(folder: Path) -> tuple[Path, Path]:
    """A data file with a past, and a backup of it that is kept elsewhere."""
    data, backup = folder / "authority.cme", folder / "elsewhere" / "monday.cme"
    _command("sample", "--children", _CHILDREN, "--seed", "1", "--data", str(data))
    desk = open_desk(str(data))
    with desk.store.importing(desk.author, "children.xlsx", carry_out) as intake:
        intake.batch(lambda work: [_child(work, surname) for surname in ("Okafor", "Lis")])
        intake.batch(lambda work: work.finish())
    with desk.store.changing(desk.author) as work:
        children = list(work.records(CHILD))[::2]
        for note in ("Seen by a neighbour.", "Seen at a clinic.", "Seen at the new school."):
            for child in children:
                child.notes = note
                save_record(work, CHILD, child)
        work.commit()
    desk.store.close()
    _send_a_return(data, folder / "returns")
    _command("backup", "--out", str(backup), "--data", str(data))
    code, said = check(data, backup)
    assert code == 0, said
    assert said.startswith(_SOUND)
    return data, backup


def _send_a_return(data: Path, folder: Path) -> None:
    folder.mkdir()
    of = ("--month", "2025-10", "--data", str(data))
    code, said = _command("return", "monthly", "--edition", "committee", "--out", str(folder), *of)
    assert code == 0, said
    code, said = _command("return", "sent", "--to", "Committee", *of)
    assert code == 0, said


def _child(work: UnitOfWork, surname: str) -> None:
    save_record(work, CHILD, CHILD.cls(surname=surname, forename="Ada"))


def run(folder: Path, times: int, one_in: int = 1, seed: int = 1) -> dict[str, Tally]:
    """Every kind so many times, or one kind in so many."""
    data, backup = prepare(folder)
    tallies = {kind: Tally() for kind in list(KINDS)[::one_in]}
    for number in range(times):
        for kind, tally in tallies.items():
            forged = _forged(data, folder / "forged", kind, random.Random(f"{seed} {number} {kind}"))
            code, said = check(forged, backup)
            tally.tried += 1
            if code != 0 and said and "Something went wrong" not in said:
                tally.found += 1
            else:
                tally.missed.append(f"exit code {code}: {said.strip() or 'nothing said'}")
            shutil.rmtree(forged.parent)
    return tallies


def lines(tallies: dict[str, Tally]) -> Iterator[str]:
    """By kind, found of tried, then the sum."""
    for kind, tally in tallies.items():
        yield f"{tally.found:>4} of {tally.tried:<4} {kind}"
        yield from (f"             {missed}" for missed in tally.missed)
    found, tried = (sum(getattr(tally, name) for tally in tallies.values()) for name in ("found", "tried"))
    yield f"{found} of {tried} forgeries of {len(tallies)} kinds found."


def check(data: Path, backup: Path) -> tuple[int, str]:
    """What the command ends with, and all that it says."""
    return _command("check", "--anchor", str(backup), "--data", str(data))


def _command(*arguments: str) -> tuple[int, str]:
    with redirect_stdout(StringIO()) as said, redirect_stderr(said):
        code = main.main(arguments)
    return code, said.getvalue()


def _forged(data: Path, folder: Path, kind: str, dice: random.Random) -> Path:
    """A copy, without the anchors that lie beside the file, and forged."""
    folder.mkdir()
    copy = Path(shutil.copy(data, folder / "authority.cme"))
    with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
        KINDS[kind](Hand(connection, dice))
    return copy
