"""Signs that no data file can keep, wherever a text comes in: each is refused in words, nothing is lost."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cme_desktop.description.record_type import RecordType
from cme_desktop.desk import Desk
from cme_desktop.drafts import Draft
from cme_desktop.errors import Unkeepable
from cme_desktop.fields import LinkField, Reading
from cme_desktop.intake.importing import import_table
from cme_desktop.intake.schools import import_schools
from cme_desktop.looks.views import query_for, views_of
from cme_desktop.ports import Author, KeptDraft, UnitOfWork
from cme_desktop.registry import REGISTRY
from cme_desktop.services.finding import find
from cme_desktop.services.opening import open_file
from cme_desktop.spreadsheets.reading import read_tables
from cme_desktop.standing_records.child import CHILD
from db.store import SqlStore
from tests.builders import AUTHOR, make_child

SIGNS = ["\0", "\ud83d", "\udcff"]
READING = Reading(today=date(2026, 11, 9))


@pytest.mark.parametrize("sign", SIGNS, ids=ascii)
@pytest.mark.parametrize("record_type", REGISTRY, ids=lambda kind: kind.key)
def test_no_field_takes_one(record_type: RecordType[Any], sign: str, store: SqlStore) -> None:
    draft = Draft(record_type, READING)
    paths = [name for name, described in record_type.plain.items() if not isinstance(described, LinkField)]
    for rows, described in record_type.rows.items():
        number = draft.add_row(rows)
        paths += [f"{rows}.{number}.{name}" for name in described.fields]
    for path in paths:
        entry = draft.type_in(path, f"Ada{sign}1")
        assert entry.value is None
        assert entry.problem is not None
        assert "holds a sign that cannot be kept" in entry.problem
        assert entry.text == f"Ada{sign}1", "what was typed is lost"

    title = f"Ada{sign}"
    kept = KeptDraft(0, record_type.key, None, f"{AUTHOR.name}", store.clock.now(), title, draft.to_json())
    with store.changing(AUTHOR) as work:
        work.keep_draft(kept)
        work.commit()
    with store.reading() as reader:
        (again,) = reader.drafts()
    assert (again.title, again.typed) == (title, draft.to_json())


@pytest.mark.parametrize("sign", SIGNS, ids=ascii)
def test_nothing_is_found_by_one_and_nothing_fails(sign: str, store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        make_child(work)
        work.commit()
    for text in (sign, f"Okafor{sign}", f"Oka{sign}for, Ada", f"CHD-2026-0001{sign}", f"B80{sign}1200005001"):
        with store.reading() as reader:
            assert len(find(reader, text, 6, READING.today).found) <= 1
            assert reader.by_reference(text) is None
            for record_type in REGISTRY:
                for view in views_of(record_type, AUTHOR):
                    reader.page(query_for(record_type, view, (), text), None, 10)
                find(reader, text, 6, READING.today, record_type.key)


WRITES: dict[str, Callable[[UnitOfWork, str], object]] = {
    "setting": lambda work, text: work.set_setting("authority", text),
    "reason": lambda work, text: open_file(work, restricted(work), text),
    "note": lambda work, text: work.note(CHILD, restricted(work), text),
    "record": lambda work, text: make_child(work, notes=text),
}


def restricted(work: UnitOfWork) -> int:
    return int(make_child(work, restricted=True, restricted_reason="adopted").id)


@pytest.mark.parametrize("sign", SIGNS, ids=ascii)
@pytest.mark.parametrize("write", WRITES)
def test_what_is_written_by_another_way_is_refused_in_words(write: str, sign: str, store: SqlStore) -> None:
    def change() -> None:
        with store.changing(AUTHOR) as work:
            WRITES[write](work, f"Because{sign} of it")
            work.commit()

    with pytest.raises(Unkeepable, match="holds a sign that cannot be kept"):
        change()


def test_a_row_with_one_comes_back_with_its_reason(store: SqlStore, tmp_path: Path) -> None:
    path = tmp_path / "sent.csv"
    beyond_what_its_kind_is_told_by = "x" * 70_000
    good = f"Okafor,Ada,,{beyond_what_its_kind_is_told_by}\n"
    path.write_bytes(f"Surname,Forename,Notes,Other\n{good}Khan,A\0da,\nReid,Tom,a\0b\n".encode())

    outcome = import_table(Desk(store, store.clock, AUTHOR), CHILD, path)

    assert [row.reasons for row in outcome.refused_rows] == [
        ("Forename holds a sign that cannot be kept, such as half of a letter. Delete it and type it anew.",),
        ("Notes holds a sign that cannot be kept, such as half of a letter. Delete it and type it anew.",),
    ]
    assert outcome.refused_file is not None
    assert len(read_tables(outcome.refused_file)[0].rows) == 2


@pytest.mark.skipif("sys.platform == 'win32'", reason="names are of one alphabet there")
def test_a_file_whose_name_is_of_no_alphabet_is_loaded(store: SqlStore, tmp_path: Path) -> None:
    path = Path(str(tmp_path).encode().decode(), b"Zo\xeb.csv".decode("utf-8", "surrogateescape"))
    path.write_text("Surname,Forename,Date of birth\nKhan,Ada,13/2/2015\nReid,Tom,x\n")

    outcome = import_table(Desk(store, store.clock, Author("Robin Ash")), CHILD, path)

    assert (outcome.loaded, outcome.refused) == (1, 1)
    assert outcome.refused_file is not None
    assert outcome.refused_file.exists()
    with pytest.raises(Exception, match="lacks columns of the school register"):
        import_schools(Desk(store, store.clock, AUTHOR), path)
