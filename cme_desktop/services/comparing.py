"""Two children's records side by side: what each says, and in words how far the two agree."""

from collections.abc import Iterator
from dataclasses import dataclass

from cme_desktop.description.linked import linked
from cme_desktop.fields import known
from cme_desktop.fields.answered import show
from cme_desktop.matching.alike import Births, Level, alike
from cme_desktop.ports import Records
from cme_desktop.public_names import ShownName
from cme_desktop.standing_records.child import CHILD, Child
from cme_desktop.standing_records.child.identity import facts_of
from cme_desktop.values.upn import tells_apart

_LEVELS = {Level.SAME: "Same", Level.LIKE: "spelt otherwise", Level.OTHER: "Another"}
_BORN = {
    Births.SAME: "Born on the same day",
    Births.SWAPPED: "Day and month of birth the other way about",
    Births.SLIP: "Date of birth differs in one part",
    Births.UNKNOWN: "May have been born on the same day",
    Births.OTHER: "Born on another day",
}
_ONE_SIDED = "On one file only"


@dataclass(frozen=True)
class ComparedLine:
    """One thing that both records may say: its label, what each says, and how the two stand to each other."""

    label: str
    mine: str
    theirs: str
    said: str


def compare(reader: Records, mine: Child, theirs: Child) -> list[ComparedLine]:
    """What at least one of the two says, in the order of the form."""
    labels = reader.labels(linked(CHILD, mine) | linked(CHILD, theirs))
    return [line for line in _lines(mine, theirs, labels) if line.mine or line.theirs]


def _lines(mine: Child, theirs: Child, labels: dict[int, ShownName]) -> Iterator[ComparedLine]:
    found = alike(facts_of(mine), facts_of(theirs))
    for name, level in (("surname", found.surname), ("forename", found.forename)):
        crossed = "Surname and forename the other way about" if found.swapped else _of_level(name, level)
        yield _plain(name, mine, theirs, crossed)
    same = "Same" if mine.middle_names == theirs.middle_names else "Other"
    yield _plain("middle_names", mine, theirs, f"{same} middle names")
    yield _many("Other names", _other_names(mine), _other_names(theirs), "name")
    yield _plain("birth", mine, theirs, _BORN[found.births])
    yield _plain("sex", mine, theirs, "Same sex" if mine.sex == theirs.sex else "Another sex")
    yield _plain("upn", mine, theirs, _numbers(mine, theirs))
    yield _many("Current school", _school(mine, labels), _school(theirs, labels), "school")
    yield _many("Postcodes", _postcodes(mine), _postcodes(theirs), "postcode")
    yield _many("Parents and carers", _people(mine, labels), _people(theirs, labels), "parent or carer")


def _plain(name: str, mine: Child, theirs: Child, said: str) -> ComparedLine:
    field = CHILD.plain[name]
    values = [getattr(child, name) for child in (mine, theirs)]
    shown = [show(field, value, {}) for value in values]
    answered = all(known(value) is not None for value in values)
    return ComparedLine(field.label, shown[0], shown[1], said if answered else _ONE_SIDED)


def _many(label: str, mine: dict[str, str], theirs: dict[str, str], what: str) -> ComparedLine:
    """Of what a record may hold several, by what makes two of them one: one in common says the most."""
    said = f"Same {what}" if mine.keys() & theirs.keys() else f"Other {what}"
    return ComparedLine(
        label, "; ".join(mine.values()), "; ".join(theirs.values()), said if mine and theirs else _ONE_SIDED
    )


def _of_level(name: str, level: Level) -> str:
    return f"{name.capitalize()} {_LEVELS[level]}" if level is Level.LIKE else f"{_LEVELS[level]} {name}"


def _numbers(mine: Child, theirs: Child) -> str:
    if not all(tells_apart(child.upn or "") for child in (mine, theirs)):
        return "A wrong UPN tells nothing"
    if mine.upn == theirs.upn:
        return "Same UPN"
    both = facts_of(mine).upns & facts_of(theirs).upns
    return "One has the other’s former UPN" if both else "Another UPN"


def _other_names(child: Child) -> dict[str, str]:
    names = (" ".join(filter(None, (row.forename, row.surname))) for row in child.other_names)
    return {name.lower(): name for name in names if name}


def _school(child: Child, labels: dict[int, ShownName]) -> dict[str, str]:
    return {} if child.school is None else {str(child.school): labels.get(child.school, "")}


def _postcodes(child: Child) -> dict[str, str]:
    return {row.postcode: row.postcode for row in child.addresses if row.postcode}


def _people(child: Child, labels: dict[int, ShownName]) -> dict[str, str]:
    return {str(row.person): labels.get(row.person, "") for row in child.people if row.person is not None}
