"""All that the program says of records, by who says it, under one law or another."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from types import SimpleNamespace
from typing import Any

from cme_desktop.codes.grounds import GROUNDS
from cme_desktop.codes.penalties import KINDS
from cme_desktop.description.ahead import too_far_ahead
from cme_desktop.description.case import rest_issues
from cme_desktop.description.record_type import About, RecordType
from cme_desktop.fields import Reading
from cme_desktop.records.home_education import HOME_EDUCATION
from cme_desktop.records.in_year_application import IN_YEAR_APPLICATION
from cme_desktop.records.missing_episode import MISSING_EPISODE
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.on_roll_notice import ON_ROLL_NOTICE
from cme_desktop.records.penalty_notice import PENALTY_NOTICE, Payment, PenaltyNotice
from cme_desktop.records.penalty_notice.ladder import ladders
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from cme_desktop.returns.figures import figures
from cme_desktop.returns.periods import DateRange
from cme_desktop.services.guidance import guidance
from cme_desktop.services.school_age import outside_school_age
from cme_desktop.standing_records.child import Child
from cme_desktop.statutory.clocks import deadlines
from cme_desktop.statutory.conditions import holds
from cme_desktop.statutory.law import Law
from cme_desktop.values.partial_dates import BirthDate
from tests.cme_desktop.returns.filed import Filed
from tests.conformance.other_laws import A_DAY, moved
from tests.conformance.samples import FIRST_DAY, samples_of

WINDOWS = (date(2012, 3, 1), date(2024, 3, 1))
"""Days from which sample records tell of things; between them they fall under every scheme there was."""
SPAN = timedelta(days=400)
RANDOM = 40


def fined(offence_to: date = date(2026, 10, 30), **values: Any) -> PenaltyNotice:
    """One issued for an offence of a day, and not paid."""
    days = {"offence_from": offence_to, "offence_to": offence_to, "received_on": offence_to + A_DAY}
    served = {"deemed_received_on": offence_to + 9 * A_DAY, "status": "unpaid", "sequence": "first"}
    return PenaltyNotice(**{**days, **served, **values})


class OnFile(Filed):
    """A reader that knows which of its records are about a child, too."""

    def about(self, _: str, child: int, types: Iterable[str]) -> list[Any]:
        found = ((id, record) for id, record in self._kept.items() if record.child == child)
        return [SimpleNamespace(id=id) for id, one in found if self._types[type(one)].key in types]


@cache
def samples(kind: RecordType[Any], begins: date) -> tuple[Any, ...]:
    """Records filled at random, each received on some day, and some in which a rule makes a difference."""
    found = [moved(one, begins - FIRST_DAY) for one in samples_of(kind.cls)[:RANDOM]]
    if kind.about is About.CHILD:
        found = [replace(one, received_on=one.received_on or begins) for one in found]
    for day in (begins + 20 * A_DAY, begins + 300 * A_DAY):
        for later in range(0, 50, 2):
            found += _made(kind, day, day + later * A_DAY)
    return tuple(found)


@cache
def _ahead(kind: RecordType[Any], begins: date) -> tuple[Any, ...]:
    """The samples again, each with its days so much later that they may lie too far ahead."""
    return tuple(moved(record, SPAN) for record in samples(kind, begins))


def _made(kind: RecordType[Any], day: date, later: date) -> list[Any]:
    """Records of something that happened on a day, and of what came of it later."""
    if kind is TEN_DAY_NOTIFICATION:
        told = {"first_absent_on": day, "received_on": later, "codes_used": ("N",)}
        return [kind.cls(**told), kind.cls(**told, boarder=True)]
    if kind is ON_ROLL_NOTICE:
        return [kind.cls(entered_on=day, received_on=later)]
    if kind is OFF_ROLL_NOTICE:
        days: dict[str, Any] = dict.fromkeys(("deleted_on", "ground_met_on", "last_attended_on"), day)
        days["received_on"] = later
        place = (later - day).days % (len(GROUNDS.all) - 1)
        some = ("2006-8-1-d", *(choice.code for choice in GROUNDS.all[place : place + 2]))
        return [kind.cls(**days, ground=ground) for ground in some] + [
            kind.cls(**days, ground="2024-9-1-f", placed_by_authority=True)
        ]
    if kind is HOME_EDUCATION:
        steps = ({"s437_notice_on": day, "intention_served_on": later}, {"intention_served_on": day})
        consent = {"consent_needed": "special", "consent": "refused", "consent_asked_on": later}
        acted = day.replace(year=day.year - 5)
        return [kind.cls(received_on=day, **step, order_made_on=later) for step in steps] + [
            kind.cls(received_on=day, s437_notice_on=day, order_made_on=later),
            kind.cls(received_on=day, started_on=later, **consent, section_47_on=acted),
            kind.cls(received_on=day, started_on=day - SPAN),
            kind.cls(received_on=day, status="not_yet"),
            kind.cls(received_on=day, s437_notice_on=day, s437_until_on=later, order_made_on=later),
            kind.cls(received_on=day, school_told_on=day, intention_served_on=later),
            kind.cls(received_on=day, s437_notice_on=day, order_resolved_on=day, ehc_plan=True),
        ]
    if kind is MISSING_EPISODE:
        back, held = (datetime.combine(one, time(12), UTC) for one in (day, later))
        return [kind.cls(returned_at=back, told_at=back, held_at=held)]
    if kind is IN_YEAR_APPLICATION:
        return [
            kind.cls(received_on=day, told_on=later, outcome="offered"),
            kind.cls(received_on=day, fair_access_on=day, placed_on=later),
        ]
    if kind is PENALTY_NOTICE:
        paid: dict[str, Any] = {"deemed_received_on": day, "paid_in_full_on": later, "sequence": None}
        return [
            notice
            for of in KINDS
            for notice in (
                fined(day, kind=of.code, amount_lower=60_00, amount_higher=120_00),
                fined(day, kind=of.code, **paid, status="paid_lower", payments=[Payment(amount=60_00)]),
                fined(day, kind=of.code, **paid, status="paid_higher", payments=[Payment(amount=120_00)]),
                fined(day, kind=of.code, **paid, status="withdrawn", payments=[Payment(amount=65_00)]),
                fined(day, kind=of.code, **paid, status="withdrawn"),
                fined(day, kind=of.code, status="withdrawn", withdrawn_on=later),
                fined(day, kind=of.code, status="paid_higher"),
                fined(day, kind=of.code, sequence=None, issued_on=later),
            )
        ]
    return []


Answers = dict[str, list[Any]]
"""What is said, by who says it: a rule, a clock, an offer, the help of a field, a measure."""


def answers(kind: RecordType[Any], begins: date, law: Law) -> Answers:
    """All that is said of sample records of a type, of things that came to pass from a day on."""
    told: Answers = defaultdict(list)
    today = begins + SPAN
    births = [BirthDate(begins.replace(year=begins.year - age)) for age in (5, 16)]
    for name, field in kind.fields.items():
        told[f"help {name}"].append(field.told(law, today).help)
    for place, (record, ahead) in enumerate(zip(samples(kind, begins), _ahead(kind, begins), strict=True)):
        here = Reading(today, law).at(record.school)
        for rule in kind.rules:
            told[f"rule {rule.__name__}"].append(list(rule(record, here)))
        told["rest"] += [_longest_rest(kind, record, law)]
        told["day ahead"] += list(too_far_ahead(kind, ahead, None, Reading(begins, law)))
        for born in births:
            for due in deadlines(record, kind.clocks, law, born):
                told[f"clock {due.duty.partition('.')[0]}"].append((place, due))
        for name, field in kind.fields.items():
            told[f"shown {name}"].append(holds(field.shown_when, record, law))
        for offer in kind.offers(record, law):
            told[f"offer {offer.field}"].append((place, offer))
        told["guidance"].append(list(kind.guidance(record, law)))
        told["school age"] += [
            outside_school_age(Child(birth=birth), kind, record, law.rules) for birth in births
        ]
    if kind is PENALTY_NOTICE:
        _beside_the_form(told, begins, law)
    for figure in figures(OnFile(*samples(kind, begins), law=law), DateRange(begins, begins + SPAN)):
        told[f"measure {figure.measure}"].append(figure.value)
    return told


def _longest_rest(kind: RecordType[Any], record: Any, law: Law) -> Any:
    """What is said of a case that is put to rest for a year on the day on which it is received."""
    if not kind.worked or record.received_on is None:
        return None
    begun, until = record.received_on, record.received_on + timedelta(days=365)
    resting = replace(record, rests_until=until, rest_reason="waiting for the court", rested_on=begun)
    reading = Reading(begun, law)
    return list(rest_issues(resting, kind.longest_rest(resting), True, reading))


def _beside_the_form(told: Answers, begins: date, law: Law) -> None:
    """The ladder of one parent and child, and sessions over half a year."""
    first, second, offence, today = (begins + SPAN - timedelta(days=40 * n) for n in (3, 2, 1, 0))
    family = {"child": 1, "parent": 2}
    issued = [fined(day, **family, issued_on=day) for day in (first, second)]
    session = PENALTY_NOTICE.rows["sessions"].of
    missed = [session(missed_on=offence - timedelta(days=7 * n), half="am") for n in range(30)]
    for count in range(3):
        file = OnFile(*issued[:count], law=law)
        told["ladder"].append([(one.sentence, one.source, one.amounts) for _, one in ladders(file, 1, today)])
        for status in ("requested", "refused"):
            asked = PenaltyNotice(**family, offence_to=offence, received_on=today, status=status)
            asked.sessions = missed
            beside = guidance(file, PENALTY_NOTICE, asked, today)
            told["advice"] += [(advice.text, advice.remark) for advice in beside.advice]
            for offer in beside.offers:
                told[f"offer {offer.field}"].append((count, status, offer))


def differing(one: Answers, other: Answers) -> set[str]:
    """Who says something else."""
    return {name for name in one.keys() | other.keys() if one.get(name) != other.get(name)}
