"""Blank workbooks to fill in: a sheet for the records, one for each repeating field, and notes."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from cme_desktop.description.record_type import RecordType
from cme_desktop.fields import CellKind, Choice, ChoiceField, ChoicesField, Field, LinkField, YesNoField
from cme_desktop.files.shared import who_can_read
from cme_desktop.intake.headings import Slot, row_slots, slots_of
from cme_desktop.intake.targets import how_to_name
from cme_desktop.spreadsheets.sheets import Sheet, SheetColumn, Workbook, sheet_name
from cme_desktop.spreadsheets.templates import notes_sheet
from cme_desktop.spreadsheets.writing import write_workbook
from cme_desktop.statutory.law import Law
from cme_desktop.values.answers import Unanswered

_OWN_REFERENCE = (
    "Leave empty, or give each row a number of your own to tie the rows of the further sheets to it. "
    "A row whose reference is on file already is left out."
)
_TIED = "The reference of the row of the first sheet that this row belongs to."
_HOW_TO_WRITE = {
    CellKind.DATE: "A date, day first: 5/9/2016.",
    CellKind.MONEY: "Pounds: 60 or 60.00.",
    CellKind.WHOLE: "A whole number.",
}


def save_blank(record_type: RecordType[Any], to: Path) -> str:
    """Write a blank workbook; gives in words who can read it. Raises FileProblem."""
    write_workbook(to, blank_workbook(record_type))
    return who_can_read(to)


def blank_workbook(record_type: RecordType[Any]) -> Workbook:
    """The plan of the workbook to fill in for a record type."""
    main = Sheet(
        sheet_name(record_type.plural, ()), [_column(slot) for slot in slots_of(record_type) if slot.asked]
    )
    sheets = [main]
    for name, described in record_type.rows.items():
        columns = [_column(slot, _TIED) for slot in row_slots(name, described) if slot.asked]
        sheets.append(Sheet(sheet_name(described.label, [sheet.name for sheet in sheets]), columns))
    return Workbook(None, [*sheets, notes_sheet(_noted(sheets))])


def _column(slot: Slot, own_reference: str = _OWN_REFERENCE) -> SheetColumn:
    described = slot.read_as
    if described is None:
        return SheetColumn(slot.heading, 18, note=own_reference)
    return SheetColumn(
        slot.heading,
        max(14, min(40, len(slot.heading) + 2)),
        described.cell.value,
        note=" ".join(_notes(slot, described)),
        choices=_choices(described),
        required=described.required and not slot.part,
    )


def _notes(slot: Slot, described: Field[Any]) -> Iterable[str]:
    if help := described.told(Law()).help:
        yield help
    if isinstance(described, LinkField):
        yield how_to_name(described.to)
    elif described.cell in _HOW_TO_WRITE:
        yield _HOW_TO_WRITE[described.cell]
    elif isinstance(described, ChoicesField):
        yield "Any number of the choices, with semicolons between them."
    if slot.part:
        yield f"Only if it is not told in “{slot.field.label}”." if slot.field else ""
    if described.can_be_unanswered:
        yield "If there is no answer: " + ", ".join(answer.label for answer in Unanswered) + "."


def _choices(described: Field[Any]) -> tuple[str, ...]:
    if isinstance(described, YesNoField):
        return ("Yes", "No")
    if isinstance(described, ChoiceField):
        listed: Iterable[Choice] = described.choices
        return tuple(dict.fromkeys(choice.label for choice in listed if not choice.retired))
    return ()


def _noted(sheets: Iterable[Sheet]) -> list[SheetColumn]:
    """Every column, those of further sheets after the name of their sheet."""
    main, *further = sheets
    return [
        *main.columns,
        *(
            replace(column, header=f"{sheet.name}: {column.header}")
            for sheet in further
            for column in sheet.columns
        ),
    ]
