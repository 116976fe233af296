"""Names written together or apart, telephones however written: search, look-ups and lists find them."""

from collections.abc import Callable
from datetime import date

import pytest

from cme_desktop.ports import ListQuery, Reader
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from cme_desktop.services.finding import find
from cme_desktop.standing_records.child import CHILD
from cme_desktop.standing_records.person import PERSON
from cme_desktop.values.searching import search_words
from db.store import SqlStore
from tests.builders import AUTHOR, make_child, make_notice, make_school, save
from tests.db.asked import asked

TODAY = date(2026, 11, 9)
NAMES = [
    ("Mc Donald", "Iain"),
    ("MacDonald", "Sean"),
    ("De Souza", "Ana"),
    ("DeLuca", "Rita"),
    ("van der Berg", "Lotte"),
    ("O'Brien", "Zoë"),
    ("O Neill", "Cara"),
    ("Smith-Jones", "Ann Marie"),
    ("Smith", "Sarah"),
    ("Lloyd George", "Amy"),
    ("Nguyễn", "Thị Hồng"),
    ("St. Clair", "Max"),
    ("Ó Briain", "Cormac"),
    ("Okafor", "Ada"),
]


@pytest.fixture
def filled(store: SqlStore) -> SqlStore:
    """A child of every name, and a notice about each."""
    with store.changing(AUTHOR) as work:
        school = make_school(work).id
        for surname, forename in NAMES:
            make_notice(work, make_child(work, surname, forename).id, school)
        work.commit()
    return store


FOUND = [
    ("mcdonald", "Mc Donald"),
    ("Mc Donald", "Mc Donald"),
    ("mcdon", "Mc Donald"),
    ("desouza", "De Souza"),
    ("de-souza", "De Souza"),
    ("de souza", "De Souza"),
    ("ana desouza", "De Souza"),
    ("de luca", "DeLuca"),
    ("vanderberg", "van der Berg"),
    ("van derberg", "van der Berg"),
    ("vander berg lotte", "van der Berg"),
    ("obrien", "O'Brien"),
    ("O’Brien", "O'Brien"),
    ("o brien", "O'Brien"),
    ("oneill", "O Neill"),
    ("o'neill", "O Neill"),
    ("smithjones", "Smith-Jones"),
    ("smith jones", "Smith-Jones"),
    ("annmarie", "Smith-Jones"),
    ("lloydgeorge", "Lloyd George"),
    ("Lloyd-George", "Lloyd George"),
    ("nguyen", "Nguyễn"),
    ("thihong", "Nguyễn"),
    ("stclair", "St. Clair"),
    ("obriain", "Ó Briain"),
]


@pytest.mark.parametrize(("typed", "surname"), FOUND)
def test_a_name_is_found_written_together_or_apart(filled: SqlStore, typed: str, surname: str) -> None:
    with filled.reading() as reader:
        found = find(reader, typed, 6, TODAY, "child").found
        assert [one.label.partition(",")[0] for one in found] == [surname]


@pytest.mark.parametrize(("typed", "surname"), FOUND)
def test_a_list_is_narrowed_to_it_alike(filled: SqlStore, typed: str, surname: str) -> None:
    with filled.reading() as reader:
        for described, name in ((CHILD, "surname"), (TEN_DAY_NOTIFICATION, "child")):
            query = ListQuery(described, "reference", False, tuple(search_words(typed)))
            rows = reader.page(query, None, 10)
            place = described.list_columns.index(name)
            assert [str(row.values[place]).partition(",")[0] for row in rows] == [surname]
            assert reader.anchors(query, 10)[0] == 1


@pytest.mark.parametrize("typed", ["macdonaldson", "okafors", "smiths", "donaldson", "briens"])
def test_what_is_no_part_of_a_name_finds_nothing(filled: SqlStore, typed: str) -> None:
    with filled.reading() as reader:
        assert find(reader, typed, 6, TODAY, "child").found == []


def test_the_words_as_typed_come_first(filled: SqlStore) -> None:
    with filled.changing(AUTHOR) as work:
        make_child(work, "Mcdonald", "Una")
        work.commit()
    with filled.reading() as reader:
        labels = [one.label for one in find(reader, "mcdonald", 6, TODAY, "child").found]
        together = [one.label for one in find(reader, "Mc Donald", 6, TODAY, "child").found]
    assert labels == ["Mcdonald, Una", "Mc Donald, Iain"]
    assert together == ["Mc Donald, Iain", "Mcdonald, Una"]


WRITTEN = [
    "07700 900123",
    "+44 7700 900123",
    "0044 7700 900123",
    "+44 (0)7700 900123",
    "(07700) 900-123",
    "07700900123 ext 12",
]


@pytest.mark.parametrize("on_file", WRITTEN)
def test_a_telephone_is_found_however_it_is_written(store: SqlStore, on_file: str) -> None:
    phone = PERSON.rows["phones"].of
    with store.changing(AUTHOR) as work:
        save(work, PERSON, surname="Ashdown", phones=[phone(number=on_file)])
        save(work, PERSON, surname="Birch", phones=[phone(number="07700 900999")])
        work.commit()
    with store.reading() as reader:
        for typed in (*WRITTEN, "07700 9001", "+447700 9001", "7700900123", "7700 900 123"):
            assert [one.label for one in find(reader, typed, 6, TODAY).found] == ["Ashdown"], typed
            query = ListQuery(PERSON, "reference", False, tuple(search_words(typed)))
            assert reader.anchors(query, 10)[0] == 1, typed


ABROAD = ["+353 1 234 5678", "00353 1 234 5678", "+353 (0)1 234 5678", "353 1 234 5678", "35312345678"]


@pytest.mark.parametrize("on_file", ABROAD)
def test_a_telephone_abroad_is_found_however_it_is_written(store: SqlStore, on_file: str) -> None:
    phone = PERSON.rows["phones"].of
    with store.changing(AUTHOR) as work:
        save(work, PERSON, surname="Ashdown", phones=[phone(number=on_file)])
        save(work, PERSON, surname="Birch", phones=[phone(number="+353 1 234 9999")])
        work.commit()
    with store.reading() as reader:
        for typed in ABROAD:
            assert [one.label for one in find(reader, typed, 6, TODAY).found] == ["Ashdown"], typed


def test_postcodes_of_forces_and_territories_are_found_as_they_are_written(store: SqlStore) -> None:
    address = CHILD.rows["addresses"].of
    with store.changing(AUTHOR) as work:
        for surname, postcode in (("Ash", "BFPO 61"), ("Bell", "FIQQ 1ZZ"), ("Cole", "AI-2640")):
            save(work, CHILD, surname=surname, addresses=[address(kind="home", postcode=postcode)])
        work.commit()
    with store.reading() as reader:
        for typed, surname in (
            ("bfpo 61", "Ash"),
            ("BFPO61", "Ash"),
            ("fiqq 1zz", "Bell"),
            ("AI-2640", "Cole"),
            ("ai 2640", "Cole"),
        ):
            assert [one.label for one in find(reader, typed, 6, TODAY).found] == [surname], typed


def test_an_email_address_is_found_whole(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        save(work, PERSON, surname="Ashdown", email="Jo.Ashdown@mail.example")
        work.commit()
    with store.reading() as reader:
        assert [one.label for one in find(reader, "jo.ashdown@mail.example", 6, TODAY).found] == ["Ashdown"]


def _asked(store: SqlStore, ask: Callable[[Reader], object]) -> tuple[int, int]:
    """How many statements were run for a question, and how many values they were given."""
    with store.reading() as reader, asked(store.engine) as ran:
        ask(reader)
    return len(ran), sum(len(values) for _, values in ran)


LONG = [
    "123 " * 100,
    " ".join(f"strange{number}" for number in range(60)),
    "a " * 500,
    " ".join(f"0{number}" for number in range(77009001230, 77009001260)),
    " ".join(surname for surname, _ in NAMES),
    "Okafor Ada " + " ".join(f"{number}{number}" for number in range(10_000, 10_060)),
]


@pytest.mark.parametrize("typed", LONG)
def test_a_page_pasted_into_the_search_costs_a_few_questions(filled: SqlStore, typed: str) -> None:
    def narrowed(reader: Reader) -> object:
        query = ListQuery(PERSON, "reference", False, tuple(search_words(typed)))
        return reader.page(query, None, 10), reader.anchors(query, 10)

    for ask in (lambda reader: find(reader, typed, 6, TODAY).found, narrowed):
        statements, values = _asked(filled, ask)
        assert statements < 60
        assert values < 4_000


def test_what_no_word_on_file_begins_with_is_asked_for_once(filled: SqlStore) -> None:
    statements, _ = _asked(filled, lambda reader: find(reader, "one strange two wordy", 6, TODAY).found)
    assert statements <= 6


def test_a_name_of_two_long_words_is_found_typed_together(store: SqlStore) -> None:
    first, second = "Maximilianafeatherstonehaughly", "Wolfeschlegelsteinhausenberger"
    with store.changing(AUTHOR) as work:
        make_child(work, f"{first} {second}", "Ada")
        work.commit()
    with store.reading() as reader:
        assert len(find(reader, first + second, 6, TODAY).found) == 1
