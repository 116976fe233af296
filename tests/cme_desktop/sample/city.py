"""A made-up authority in a data file of its own, and every record in it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from cme_desktop.desk import Desk
from cme_desktop.ports import Author
from cme_desktop.registry import REGISTRY
from cme_desktop.sample import fill
from cme_desktop.statutory.law import Law
from db.store import open_store

AS_OF = date(2026, 11, 20)
CHILDREN = 150


class Noon:
    """A clock that stands at noon on the day of the file."""

    def today(self) -> date:
        return AS_OF

    def now(self) -> datetime:
        return datetime(2026, 11, 20, 12, tzinfo=UTC)


def desk_at(path: Path) -> Desk:
    """A desk with a data file of its own."""
    clock = Noon()
    return Desk(open_store(str(path), clock), clock, Author("Sample"))


def filled(desk: Desk, **how: Any) -> dict[str, int]:
    """Fill the file of a desk, and make it last."""
    with desk.store.changing(desk.author) as work:
        counts = fill(work, **how)
        work.commit()
    return counts


@dataclass(frozen=True)
class City:
    """The filled file, and every record in it by type."""

    desk: Desk
    counts: dict[str, int]
    records: dict[str, list[Any]]
    law: Law


def city_at(path: Path, seed: int = 1) -> City:
    """A made-up authority in a new data file."""
    desk = desk_at(path)
    counts = filled(desk, children=CHILDREN, seed=seed, as_of=AS_OF)
    with desk.store.reading() as reader:
        return City(desk, counts, {kind.key: list(reader.records(kind)) for kind in REGISTRY}, reader.law())
