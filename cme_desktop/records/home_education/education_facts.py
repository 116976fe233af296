"""What a spell of home education tells: how it is judged, day by day, and what came after it."""

from collections.abc import Iterator
from datetime import date, timedelta

from cme_desktop.education_status.facts import Answer, EducationFact, EducationFacts, OntoRoll, Told, source
from cme_desktop.education_status.statuses import Circumstance
from cme_desktop.records.home_education import HOME_EDUCATION, LIFE, HomeEducation
from cme_desktop.records.home_education.consent import awaits_consent
from cme_desktop.records.home_education.spells import IN_ERROR, is_flexi_schooling

_DAY = timedelta(days=1)
_JUDGED = {"suitable": Circumstance.SUITABLE, "unsuitable": Circumstance.UNSUITABLE}
_ENDED_AS = {
    "returned": Circumstance.ON_ROLL,
    "moved_away": Circumstance.GONE,
    "died": Circumstance.GONE,
    "over_age": Circumstance.OUT_OF_AGE,
    "missing_education": Circumstance.UNSUITABLE,
    "other_provision": Circumstance.OTHER_PROVISION,
}


def _told(spell: HomeEducation) -> Iterator[Told]:
    began = spell.started_on or spell.received_on
    if began is None or spell.end_reason == IN_ERROR or is_flexi_schooling(spell):
        return
    last = spell.ended_on if spell.ended_on or spell.status in LIFE.open else began
    parts = [*_parts(spell, began)]
    answer = Answer(source(HOME_EDUCATION, spell, "ended_on")) if _has_begun(spell) else None
    following_days: list[date | None] = [*(day for day, _, _ in parts[1:]), None]
    for (since, says, field), following in zip(parts, following_days, strict=True):
        until = min(filter(None, (last, following and following - _DAY)), default=None)
        if until is None or since <= until:
            yield EducationFact(
                says=says,
                source=source(HOME_EDUCATION, spell, field),
                since=since,
                until=until,
                spell_from=began,
                answer=answer,
            )
    if last is not None:
        yield _after(spell, last)


def _has_begun(spell: HomeEducation) -> bool:
    """Whether the child should be on no roll: not by a notification alone, nor while consent is awaited."""
    return spell.started_on is not None and not awaits_consent(spell)


def _parts(spell: HomeEducation, began: date) -> Iterator[tuple[date, Circumstance, str]]:
    """From which day on it was judged how, and by which field, in the order of the days."""
    judged = max(began, spell.judged_on or began)
    says = _JUDGED.get(spell.judgement or "", _JUDGED.get(spell.status, Circumstance.UNDER_ENQUIRY))
    ordered = spell.order_made_on
    steps = {began: (Circumstance.UNDER_ENQUIRY, "started_on" if spell.started_on else "received_on")}
    if says is not Circumstance.UNDER_ENQUIRY:
        steps[judged] = (says, "judgement" if spell.judgement in _JUDGED else "status")
    if ordered is not None:
        steps[max(began, ordered)] = (Circumstance.ORDERED, "order_made_on")
        if spell.order_revoked_on is not None:
            steps[max(began, spell.order_revoked_on)] = (says, "order_revoked_on")
    yield from ((day, *steps[day]) for day in sorted(steps))


def _after(spell: HomeEducation, last: date) -> Told:
    """What the end of a spell says of the days that follow."""
    if spell.end_reason == "returned" and spell.end_school is not None:
        where = source(HOME_EDUCATION, spell, "end_school")
        return OntoRoll(school=spell.end_school, source=where, on=last, answer=Answer(where))
    says = _ENDED_AS.get(spell.end_reason or "", Circumstance.LEFT)
    where = source(HOME_EDUCATION, spell, "end_reason" if spell.end_reason else "ended_on")
    answer = Answer(source(HOME_EDUCATION, spell, "end_reason"))
    return EducationFact(says=says, source=where, since=last, afterwards=True, answer=answer)


EDUCATION_FACTS = EducationFacts(
    _told,
    reads=(
        *("received_on", "started_on", "register_ground", "judgement", "judged_on"),
        *("order_made_on", "order_revoked_on", "ended_on", "end_reason", "end_school"),
        *("consent_needed", "consent_told_on"),
    ),
)
