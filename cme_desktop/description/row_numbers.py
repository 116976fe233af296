"""Which of a record's repeating rows is which, where only what they say is known."""

from collections.abc import Iterable, Sequence

from cme_desktop.fields import Row


def keep_numbers(fields: Iterable[str], rows: Sequence[Row], held: Sequence[Row]) -> None:
    """Give rows the numbers of those that are held: of one that says the same, else of one that is left over.

    More of them than are held go without.
    """
    names, left, unlike = tuple(fields), list(held), []
    for row in rows:
        said = _said(names, row)
        same = next((one for one in left if _said(names, one) == said), None)
        if same is None:
            unlike.append(row)
        else:
            row.id = same.id
            left.remove(same)
    for row, other in zip(unlike, left, strict=False):
        row.id = other.id


def _said(names: Iterable[str], row: Row) -> list[object]:
    return [getattr(row, name) for name in names]
