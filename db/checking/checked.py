"""A record on its way through a check, and what every record is held against."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import sqlalchemy as sa

from cme_desktop.description.record_type import RecordType
from cme_desktop.due import Reckoning
from cme_desktop.statutory.law import Law
from cme_desktop.watching import UNWATCHED, Watcher
from db.checking.gathered import Stored
from db.checking.held import Held
from db.checking.numbers import Numbers
from db.checking.pointing import PointedAt
from db.history.told import ToldByHistory


@dataclass
class Known:
    """What every record is held against."""

    connection: sa.Connection
    law: Law
    reckonings: Sequence[Reckoning]
    numbers: Numbers
    note: Callable[[str], None]
    """Told what is worth knowing and nothing wrong."""
    watcher: Watcher = UNWATCHED
    """Told how many records have been looked at."""

    @cached_property
    def in_order(self) -> bool:
        """Whether reference numbers run with ids: on a server two may be given in one moment."""
        return self.connection.dialect.name == "sqlite"


@dataclass
class Checked:
    """A record on its way through the steps of a check; what a step finds out, later ones go by."""

    stored: Stored
    pointed: PointedAt
    """What is known of those that it points at."""
    said: list[str] = field(default_factory=list)
    """A sentence for each thing wrong with it."""
    over: bool = False
    """Whether no further step can say anything of it."""
    history: ToldByHistory = field(init=False)
    named: str = field(init=False)
    kind: RecordType[Any] = field(init=False)
    held: Held = field(init=False)
    record: Any = field(init=False)
