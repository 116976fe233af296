"""Where a figure leads to: the records that it counts, or each thing with what it counts as."""

from cme_desktop.looks.returns import TYPES, Mismatch
from cme_desktop.returns.figures import Figure
from ui.shell.places import Place, PlaceKind


def rows_of(figure: Figure, days: str) -> Place:
    """The rows of a figure of these days, as they are called."""
    title = f"{figure.title}, {days}"
    if figure.counts_records:
        return Place(PlaceKind.ROWS, TYPES[figure.measure].key, ids=figure.ids, title=title)
    return Place(PlaceKind.COUNTED, figure=figure, title=title)


def strays_of(mismatch: Mismatch) -> Place:
    """The records that one side of a sum counts otherwise than the other."""
    return Place(PlaceKind.ROWS, mismatch.type, ids=mismatch.records, title="Records that do not add up")
