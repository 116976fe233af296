"""Beginning with a data file: whose it is, and who sits at it."""

from dataclasses import dataclass

from cme_desktop.due import Post
from cme_desktop.operations.performing import Operation
from cme_desktop.ports import Author, UnitOfWork
from cme_desktop.services.reckoning import asking_to_reckon
from cme_desktop.services.saving import save_record
from cme_desktop.settings import AUTHORITY, AUTHORITY_CODE
from cme_desktop.standing_records.officer import OFFICER, Officer
from cme_desktop.watching import Watcher


@dataclass(frozen=True)
class BeginWork(Operation[Author]):
    """Note the authority, and see that the officer has a record; gives the name to work in from now on."""

    authority: str
    authority_code: str
    """The three figures of the Department for Education; "" for a name that is not on the list."""
    officer: str
    """The officer's name."""
    role: str | None = None

    stays = "who works here is changed by saying so again"

    @property
    def name(self) -> str:
        return f"Begin work for {self.authority}"

    def carry_out(self, work: UnitOfWork, _watcher: Watcher) -> Author:
        work.set_setting(AUTHORITY, self.authority)
        with asking_to_reckon(work):
            work.set_setting(AUTHORITY_CODE, self.authority_code)
        held = work.by_value(OFFICER, "name", self.officer)
        officer = work.get(OFFICER, held[0]) if held else Officer(name=self.officer)
        officer.role = self.role or officer.role
        saved = save_record(work, OFFICER, officer)
        return Author(self.officer, Post(saved.id, saved.hub, saved.role))
