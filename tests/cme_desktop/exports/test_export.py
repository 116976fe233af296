"""Exports: every field by label, rows on their own sheets, and nobody restricted to be found."""

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from cme_desktop.description.record_type import RecordType
from cme_desktop.desk import Desk
from cme_desktop.exports.export import export_plan
from cme_desktop.exports.publishable import publishable_plan
from cme_desktop.fields import Unanswered
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.off_roll_notice.fields import JointEnquiry
from cme_desktop.records.penalty_notice import PENALTY_NOTICE
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY, Check
from cme_desktop.returns.periods import month_of
from cme_desktop.spreadsheets.writing import write_workbook
from cme_desktop.standing_records.address import Address
from cme_desktop.standing_records.child import CHILD
from cme_desktop.standing_records.child.fields import Relation
from cme_desktop.standing_records.person import PERSON
from tests.books import read_back
from tests.builders import make_child, make_notice, make_person, make_school, save
from tests.day_first import import_table

AS_AT = date(2026, 11, 9)
SEPTEMBER = month_of(date(2016, 9, 1))
PUBLISHED = (SEPTEMBER, "Anytown", AS_AT, ())
"""Of which period, for whom, as at which day, and after which other publications."""


def export(desk: Desk, record_type: RecordType[Any], out: Path, *bounds: date) -> Path:
    since, until = bounds or (None, None)
    with desk.store.reading() as reader:
        write_workbook(out, export_plan(reader, record_type, since, until, "Anytown", AS_AT))
    return out


def enquiry(work: Any, child: int, opened: date, **values: Any) -> Any:
    return save(work, WHEREABOUTS_ENQUIRY, child=child, received_on=opened, **values)


def test_every_field_by_label_with_links_and_rows(desk: Desk, tmp_path: Path) -> None:
    with desk.store.changing(desk.author) as work:
        child, school = make_child(work), make_school(work, "Elm Lane", laestab="3704027")
        checks = [Check(check="gp", asked_on=date(2016, 9, 6)), Check(check="police")]
        enquiry(
            work, child.id, date(2016, 9, 5), school=school.id, source="police", checks=checks, notes="=1+1"
        )
        work.commit()
    out = export(desk, WHEREABOUTS_ENQUIRY, tmp_path / "out.xlsx")
    (row,) = read_back(out, "Whereabouts enquiries")
    assert row["Reference"] == "ENQ-2026-0001"
    assert (row["Child"], row["Child reference"]) == ("Okafor, Ada", "CHD-2026-0001")
    assert (row["Last school"], row["Source"], row["Opened"]) == (
        "Elm Lane 370/4027",
        "Police",
        date(2016, 9, 5),
    )
    assert row["Notes"] == "=1+1"
    assert [(r["Reference"], r["Check"], r["Asked"]) for r in read_back(out, "Checks")] == [
        ("ENQ-2026-0001", "GP", date(2016, 9, 6)),
        ("ENQ-2026-0001", "Police", ""),
    ]
    cover = dict(openpyxl.load_workbook(out)["Cover"].iter_rows(values_only=True))
    assert cover["Authority"] == "Anytown"
    assert cover["Marking"] == "OFFICIAL-SENSITIVE"
    assert cover["Rows on “Checks”"] == 2
    assert cover["Control total: status “Opened”"] == 1


def test_an_answer_without_a_value_is_told_in_its_words(desk: Desk, tmp_path: Path) -> None:
    with desk.store.changing(desk.author) as work:
        tried = JointEnquiry(check="home_visit", side="school", done_on=Unanswered.NOT_OBTAINED)
        save(
            work, OFF_ROLL_NOTICE, child=make_child(work).id, school=make_school(work).id,
            received_on=date(2016, 9, 5), last_attended_on=Unanswered.NOT_KNOWN, parents=Unanswered.REFUSED,
            ehc_plan=Unanswered.NOT_ASKED, social_worker=False, joint_enquiries=[tried],
        )  # fmt: skip
        work.commit()
    out = export(desk, OFF_ROLL_NOTICE, tmp_path / "out.xlsx")
    (row,) = read_back(out, "Off-roll notices")
    assert (row["Last attended"], row["Parents as written"]) == ("Not known", "Refused")
    assert (row["EHC plan at the notice"], row["Social worker at the notice"]) == ("Not yet asked", "No")
    assert [enquiry["On"] for enquiry in read_back(out, "Joint enquiries")] == ["Not obtained"]


def test_each_row_stands_beside_its_own_record(desk: Desk, tmp_path: Path) -> None:
    with desk.store.changing(desk.author) as work:
        child, hidden = make_child(work), make_child(work, restricted=True, restricted_reason="refuge")
        for whose, checks in ((child, "gp police"), (hidden, "gp"), (child, ""), (child, "health_visitor")):
            rows = [Check(check=check) for check in checks.split()]
            enquiry(work, whose.id, date(2016, 9, 5), checks=rows)
        work.commit()
    out = export(desk, WHEREABOUTS_ENQUIRY, tmp_path / "out.xlsx")
    assert [(row["Reference"], row["Check"]) for row in read_back(out, "Checks")] == [
        ("ENQ-2026-0001", "GP"),
        ("ENQ-2026-0001", "Police"),
        ("ENQ-2026-0004", "Health visitor"),
    ]


def test_only_what_happened_in_the_period(desk: Desk, tmp_path: Path) -> None:
    with desk.store.changing(desk.author) as work:
        child = make_child(work)
        for day in (date(2016, 8, 31), date(2016, 9, 1), date(2016, 9, 30), date(2016, 10, 1)):
            enquiry(work, child.id, day)
        work.commit()
    out = export(desk, WHEREABOUTS_ENQUIRY, tmp_path / "out.xlsx", date(2016, 9, 1), date(2016, 9, 30))
    assert [r["Opened"].day for r in read_back(out, "Whereabouts enquiries")] == [1, 30]


def test_an_export_loads_as_nothing_new(desk: Desk, tmp_path: Path) -> None:
    with desk.store.changing(desk.author) as work:
        child, parent = make_child(work), make_person(work)
        for number in range(3):
            save(
                work, PENALTY_NOTICE, child=child.id, parent=parent.id, received_on=date(2016, 9, 5 + number),
                amount_lower=60_00, amount_higher=120_00,
            )  # fmt: skip
        work.commit()
    for record_type in (PENALTY_NOTICE, CHILD, PERSON):
        out = export(desk, record_type, tmp_path / f"{record_type.key}.xlsx")
        outcome = import_table(desk, record_type, out)
        assert outcome.loaded == outcome.refused == 0, outcome.refused_rows
        assert outcome.notes == ()


def restricted_family(desk: Desk) -> None:
    with desk.store.changing(desk.author) as work:
        home = Address(kind="refuge", line1="1 Hidden Row", postcode="M1 1AA")
        parent = make_person(work, "Secretname", "Grace", addresses=[home])
        child = make_child(
            work, "Secretname", "Ada", restricted=True, restricted_reason="refuge",
            upn="E352299920017", addresses=[home], people=[Relation(person=parent.id)],
        )  # fmt: skip
        school = make_school(work, "Hidden School")
        save(
            work, PENALTY_NOTICE, child=child.id, parent=parent.id, school=school.id,
            received_on=date(2016, 9, 5), notes="Lives in Hidden Row",
        )  # fmt: skip
        work.commit()


def test_the_row_of_a_restricted_child_says_so_and_no_more(desk: Desk, tmp_path: Path) -> None:
    restricted_family(desk)
    for record_type in (CHILD, PERSON, PENALTY_NOTICE):
        out = export(desk, record_type, tmp_path / "out.xlsx")
        book = openpyxl.load_workbook(out)
        cells = {str(cell.value) for sheet in book for row in sheet for cell in row if cell.value is not None}
        told = [text for text in cells if any(w in text for w in ("Secret", "Hidden", "M1 1AA", "E3522"))]
        assert not told, record_type.key
    (row,) = read_back(out, "Penalty notices")
    assert {heading: value for heading, value in row.items() if value != ""} == {"Reference": "Restricted"}


def test_the_rows_of_restricted_children_stand_last(desk: Desk, tmp_path: Path) -> None:
    restricted_family(desk)
    with desk.store.changing(desk.author) as work:
        make_child(work, "Okafor")
        work.commit()
    rows = read_back(export(desk, CHILD, tmp_path / "out.xlsx"), "Children")
    assert [row["Reference"] for row in rows] == ["CHD-2026-0002", "Restricted"]


@pytest.mark.parametrize("record_type", [CHILD, PERSON, PENALTY_NOTICE], ids=lambda kind: kind.key)
def test_an_export_loaded_back_passes_over_its_restricted_rows(
    record_type: RecordType[Any], desk: Desk, tmp_path: Path
) -> None:
    restricted_family(desk)
    out = export(desk, record_type, tmp_path / "out.xlsx")
    sheet = openpyxl.load_workbook(out).worksheets[1]
    hidden = [row[0].row for row in sheet.iter_rows(min_row=2) if row[0].value == "Restricted"]
    assert hidden
    outcome = import_table(desk, record_type, out)
    assert (outcome.loaded, outcome.refused) == (0, 0)
    why = "This row of an export says only that a child is restricted; nothing is loaded from it."
    assert [row.number for row in outcome.skipped_rows if row.why == why] == hidden


def test_publishable_counts_break_down_no_restricted_child(desk: Desk, tmp_path: Path) -> None:
    with desk.store.changing(desk.author) as work:
        child = make_child(work)
        hidden = make_child(work, "Secretname", restricted=True, restricted_reason="refuge")
        for number in range(12):
            enquiry(work, child.id, date(2016, 9, 5), status="opened")
            if number % 2:
                enquiry(work, hidden.id, date(2016, 9, 5), status="closed")
        work.commit()
    out = tmp_path / "out.xlsx"
    with desk.store.reading() as reader:
        write_workbook(out, publishable_plan(reader, WHEREABOUTS_ENQUIRY, *PUBLISHED).workbook)
    counted = {row["Status"]: row["Number"] for row in read_back(out, "Status") if row["Number"]}
    assert counted == {"Opened": 12, "Not broken down (restricted)": 6, "All": 18}


def test_publishable_counts_name_nobody_and_no_small_number(desk: Desk, tmp_path: Path) -> None:
    with desk.store.changing(desk.author) as work:
        child = make_child(work)
        for number in range(29):
            status = "opened" if number < 20 else "closed" if number < 26 else "located"
            enquiry(work, child.id, date(2016, 9, 5), status=status)
        work.commit()
    out = tmp_path / "out.xlsx"
    with desk.store.reading() as reader:
        write_workbook(out, publishable_plan(reader, WHEREABOUTS_ENQUIRY, *PUBLISHED).workbook)
    book = openpyxl.load_workbook(out)
    assert book.sheetnames == ["Cover", "Status"]
    assert {row["Status"]: row["Number"] for row in read_back(out, "Status")} == {
        "Opened": 20, "Checks running": 0, "Located": "[c]", "Not located": 0, "Closed": "[c]", "All": 29,
    }  # fmt: skip
    cover = dict(book["Cover"].iter_rows(values_only=True))
    assert (cover["Marking"], cover["Contents"]) == ("OFFICIAL", "Publishable")


def test_publishable_counts_leave_out_what_the_return_leaves_out(desk: Desk) -> None:
    with desk.store.changing(desk.author) as work:
        child, school = make_child(work), make_school(work)
        for number in range(14):
            purpose = "update" if number % 2 else "first"
            make_notice(work, child.id, school.id, purpose=purpose, received_on=date(2016, 9, 5))
            reason = "opened_in_error" if number % 2 else None
            enquiry(work, child.id, date(2016, 9, 5), status="closed", close_reason=reason)
        work.commit()
    for record_type, total in ((TEN_DAY_NOTIFICATION, 7), (WHEREABOUTS_ENQUIRY, 7)):
        with desk.store.reading() as reader:
            plan = publishable_plan(reader, record_type, *PUBLISHED).workbook
        assert plan.cover is not None
        assert [value for _, value in plan.cover.control_totals] == [total]
        assert all(list(sheet.rows)[-1] == ("All", total) for sheet in plan.sheets)
        assert any("not counted" in said for said in plan.cover.filters)
