"""Blank workbooks: a column for every field, by label, that comes back in."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from cme_desktop.description.record_type import RecordType
from cme_desktop.desk import Desk
from cme_desktop.fields import LinkField
from cme_desktop.intake.headings import row_slots, slots_of, understood
from cme_desktop.intake.templates import blank_workbook
from cme_desktop.records.penalty_notice import PENALTY_NOTICE
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY
from cme_desktop.registry import REGISTRY
from cme_desktop.spreadsheets.problems import FileProblem
from cme_desktop.spreadsheets.writing import write_workbook
from cme_desktop.standing_records.hub import HUB
from cme_desktop.values.sentences import mid_sentence
from tests.day_first import import_table


@pytest.mark.parametrize("record_type", REGISTRY, ids=lambda record_type: record_type.key)
def test_every_field_has_a_column_and_every_repeating_field_a_sheet(record_type: RecordType[Any]) -> None:
    main, *further = blank_workbook(record_type).sheets
    headings = [column.header for column in main.columns]
    assert headings[0] == "Reference"
    assert set(headings) >= {field.label for field in record_type.plain.values()}
    for described, sheet in zip(record_type.rows.values(), further[:-1], strict=True):
        assert {column.header for column in sheet.columns} >= {f.label for f in described.fields.values()}
        assert sheet.columns[0].header == "Reference"
    assert further[-1].name == "Notes"


@pytest.mark.parametrize("record_type", REGISTRY, ids=lambda record_type: record_type.key)
def test_labels_and_names_are_understood_alike(record_type: RecordType[Any]) -> None:
    slots = slots_of(record_type)
    for name, field in record_type.plain.items():
        for heading in (field.label, f" {field.label.upper()} ", name):
            slot = understood([heading], slots)[heading]
            assert (slot.name, slot.rows, slot.part) == (name, "", ""), heading
    for rows, described in record_type.rows.items():
        for name, field in described.fields.items():
            slot = understood([field.label], row_slots(rows, described))[field.label]
            assert (slot.rows, slot.name, slot.part) == (rows, name, "")


def test_what_links_accept_is_told_in_the_notes() -> None:
    columns = {column.header: column for column in blank_workbook(PENALTY_NOTICE).sheets[0].columns}
    assert {"Child UPN", "Child date of birth", "Child postcode", "Parent surname"} <= columns.keys()
    assert "A child like nobody on file is added" in columns["Child"].note
    assert "Schools are never added here" in columns["School"].note
    assert "An officer who is not on file is added." in columns["Officer"].note
    assert columns["Child"].required
    assert not columns["Child surname"].required
    assert "Paid at the lower rate" in columns["Status"].choices
    links = {f.label for f in PENALTY_NOTICE.plain.values() if isinstance(f, LinkField)}
    assert all(columns[label].note for label in links)


def test_a_blank_workbook_loads_as_nothing(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "blank.xlsx"
    write_workbook(path, blank_workbook(WHEREABOUTS_ENQUIRY))
    assert openpyxl.load_workbook(path).sheetnames[:2] == ["Whereabouts enquiries", "Checks"]
    outcome = import_table(desk, WHEREABOUTS_ENQUIRY, path)
    assert outcome.read == 0
    assert not outcome.notes


@pytest.mark.parametrize(
    "record_type", [each for each in REGISTRY if each is not HUB], ids=lambda record_type: record_type.key
)
def test_a_file_of_another_type_is_told_by_the_type_it_is_most_like(
    record_type: RecordType[Any], desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "sent.xlsx"
    write_workbook(path, blank_workbook(record_type))
    with pytest.raises(FileProblem, match=f"looks like a file of {mid_sentence(record_type.plural)}, not of"):
        import_table(desk, HUB, path)
