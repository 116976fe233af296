"""What an off-roll notice tells of a child's education: a deletion, where the child went, an exclusion."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from cme_desktop.codes.destinations import OUT_OF_AREA
from cme_desktop.education_status.facts import Answer, EducationFact, EducationFacts, OffRoll, Told, source
from cme_desktop.education_status.statuses import Circumstance
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.off_roll_notice.fields import LIFE, OffRollNotice, tells_of_death
from cme_desktop.records.off_roll_notice.presence import deletion_stands

_ONE_OF_TWO = frozenset({"S", "G"})
"""Enrolments after which the child is still on the roll of a main school."""
_CLOSED_AS = {
    "new_school": Circumstance.ON_ROLL,
    "other_authority": Circumstance.GONE,
    "left_country": Circumstance.GONE,
    "died": Circumstance.GONE,
    "not_of_age": Circumstance.OUT_OF_AGE,
}
_AT_ONCE = {"died": Circumstance.GONE, "custody": Circumstance.OTHER_PROVISION}
"""Destinations that nobody has to confirm."""
_CONFIRMED = {
    **dict.fromkeys(OUT_OF_AREA, Circumstance.GONE),
    **dict.fromkeys(("school_in_authority", "independent", "special_or_ap"), Circumstance.ON_ROLL),
    "past_school_age": Circumstance.OUT_OF_AGE,
}
"""Destinations that count once somebody there has answered."""


def _told(notice: OffRollNotice) -> Iterator[Told]:
    if not deletion_stands(notice):
        return
    went = _went(notice)
    if notice.school is not None and notice.deleted_on is not None:
        yield OffRoll(
            school=notice.school,
            source=source(OFF_ROLL_NOTICE, notice, "deleted_on"),
            on=notice.deleted_on,
        )
        if notice.enrolment not in _ONE_OF_TWO and not notice.final_year_leaver:
            left = _afterwards(notice, Circumstance.LEFT, "deleted_on", notice.deleted_on)
            yield replace(left, answer=_answer(notice))
    yield from _excluded(notice, went)
    if went is not None and went.since is not None:
        yield went


def _answer(notice: OffRollNotice) -> Answer | None:
    """None while the notice asks by itself where the child went."""
    return None if notice.status in LIFE.open else Answer(source(OFF_ROLL_NOTICE, notice, "closing_reason"))


def _went(notice: OffRollNotice) -> EducationFact | None:
    """Where the child went, by the notice itself; an entry, a spell or a search tells its own."""
    if tells_of_death(notice):
        return _afterwards(notice, Circumstance.GONE, "ground", notice.ground_met_on or notice.deleted_on)
    if notice.status == "closed" and notice.closing_reason in _CLOSED_AS:
        day = notice.answered_on or notice.closed_on
        return _afterwards(notice, _CLOSED_AS[notice.closing_reason], "closing_reason", day)
    if notice.destination_kind in _AT_ONCE:
        says = _AT_ONCE[notice.destination_kind]
        return _afterwards(notice, says, "destination_kind", notice.deleted_on)
    if notice.status != "closed" and notice.on_roll is None and notice.destination_kind in _CONFIRMED:
        says = _CONFIRMED[notice.destination_kind]
        return _afterwards(notice, says, "answered_on", notice.answered_on) if notice.answered_on else None
    return None


def _afterwards(notice: OffRollNotice, says: Circumstance, field: str, day: date | None) -> EducationFact:
    """What holds from a day, and from the deletion at the earliest."""
    since = max(filter(None, (day, notice.deleted_on)), default=notice.received_on)
    where = source(OFF_ROLL_NOTICE, notice, field)
    return EducationFact(says=says, source=where, since=since, afterwards=True)


def _excluded(notice: OffRollNotice, went: EducationFact | None) -> Iterator[EducationFact]:
    """From a permanent exclusion until the child is known to be elsewhere; taught from a day, if at all."""
    first, taught = notice.excluded_on, notice.educated_from
    if first is None:
        return
    last = went.since - timedelta(days=1) if went is not None and went.since is not None else None
    if taught is None or taught > first:
        untaught = min(filter(None, (last, taught and taught - timedelta(days=1))), default=None)
        yield EducationFact(
            says=Circumstance.UNTAUGHT,
            source=source(OFF_ROLL_NOTICE, notice, "excluded_on"),
            since=first,
            until=untaught,
        )
    if taught is not None:
        yield EducationFact(
            says=Circumstance.TAUGHT,
            source=source(OFF_ROLL_NOTICE, notice, "educated_from"),
            since=max(first, taught),
            until=last,
            spell_from=first,
        )


EDUCATION_FACTS = EducationFacts(
    _told,
    reads=(
        *("school", "received_on", "ground_met_on", "ground", "deleted_on", "enrolment", "final_year_leaver"),
        *("excluded_on", "educated_from", "destination_kind", "answered_on", "on_roll"),
        *("closing_reason", "closed_on"),
    ),
)
