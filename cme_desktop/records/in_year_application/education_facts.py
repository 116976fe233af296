"""What an application tells of a child's education: that a place is waited for, and that one was taken up."""

from collections.abc import Iterator
from datetime import timedelta

from cme_desktop.education_status.facts import Answer, EducationFact, EducationFacts, OntoRoll, Told, source
from cme_desktop.education_status.statuses import Circumstance
from cme_desktop.records.in_year_application import IN_YEAR_APPLICATION, LIFE, InYearApplication

_WITHDRAWN = "withdrawn"


def _told(application: InYearApplication) -> Iterator[Told]:
    came, started = application.received_on, application.started_on
    taken = application.offered_school or application.school
    if started is not None and taken is not None:
        where = source(IN_YEAR_APPLICATION, application, "started_on")
        yield OntoRoll(school=taken, source=where, on=started, answer=Answer(where))
    is_open = application.status in LIFE.open and application.outcome != _WITHDRAWN
    if is_open and application.present_school is not None and started is None:
        where = source(IN_YEAR_APPLICATION, application, "present_school")
        yield OntoRoll(school=application.present_school, source=where, on=None)
    if came is not None and (is_open or started is not None):
        yield EducationFact(
            says=Circumstance.WAITING,
            source=source(IN_YEAR_APPLICATION, application, "received_on"),
            since=came,
            until=started - timedelta(days=1) if started else None,
        )


EDUCATION_FACTS = EducationFacts(
    _told, reads=("school", "received_on", "present_school", "outcome", "offered_school", "started_on")
)
