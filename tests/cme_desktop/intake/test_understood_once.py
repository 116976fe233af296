"""A row is understood twice: as whom it means, before any row is loaded, and as the record that it makes."""

from pathlib import Path
from typing import Any

import pytest

from cme_desktop.desk import Desk
from cme_desktop.drafts.understood import Understood
from cme_desktop.intake.importing import import_table
from cme_desktop.intake.whose import Description, Meant, Whose
from cme_desktop.standing_records.child import CHILD
from tests.books import workbook
from tests.builders import AUTHOR, make_school

FEW, MORE = 3, 11


def test_a_new_child_is_understood_as_whom_it_is_and_as_the_record(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    understood: list[str] = []

    class Counted(Understood[Any]):
        def __init__(self, draft: Any) -> None:
            understood.append(draft.type.key)
            super().__init__(draft)

    monkeypatch.setattr("cme_desktop.drafts.draft.Understood", Counted)
    with desk.store.changing(AUTHOR) as work:
        make_school(work, urn="106653")
        work.commit()
    found = []
    for surname, rows in (("Okafor", FEW), ("Nowak", MORE)):
        children = [
            {"Surname": surname, "Forename": "ABCDEFGHIJK"[number] * 5, "Current school URN": "106653"}
            for number in range(rows)
        ]
        understood.clear()
        assert import_table(desk, CHILD, workbook(tmp_path / f"{surname}.xlsx", children)).loaded == rows
        found.append(understood.count(CHILD.key))
    few, more = found
    assert more - few == 2 * (MORE - FEW)


def test_it_is_asked_once_whom_a_row_means(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Description] = []
    meant = Whose.meant

    def counted(self: Whose, description: Description) -> Meant:
        asked.append(description)
        return meant(self, description)

    monkeypatch.setattr(Whose, "meant", counted)
    children = [{"Surname": "Okafor", "Forename": "ABCDEFGHIJK"[number] * 5} for number in range(FEW)]
    assert import_table(desk, CHILD, workbook(tmp_path / "children.xlsx", children)).loaded == FEW
    assert len(asked) == len(set(asked)) == FEW
