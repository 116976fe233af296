"""What an on-roll notice tells of a child's education: the entry in the register of a school."""

from collections.abc import Iterator

from cme_desktop.education_status.facts import Answer, EducationFacts, OntoRoll, source
from cme_desktop.records.on_roll_notice import ON_ROLL_NOTICE, OnRollNotice
from cme_desktop.records.on_roll_notice.answering import entry_stands, of_two_schools


def _entered(notice: OnRollNotice) -> Iterator[OntoRoll]:
    if notice.school is not None and notice.entered_on is not None and entry_stands(notice):
        yield OntoRoll(
            school=notice.school,
            source=source(ON_ROLL_NOTICE, notice, "entered_on"),
            on=notice.entered_on,
            shared=of_two_schools(notice),
            standard=notice.standard_intake is True,
            answer=Answer(source(ON_ROLL_NOTICE, notice, "enrolment"), both=True),
        )


EDUCATION_FACTS = EducationFacts(
    _entered, reads=("school", "entered_on", "closing_reason", "enrolment", "other_school", "standard_intake")
)
