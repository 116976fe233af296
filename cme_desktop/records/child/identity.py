"""A child's identity, taken out of its record; former names and numbers count."""

from cme_desktop.fields import known
from cme_desktop.matching.identity import Identity
from cme_desktop.matching.keys import keys_of
from cme_desktop.records.child.fields import Child
from cme_desktop.values.names import fold


def identity(child: Child) -> Identity:
    """What tells this child from others."""
    born = known(child.birth)
    upns = (child.upn, *(former.upn for former in child.former_upns))
    postcodes = (address.postcode for address in child.addresses)
    return Identity(
        _names(child),
        born.day if born else None,
        frozenset(upn for upn in upns if upn),
        frozenset(fold(postcode) for postcode in postcodes if postcode),
    )


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
