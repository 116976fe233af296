"""A child's identity, taken out of its record; former names and numbers count."""

from calendar import monthrange
from datetime import date

from cme_desktop.fields import known
from cme_desktop.matching.facts import Birth, IdentityFacts, folded_words, name_of
from cme_desktop.matching.identity import Identity
from cme_desktop.matching.keys import keys_of
from cme_desktop.standing_records.child.fields import Child
from cme_desktop.values.names import fold
from cme_desktop.values.partial_dates import BirthDate
from cme_desktop.values.upn import check_upn, is_temporary, tells_apart

FACTS = (
    "surname", "forename", "middle_names", "other_names", "birth", "sex", "upn", "former_upns", "addresses",
    "merged_into",
)  # fmt: skip
"""The fields that tell one child from another, and whether it may be named."""

_NOT_RECORDED = "U"


def identity(child: Child) -> Identity:
    """What tells this child from others."""
    born = known(child.birth)
    postcodes = (address.postcode for address in child.addresses)
    return Identity(
        _names(child),
        born.day if born else None,
        _upns(child),
        frozenset(fold(postcode) for postcode in postcodes if postcode),
    )


def facts_of(child: Child) -> IdentityFacts:
    """What is known of this child, by which an import knows it again."""
    born = known(child.birth)
    present = {child.upn} if child.upn and _valid(child.upn) else set()
    names = [name_of(child.surname, child.forename)]
    names += [
        name_of(other.surname or child.surname, other.forename or child.forename)
        for other in child.other_names
    ]
    sex = known(child.sex)
    recorded = sex is not None and sex != _NOT_RECORDED
    return IdentityFacts(
        names=tuple(dict.fromkeys(name for name in names if any(name.whole))),
        middle=folded_words(child.middle_names),
        births=frozenset({_span(born)} if born else ()),
        sexes=frozenset({sex} if sex and recorded else ()),
        upns=_upns(child),
        present=frozenset(present),
        temporary=any(is_temporary(upn) for upn in present),
        postcodes=identity(child).postcodes,
    )


def birth_day(child: Child) -> date | None:
    """The day of birth, where it is known to the day."""
    born = known(child.birth)
    return _span(born).day if born else None


def _upns(child: Child) -> frozenset[str]:
    """The numbers it has or had; a wrong one may be anybody's and takes part in no match."""
    given = (child.upn, *(former.upn for former in child.former_upns))
    return frozenset(upn for upn in given if upn and tells_apart(upn))


def _valid(upn: str) -> bool:
    return check_upn(upn).wrong is None


def _span(born: BirthDate) -> Birth:
    """The days that it may have been; a guessed day may be any of that year or the next to it."""
    year = born.day.year
    if born.precision == "month":
        return Birth(born.day, born.day.replace(day=monthrange(year, born.day.month)[1]))
    if born.precision == "year":
        return Birth(born.day, date(year, 12, 31))
    if born.estimated:
        return Birth(date(year - 1, 1, 1), date(year + 1, 12, 31))
    return Birth(born.day, born.day)


def child_keys(child: Child) -> set[str]:
    """The blocking keys of a child's record."""
    return set(keys_of(identity(child)))


def _names(child: Child) -> tuple[tuple[str, str], ...]:
    """Every name the child goes by; a part that another name leaves out is that of the legal one."""
    given = [(child.surname, child.forename)]
    given += [
        (other.surname or child.surname, other.forename or child.forename) for other in child.other_names
    ]
    pairs = [(fold(surname or ""), fold(forename or "")) for surname, forename in given]
    return tuple(dict.fromkeys(pair for pair in pairs if any(pair)))
