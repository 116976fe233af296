"""How a row of a table names another record, and what a new one is made of when it is not on file.

Data, one entry for each type that rows point at by its particulars; any other record is named by its
reference.
"""

from dataclasses import dataclass
from enum import Enum
from typing import Any

from cme_desktop.description.record_type import RecordType
from cme_desktop.fields import Field, LinkField
from cme_desktop.standing_records.child import CHILD
from cme_desktop.standing_records.hub import HUB
from cme_desktop.standing_records.officer import OFFICER
from cme_desktop.standing_records.person import PERSON
from cme_desktop.standing_records.school import SCHOOL


class Links(Enum):
    """When a row is linked by itself, without a reference, to one on file."""

    BY_PARTICULARS = "by what it is known by"
    WHEN_SURE = "when every condition of the sure rule holds; else somebody is asked"
    NEVER = "by reference only; a likeness is told"


@dataclass(frozen=True, kw_only=True)
class Target:
    """One type that rows point at.

    `known_by` are the ways to recognise one, the surest first: the fields that have to agree. `told_apart_by`
    is a number that two never share: where it differs, nothing else makes them the same. `given` are the
    fields that a row may hold of it (`addresses.postcode` is that of a first address). One that is not on
    file is made from them when `made` is set. `kept_in` names the link, the rows and the row's link that hold
    it, where a name alone tells it from its like only inside that record. `links` says when a row means one
    on file without its reference. `how` says what to put into the
    column, `missing` what to do about one that is not on file and not made.
    """

    type: RecordType[Any]
    known_by: tuple[tuple[str, ...], ...]
    given: tuple[str, ...]
    made: bool
    how: str
    links: Links = Links.BY_PARTICULARS
    missing: str = ""
    told_apart_by: str = ""
    kept_in: tuple[str, str, str] | None = None


TARGETS = {
    target.type.key: target
    for target in (
        Target(
            type=CHILD,
            known_by=(("upn",), ("surname", "forename", "birth")),
            given=("upn", "surname", "forename", "birth", "sex", "addresses.postcode"),
            made=True,
            links=Links.WHEN_SURE,
            how="Reference (CHD-…), or “Surname, Forename, dd/mm/yyyy”; or fill in the columns that begin "
            "with the same word. The row is linked to a child on file by itself only if UPN, birth and "
            "forename agree, or name, birth, postcode and sex. A child like nobody on file is added. Any "
            "other row is handed back; answer here: the reference, or “new” for another child.",
        ),
        Target(
            type=PERSON,
            known_by=(("surname", "forename", "birth"),),
            given=("title", "surname", "forename", "birth", "email", "addresses.postcode"),
            made=True,
            links=Links.NEVER,
            how="Reference (PER-…) or “Surname, Forename”; or fill in the columns that begin with the same "
            "word. Somebody not yet known to be the child’s parent or carer is added, and you are told who "
            "on file may be the same person.",
            kept_in=("child", "people", "person"),
        ),
        Target(
            type=SCHOOL,
            known_by=(("urn",), ("laestab",), ("name",)),
            given=("urn", "laestab", "name"),
            made=False,
            how="URN, DfE number (such as 352/2999) or name of a school on file. Schools are never added "
            "here: load the national register first.",
            told_apart_by="urn",
            missing="Give its URN, or load the school register first.",
        ),
        Target(
            type=OFFICER,
            known_by=(("name",),),
            given=("name",),
            made=True,
            how="Name or reference. An officer who is not on file is added.",
        ),
        Target(
            type=HUB,
            known_by=(("name",),),
            given=("name",),
            made=True,
            how="Name or reference. A hub that is not on file is added.",
        ),
    )
}

INLINE = {CHILD.key: {"people": "Parent", "addresses": "Address"}, PERSON.key: {"addresses": "Address"}}
"""Rows of which a main sheet may hold one, with the word that begins their headings."""


def weighed(record_type: RecordType[Any]) -> bool:
    """Whether somebody has to be asked which entry of a register a row is, unless that is sure."""
    return record_type.key in TARGETS and TARGETS[record_type.key].links is Links.WHEN_SURE


def names_whose(described: Field[Any] | None, record_type: RecordType[Any]) -> bool:
    """Whether a field of a record links it to such an entry of another type: whose it is."""
    if not isinstance(described, LinkField) or described.to == record_type.key:
        return False
    return described.to in TARGETS and TARGETS[described.to].links is Links.WHEN_SURE


def how_to_name(key: str) -> str:
    """What to put into a column that points at a record of this type."""
    return TARGETS[key].how if key in TARGETS else "The reference number."
