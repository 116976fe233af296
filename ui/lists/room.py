"""How the columns of a list share the width there is."""

from collections.abc import Mapping, Sequence

from ui.lists.columns import ListColumn

_LEAST = 0.72
"""Of its width, what any other column keeps however little room there is; then the list scrolls sideways."""


def shared_out(
    columns: Sequence[ListColumn], room: int, scale: float = 1.0, needed: Mapping[str, int] | None = None
) -> list[int]:
    """The width of each column in px, so that together they fill the room where they can.

    First come columns of one width, and those whose words need just so many px; then names; then the others.
    """
    whole = needed or {}
    sharing = [column for column in columns if column.shares and column.name not in whole]
    names = sum(column.width for column in sharing if column.names) * scale
    others = sum(column.width for column in sharing if not column.names) * scale
    left = room - sum(whole.get(one.name, one.width * scale) for one in columns if one not in sharing)
    for_names, for_others = _shares(left, names, others)

    def width(column: ListColumn) -> float:
        if column not in sharing:
            return whole.get(column.name, column.width * scale)
        return column.width * scale * (for_names if column.names else for_others)

    return [int(width(column)) for column in columns]


def _shares(left: float, names: float, others: float) -> tuple[float, float]:
    """What part of their widths names and the others get; of too little, the others give first."""
    if left >= names + others:
        share = left / (names + others) if names + others else 1.0
        return share, share
    return 1.0, max(_LEAST, (left - names) / others) if others else 1.0
