"""Grounds on which a school deletes a pupil's name from its admission register.

Until 18 August 2024: Education (Pupil Registration) (England) Regulations 2006 (SI 2006/1751), reg 8, with
ground (o) added by SI 2011/1625 and grounds (f) and (k) changed by SI 2013/756. From 19 August 2024: School
Attendance (Pupil Registration) (England) Regulations 2024 (SI 2024/208), reg 9. The day the ground is met
decides the list.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cme_desktop.fields.choices import Choice, Choices
from cme_desktop.statutory.law import Law
from cme_desktop.statutory.national.registers import (
    BOARDING_FEES,
    EVERY_GROUND,
    FIRST_2006,
    FIRST_2024,
    LAST_2016,
    REGS_2006,
    REGS_2024,
    SIXTH_FORM_ENTRY,
)
from cme_desktop.statutory.rules import RuleBook
from cme_desktop.values.dates import show_day_in_full
from cme_desktop.values.numbers import spelt
from cme_desktop.values.texts import capital_first

_SHIPPED = Law().rules


_NUMBER = re.compile(r"\{(\w+)\}")


class Need(StrEnum):
    """What has to be on file before a ground can be accepted."""

    DESTINATION = "destination"
    PARENT_NOTICE = "parent_notice"
    JOINT_ENQUIRIES = "joint_enquiries"
    CONSENT = "consent"
    ORDER = "order"
    LA_ACT = "la_act"
    CERTIFICATE = "certificate"
    REASON = "reason"
    SCHOOL_ENQUIRIES = "school_enquiries"
    LAST_DAY_NAMED = "last_day_named"
    LEAVE_ENDED = "leave_ended"
    SEARCH_ENDED = "search_ended"
    EXCLUSION = "exclusion"
    REVIEW_CLOSED = "review_closed"

    @property
    def evidence(self) -> str:
        """The evidence in words, read after "this ground needs"."""
        return _EVIDENCE[self]


_EVIDENCE = {
    Need.DESTINATION: "the name of the other school",
    Need.PARENT_NOTICE: "the day the school received the parent’s written notice",
    Need.JOINT_ENQUIRIES: "enquiries made by both the school and the authority, and how they ended",
    Need.CONSENT: "the consent of the other school or the authority",
    Need.ORDER: "the court’s order",
    Need.LA_ACT: "the authority’s decision on the school attendance order",
    Need.CERTIFICATE: "the medical certificate",
    Need.REASON: "the reason in the school’s own words",
    Need.SCHOOL_ENQUIRIES: "enquiries made by the school, and how they ended",
    Need.LAST_DAY_NAMED: "the day after which the child stops attending, as the parent’s notice names it",
    Need.LEAVE_ENDED: "the day the leave ended",
    Need.SEARCH_ENDED: "the way the search ended",
    Need.EXCLUSION: "the day of the permanent exclusion",
    Need.REVIEW_CLOSED: "the day the exclusion review closed, and how",
}


def _worded(name: str, rules: RuleBook, on: date) -> str:
    """The number of a rule on a day; of one that has ended, its last day."""
    key = f"off_roll.{name.removesuffix('_ended')}"
    rule = rules.near(key, on)
    if name.endswith("_ended"):
        until = rules.values(key)[-1].until
        return "" if until is None else show_day_in_full(until)
    return spelt(rule.number if isinstance(rule.value, int) else rule.period.length)


@dataclass(frozen=True)
class Ground:
    """One ground: where it stands in the law, what has to be true, and what shows that it is."""

    code: str
    cite: str
    """`9(1)(f)`; empty when the school gave no ground."""
    caption: str
    test: str
    """With the numbers of rules in braces; see `tested`."""
    needs: tuple[Need, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    first_met_by: str = ""
    """The key of the rule of how many school days after the last attendance it is first met."""
    parted: bool = False
    """Whether it has been parted into grounds with letters, of which one has to be chosen."""

    @property
    def letter(self) -> str:
        """The letter within the list; empty for grounds outside the two lists of fifteen."""
        return self.code[-1] if self.cite and not self.not_of_age else ""

    @property
    def not_of_age(self) -> bool:
        """Whether it is a ground for pupils who are not of compulsory school age."""
        return self.cite.startswith(("8(3)", "9(3)"))

    @property
    def regulation(self) -> str:
        """Where it stands in full; empty when the school gave no ground."""
        regulations = REGS_2006 if self.valid_to == LAST_2016 else REGS_2024
        return f"{regulations}, reg {self.cite}" if self.cite else ""

    @property
    def choice(self) -> Choice:
        """The ground as an entry of a list, found by its letter, its place in the law or its caption."""
        also = (self.caption, *((self.letter, self.cite, f"reg {self.cite}") if self.cite else ()))
        label = f"{self.cite} {self.caption}".strip()
        note = self.tested(_SHIPPED, None)
        words = tuple(filter(None, also))
        return Choice(self.code, label, self.valid_from, self.valid_to, note, words, retired=self.parted)

    def tested(self, rules: RuleBook, on: date | None) -> str:
        """What has to be true, by the rules of a day on which the ground stood; without one, of its first."""
        first, last = self.valid_from or date.min, self.valid_to or date.max
        day = max(first, min(on or first, last))
        found = {name: _worded(name, rules, day) for name in _NUMBER.findall(self.test)}
        return capital_first(self.test.format(**found))

    def notifiable(self, on: date, rules: RuleBook) -> bool:
        """Whether a school had to tell the authority of a deletion on this ground that day."""
        told = str(rules.near("off_roll.notified", on).value)
        return told == EVERY_GROUND or bool(self.letter and f"({self.letter})" in told)


_LEAVE, _ABSENCE = "off_roll.leave", "off_roll.absence"


def _of_2006(
    letter: str, caption: str, test: str, *needs: Need, since: date = FIRST_2006, by: str = ""
) -> Ground:
    return Ground(f"2006-8-1-{letter}", f"8(1)({letter})", caption, test, needs, since, LAST_2016, by)


def _of_2024(letter: str, caption: str, test: str, *needs: Need, by: str = "") -> Ground:
    return Ground(f"2024-9-1-{letter}", f"9(1)({letter})", caption, test, needs, FIRST_2024, None, by)


def _others_of_2024(letter: str, caption: str, test: str, *needs: Need, by: str = "") -> Ground:
    caption = f"{caption}, {_NOT_OF_AGE}"
    return Ground(f"2024-9-3-{letter}", f"9(3)({letter})", caption, test, needs, FIRST_2024, None, by)


_ELSEWHERE = "Educated otherwise than at school"
_NOT_OF_AGE = "not of compulsory school age"
_NO_EXCUSE = "no reasonable grounds to believe in sickness or an unavoidable cause"
_NOT_EXPECTED = "no reasonable grounds to expect the child to attend again"
_JOINTLY = (
    "school and authority have made reasonable efforts together, and either have not found the child or, "
    f"having found the child, agree that there are {_NOT_EXPECTED}"
)
_STILL_UNKNOWN = "school and authority have made reasonable enquiries, and neither knows where the child is"
_FEES = "A boarder at a maintained school or academy whose charges are unpaid at the end of the term."
_EXCLUDED = (
    "Permanently excluded, once the responsible body has done its duties and the review is closed: a written "
    "statement that none is sought, its time has run out, or it was abandoned or ended against reinstatement."
)

NO_GROUND = "none"
"""The school gave no ground: the removal may be improper (off-rolling)."""

ALL_GROUNDS = (
    _of_2024("a", "Registered at another school",
        "On another school’s register, without agreed dual registration, and not for a mobile child’s "
        "main school or a school named in a school attendance order.", Need.DESTINATION),
    _of_2024("b", "Nursery completed, not continuing",
        f"Finished nursery education, with {_NOT_EXPECTED}."),
    _of_2024("c", "Dual registered, the other schools agree",
        "Registered elsewhere too and not expected back; every other school consents; no school "
        "attendance order names this school, and it is not a mobile child’s main school.", Need.CONSENT),
    _of_2024("d", "School attendance order now names another school",
        "The authority amended the order to name another school.", Need.LA_ACT),
    _of_2024("e", "School attendance order revoked",
        "The authority revoked the order because suitable education is arranged otherwise.", Need.LA_ACT),
    _of_2024("f", _ELSEWHERE,
        "The parent has told the school in writing that the child will stop attending after a certain day "
        "and be educated otherwise; that day has passed; no school attendance order that names the school is "
        "in force.", Need.PARENT_NOTICE, Need.LAST_DAY_NAMED),
    _of_2024("g", "Lives too far away",
        f"No longer lives a reasonable distance from the school, with {_NOT_EXPECTED}; not a boarder."),
    _of_2024("h", "Not back after leave of absence",
        f"Not back within {{leave}} school days after leave of any length ended, with {_NO_EXCUSE}; "
        f"{_JOINTLY}.", Need.LEAVE_ENDED, Need.JOINT_ENQUIRIES, Need.SEARCH_ENDED, by=_LEAVE),
    _of_2024("i", "Absent for 20 school days",
        f"{{absence}} school days in a row with every session coded G, N or O and {_NO_EXCUSE}; {_JOINTLY}.",
        Need.JOINT_ENQUIRIES, Need.SEARCH_ENDED, by=_ABSENCE),
    _of_2024("j", "Detained under a sentence",
        f"Under a sentence of detention of any length, with {_NOT_EXPECTED} once it is over.", Need.ORDER),
    _of_2024("k", "Died", "The pupil has died."),
    _of_2024("l", "Leaving at the end of compulsory school age",
        "Over compulsory school age when the school next meets, and either not expected back or without the "
        "academic entry requirements of its sixth form."),
    _of_2024("m", "Boarding charges unpaid", _FEES),
    _of_2024("n", "Left an independent or non-maintained special school",
        "Has ceased to be a pupil of a school that is neither maintained nor an academy."),
    _of_2024("o", "Permanently excluded", _EXCLUDED, Need.EXCLUSION, Need.REVIEW_CLOSED),
    _others_of_2024("a", "Day pupil not expected back", f"Not a boarder, with {_NOT_EXPECTED}."),
    _others_of_2024("b", "Boarder who has left", "A boarder who has ceased to be a pupil of the school."),
    _others_of_2024("c", "Absent for 20 school days",
        f"{{absence}} school days in a row without leave, with {_NO_EXCUSE}; the school has made reasonable "
        f"efforts, and either has not found the child or, having found the child, sees {_NOT_EXPECTED}.",
        Need.SCHOOL_ENQUIRIES, by=_ABSENCE),
    _others_of_2024("d", "Died", "The pupil has died."),
    _others_of_2024("e", "Permanently excluded", _EXCLUDED, Need.EXCLUSION, Need.REVIEW_CLOSED),
    Ground("2024-9-3", "9(3)", capital_first(_NOT_OF_AGE),
        "One of the five grounds for pupils below or above compulsory school age; which, has to be chosen.",
        valid_from=FIRST_2024, parted=True),
    _of_2006("a", "School attendance order changed or revoked",
        "The authority named another school in the order, or revoked it because suitable education is "
        "arranged otherwise.", Need.LA_ACT),
    _of_2006("b", "Registered at another school",
        "On another school’s register, without agreed dual registration.", Need.DESTINATION),
    _of_2006("c", "Dual registered, the other schools agree",
        "Registered elsewhere too, stopped attending, and every other school consents.", Need.CONSENT),
    _of_2006("d", _ELSEWHERE,
        "Stopped attending, and the parent has told the school in writing.", Need.PARENT_NOTICE),
    _of_2006("e", "Lives too far away",
        "Not a boarder; stopped attending and no longer lives a reasonable distance from the school."),
    _of_2006("f", "Not back after leave of absence",
        "Not back within {leave} school days after leave of any length ended (until {holiday_leave_ended}: "
        f"holiday leave of more than {{holiday_leave}} school days), with {_NO_EXCUSE}; {_STILL_UNKNOWN}.",
        Need.LEAVE_ENDED, Need.JOINT_ENQUIRIES, by=_LEAVE),
    _of_2006("g", "Medically unfit until the end of compulsory school age",
        "Certified by the school medical officer as unlikely to be fit to attend before compulsory school "
        "age ends; neither the pupil nor a parent has said that the pupil will stay on afterwards.",
        Need.CERTIFICATE),
    _of_2006("h", "Absent for 20 school days",
        f"{{absence}} school days in a row without authority, with {_NO_EXCUSE}; {_STILL_UNKNOWN}.",
        Need.JOINT_ENQUIRIES, by=_ABSENCE),
    _of_2006("i", "In custody",
        "Detained for {sentence} months or more under a final order or an order of recall, and not expected "
        "back.", Need.ORDER),
    _of_2006("j", "Died", "The pupil has died."),
    _of_2006("k", "Leaving at the end of compulsory school age",
        "Over compulsory school age before the school next meets, and leaving or, from "
        f"{show_day_in_full(SIXTH_FORM_ENTRY)}, without the academic entry requirements of its sixth form."),
    _of_2006("l", "Left an independent or similar school",
        "Has ceased to be a pupil of a school that is no maintained school, academy, city technology college "
        "or city college for the technology of the arts."),
    _of_2006("m", "Permanently excluded", "The exclusion is final.", Need.EXCLUSION),
    _of_2006("n", "Nursery completed, not continuing", "Finished nursery education and did not move up."),
    _of_2006("o", "Boarding charges unpaid", _FEES, since=BOARDING_FEES),
    Ground("2006-8-3", "8(3)", capital_first(_NOT_OF_AGE),
        "Below or above compulsory school age; the school says in words why the name went.",
        (Need.REASON,), FIRST_2006, LAST_2016),
    Ground(NO_GROUND, "", "No ground given", "The school names no ground: the removal may be improper."),
)  # fmt: skip
"""Both lists of fifteen, the list in force first, each with its grounds for pupils not of school age."""

BARRED_BY_ORDER = frozenset({"2024-9-1-a", "2024-9-1-c", "2024-9-1-f"})
"""Grounds that do not hold while a school attendance order names the school."""

LEFT_WITHOUT_CONSENT = frozenset(
    {*(f"2024-9-1-{letter}" for letter in "deko"), *(f"2006-8-1-{letter}" for letter in "ajm")}
)
"""Grounds on which a special school place ends without the authority that arranged it (2006 regs, reg 8(2);
2024 regs, reg 9(2))."""

DIED = frozenset({"2024-9-1-k", "2024-9-3-d", "2006-8-1-j"})
"""Grounds that say that the child has died."""

PAST_AGE = frozenset({"2024-9-1-l", "2006-8-1-k"})
"""Grounds that say that the child is over compulsory school age."""

NURSERY_DONE = frozenset({"2024-9-1-b", "2006-8-1-n"})
"""Grounds that say that the child has finished nursery."""

_AGE_DECIDES = (
    "This ground is for a child {}. Nobody has to be looked for, as long as the date of birth does not say "
    "otherwise."
)
_NOBODY_TO_LOOK_FOR = {
    **dict.fromkeys(DIED, "Nobody has to be looked for: the child has died."),
    **dict.fromkeys(PAST_AGE, _AGE_DECIDES.format("past compulsory school age")),
    **dict.fromkeys(NURSERY_DONE, _AGE_DECIDES.format("who finished nursery and is not of school age yet")),
}


def ends_the_search(code: str | None) -> str:
    """When and why nobody has to be looked for, where the ground says what became of the child; or ""."""
    return _NOBODY_TO_LOOK_FOR.get(code or "", "")


GROUNDS = Choices(*(ground.choice for ground in ALL_GROUNDS))
_BY_CODE = {ground.code: ground for ground in ALL_GROUNDS}


def ground_of(code: str | None) -> Ground | None:
    """The ground with that code; None for no answer or a code of no list."""
    return _BY_CODE.get(code) if code else None


def ends_by_consent(code: str | None) -> bool:
    """Whether a special school place that an authority arranged ends on the ground by its consent only.

    The rule is about pupils of compulsory school age.
    """
    ground = ground_of(code)
    return code not in LEFT_WITHOUT_CONSENT and (ground is None or not ground.not_of_age)


def needs_of(code: str | None) -> tuple[Need, ...]:
    """What the ground with that code needs on file."""
    ground = ground_of(code)
    return ground.needs if ground else ()
