"""What tells one child from another, taken out of its record."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from cme_desktop.fields.answers import known
from cme_desktop.values.names import fold

if TYPE_CHECKING:
    from cme_desktop.records.child_fields import Child


@dataclass(frozen=True)
class Identity:
    """Names as folded (surname, forename) pairs, the legal ones first; birth; numbers; postcodes."""

    names: tuple[tuple[str, str], ...]
    birth: date | None
    upns: frozenset[str]
    postcodes: frozenset[str]


def identity(child: "Child") -> Identity:
    """The identity of a child as recorded, former names and numbers included."""
    given = [
        (child.surname, child.forename),
        *((other.surname, other.forename) for other in child.other_names),
    ]
    pairs = [
        (fold(surname or child.surname or ""), fold(forename or child.forename or ""))
        for surname, forename in given
    ]
    born = known(child.birth)
    upns = (child.upn, *(former.upn for former in child.former_upns))
    postcodes = (address.postcode for address in child.addresses)
    return Identity(
        tuple(dict.fromkeys(pair for pair in pairs if any(pair))),
        born.day if born else None,
        frozenset(upn for upn in upns if upn),
        frozenset(fold(postcode) for postcode in postcodes if postcode),
    )
