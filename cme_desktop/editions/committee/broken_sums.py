"""What a committee edition says of a sum that does not hold: nothing from which a withheld number follows."""

from collections.abc import Callable

from cme_desktop.returns.figures import Figure
from cme_desktop.returns.sums import Sum


def broken_words(tried: Sum, tells: Callable[[Figure], bool]) -> str:
    """What is wrong with a sum; by how much only where every number in it is told."""
    told = all(map(tells, (tried.whole, *(term.figure for term in tried.terms))))
    return tried.broken() if told else tried.broken_untold()
