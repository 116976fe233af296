"""A process of its own that reckons what waits: `python -m tests.db.reckoning_elsewhere DATA BATCH`.

Told to halt, it says `inside` in the midst of each batch and `between` after it, and goes on by a line each.
"""

import sys
from typing import Any

from cme_desktop.services import reckoning
from db.store import SqlStore, open_store
from db.unit_of_work import SqlUnitOfWork
from tests.builders import AUTHOR, StandingClock


def halt(where: str) -> None:
    print(where, flush=True)
    if not sys.stdin.readline():
        sys.exit("The test is over.")


def main(data: str, batch: int, halting: bool) -> None:
    store = open_store(data, StandingClock())
    reckoning.BATCH = batch
    if halting:
        _halt_inside()
        SqlStore.give_way = lambda _self: halt("between")  # type: ignore[method-assign]
    reckoning.reckon_what_waits(store, AUTHOR)
    store.close()


def _halt_inside() -> None:
    write = SqlUnitOfWork.set_deadlines

    def set_deadlines(work: Any, reckoned: Any) -> None:
        write(work, reckoned)
        halt("inside")

    SqlUnitOfWork.set_deadlines = set_deadlines  # type: ignore[method-assign]


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3:] == ["halting"])
