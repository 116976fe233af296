"""Child: kept once for all the notices about it, however little is known at first.

What it holds is described in `fields`; here are its rules, its form, and what follows from its birth.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from cme_desktop.description.record_type import About, Offered, Order, RecordType
from cme_desktop.description.words import surname_first
from cme_desktop.fields import Reading, known, reads
from cme_desktop.issues import Issue, outstanding, warn
from cme_desktop.standing_records.address import addresses_in_order, overlapping_homes, postcode_terms
from cme_desktop.standing_records.child.fields import LIFE, Child, year_group_of_age
from cme_desktop.standing_records.child.identity import child_keys
from cme_desktop.statutory.rules import RuleBook
from cme_desktop.statutory.school_age import school_age_of
from cme_desktop.values import ages, school_years
from cme_desktop.values.dates import show_day
from cme_desktop.values.partial_dates import BirthDate, show_birth

__all__ = ["CHILD", "Child", "age_on", "school_age", "school_age_by", "year_group_on"]


def age_on(child: Child, day: date) -> int | None:
    """The child's age on a day, in years; None while the birth is unknown, an estimate where that is one."""
    born = known(child.birth)
    return None if born is None else ages.age(born.day, day)


def year_group_on(child: Child, day: date) -> int | None:
    """The national curriculum year the child belongs in on a day (0 is Reception).

    A child taught out of cohort moves up with that year group. Otherwise the birth decides; None where it is
    unknown, or known to the year only, which spans two cohorts.
    """
    if child.year_group is None:
        return _expected_year_group(child, day)
    if child.year_group_as_at is None:
        return child.year_group
    years = school_years.academic_year(day) - school_years.academic_year(child.year_group_as_at)
    return child.year_group + years


def school_age(child: Child, rules: RuleBook, on: date) -> tuple[date, date] | None:
    """The first and the last day of compulsory school age by the law of a day; None without a birth."""
    born = known(child.birth)
    return None if born is None else school_age_by(born, rules, on)


def school_age_by(born: BirthDate, rules: RuleBook, on: date) -> tuple[date, date] | None:
    """The same of a birth; one known to the year only spans two cohorts, and tells neither day."""
    return None if born.precision == "year" else school_age_of(born.day, rules, on)


def _expected_year_group(child: Child, day: date) -> int | None:
    born = known(child.birth)
    return None if born is None or born.precision == "year" else school_years.year_group(born.day, day)


@reads("forename", "single_name")
def one_name_or_two(child: Child, reading: Reading) -> Iterable[Issue]:
    """A missing forename is either a child with one name, or still to be found out."""
    if child.single_name and child.forename:
        yield warn(
            "forename", "There is a forename, yet “Has one name only” is ticked; one of the two is wrong."
        )
    if not child.single_name and not child.forename:
        yield outstanding("forename", "Type the forename, or tick “Has one name only”.")


@reads("upn", "former_upns")
def upn_given_twice(child: Child, reading: Reading) -> Iterable[Issue]:
    """A former UPN is another one."""
    for number, former in enumerate(child.former_upns):
        if former.upn is not None and former.upn == child.upn:
            yield warn(
                f"former_upns.{number}.upn", "This is the child’s present UPN; it is not a former one."
            )


@reads("sen", "ehc_plan")
def one_answer_about_the_plan(child: Child, reading: Reading) -> Iterable[Issue]:
    """An EHC plan is told by both fields, or by neither."""
    if child.sen == "E" and child.ehc_plan is False:
        yield warn(
            "ehc_plan", "By SEN provision there is an EHC plan, by this field there is none; check both."
        )


@reads("birth", "addresses")
def lived_since_birth(child: Child, reading: Reading) -> Iterable[Issue]:
    """Nobody lives anywhere before being born; the year after a birth that is a guess is let be."""
    born = known(child.birth)
    for number, address in enumerate(child.addresses):
        first = known(address.from_on)
        if born and not born.estimated and first and first < born.day:
            yield warn(
                f"addresses.{number}.from_on",
                f"From {show_day(first)}, before the child was born ({show_birth(born)}); check both.",
            )


@reads("people")
def each_person_once(child: Child, reading: Reading) -> Iterable[Issue]:
    """One person is in one row, whatever they are to the child."""
    seen: set[int] = set()
    for number, relation in enumerate(child.people):
        if relation.person in seen:
            yield warn(f"people.{number}.person", "This person stands in another row already.")
        elif relation.person is not None:
            seen.add(relation.person)


@reads("status", "birth")
def over_age_by_birth(child: Child, reading: Reading) -> Iterable[Issue]:
    """A child is over school age once the last day of it has gone by."""
    ages = school_age(child, reading.law.rules, reading.today)
    if child.status == "over_age" and ages is not None and reading.today <= ages[1]:
        yield warn(
            "status", f"By date of birth the child is of school age until {show_day(ages[1])}; check both."
        )


@reads("birth", "year_group", "year_group_as_at")
def out_of_cohort(child: Child, reading: Reading) -> Iterable[Issue]:
    """A year group other than that of the child's age is possible, and worth a second look."""
    expected = year_group_of_age(child, reading)
    if child.year_group is not None and expected is not None and child.year_group != expected:
        group = school_years.show_year_group(expected)
        yield warn("year_group", f"By date of birth the child would be in {group}.")


@reads("restricted", "restricted_reason")
def reason_for_restriction(child: Child, reading: Reading) -> Iterable[Issue]:
    """A restriction can only be lifted by somebody who knows why; to set it, nobody has to wait for that."""
    if child.restricted and child.restricted_reason is None:
        yield outstanding("restricted_reason", "Choose why the child is restricted.")


@reads("addresses")
def an_address_at_least(child: Child, reading: Reading) -> Iterable[Issue]:
    """That nobody knows where a child lives is an answer; no answer is not."""
    if not child.addresses:
        yield outstanding(
            "addresses",
            "Add the child’s address. If nobody knows it, choose “Whereabouts unknown” as its kind.",
        )


def child_label(child: Child) -> str:
    """The name, surname first."""
    return surname_first(child.surname, child.forename) or "New child"


def child_line(child: Child) -> str:
    """The name and the date of birth."""
    born = known(child.birth)
    return f"{child_label(child)} · born {show_birth(born)}" if born else child_label(child)


def child_terms(child: Child) -> Iterator[str]:
    """Every name, every UPN and every postcode."""
    yield from filter(None, (child.surname, child.forename, child.middle_names))
    for other in child.other_names:
        yield from filter(None, (other.surname, other.forename))
    yield from filter(None, (child.upn, *(former.upn for former in child.former_upns)))
    yield from postcode_terms(child.addresses)


CHILD = RecordType(
    cls=Child,
    key="child",
    prefix="CHD",
    title="Child",
    plural="Children",
    life=LIFE,
    about=About.NOBODY,
    worked=False,
    offered=Offered.NEW_MENU,
    order=Order.by_name("surname"),
    label=child_label,
    line=child_line,
    terms=child_terms,
    keys=child_keys,
    can_be_restricted=True,
    without={
        "chapter": "Children are counted by the records about them.",
        "story": "The city begins with its children, before anything is told of them.",
        "example": "A child is entered where another form does not find it.",
        "guide": "The introduction tells how children are found and made.",
        "rail": "It stands there by hand, as it is shown before the types are loaded.",
    },
    rules=(
        one_name_or_two,
        upn_given_twice,
        one_answer_about_the_plan,
        lived_since_birth,
        each_person_once,
        over_age_by_birth,
        out_of_cohort,
        reason_for_restriction,
        an_address_at_least,
        addresses_in_order,
        overlapping_homes,
    ),
)
