"""A column that no record holds: the status of education in the list of children."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa
from PySide6.QtCore import Qt

from cme_desktop.looks.worked_out import UNREADABLE, worked_out
from cme_desktop.ports import ListQuery
from cme_desktop.records.penalty_notice import PENALTY_NOTICE
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY
from cme_desktop.standing_records.child import CHILD
from cme_desktop.touched import Touched
from db.store import SqlStore, open_store
from tests.builders import make_child
from tests.db.asked import Asked, asked
from tests.ui.lists.test_list_page import rows, table
from tests.ui.office import TODAY, FixedClock, changing
from tests.ui.sitter import CTRL, Sitter
from ui.lists.page import ListPage
from ui.lists.reading import PAGE, ListedRow, RowReader
from ui.shell.places import CHILDREN

QUERY = ListQuery(CHILD, "surname", descending=False)
READER = RowReader(CHILD, worked_out(CHILD, FixedClock()))
LAST = len(READER.columns) - 1


def said(sitter: Sitter) -> dict[str, str]:
    """By row, what the column says."""
    model = table(sitter).model()
    return {
        f"{model.index(row, 1).data()}, {model.index(row, 2).data()}": model.index(row, LAST).data()
        for row in range(model.rowCount())
    }


def test_the_list_says_of_each_child_how_it_stands_to_education(sitter: Sitter) -> None:
    sitter.go(CHILDREN)
    found = said(sitter)
    assert table(sitter).rows.columns[LAST].label == "Status of education"
    assert found["Okafor, Ada"] == "EHE enquiry"
    assert found["Lis, Kuba"] == "On roll"
    assert len(found) == len(rows(sitter))


def test_the_list_is_concerned_by_whatever_it_is_worked_out_of(sitter: Sitter) -> None:
    sitter.go(CHILDREN)
    concern = sitter.page(ListPage).concern()
    for key, concerned in ((WHEREABOUTS_ENQUIRY.key, True), (PENALTY_NOTICE.key, False)):
        assert concern.is_of(Touched({key: frozenset({10**6})})) is concerned


def test_nothing_is_sorted_by_it_and_the_mark_stays_where_it_was(sitter: Sitter) -> None:
    sitter.go(CHILDREN)
    shown = table(sitter)
    before, mark = rows(sitter), shown.horizontalHeader().sortIndicatorSection()
    shown.setCurrentIndex(shown.model().index(0, LAST))
    sitter.press(Qt.Key.Key_Down, CTRL)
    assert rows(sitter) == before
    assert shown.horizontalHeader().sortIndicatorSection() == mark
    shown.setCurrentIndex(shown.model().index(0, 2))
    sitter.press(Qt.Key.Key_Down, CTRL)
    assert rows(sitter) != before
    assert shown.horizontalHeader().sortIndicatorSection() == 2


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    """More than a page of children, each looked for."""
    opened = open_store(str(tmp_path / "children.cme"), FixedClock())
    with changing(opened) as work:
        for number in range(PAGE + 20):
            child = make_child(work, f"Aller {number:03d}")
            search = WHEREABOUTS_ENQUIRY.cls(child=child.id, received_on=TODAY)
            work.save(WHEREABOUTS_ENQUIRY, search, [])
    yield opened
    opened.close()


def page_of(store: SqlStore, *ids: int) -> tuple[list[ListedRow], Asked]:
    """A page of the list of these children, or of all."""
    with store.reading() as reader, asked(store.engine) as ran:
        query = replace(QUERY, equal=(("id", ids),) if ids else ())
        return READER.page(query, None, reader), ran


def test_a_page_is_worked_out_in_as_many_statements_as_a_row(store: SqlStore) -> None:
    whole, _ = page_of(store)  # statements and the law are made once
    ids = [row.id for row in whole]
    one, for_one = page_of(store, ids[0])
    page, for_page = page_of(store, *ids)
    assert (len(one), len(page)) == (1, PAGE)
    assert len(for_page) == len(for_one) < 15
    assert {row.texts[LAST] for row in page} == {"CME unknown"}


def test_one_record_that_cannot_be_read_hides_no_other_row(store: SqlStore) -> None:
    (row, *_), _ = page_of(store)
    with store.engine.begin() as connection:
        spoilt = "UPDATE whereabouts_enquiry SET missing_since_on = 'spoilt' WHERE id IN"
        connection.execute(
            sa.text(f"{spoilt} (SELECT id FROM record WHERE child_id = :child)"), {"child": row.id}
        )
    page, _ = page_of(store)
    found = {one.id: one.texts[LAST] for one in page}
    assert found.pop(row.id) == UNREADABLE
    assert set(found.values()) == {"CME unknown"}
