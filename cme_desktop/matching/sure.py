"""When an import may say by itself whose a row is, and what forbids it whatever else agrees.

A wrong link ends the search for a child, and nobody looks again; a question costs ten seconds.
"""

from collections.abc import Callable, Iterable

from cme_desktop.matching.alike import Alike, Births, Level, contrary
from cme_desktop.matching.facts import IdentityFacts
from cme_desktop.matching.spelling import same_but_for_spelling

Common = Callable[[str], bool]
"""Whether a word stands in so many names that it tells nobody apart."""


def sure(row: IdentityFacts, child: IdentityFacts, common: Common) -> bool:
    """A valid UPN with the same birth and a like forename; or name, birth, postcode and sex all the same."""
    if any(contrary(row, child)) or row.birth is None or row.birth != child.birth:
        return False
    if row.names and row.present & child.upns:
        return any(_like_forename(row.names[0].forename, name.forename, common) for name in child.names)
    return (
        row.legal == child.legal
        and all(row.legal)
        and bool(row.postcodes & child.postcodes)
        and bool(row.sexes & child.sexes)
    )


def has_rival(mine: Alike, others: Iterable[Alike]) -> bool:
    """Whether another child of the same birth is named as nearly or more so, or has the same UPN."""
    return any(
        other.same_number
        or (other.births is Births.SAME and other.forename > 0 and other.nearness >= mine.nearness)
        for other in others
    )


def one_child(row: IdentityFacts, made: IdentityFacts) -> bool:
    """Whether two rows of one file tell of one child who is not on file yet.

    They come from one hand, so that the same name and birth are enough where nothing speaks against it: no
    other UPN, sex or postcode.
    """
    if row.legal != made.legal or row.birth is None or row.birth != made.birth:
        return False
    homes = row.postcodes and made.postcodes and not row.postcodes & made.postcodes
    return not homes and not any(contrary(row, made))


def _like_forename(mine: tuple[str, ...], theirs: tuple[str, ...], common: Common) -> bool:
    """A word in common is no likeness where half the town has it: brothers are both Muhammad Something."""
    if not mine or not theirs:
        return False
    if same_but_for_spelling("".join(mine), "".join(theirs)):
        return True
    fewer, more = sorted((set(mine), set(theirs)), key=len)
    return fewer <= more and not all(common(word) or len(word) == 1 for word in fewer)


__all__ = ["Level", "has_rival", "one_child", "sure"]
