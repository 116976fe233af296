"""Measures of the children who were educated at home on some day of a period."""

from collections.abc import Callable, Iterator

from cme_desktop.fields import reads
from cme_desktop.records.home_education import HOME_EDUCATION
from cme_desktop.records.home_education.fields import HomeEducation
from cme_desktop.returns.counting import id_of, number_of
from cme_desktop.returns.measures import Measure, Source, last_found
from cme_desktop.returns.periods import DateRange
from cme_desktop.returns.picks import AtAnyTime
from cme_desktop.returns.snapshot import Snapshot
from cme_desktop.returns.things import Thing

_at_any_time = AtAnyTime(HOME_EDUCATION, ("started_on", "received_on"), ("ended_on",), each_child=True)


def _of_them(name: str, label: str, what: str, wanted: Callable[[HomeEducation], bool]) -> Measure:
    """Those of whom this holds by any of their spells in the period."""

    def found(_: Snapshot, spell: HomeEducation, __: DateRange) -> Iterator[Thing]:
        if wanted(spell):
            yield Thing(id_of(spell))

    return Measure(
        key=f"home_education.{name}",
        label=f"Of those at home at any time, {label}",
        definition=f"Children educated at home on some day of the period {what}, each once.",
        sources=lambda: (Source(_at_any_time, found, last_found),),
        among="home_education.at_any_time",
    )


@reads("past_social_care", "child_in_need", "child_protection", "looked_after")
def _known_to_social_care(spell: HomeEducation) -> bool:
    at_the_start = (spell.child_in_need, spell.child_protection, spell.looked_after)
    return spell.past_social_care is True or True in at_the_start


AT_ANY_TIME = (
    number_of(
        "at_any_time",
        "Children educated at home at any time",
        "Children with a spell of home education on some day of the period, found suitable or not, each "
        "once.",
        _at_any_time,
    ),
    _of_them(
        "any_time_social_care",
        "known to social care",
        "who were known to social care before it, or in need, protected or looked after at its start",
        _known_to_social_care,
    ),
    _of_them(
        "any_time_child_in_need",
        "in need",
        "who were in need at the start of a spell",
        lambda spell: spell.child_in_need is True,
    ),
    _of_them(
        "any_time_child_protection",
        "with a child protection plan",
        "with a child protection plan at the start of a spell",
        lambda spell: spell.child_protection is True,
    ),
    _of_them(
        "any_time_ehc_plan",
        "with an EHC plan",
        "with an EHC plan at the start of a spell",
        lambda spell: spell.ehc_plan is True,
    ),
)
