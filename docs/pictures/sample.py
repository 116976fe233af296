"""The made-up authority that the pictures are of, with an officer of it at the desk."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from cme_desktop.desk import Desk
from cme_desktop.errors import CmeError
from cme_desktop.operations.beginning import BeginWork
from cme_desktop.operations.making_up import MAKER, MakeUpAuthority
from cme_desktop.operations.performing import perform
from cme_desktop.settings import AUTHORITY, AUTHORITY_CODE
from cme_desktop.standing_records.officer import OFFICER

AS_AT = date(2026, 11, 20)
DATA = "authority.cme"
_SEED = 1
_ROLE = "cme_officer"


@dataclass(frozen=True)
class StandingClock:
    """Two minutes past two on one day."""

    def today(self) -> date:
        return AS_AT

    def now(self) -> datetime:
        return datetime(AS_AT.year, AS_AT.month, AS_AT.day, 14, 2, tzinfo=UTC)


def made_up(desk: Desk, children: int) -> Desk:
    """Fill an empty data file with the same authority as ever, as of today; gives the desk of its officer.

    Raises CmeError when the file holds records already, or Unavailable when it cannot be written.
    """
    make = MakeUpAuthority(children, _SEED, desk.clock.today())
    perform(desk.store, MAKER, make)
    with desk.store.reading() as reader:
        team = reader.records(OFFICER)
        name = next((one.name for one in team if one.role == _ROLE and one.status == "current"), None)
        authority, code = reader.setting(AUTHORITY) or "", reader.setting(AUTHORITY_CODE) or ""
    if name is None:
        raise CmeError("The made-up authority has nobody to sit at the desk.")
    begin = BeginWork(authority, code, name, _ROLE)
    return replace(desk, author=perform(desk.store, MAKER, begin).result)
