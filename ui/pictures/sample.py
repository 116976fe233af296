"""The made-up authority that the pictures are of, with an officer of it at the desk."""

from collections.abc import Callable
from dataclasses import replace

from cme_desktop.desk import Desk
from cme_desktop.errors import CmeError
from cme_desktop.ports import Author
from cme_desktop.records import OFFICER
from cme_desktop.sample import fill
from cme_desktop.sample.places import AUTHORITY, AUTHORITY_CODE
from cme_desktop.services.beginning import Answers, begin

_SEED = 1
_ROLE = "cme_officer"


def made_up(desk: Desk, children: int, progress: Callable[[int, int], None] | None = None) -> Desk:
    """Fill an empty data file with the same authority as ever, as of today; gives the desk of its officer.

    Raises CmeError when the file holds records already, or Unavailable when it cannot be written.
    """
    with desk.store.changing(Author(AUTHORITY)) as work:
        as_of = desk.clock.today()
        fill(work, children=children, seed=_SEED, as_of=as_of, progress=progress)
        team = work.records(OFFICER)
        name = next((one.name for one in team if one.role == _ROLE and one.status == "current"), None)
        if name is None:
            raise CmeError("The made-up authority has nobody to sit at the desk.")
        author = begin(Answers(AUTHORITY, AUTHORITY_CODE, name, _ROLE), work)
        work.commit()
    return replace(desk, author=author)
