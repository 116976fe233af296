"""Whether the course of a child's education, as other records tell it, is that of the rolls."""

from collections.abc import Iterator
from datetime import date, timedelta

from cme_desktop.codes.destinations import DESTINATIONS
from cme_desktop.description.record import R
from cme_desktop.fields import known
from cme_desktop.issues import warn
from cme_desktop.records.home_education import HOME_EDUCATION, HomeEducation
from cme_desktop.records.home_education.consent import lacks_consent
from cme_desktop.records.home_education.spells import is_flexi_schooling
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.off_roll_notice.consent import BEFORE_CONSENT, bars
from cme_desktop.records.off_roll_notice.fields import OffRollNotice
from cme_desktop.records.off_roll_notice.presence import deletions, entries, stays_there, still_on_roll
from cme_desktop.records.on_roll_notice import ON_ROLL_NOTICE, OnRollNotice
from cme_desktop.records.on_roll_notice.answering import NO_ENTRY
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY, WhereaboutsEnquiry
from cme_desktop.services.contradictions.facts import Clash, Facts
from cme_desktop.statutory.national.not_in_school import CONSENT
from cme_desktop.values.dates import show_day

_NO_SCHOOL_HERE = frozenset({"home_education", "abroad"})
"""Destinations from which nobody enters a school here at once."""
_AT_ONCE = timedelta(days=7)
_JUST_ENTERED = timedelta(days=14)
"""For so long after an entry, a search that begins has mostly not heard of it."""


def another_destination(facts: Facts[R]) -> Iterator[Clash]:
    """A child leaves to be educated at home or abroad, and another school enters it within days."""
    record = facts.record
    if isinstance(record, OffRollNotice):
        for entry, entered in entries(facts):
            if record.on_roll != entry.id and _at_odds(record, record.deleted_on, entry, entered):
                school = facts.named(entry.school)
                said = f"{entry.reference} put the child on the roll of {school} on {show_day(entered)}"
                yield Clash(
                    warn(
                        "destination_kind",
                        f"{said}, yet the destination is {_destination(record)}; check both.",
                    ),
                    entry.id,
                    ON_ROLL_NOTICE.key,
                )
                return
    elif isinstance(record, OnRollNotice) and record.closing_reason not in NO_ENTRY:
        for left, gone in deletions(facts):
            matched = record.off_roll == left.id or (record.id is not None and left.on_roll == record.id)
            if not matched and _at_odds(left, gone, record, record.entered_on):
                yield Clash(
                    warn(
                        "entered_on",
                        f"{left.reference}, of {show_day(gone)}, gives the destination as "
                        f"{_destination(left)}; check both.",
                    ),
                    left.id,
                    OFF_ROLL_NOTICE.key,
                )
                return


def _at_odds(left: OffRollNotice, gone: date | None, entry: OnRollNotice, entered: date | None) -> bool:
    if gone is None or entered is None:
        return False
    soon = timedelta(0) <= entered - gone <= _AT_ONCE
    return soon and left.school != entry.school and left.destination_kind in _NO_SCHOOL_HERE


def _destination(left: OffRollNotice) -> str:
    return f"“{DESTINATIONS.label(left.destination_kind or '')}”"


def at_home_and_on_roll(facts: Facts[HomeEducation]) -> Iterator[Clash]:
    """Home education begins once the school has taken the name off its roll."""
    child = facts.child
    if not facts.new or child is None or child.school is None or is_flexi_schooling(facts.record):
        return
    if facts.record.off_roll is None and still_on_roll(facts.reader, child):
        yield Clash(
            warn(
                "started_on",
                f"The child is still on the roll of {facts.named(child.school)}, and no off-roll "
                "notice has come from there; ask the school.",
            )
        )


def deleted_without_consent(facts: Facts[OffRollNotice]) -> Iterator[Clash]:
    """A name is deleted for home education before the consent that the spell says is needed."""
    notice, day = facts.record, facts.record.deleted_on
    if notice.id is None or day is None or not bars(CONSENT, notice, facts.reader.law()):
        return
    for spell in facts.others(HOME_EDUCATION):
        if spell.off_roll == notice.id and lacks_consent(spell, day):
            said = f"{BEFORE_CONSENT.format(day=show_day(day))} {spell.reference} says that it is needed."
            yield Clash(warn("deleted_on", said), spell.id, HOME_EDUCATION.key)
            return


def ordered_though_at_school(facts: Facts[HomeEducation]) -> Iterator[Clash]:
    """No attendance order is made for a child who is at school."""
    record = facts.record
    if record.order_made_on is None or record.started_on is None:
        return
    for entry, entered in stays_there(facts, record.order_made_on):
        if entered >= record.started_on:
            yield Clash(
                warn(
                    "order_made_on",
                    f"By {entry.reference} the child has been on the roll of {facts.named(entry.school)} "
                    f"since {show_day(entered)}, before the order was made; check the two.",
                ),
                entry.id,
                ON_ROLL_NOTICE.key,
            )
            return


def on_no_roll(facts: Facts[WhereaboutsEnquiry]) -> Iterator[Clash]:
    """An enquiry says that the child is on no roll, and the file says on which."""
    child, record = facts.child, facts.record
    if record.status not in WHEREABOUTS_ENQUIRY.life.open:
        return
    if child is None or child.school is None or record.still_on_roll is not False:
        return
    if still_on_roll(facts.reader, child):
        school = facts.named(child.school)
        said = f"By what is on file the child is on the roll of {school}; check both."
        yield Clash(warn("still_on_roll", said))


def back_at_school(facts: Facts[WhereaboutsEnquiry]) -> Iterator[Clash]:
    """No search begins for a child whom a school has just entered."""
    record = facts.record
    if not facts.new or record.received_on is None:
        return
    days = (known(day) for day in (record.missing_since_on, record.last_seen_on, record.last_attended_on))
    seen = max(filter(None, days), default=None)
    for entry, entered in stays_there(facts, record.received_on):
        lately = record.received_on - entered <= _JUST_ENTERED
        if lately and (seen is None or seen <= entered):
            yield Clash(
                warn(
                    "received_on",
                    f"By {entry.reference} the child has been on the roll of {facts.named(entry.school)} "
                    f"since {show_day(entered)}; ask there before looking further.",
                ),
                entry.id,
                ON_ROLL_NOTICE.key,
            )
            return
