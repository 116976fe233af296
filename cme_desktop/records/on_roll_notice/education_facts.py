"""What an on-roll notice tells of a child's education: an entry in a register, or that nobody came."""

from collections.abc import Iterator

from cme_desktop.education_status.facts import Answer, EducationFact, EducationFacts, OntoRoll, Told, source
from cme_desktop.education_status.statuses import Circumstance
from cme_desktop.records.on_roll_notice import ON_ROLL_NOTICE, OnRollNotice
from cme_desktop.records.on_roll_notice.answering import NEVER_CAME, entry_stands, of_two_schools


def _told(notice: OnRollNotice) -> Iterator[Told]:
    if notice.entered_on is None:
        return
    if notice.closing_reason == NEVER_CAME:
        where = source(ON_ROLL_NOTICE, notice, "closing_reason")
        since, answer = notice.entered_on, Answer(where)
        yield EducationFact(says=Circumstance.LEFT, source=where, since=since, afterwards=True, answer=answer)
    elif notice.school is not None and entry_stands(notice):
        yield OntoRoll(
            school=notice.school,
            source=source(ON_ROLL_NOTICE, notice, "entered_on"),
            on=notice.entered_on,
            shared=of_two_schools(notice),
            standard=notice.standard_intake is True,
            answer=Answer(source(ON_ROLL_NOTICE, notice, "enrolment"), both=True),
        )


EDUCATION_FACTS = EducationFacts(
    _told, reads=("school", "entered_on", "closing_reason", "enrolment", "other_school", "standard_intake")
)
