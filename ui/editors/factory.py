"""Which editor shows which kind of field."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from cme_desktop.fields import (
    BirthField,
    ChoiceField,
    ChoicesField,
    DateField,
    DigitsField,
    EmailField,
    Field,
    LaestabField,
    LinkField,
    LongTextField,
    MomentField,
    MoneyField,
    NameField,
    NumberField,
    PhoneField,
    PostcodeField,
    RowsField,
    TextField,
    UpnField,
    UrnField,
    YearGroupField,
    YesNoField,
)
from ui.editors.base import Editor
from ui.editors.choice import ChoiceEditor, ChoicesEditor, YesNoCell
from ui.editors.dates import BirthEditor, DateEditor, MomentEditor
from ui.editors.link import LinkEditor
from ui.editors.lookups import Lookups
from ui.editors.rows import RowsEditor
from ui.editors.text import (
    LongTextEditor,
    NameEditor,
    NumberEditor,
    PhoneEditor,
    ShortEditor,
    TextEditor,
    UpnEditor,
)
from ui.editors.yes_no import YesNoEditor

_PLAIN: dict[type[Field[Any]], Callable[[Field[Any], str, QWidget], Editor]] = {
    TextField: TextEditor,
    LongTextField: LongTextEditor,
    NameField: NameEditor,
    PhoneField: PhoneEditor,
    EmailField: TextEditor,
    ChoiceField: ChoiceEditor,
    ChoicesField: ChoicesEditor,
    YesNoField: YesNoEditor,
    NumberField: NumberEditor,
    MoneyField: ShortEditor,
    YearGroupField: ShortEditor,
    UpnField: UpnEditor,
    PostcodeField: ShortEditor,
    UrnField: ShortEditor,
    LaestabField: ShortEditor,
    DigitsField: PhoneEditor,
}
_DATED: dict[type[Field[Any]], Callable[[Field[Any], str, date, QWidget], Editor]] = {
    DateField: DateEditor,
    MomentField: MomentEditor,
    BirthField: BirthEditor,
}


def make_editor(
    field: Field[Any], path: str, lookups: Lookups, today: date, parent: QWidget, in_row: bool = False
) -> Editor:
    """The editor for one field, to stand for `path` of a draft. Raises KeyError for an unknown kind."""
    if isinstance(field, LinkField):
        return LinkEditor(field, path, lookups, parent)
    if isinstance(field, RowsField):
        return RowsEditor(
            field,
            path,
            lambda cell, at, holder: make_editor(cell, at, lookups, today, holder, in_row=True),
            parent,
        )
    if isinstance(field, YesNoField) and in_row:
        return YesNoCell(field, path, parent)
    if type(field) in _DATED:
        return _DATED[type(field)](field, path, today, parent)
    return _PLAIN[type(field)](field, path, parent)
