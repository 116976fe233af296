"""A form is made of few parts: each costs its making, its dressing and its painting."""

from PySide6.QtWidgets import QWidget

from cme_desktop.records.penalty_notice import PENALTY_NOTICE
from tests.ui.forms.conftest import OpenForm
from ui.editors import Editor
from ui.editors.text import TextEditor
from ui.forms.field_row import FieldLabel
from ui.widgets import SectionHeading, Words


def test_an_editor_has_its_box_and_no_more_where_nothing_is_said(open_form: OpenForm) -> None:
    officer = open_form(PENALTY_NOTICE)
    silent = [
        editor
        for editor in officer.form.findChildren(TextEditor)
        if not (editor.field.help or editor.field.can_be_unanswered or editor.echo())
        and not editor.target().hasFocus()
    ]
    assert len(silent) > 20
    assert {len(editor.findChildren(QWidget)) for editor in silent} == {1}


def test_nothing_stands_between_a_form_and_its_fields(open_form: OpenForm) -> None:
    officer = open_form(PENALTY_NOTICE)
    parts = [part for part in officer.form.children() if isinstance(part, QWidget)]
    assert [
        part for part in parts if not isinstance(part, Editor | FieldLabel | SectionHeading | Words)
    ] == []


def test_a_heading_has_a_remark_only_where_something_is_said(open_form: OpenForm) -> None:
    officer = open_form(PENALTY_NOTICE)
    first, *others = officer.form.findChildren(SectionHeading)
    assert {len(heading.findChildren(QWidget)) for heading in (first, *others)} == {1}
    first.set_remark("3 days")
    assert len(first.findChildren(QWidget)) == 2
