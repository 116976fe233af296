"""Measures of elective home education: children on the register; spells that begin, are judged, end."""

from datetime import date

from cme_desktop.codes.home_education import EHE_REASONS, END_REASONS
from cme_desktop.fields import Choices
from cme_desktop.records.home_education import HOME_EDUCATION
from cme_desktop.records.home_education.fields import HomeEducation
from cme_desktop.returns.counting import counted, each_child, happened, standing
from cme_desktop.returns.measures import Chapter, Measure, into

_NOT_GIVEN = Choices(("not_given", "Not given"))


def _began_on(spell: HomeEducation) -> date | None:
    return spell.started_on or spell.received_on


def _ended_on(spell: HomeEducation) -> date | None:
    return spell.ended_on


def _unsuitable_on(spell: HomeEducation) -> date | None:
    return spell.judged_on if spell.judgement == "unsuitable" else None


def _returned_on(spell: HomeEducation) -> date | None:
    returned = spell.end_reason == "returned" or (spell.end_reason is None and spell.status == "returned")
    return spell.ended_on if returned else None


def _reason(spell: HomeEducation) -> str:
    return spell.primary_reason or "not_given"


def _end_reason(spell: HomeEducation) -> str:
    return spell.end_reason or ("returned" if spell.status == "returned" else "not_given")


_begun = happened(HOME_EDUCATION, _began_on)
_ended = happened(HOME_EDUCATION, _ended_on)
_on_register = each_child(standing(HOME_EDUCATION, _began_on, _ended_on))

_REGISTER = (
    Measure(
        key="home_education.on_register",
        label="Children on the home education register",
        definition=(
            "Children with a spell of home education that began on or before the last day of the period and "
            "did not end on or before it, each once; without a first day, the day of notification counts."
        ),
        select=counted(_on_register),
    ),
    Measure(
        key="home_education.on_register_by_reason",
        label="Children on the register, by primary reason",
        definition="Children on the register at the end of the period, by the primary reason of the spell.",
        select=counted(_on_register, by=_reason),
        split=into(EHE_REASONS, _NOT_GIVEN),
        parts_of="home_education.on_register",
    ),
)

_SPELLS = (
    Measure(
        key="home_education.new_spells",
        label="New spells of home education",
        definition="Spells of home education, by their first day or, without one, the day of notification.",
        select=counted(_begun),
    ),
    Measure(
        key="home_education.new_spells_by_reason",
        label="New spells, by primary reason",
        definition="Spells that began in the period, by their primary reason.",
        select=counted(_begun, by=_reason),
        split=into(EHE_REASONS, _NOT_GIVEN),
        parts_of="home_education.new_spells",
    ),
    Measure(
        key="home_education.new_children",
        label="Children starting home education",
        definition="Children with a spell that began in the period, each once however many spells.",
        select=counted(each_child(_begun)),
    ),
    Measure(
        key="home_education.closed",
        label="Spells of home education ended",
        definition="Spells of home education, by the day they ended.",
        select=counted(_ended),
    ),
    Measure(
        key="home_education.end_reason",
        label="Spells ended, by reason",
        definition="Spells that ended in the period, by why they ended.",
        select=counted(_ended, by=_end_reason),
        split=into(END_REASONS, _NOT_GIVEN),
        parts_of="home_education.closed",
    ),
    Measure(
        key="home_education.judged_unsuitable",
        label="Home education judged unsuitable",
        definition="Spells whose education was found unsuitable, by the day of the decision.",
        select=counted(happened(HOME_EDUCATION, _unsuitable_on)),
    ),
    Measure(
        key="home_education.returned_to_school",
        label="Returned to school",
        definition="Spells that ended with a return to school, by the day they ended.",
        select=counted(happened(HOME_EDUCATION, _returned_on)),
    ),
)

CHAPTER = Chapter(
    kind=HOME_EDUCATION,
    countable=lambda spell: spell.end_reason != "opened_in_error",
    left_out="Spells of home education opened in error are not counted.",
    measures=(*_REGISTER, *_SPELLS),
)
