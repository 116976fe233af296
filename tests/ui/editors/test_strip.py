"""How the fields of a row are dealt out to lines."""

from cme_desktop.fields import Row, RowsField, TextField
from ui.editors.strip import lines_of


def _row_of(count: int) -> RowsField:
    cells = {f"cell{number}": TextField(f"Cell {number}") for number in range(count)}
    return RowsField("Rows", of=type("Cells", (Row,), cells), row_title="row")


def _names(count: int, room: int) -> list[list[str]]:
    return [list(line) for line in lines_of(_row_of(count), room)]


def test_what_fits_stands_on_one_line() -> None:
    assert _names(4, 720) == [["cell0", "cell1", "cell2", "cell3"]]


def test_what_does_not_fit_goes_on_in_even_lines_and_in_order() -> None:
    lines = _names(10, 720)
    assert [len(line) for line in lines] == [3, 3, 4]
    assert [name for line in lines for name in line] == [f"cell{number}" for number in range(10)]
    assert [len(line) for line in _names(5, 720)] in ([3, 2], [2, 3])


def test_a_wide_desk_has_many_on_one_line() -> None:
    assert len(_names(8, 1400)) == 1
