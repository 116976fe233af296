"""What is remembered of a return whose workbook was made."""

from dataclasses import dataclass

from cme_desktop.operations.performing import Operation
from cme_desktop.ports import UnitOfWork
from cme_desktop.returns.made import Made, period_name, setting_key
from cme_desktop.returns.periods import DateRange
from cme_desktop.watching import Watcher


@dataclass(frozen=True)
class NoteReturnMade(Operation[None]):
    """Note a return as made, for every officer."""

    period: DateRange
    made: Made

    stays = "the workbook may have been sent by now"

    @property
    def name(self) -> str:
        return f"Note the return of {period_name(self.period)} as made"

    def carry_out(self, work: UnitOfWork, _watcher: Watcher) -> None:
        work.set_setting(setting_key(self.period), self.made.to_text())
