"""A second process at the same file, whatever is done to it here: each acknowledged save is seen and kept.

Each life has a file of its own: something is done to it that once cost SQLite its locks, another process
comes and goes, saves follow, and the process is killed.
"""

import random
from pathlib import Path

from db.store import open_store
from tests.at_work import DEEDS, at_work, elsewhere, surnames_elsewhere
from tests.builders import StandingClock

_SAVES = 4


def run(folder: Path, times: int, seed: int = 1) -> tuple[int, list[str]]:
    """So many lives: the saves that were acknowledged, and what went wrong."""
    dice = random.Random(seed)
    saved, wrong = 0, list[str]()
    for number in range(times):
        place = folder / str(number)
        place.mkdir()
        deed, saves = dice.choice(list(DEEDS)), dice.randint(1, _SAVES)
        wrong += _one(place, deed, dice.choice(("due", "check", "backup")), saves)
        saved += saves
    return saved, wrong


def _one(place: Path, deed: str, neighbour: str, saves: int) -> list[str]:
    file, names = place / "authority.cme", [f"Okafor{number}" for number in range(saves)]
    open_store(str(file), StandingClock()).close()
    command = [neighbour, "--out", place / "copy.cme"] if neighbour == "backup" else [neighbour]
    with at_work(file, deed) as officer:
        elsewhere("--data", file, *command)
        for name in names:
            officer.save(name)
        seen = surnames_elsewhere(file).split()
    kept = surnames_elsewhere(file).split()
    said = elsewhere("--data", file, "check")
    return [
        *(f"{deed}, {neighbour}: {name} is not seen" for name in names if name not in seen),
        *(f"{deed}, {neighbour}: {name} is lost" for name in names if name not in kept),
        *([] if said.startswith("The data file is sound") else [f"{deed}, {neighbour}: {said}"]),
    ]
