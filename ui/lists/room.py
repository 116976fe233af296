"""How the columns of a list share the width there is."""

from collections.abc import Sequence

from ui.lists.columns import Column

_LEAST = 0.72
"""Of its width, what a column keeps however little room there is; the list scrolls sideways after that."""


def shared_out(columns: Sequence[Column], room: int, scale: float = 1.0) -> list[int]:
    """The width of each column in px, so that together they fill the room where they can."""
    fixed = sum(column.width for column in columns if not column.shares) * scale
    sharing = sum(column.width for column in columns if column.shares) * scale
    share = max(_LEAST, (room - fixed) / sharing) if sharing else 1.0
    return [int(column.width * scale * (share if column.shares else 1.0)) for column in columns]
