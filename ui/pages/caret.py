"""Where typing stands in a form, and where it begins."""

from PySide6.QtWidgets import QWidget

from ui.editors import Editor
from ui.forms.record_page import RecordPage


def focused_path(page: RecordPage) -> str:
    """The path of the field that has the caret, "" for none."""
    part: QWidget | None = page.form.focusWidget()
    while part is not None and not isinstance(part, Editor):
        part = part.parentWidget()
    return part.path if part is not None else ""


def focus_first(page: RecordPage, left_at: str, wanted: str) -> None:
    """Begin where typing was left, at the field the officer came for, or at the first that is empty."""
    if (left := _editor_at(page, left_at)) is not None:
        left.go_on()
    elif (came_for := _editor_at(page, wanted)) is not None:
        came_for.take_focus()
    else:
        page.form.focus_field(_first_to_type(page))


def _editor_at(page: RecordPage, path: str) -> Editor | None:
    """The editor that is shown for a path; None where there is none, as after a change of the program."""
    editors = page.form.findChildren(Editor)
    return next((one for one in editors if one.path == path and one.isVisibleTo(page)), None)


def _first_to_type(page: RecordPage) -> str:
    """The first empty field of a new record; the first of one that is on file."""
    draft = page.draft
    names = [name for section in draft.type.sections for name in section.fields]
    shown = draft.shown()
    empty = (
        name for name in names if name in draft.type.plain and name in shown and not draft.entry(name).text
    )
    return next(empty, names[0]) if draft.base is None else names[0]
