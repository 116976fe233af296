"""Whether a child who is looked for, missing or absent is known to be somewhere."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from cme_desktop.fields import known
from cme_desktop.issues import warn
from cme_desktop.records.missing_episode import MISSING_EPISODE
from cme_desktop.records.on_roll_notice import ON_ROLL_NOTICE
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY
from cme_desktop.services.contradictions.facts import Clash, Facts
from cme_desktop.services.contradictions.presence import OF_TWO, stays_there
from cme_desktop.values.dates import show_day
from cme_desktop.values.moments import uk_day

_JUST_ENTERED = timedelta(days=14)
"""For so long after an entry, a search that begins has mostly not heard of it."""


def missing_already(facts: Facts) -> Iterator[Clash]:
    """Nobody goes missing again before coming back."""
    began = _began(facts.record) if facts.type is MISSING_EPISODE and facts.new else None
    if began is None:
        return
    for other in facts.others(MISSING_EPISODE):
        first = _began(other)
        if other.status == "missing" and other.returned_at is None and first is not None and first <= began:
            yield Clash(
                warn(
                    "reported_at",
                    f"{other.reference} has the child missing since {show_day(first)}, and no return is on "
                    "file; go on with that one, or give the return there.",
                ),
                other.id,
            )
            return


def _began(episode: Any) -> date | None:
    moment = known(episode.reported_at) or known(episode.last_seen_at) or episode.received_on
    return None if moment is None else uk_day(moment)


def back_at_school(facts: Facts) -> Iterator[Clash]:
    """No search begins for a child whom a school has just entered."""
    record = facts.record
    if facts.type is not WHEREABOUTS_ENQUIRY or not facts.new or record.received_on is None:
        return
    days = (known(day) for day in (record.missing_since_on, record.last_seen_on, record.last_attended_on))
    seen = max(filter(None, days), default=None)
    for entry in stays_there(facts, record.received_on):
        lately = record.received_on - entry.entered_on <= _JUST_ENTERED
        if lately and (seen is None or seen <= entry.entered_on):
            yield Clash(
                warn(
                    "received_on",
                    f"By {entry.reference} the child has been on the roll of {facts.named(entry.school)} "
                    f"since {show_day(entry.entered_on)}; ask there before looking further.",
                ),
                entry.id,
                ON_ROLL_NOTICE.key,
            )
            return


def at_another_school(facts: Facts) -> Iterator[Clash]:
    """A school tells of the absence of a child whom another school has entered since it began.

    An older entry says nothing: of the move to a high school nobody sends a notice.
    """
    record = facts.record
    if facts.type is not TEN_DAY_NOTIFICATION or not facts.new:
        return
    if None in (record.received_on, record.first_absent_on, record.school):
        return
    for entry in stays_there(facts, record.received_on):
        of_two = entry.enrolment in OF_TWO or entry.other_school
        elsewhere = entry.school not in (None, record.school) and not of_two
        if elsewhere and entry.entered_on >= record.first_absent_on:
            yield Clash(
                warn(
                    "school",
                    f"{entry.reference} has the child on the roll of {facts.named(entry.school)} since "
                    f"{show_day(entry.entered_on)}; ask both schools.",
                ),
                entry.id,
                ON_ROLL_NOTICE.key,
            )
            return
