"""Measures of elective home education: children on the register; spells that begin, are judged, end."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from cme_desktop.codes.home_education import EHE_REASONS, END_REASONS
from cme_desktop.fields import Choices, reads
from cme_desktop.records.home_education import HOME_EDUCATION, LIFE
from cme_desktop.records.home_education.at_any_time import AT_ANY_TIME
from cme_desktop.records.home_education.fields import HomeEducation
from cme_desktop.records.home_education.order_measures import ORDERS
from cme_desktop.returns.chapters import (
    AtMost,
    Beside,
    Chapter,
    Headline,
    Lines,
    Months,
    Page,
    SideBySide,
    Topic,
)
from cme_desktop.returns.counting import counted, id_of, number_of, of_each
from cme_desktop.returns.days import given
from cme_desktop.returns.measures import Measure, Sources, into
from cme_desktop.returns.periods import DateRange
from cme_desktop.returns.picks import Happened, Standing
from cme_desktop.returns.snapshot import Snapshot
from cme_desktop.returns.things import Thing
from cme_desktop.statutory.census import census_days
from cme_desktop.statutory.law import Law

_NOT_GIVEN = Choices(("not_given", "Not given"))


_BEGAN = ("started_on", "received_on")


@reads("end_reason")
def _counts(spell: HomeEducation) -> bool:
    return spell.end_reason != "opened_in_error"


@reads("judgement", "status")
def _is_unsuitable(spell: HomeEducation) -> bool:
    return spell.judgement == "unsuitable" or spell.status == "unsuitable"


def _under_order_by(spell: HomeEducation, day: date) -> bool:
    """Whether an order to attend a school was in force on a day."""
    over = (spell.order_complied_on, spell.order_revoked_on)
    made = spell.order_made_on is not None and spell.order_made_on <= day
    return made and not any(end is not None and end <= day for end in over)


def _unsuitable_by(spell: HomeEducation, day: date) -> bool:
    """Whether the child counts as missing education on a day: an order is made of the unsuitable only.

    One found unsuitable on a day that nobody gave counts as such on every day.
    """
    found = _is_unsuitable(spell) and (spell.judged_on is None or spell.judged_on <= day)
    return found or _under_order_by(spell, day)


@reads("status", "end_reason")
def _has_ended(spell: HomeEducation) -> bool:
    return spell.status not in LIFE.open or spell.end_reason is not None


@reads("status", "end_reason")
def _has_returned(spell: HomeEducation) -> bool:
    return _end_reason(spell) == "returned"


def _reason(spell: HomeEducation) -> str:
    return spell.primary_reason or "not_given"


def _end_reason(spell: HomeEducation) -> str:
    return spell.end_reason or ("returned" if spell.status == "returned" else "not_given")


def _census_day(law: Law, period: DateRange) -> date | None:
    """The last census day that lies in a period."""
    return max((day for day in census_days(law.rules) if day in period), default=None)


_begun = Happened(HOME_EDUCATION, given(*_BEGAN))
_ended = Happened(HOME_EDUCATION, given("ended_on"), _has_ended)
_at_home = Standing(HOME_EDUCATION, _BEGAN, ("ended_on",), each_child=True)
_at_home_on_census_day = replace(_at_home, on=_census_day)


def _who(
    wanted: Callable[[HomeEducation, date], bool],
    by: Callable[[HomeEducation], str | None] = lambda _: None,
    at_home: Standing[HomeEducation] = _at_home,
) -> Sources:
    """Each child educated at home, by default at the end of the period, of whose spell this holds then."""

    def found(snapshot: Snapshot, spell: HomeEducation, period: DateRange) -> Iterator[Thing]:
        on = at_home.on(snapshot.law, period)
        if on is not None and wanted(spell, on):
            yield Thing(id_of(spell), by(spell))

    return of_each(at_home, found)


def _suitable_by(spell: HomeEducation, day: date) -> bool:
    """Not found unsuitable: whether found suitable or not looked into yet."""
    return not _unsuitable_by(spell, day)


_ON_REGISTER = Measure(
    key="home_education.on_register",
    label="Children on the home education register",
    definition=(
        "Children with a spell of home education that began on or before the last day of the period, did "
        "not end on or before it and had not been found unsuitable by it, each once; without a first "
        "day, the day of notification counts."
    ),
    sources=_who(_suitable_by),
)
_REGISTER = (
    _ON_REGISTER,
    Measure(
        key="home_education.on_census_day",
        label="Children on the register on census day",
        definition=(
            "Children on the register on the last census day in the period, as the page Rules has it; none "
            "where no census day lies in it."
        ),
        sources=_who(_suitable_by, at_home=_at_home_on_census_day),
    ),
    Measure(
        key="home_education.on_register_by_reason",
        label="Children on the register, by primary reason",
        definition="Children on the register at the end of the period, by the primary reason of the spell.",
        sources=_who(_suitable_by, _reason),
        split=into(EHE_REASONS, _NOT_GIVEN),
        parts_of="home_education.on_register",
    ),
    Measure(
        key="home_education.unsuitable_at_end",
        label="Children at home whose education is unsuitable",
        definition=(
            "Children at home on the last day of the period whose education had been found unsuitable by it, "
            "or who were under a school attendance order, each once; they are missing education and not on "
            "the register."
        ),
        sources=_who(_unsuitable_by),
    ),
    Measure(
        key="home_education.under_order_at_end",
        label="Children at home under a school attendance order",
        definition=(
            "Children at home on the last day of the period with a school attendance order made by it and "
            "neither complied with nor revoked, each once."
        ),
        sources=_who(_under_order_by),
    ),
)

_SPELLS = (
    number_of(
        "new_spells",
        "New spells of home education",
        "Spells of home education, by their first day or, without one, the day of notification.",
        _begun,
    ),
    Measure(
        key="home_education.new_spells_by_reason",
        label="New spells, by primary reason",
        definition="Spells that began in the period, by their primary reason.",
        sources=counted(_begun, by=_reason),
        split=into(EHE_REASONS, _NOT_GIVEN),
        parts_of="home_education.new_spells",
    ),
    number_of(
        "new_children",
        "Children starting home education",
        "Children with a spell that began in the period, each once however many spells.",
        replace(_begun, each_child=True),
    ),
    number_of(
        "closed",
        "Spells of home education ended",
        "Spells of home education, by the day they ended.",
        _ended,
    ),
    Measure(
        key="home_education.end_reason",
        label="Spells ended, by reason",
        definition="Spells that ended in the period, by why they ended.",
        sources=counted(_ended, by=_end_reason),
        split=into(END_REASONS, _NOT_GIVEN),
        parts_of="home_education.closed",
    ),
    number_of(
        "judged_unsuitable",
        "Home education judged unsuitable",
        "Spells whose education was found unsuitable, by the day of the decision.",
        Happened(HOME_EDUCATION, given("judged_on"), only=_is_unsuitable),
    ),
    number_of(
        "returned_to_school",
        "Returned to school",
        "Spells that ended with a return to school, by the day they ended.",
        Happened(HOME_EDUCATION, given("ended_on"), only=_has_returned),
    ),
)

_READS = (
    "child_in_need", "child_protection", "ehc_plan", "end_reason", "ended_on", "intention_served_on",
    "judged_on", "judgement", "looked_after", "order_amended_on", "order_complied_on", "order_declined_on",
    "order_made_on", "order_resolved_on", "order_revoked_on", "past_social_care", "primary_reason",
    "received_on", "revocation_refused_on", "s437_notice_on", "s437_reply_on", "s437_result", "started_on",
)  # fmt: skip

CHAPTER = Chapter(
    kind=HOME_EDUCATION,
    reads=_READS,
    countable=_counts,
    left_out="Spells of home education opened in error are not counted.",
    measures=(*_REGISTER, *_SPELLS, *AT_ANY_TIME, *ORDERS),
    headlines=(
        Headline(
            _ON_REGISTER.key,
            _ON_REGISTER.label,
            Topic.AT_HOME,
            tile=_ON_REGISTER.label,
            under="Home education",
            says="{now} children on the register",
        ),
        Headline(
            "home_education.new_children",
            "Children starting home education",
            Topic.AT_HOME,
            under="Home education",
            says="{now} started",
        ),
    ),
    at_most=(
        AtMost("home_education.new_children", "home_education.new_spells"),
        AtMost(_ON_REGISTER.key, "home_education.new_children", is_growth=True),
        AtMost(_ON_REGISTER.key, "home_education.new_spells", is_growth=True),
    ),
    side_by_side=(
        SideBySide(
            "Home education by reason",
            "Primary reason",
            (
                Beside("On register", "home_education.on_register_by_reason", _ON_REGISTER.key),
                Beside("New spells", "home_education.new_spells_by_reason", "home_education.new_spells"),
            ),
        ),
    ),
    lines=(
        Lines(Page.AT_HOME, _ON_REGISTER.key),
        Lines(
            Page.AT_HOME,
            "home_education.new_spells",
            ("home_education.new_spells_by_reason",),
            named={
                "Philosophical or preferential": ("philosophical",),
                "Mental health": ("mental_health",),
                "School dissatisfaction: SEND": ("dissatisfaction_send",),
                "School dissatisfaction: general": ("dissatisfaction_general",),
                "School dissatisfaction: bullying": ("dissatisfaction_bullying",),
                "No reason given": ("no_reason_given", "unknown", "not_given"),
            },
        ),
        Lines(Page.AT_HOME, "home_education.closed"),
    ),
    months=(Months(_ON_REGISTER.label, (_ON_REGISTER,), "Children", page=Page.AT_HOME),),
)
