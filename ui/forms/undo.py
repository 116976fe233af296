"""Back and forth through what was typed into a form."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.editors import Editor, RowsEditor
from ui.widgets import page_key

_UNDO = ("Ctrl+Z",)
_REDO = ("Ctrl+Y", "Ctrl+Shift+Z")


def undo_keys(page: QWidget, undo: Callable[[], None], redo: Callable[[], None]) -> None:
    """Have Ctrl+Z and Ctrl+Y walk through the form of `page`.

    A box that is no field of it takes back its own typing.
    """
    for keys, act in ((_UNDO, undo), (_REDO, redo)):
        for key in keys:
            page_key(page, key, act)


def return_to(editor: Editor, path: str) -> None:
    """Put the caret where a step was done, or as near as there still is a place; `editor` is its field's."""
    _, *row = path.split(".")
    if not row or not isinstance(editor, RowsEditor) or not editor.strips:
        editor.go_on()
        return
    number = min(int(row[0]), len(editor.strips) - 1)
    cells = editor.strips[number].cells
    next((cell for cell in cells if cell.path == path), cells[0]).go_on()
