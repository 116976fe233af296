"""What a search tells of a child's education: missing while it runs, and what it found."""

from collections.abc import Iterator
from datetime import date, timedelta

from cme_desktop.education_status.facts import (
    Answer,
    EducationFact,
    EducationFacts,
    OffRoll,
    OntoRoll,
    Source,
    Told,
    source,
)
from cme_desktop.education_status.statuses import Circumstance
from cme_desktop.fields import known
from cme_desktop.records.whereabouts_enquiry import (
    LIFE,
    WHEREABOUTS_ENQUIRY,
    WhereaboutsEnquiry,
    ended_on,
    gone_since_by,
)

_EDUCATED = {
    "school": Circumstance.ON_ROLL,
    "home_education": Circumstance.UNDER_ENQUIRY,
    "other_provision": Circumstance.OTHER_PROVISION,
    "awaiting_place": Circumstance.FOUND,
    "none": Circumstance.FOUND,
    "not_of_age": Circumstance.OUT_OF_AGE,
}
_CLOSED = {
    "found_no_place": Circumstance.FOUND,
    "passed_on": Circumstance.GONE,
    "left_country": Circumstance.GONE,
    "checks_exhausted": Circumstance.SOUGHT,
    "over_age": Circumstance.OUT_OF_AGE,
    "died": Circumstance.GONE,
}
_FOUND = {
    "school_in_area": Circumstance.ON_ROLL,
    "home_education": Circumstance.UNDER_ENQUIRY,
    "another_authority": Circumstance.GONE,
    "rest_of_uk": Circumstance.GONE,
    "abroad": Circumstance.GONE,
}


def _told(enquiry: WhereaboutsEnquiry) -> Iterator[Told]:
    began_by = gone_since_by(enquiry)
    if not began_by or enquiry.close_reason == "opened_in_error":
        return
    began: date | None = known(getattr(enquiry, began_by))
    assert began is not None
    ended = ended_on(enquiry)
    if ended is None and enquiry.status not in LIFE.open:
        ended = enquiry.received_on
    yield EducationFact(
        says=_while_it_runs(enquiry),
        source=source(WHEREABOUTS_ENQUIRY, enquiry, began_by),
        since=began,
        until=ended - timedelta(days=1) if ended else None,
    )
    yield from _rolls(enquiry, began)
    for day, (says, field) in _outcomes(enquiry, ended).items():
        yield _found(enquiry, day, says, field)


def _while_it_runs(enquiry: WhereaboutsEnquiry) -> Circumstance:
    """Until the day located nobody knew, whatever the answer is by now."""
    if enquiry.located_on is not None:
        return Circumstance.SOUGHT
    answered = enquiry.whereabouts_known is True or enquiry.status == "located"
    out = enquiry.whereabouts_known is None and enquiry.education_now == "out_of_education"
    return Circumstance.FOUND if answered or out else Circumstance.SOUGHT


def _rolls(enquiry: WhereaboutsEnquiry, began: date) -> Iterator[Told]:
    """Whether the last school has the child on its roll, as the enquiry answers."""
    where = source(WHEREABOUTS_ENQUIRY, enquiry, "still_on_roll")
    if enquiry.school is not None and enquiry.still_on_roll is True:
        yield OntoRoll(school=enquiry.school, source=where, on=None)
    elif enquiry.school is not None and enquiry.still_on_roll is False:
        yield OffRoll(school=enquiry.school, source=where, on=began)


def _outcomes(enquiry: WhereaboutsEnquiry, ended: date | None) -> dict[date, tuple[Circumstance, str]]:
    """What was found out on which day, and the field that says so; on one day the closing says it."""
    found: dict[date, tuple[Circumstance, str]] = {}
    if enquiry.located_on is not None:
        found[enquiry.located_on] = (_by_place(enquiry, Circumstance.FOUND), "located_on")
    closed = enquiry.closed_on or ended
    if closed is not None and enquiry.status not in LIFE.open:
        says, field = _at_closing(enquiry)
        if says is not None:
            found[closed] = (says, field)
    return found


def _at_closing(enquiry: WhereaboutsEnquiry) -> tuple[Circumstance | None, str]:
    if enquiry.education_at_close in _EDUCATED:
        return _EDUCATED[enquiry.education_at_close], "education_at_close"
    if enquiry.close_reason == "in_education":
        return _by_place(enquiry, Circumstance.ON_ROLL), "close_reason"
    if enquiry.close_reason in _CLOSED:
        return _CLOSED[enquiry.close_reason], "close_reason"
    if enquiry.located_on is not None:
        return None, ""
    return _by_place(enquiry, Circumstance.SOUGHT), "closed_on"


def _by_place(enquiry: WhereaboutsEnquiry, otherwise: Circumstance) -> Circumstance:
    return _FOUND.get(enquiry.found_where or "", otherwise)


def _found(enquiry: WhereaboutsEnquiry, day: date, says: Circumstance, field: str) -> Told:
    where = source(WHEREABOUTS_ENQUIRY, enquiry, field)
    if says is Circumstance.ON_ROLL and enquiry.found_school is not None:
        at = source(WHEREABOUTS_ENQUIRY, enquiry, "found_school")
        return OntoRoll(school=enquiry.found_school, source=where, on=day, answer=Answer(at))
    answer = None if enquiry.status in LIFE.open else Answer(_ending(enquiry))
    return EducationFact(says=says, source=where, since=day, afterwards=True, answer=answer)


def _ending(enquiry: WhereaboutsEnquiry) -> Source:
    """Where a closed search is answered, or taken up again."""
    return source(WHEREABOUTS_ENQUIRY, enquiry, "close_reason")


EDUCATION_FACTS = EducationFacts(
    _told,
    reads=(
        *("school", "received_on", "missing_since_on", "last_attended_on", "last_seen_on", "still_on_roll"),
        *("whereabouts_known", "education_now", "located_on", "found_where", "found_school"),
        *("closed_on", "close_reason", "education_at_close"),
    ),
)
