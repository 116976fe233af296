"""One law: what the rule book says, every answer says. No number of a rule stands anywhere else."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from types import SimpleNamespace
from typing import Any

import pytest

from cme_desktop.codes.penalties import KINDS
from cme_desktop.drafts import Draft
from cme_desktop.fields import Reading, reads_of
from cme_desktop.records import (
    CHILD,
    HOME_EDUCATION,
    NOTICES,
    OFF_ROLL_NOTICE,
    ON_ROLL_NOTICE,
    PENALTY_NOTICE,
    REGISTRY,
    TEN_DAY_NOTIFICATION,
    RecordType,
)
from cme_desktop.records.child import Child
from cme_desktop.records.penalty_notice import Payment, PenaltyNotice
from cme_desktop.returns.catalogue import MEASURES
from cme_desktop.returns.figures import figures
from cme_desktop.returns.measures import Measure
from cme_desktop.returns.periods import Period
from cme_desktop.services.guidance import guidance
from cme_desktop.services.ladder import ladders
from cme_desktop.services.school_age import outside_school_age
from cme_desktop.statutory.clocks import deadlines
from cme_desktop.statutory.conditions import holds
from cme_desktop.statutory.law import Law
from cme_desktop.statutory.periods import Period as Length
from cme_desktop.statutory.periods import Unit
from cme_desktop.values.partial_dates import BirthDate
from tests.cme_desktop.returns.filed import Filed
from tests.conformance.other_laws import A_DAY, KEYS, NotingBook, moved, with_others
from tests.conformance.samples import FIRST_DAY, samples_of

SINCE = date(2026, 9, 1)
TODAY = date(2027, 2, 15)
LAWS = {
    "prosecution.limit": Length(12, Unit.MONTHS),
    "penalty.threshold": 8,
    "penalty.PN_D.first_lower": 90_00,
}

# -- three that were shown to be two laws -----------------------------------------------------------------


def fined(offence_to: date = date(2026, 10, 30), **values: Any) -> PenaltyNotice:
    """One issued for an offence of a day, and not paid."""
    days = {"offence_from": offence_to, "offence_to": offence_to, "received_on": offence_to + A_DAY}
    served = {"deemed_received_on": offence_to + 9 * A_DAY, "status": "unpaid", "sequence": "first"}
    return PenaltyNotice(**{**days, **served, **values})


def said(notice: PenaltyNotice, path: str, law: Law) -> list[str]:
    found = (issue for rule in PENALTY_NOTICE.rules for issue in rule(notice, Reading(TODAY, law)))
    return [issue.text for issue in found if issue.path == path]


def test_clock_and_form_know_one_time_limit() -> None:
    law, notice = with_others(LAWS, SINCE, LAWS), fined()
    (due,) = [
        d.due_on for d in deadlines(notice, PENALTY_NOTICE.clocks, law) if d.duty == "prosecution_time_limit"
    ]
    assert due == date(2027, 10, 30)
    assert said(notice, "offence_to", law) == ["A prosecution must begin by Sat 30 Oct 2027."]


def test_the_form_warns_below_the_threshold_of_the_book() -> None:
    law = with_others(LAWS, SINCE, LAWS)
    assert said(fined(sessions_unauthorised=8), "sessions_unauthorised", law) == []
    assert said(fined(sessions_unauthorised=7), "sessions_unauthorised", law) == [
        "The national threshold is 8 sessions in ten school weeks; "
        "below it a notice is issued only as an exception."
    ]


def test_the_form_corrects_to_the_sum_of_the_book() -> None:
    law = with_others(LAWS, SINCE, LAWS)
    assert said(fined(amount_lower=90_00), "amount_lower", law) == []
    assert said(fined(amount_lower=80_00), "amount_lower", law) == [
        "The lower amount is £90.00 under this scheme."
    ]
    before = fined(SINCE - A_DAY, amount_lower=80_00)
    assert said(before, "amount_lower", law) == []


# -- every rule, and every answer -------------------------------------------------------------------------

SHOWN_ONLY = {
    "absence.persistent": "returns of absence are the schools'",
    "absence.severe": "returns of absence are the schools'",
    "census.day": "a manager reads it; no record is about a census",
    "cme.duty": "it has no number",
    "cme.guidance": "the edition that an old record was made under",
    "cnis.register": "not in force",
    "codes.attending": "the codes of a register are read by people",
    "codes.authorised": "the codes of a register are read by people",
    "codes.n_replaced": "registers themselves are not on file",
    "codes.not_possible": "the codes of a register are read by people",
    "codes.unauthorised": "the list that it makes is the same for every data file",
    "ehe.guidance": "the edition that an old record was made under",
    "in_year.vacancies": "vacancies are not on file",
    "prosecution.supervision": "it has no number; the form asks for the day",
    "registers.kept": "registers themselves are not on file",
    "sao.supervision_told": "what a court directs is not on file",
    "sickness.days": "returns of sickness are not on file",
}
"""Rules that are there to be read on the page Rules, each with the reason why no answer goes by it."""

CONCERNED = {
    "off_roll": {"off_roll_notice"},
    "on_roll": {"on_roll_notice"},
    "ten_day": {"ten_day_notification"},
    "enquiry": {"whereabouts_enquiry"},
    "penalty": {"penalty_notice"},
    "prosecution": {"penalty_notice", "pace_interview"},
    "pace": {"pace_interview"},
    "review": {"home_education", "pace_interview"},
    "ehe": {"home_education"},
    "s437": {"home_education"},
    "sao": {"home_education"},
    "return_interview": {"missing_episode"},
    "in_year": {"in_year_application"},
    "fair_access": {"in_year_application"},
    "school_age": {kind.key for kind in (CHILD, *NOTICES)},
}
"""The records that rules are about, by the first part of their keys."""

GO_BY = {
    "off_roll.due": (
        "clock off_roll_notice, measure off_roll_notice.late, measure off_roll_notice.on_time, "
        "measure off_roll_notice.on_time_rate"
    ),
    "on_roll.due": (
        "clock on_roll_notice, measure on_roll_notice.late, measure on_roll_notice.on_time, measure "
        "on_roll_notice.on_time_rate"
    ),
    "off_roll.grounds": (
        "clock off_roll_notice, measure off_roll_notice.late, measure off_roll_notice.no_due_day, "
        "measure off_roll_notice.on_time, measure off_roll_notice.on_time_rate"
    ),
    "off_roll.joint_enquiries": "clock joint_enquiries",
    "off_roll.absence": "guidance",
    "off_roll.leave": "guidance",
    "off_roll.holiday_leave": "guidance",
    "off_roll.sentence": "guidance",
    "ten_day.continuous": "help first_absent_on, rule ten_days_gone_by",
    "return_interview.due": "clock return_interview, help returned_at",
    "return_interview.from_notice": "clock return_interview_from_notice",
    "penalty.*.first_lower": (
        "advice, ladder, measure penalty_notice.paid_higher, measure penalty_notice.paid_lower, "
        "offer amount_lower, rule amounts_of_the_scheme, rule paid_in_full"
    ),
    "penalty.*.first_higher": (
        "advice, ladder, offer amount_higher, rule amounts_of_the_scheme, rule paid_in_full"
    ),
    "penalty.*.pay_lower": (
        "advice, clock pay_lower_rate, ladder, measure penalty_notice.paid_higher, measure "
        "penalty_notice.paid_lower, rule days_to_pay_kept"
    ),
    "penalty.*.pay": (
        "advice, clock pay_in_full, ladder, measure penalty_notice.unpaid_then_withdrawn, rule "
        "days_to_pay_kept"
    ),
    "penalty.*.decide": "clock decide_unpaid",
    "penalty.*.second": "advice, ladder, offer amount_higher, rule amounts_of_the_scheme",
    "penalty.limit": "advice, ladder, offer refusal_reason, offer sequence",
    "penalty.span": "advice, ladder, rule amounts_of_the_scheme, rule issued_with_care",
    "penalty.threshold": "advice, rule threshold_reached",
    "penalty.window": "advice, help sessions, rule threshold_reached",
    "penalty.exclusion_days": "help exclusion_from_on",
    "prosecution.limit": "advice, clock prosecution_time_limit, rule running_out",
    "prosecution.warning": "clock prosecution_half_way, rule running_out",
    "s437.reply": "clock s437_reply, rule intention_in_its_place, rule order_after_the_notice",
    "sao.decision": "clock order_decision",
    "sao.intention": "clock intention_reply, rule intention_in_its_place",
    "in_year.aim": "clock in_year_aim",
    "in_year.outcome": "clock in_year_outcome",
    "fair_access.place": "clock fair_access_place",
    "school_age.begins": "school age",
    "school_age.begins_on": "school age",
    "school_age.ends": "rule over_age_by_birth, school age",
    "school_age.ends_in": "rule over_age_by_birth, school age",
    "ten_day.due": (
        "clock ten_day_notice, measure ten_day_notification.late, measure "
        "ten_day_notification.on_time, measure ten_day_notification.on_time_rate"
    ),
    "ten_day.screening": "clock screening",
    "ten_day.returned": "clock sent_back",
    "enquiry.review": "clock enquiry_review",
    "enquiry.chase": "clock chase",
    "off_roll.query": "clock query",
    "off_roll.question": "clock off_roll_question",
    "pace.tell_school": "clock tell_school",
    "review.agreed": "clock review",
    "penalty.improvement": "offer improvement_ends_on",
    "penalty.improvement_review": "clock improvement_review",
    "penalty.deemed_service": "offer deemed_received_on",
    "penalty.attendance": "advice, ladder",
    "ehe.review": "clock review, help next_review_on",
    "sao.compliance": "clock order_compliance",
    "in_year.offer": "clock in_year_offer",
}
"""Who says something else where a rule has another value, by the key of the rule: these, and nobody else."""

WINDOWS = (date(2012, 3, 1), date(2024, 3, 1))
"""Days from which sample records tell of things; between them they fall under every scheme there was."""
SPAN = timedelta(days=400)
MANY = {PENALTY_NOTICE.key: 200, OFF_ROLL_NOTICE.key: 300}
FEW = 60


class OnFile(Filed):
    """A reader that knows which of its records are about a child, too."""

    def about(self, _: str, child: int, types: Iterable[str]) -> list[Any]:
        found = ((id, record) for id, record in self._kept.items() if record.child == child)
        return [SimpleNamespace(id=id) for id, one in found if self._types[type(one)].key in types]


@cache
def samples(kind: RecordType[Any], begins: date) -> tuple[Any, ...]:
    """Records filled at random, each received on some day, and some in which a rule makes a difference."""
    found = [moved(one, begins - FIRST_DAY) for one in samples_of(kind.cls)[: MANY.get(kind.key, FEW)]]
    if kind.notice:
        found = [replace(one, received_on=one.received_on or begins) for one in found]
    for day in (begins + 20 * A_DAY, begins + 300 * A_DAY):
        for later in range(0, 50, 2):
            found += _made(kind, day, day + later * A_DAY)
    return tuple(found)


def _made(kind: RecordType[Any], day: date, later: date) -> list[Any]:
    """Records of something that happened on a day, and of what came of it later."""
    if kind is TEN_DAY_NOTIFICATION:
        return [kind.cls(first_absent_on=day, received_on=later)]
    if kind is ON_ROLL_NOTICE:
        return [kind.cls(entered_on=day, received_on=later)]
    if kind is OFF_ROLL_NOTICE:
        return [kind.cls(deleted_on=day, ground_met_on=day, received_on=later, ground="2006-8-1-d")]
    if kind is HOME_EDUCATION:
        steps = ({"s437_notice_on": day, "intention_served_on": later}, {"intention_served_on": day})
        return [kind.cls(received_on=day, **step, order_made_on=later) for step in steps] + [
            kind.cls(received_on=day, s437_notice_on=day, order_made_on=later)
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
    for place, record in enumerate(samples(kind, begins)):
        here = Reading(today, law).at(record.school)
        for rule in kind.rules:
            told[f"rule {rule.__name__}"].append(list(rule(record, here)))
        for due in deadlines(record, kind.clocks, law):
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
    for figure in figures(OnFile(*samples(kind, begins), law=law), Period(begins, begins + SPAN)):
        told[f"measure {figure.measure}"].append(figure.value)
    return told


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


@cache
def as_shipped(kind: RecordType[Any], begins: date) -> tuple[Answers, set[str]]:
    """The answers by the law as shipped, and the keys of the rules that were asked for them."""
    book = NotingBook()
    return answers(kind, begins, Law(book)), book.asked


def pattern(key: str) -> str:
    """A key; of a rule that every scheme has, the same for all of them."""
    return re.sub(r"PN_[A-Z]", "*", key)


def concerned(key: str) -> set[str]:
    return CONCERNED[key.partition(".")[0]]


@pytest.mark.parametrize("kind", REGISTRY, ids=lambda kind: kind.name)
def test_what_a_record_says_goes_by_rules_about_it_alone(kind: RecordType[Any]) -> None:
    for begins in WINDOWS:
        assert {key for key in as_shipped(kind, begins)[1] if kind.key not in concerned(key)} == set()


@pytest.mark.parametrize("pattern_", dict.fromkeys(pattern(key) for key in KEYS if key not in SHOWN_ONLY))
def test_another_value_of_a_rule_is_another_answer_of_all_who_go_by_it(pattern_: str) -> None:
    keys = {key for key in KEYS if pattern(key) == pattern_}
    found: set[str] = set()
    for begins in WINDOWS:
        law = with_others(keys, begins)
        for kind in REGISTRY:
            before, asked = as_shipped(kind, begins)
            if keys & asked:
                found |= differing(answers(kind, begins, law), before)
    assert found == set(GO_BY[pattern_].split(", "))


def test_what_no_answer_goes_by_is_shown_only() -> None:
    asked = set().union(*(as_shipped(kind, begins)[1] for kind in REGISTRY for begins in WINDOWS))
    assert asked | SHOWN_ONLY.keys() == set(KEYS)
    assert not asked & SHOWN_ONLY.keys()


@pytest.mark.parametrize("kind", REGISTRY, ids=lambda kind: kind.name)
def test_what_came_to_pass_before_keeps_the_law_of_its_day(kind: RecordType[Any]) -> None:
    for begins in WINDOWS:
        law = with_others(KEYS, begins + SPAN + A_DAY, begun=True)
        assert answers(kind, begins, law) == as_shipped(kind, begins)[0]


@pytest.mark.parametrize("measure", [one for one in MEASURES.values() if one.rule], ids=lambda one: one.key)
def test_the_return_tells_of_the_rule_in_force(measure: Measure) -> None:
    begins = WINDOWS[-1]
    ends = begins + SPAN
    shipped = measure.defined(Law(), begins, ends)
    assert measure.defined(with_others(KEYS, ends + A_DAY), begins, ends) == shipped
    has_number = "{n" in Law().rules.near(measure.rule, ends).words and "{rule}" in measure.definition
    assert (measure.defined(with_others(KEYS, begins), begins, ends) != shipped) == has_number


def test_a_form_is_read_by_the_law_of_its_reading() -> None:
    """The draft hands on the law that it was given: to rules, conditions and what is typed."""
    law = with_others({"ten_day.continuous"}, WINDOWS[0])
    told = {}
    for name, given in (("shipped", Law()), ("other", law)):
        draft = Draft(TEN_DAY_NOTIFICATION, Reading(TODAY, given).at(None), labels={2: "Elm Lane"})
        draft.choose("school", 2, "Elm Lane")
        for path, text in (("first_absent_on", "2/11/2026"), ("received_on", "13/11/2026")):
            draft.type_in(path, text)
        told[name] = [issue.text for issue in draft.issues() if issue.path == "received_on"]
    assert told["shipped"] == []
    assert told["other"] == ["The 13th school day of absence is Wed 18 Nov 2026; this came before."]


def test_no_condition_by_law_goes_undeclared() -> None:
    lawful = [clock.applies for kind in REGISTRY for clock in kind.clocks if clock.applies is not None]
    assert all(reads_of(condition) for condition in lawful)
