"""A file of any age is found in by every spelling: the words on file are as this version would write them."""

from pathlib import Path

import pytest
import sqlalchemy as sa

from cme_desktop.registry import REGISTRY
from cme_desktop.services.finding import find
from cme_desktop.standing_records.child import CHILD
from cme_desktop.standing_records.person import PERSON
from cme_desktop.values.names import fold
from cme_desktop.values.searching import search_words
from db.migrations import REVISIONS
from db.store import SqlStore
from db.tables.schema import search_word
from db.writing.known_by import known_by, words_beside
from tests.builders import StandingClock
from tests.migrations.old_files import unpacked
from tests.opening import open_settled


@pytest.fixture(params=REVISIONS[:-1])
def carried(request: pytest.FixtureRequest, tmp_path: Path) -> SqlStore:
    """A file of an earlier version, opened by this one."""
    return open_settled(str(unpacked(request.param, tmp_path)), StandingClock())


def test_the_words_on_file_are_those_that_a_save_would_write(carried: SqlStore) -> None:
    statement = sa.select(search_word.c.record_id, search_word.c.word, search_word.c.words)
    held: dict[int, set[tuple[str, str]]] = {}
    with carried.engine.connect() as connection:
        for id, word, beside in connection.execute(statement):
            held.setdefault(id, set()).add((word, beside))
    with carried.reading() as reader:
        for described in REGISTRY:
            for record in reader.records(described):
                words = known_by(described, record).words()
                beside = words_beside(words)
                assert held[record.id] == {(word, beside) for word in words}
    carried.close()


def test_people_and_children_are_found_by_other_spellings(carried: SqlStore) -> None:
    today = StandingClock().today()
    with carried.reading() as reader:
        hidden = reader.unseen(PERSON) | reader.unseen(CHILD)
        person = next(one for one in reader.records(PERSON) if one.phones and one.id not in hidden)
        number = person.phones[0].number.removeprefix("0")
        for typed in (f"+44 {number}", f"0044{number}", f"+44 (0){number}", f"0{number}"):
            assert person.id in {one.id for one in find(reader, typed, 20, today).found}
        child = next(one for one in reader.records(CHILD) if one.forename and one.id not in hidden)
        together = f"{fold(child.surname)}{fold(child.forename)}"
        assert child.id in {one.id for one in find(reader, together, 20, today).found}
    carried.close()


def test_whatever_a_record_is_found_by_finds_it_as_it_is_typed(carried: SqlStore) -> None:
    """A penalty notice by its number, a parent by an email address, a deletion by where the child went."""
    with carried.reading() as reader:
        for described in REGISTRY:
            hidden = reader.unseen(described)
            seen = [record for record in reader.records(described) if record.id not in hidden]
            for record in [record for record in seen if [*described.terms(record)]][:5]:
                for text in described.terms(record):
                    found = reader.search(search_words(text), 1000, (described.key,))
                    assert record.id in {hit.id for hit in found}, (described.key, text)
    carried.close()
