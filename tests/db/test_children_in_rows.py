"""A record in whose rows several children stand is about each of them: in every file, and hidden with one."""

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import main
from cme_desktop.description.linked import rows_of_children
from cme_desktop.description.record_type import RecordType
from cme_desktop.due import ALLOCATE, Scope
from cme_desktop.looks.child_story import concern_of, read_story
from cme_desktop.ports import ListQuery, UnitOfWork
from cme_desktop.registry import REGISTRY
from cme_desktop.services.contradictions import contradictions
from cme_desktop.standing_records.child import CHILD
from cme_desktop.values.partial_dates import parse_birth
from db.early import first_look
from db.queries.unseen import hiding
from db.store import SqlStore, open_store
from tests.builders import AUTHOR, StandingClock, make_child, make_hub, make_school, save

TODAY = date(2026, 11, 9)
LATE = date(2100, 1, 1)

KINDS = pytest.mark.parametrize(
    ("kind", "rows"),
    [
        pytest.param(kind, rows, id=f"{kind.key}.{rows}")
        for kind in REGISTRY
        for rows in rows_of_children(kind)
    ],
)


def about(work: UnitOfWork, kind: RecordType[Any], rows: str, *children: Any, **values: Any) -> Any:
    """A record with a row for each of the children, and one for somebody who is not on file."""
    row = kind.rows[rows].of
    made = [row(child=child.id) for child in children]
    return save(work, kind, **{kind.event: date(2026, 11, 2), rows: [*made, row()], **values})


def timeline(work: UnitOfWork, child: Any) -> list[int]:
    return [entry.id for entry in work.timeline(child.id)]


@KINDS
def test_it_stands_in_the_file_of_each_child_and_is_touched_with_it(
    store: SqlStore, kind: RecordType[Any], rows: str
) -> None:
    with store.changing(AUTHOR) as work:
        one, other, third = (make_child(work, name) for name in ("Okafor", "Quist", "Vale"))
        record = about(work, kind, rows, one, other, one)
        assert timeline(work, one) == timeline(work, other) == [record.id]
        assert timeline(work, third) == []
        (entry,) = work.about("child", one.id, [kind.key])
        assert (entry.type, entry.reference) == (kind.key, record.reference)
        assert concern_of(other.id, read_story(other.id, TODAY, work)).is_of(work.touched)


@KINDS
def test_a_list_is_narrowed_to_it_by_the_name_of_a_child(
    store: SqlStore, kind: RecordType[Any], rows: str
) -> None:
    with store.changing(AUTHOR) as work:
        record = about(work, kind, rows, make_child(work, "Okafor"), make_child(work, "MacDonald"))
        about(work, kind, rows, make_child(work, "Vale"))
        for words in (("okafor",), ("macd",), ("ada", "okafor"), ("mac", "donald")):
            query = ListQuery(kind, "reference", False, words)
            assert [row.id for row in work.page(query, None, 9)] == [record.id]


@KINDS
def test_one_restricted_child_hides_it_from_all_but_her_own_file(
    store: SqlStore, kind: RecordType[Any], rows: str
) -> None:
    with store.changing(AUTHOR) as work:
        hub = make_hub(work)
        hers, beside = make_child(work, "Wexlinthe"), make_child(work, "Okafor")
        second = make_child(work, "Wexlynth", status="merged", merged_into=hers.id)
        record = about(work, kind, rows, second, hers, beside, hub=hub.id)
        query = ListQuery(kind, "reference", False)
        assert [row.id for row in work.page(query, None, 9)] == [record.id]

        hers.restricted, hers.restricted_reason = True, "refuge"
        work.save(CHILD, hers, [])
        assert work.unseen(kind) == {record.id}
        assert work.accounts(record.id) == [hers.id]
        assert work.accounts(beside.id) == []
        assert work.page(query, None, 9) == []
        assert work.anchors(query, 5)[0] == work.counts()[kind.key][0] == 0
        assert [hit.label for hit in work.hits([record.id])] == [f"Restricted – {record.reference}"]
        assert timeline(work, hers) == [record.id]
        assert timeline(work, beside) == []


@KINDS
def test_with_a_restricted_child_it_is_in_the_queue_of_everybody_once_and_says_nothing(
    store: SqlStore, kind: RecordType[Any], rows: str
) -> None:
    with store.changing(AUTHOR) as work:
        hub = make_hub(work)
        sisters = [make_child(work, name, restricted=True, restricted_reason="refuge") for name in "AB"]
        record = about(work, kind, rows, *sisters, hub=hub.id)
        (line,) = [line for line in work.unallocated() if line.record == record.id]
        assert (line.duty, line.restricted, line.child_label, line.hub) == (
            ALLOCATE,
            True,
            "Restricted",
            None,
        )
        assert work.unallocated(Scope(hub=hub.id)) == []
        assert work.workload(LATE).restricted == len(work.due(LATE)) + 1


@KINDS
def test_what_is_asked_of_one_child_is_asked_in_each_row(
    store: SqlStore, kind: RecordType[Any], rows: str
) -> None:
    with store.changing(AUTHOR) as work:
        grown, young = (make_child(work, birth=parse_birth(born, TODAY)) for born in ("1/9/2000", "1/9/2014"))
        stands = make_child(work)
        merged = make_child(work, status="merged", merged_into=stands.id)
        hidden = make_child(
            work, birth=parse_birth("1/9/2000", TODAY), restricted=True, restricted_reason="refuge"
        )
        record = about(work, kind, rows, young, grown, merged, hidden)
        said = {clash.issue.path: clash.issue.text for clash in contradictions(work, kind, record, None)}
        assert said.keys() == {f"{rows}.1.child", f"{rows}.2.child"}
        assert "not of compulsory school age on Mon 2 Nov 2026" in said[f"{rows}.1.child"]
        assert stands.reference in said[f"{rows}.2.child"]


@KINDS
def test_an_export_names_nobody_beside_a_restricted_child(
    tmp_path: Path, kind: RecordType[Any], rows: str
) -> None:
    path, out = tmp_path / "authority.cme", tmp_path / "out.xlsx"
    store = open_store(str(path), StandingClock())
    with store.changing(AUTHOR) as work:
        work.set_setting("authority", "Carrowby City Council")
        hers = make_child(work, "Wexlinthe", restricted=True, restricted_reason="refuge")
        about(work, kind, rows, hers, make_child(work, "Beside"), school=make_school(work).id)
        about(work, kind, rows, make_child(work, "Okafor"))
        work.commit()
    store.close()
    assert main.main(["export", kind.name, "--out", str(out), "--data", str(path)]) == 0
    said = {str(cell.value) for sheet in openpyxl.load_workbook(out) for row in sheet for cell in row}
    assert "Restricted" in said
    assert any("Okafor" in one for one in said)
    assert not [one for one in said if "Wexlinthe" in one or "Beside" in one or hers.reference == one]


def test_the_first_look_finds_the_rows_of_children_without_the_descriptions(tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "authority.cme"), StandingClock())
    with store.engine.connect() as connection:
        file = connection.connection.driver_connection
        assert file is not None
        assert {rows.table for rows in first_look.child_rows(file)} == {rows.table for rows in hiding().rows}
    store.close()
