"""A town whose records are saved one by one, and what is asked of its children's education then."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from cme_desktop.description.duties import AT_ODDS
from cme_desktop.due import DueLine
from cme_desktop.ports import UnitOfWork
from cme_desktop.records.home_education import HOME_EDUCATION
from cme_desktop.records.in_year_application import IN_YEAR_APPLICATION
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.on_roll_notice import ON_ROLL_NOTICE
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY
from cme_desktop.services.at_odds import wrong_questions
from cme_desktop.services.saving import save_record
from cme_desktop.values.partial_dates import BirthDate
from tests.builders import make_child, make_school

BORN = BirthDate(date(2011, 3, 4))
SEPTEMBER, OCTOBER, NOVEMBER = date(2026, 9, 7), date(2026, 10, 5), date(2026, 11, 9)


@dataclass
class Town:
    """Two schools and their children, whose records are saved with all that follows."""

    work: UnitOfWork
    ashdown: int
    beech: int
    child: int

    @classmethod
    def in_which(cls, work: UnitOfWork) -> "Town":
        """One where nothing is on file yet but the schools and a child."""
        ashdown, beech = make_school(work).id, make_school(work).id
        return cls(work, ashdown, beech, make_child(work, birth=BORN).id)

    def entered(self, on: date | None = OCTOBER, **more: Any) -> Any:
        return self.saved(ON_ROLL_NOTICE, **{"entered_on": on, "school": self.beech, **more})

    def left(self, on: date | None = OCTOBER, **more: Any) -> Any:
        return self.saved(OFF_ROLL_NOTICE, **{"deleted_on": on, "school": self.ashdown, **more})

    def at_home(self, on: date | None = OCTOBER, **more: Any) -> Any:
        return self.saved(HOME_EDUCATION, **{"started_on": on, **more})

    def started(self, on: date) -> Any:
        return self.saved(IN_YEAR_APPLICATION, school=self.beech, outcome="offered", started_on=on)

    def found(self, on: date) -> Any:
        told = {"located_on": on, "found_where": "school_in_area", "found_school": self.beech}
        return self.saved(WHEREABOUTS_ENQUIRY, missing_since_on=SEPTEMBER, **told)

    def back(self, on: date) -> Any:
        ended = {"status": "returned", "ended_on": on, "end_reason": "returned", "end_school": self.beech}
        return self.at_home(SEPTEMBER, **ended)

    def saved(self, kind: Any, **values: Any) -> Any:
        given = {"child": self.child, "received_on": SEPTEMBER, **values}
        return save_record(self.work, kind, kind.cls(**given))

    def change(self, kind: Any, id: int, **values: Any) -> Any:
        record = self.work.get(kind, id)
        for name, value in values.items():
            setattr(record, name, value)
        return save_record(self.work, kind, record)

    def asked(self) -> list[DueLine]:
        """What is asked; a check agrees that it is all there is to ask."""
        assert list(wrong_questions(self.work)) == []
        return [line for line in self.work.due() if line.duty == AT_ODDS]

    def carriers(self) -> list[int]:
        return [line.record for line in self.asked()]
