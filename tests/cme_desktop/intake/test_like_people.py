"""Parents are never linked by themselves; who may be one person is told."""

from cme_desktop.desk import Desk
from cme_desktop.standing_records.child import CHILD
from cme_desktop.standing_records.child.fields import Relation
from cme_desktop.standing_records.person import PERSON
from tests.builders import make_child, make_person
from tests.cme_desktop.intake.conftest import WriteCsv
from tests.cme_desktop.intake.test_importing import all_of, counts
from tests.day_first import import_table

HEADINGS = ("Surname", "Forename", "Date of birth", "Parent surname", "Parent forename", "Parent email")
MIRA = ("Ashdown", "Mira", "14/3/2015", "Ashdown", "Jo", "jo@home.example")
TOM = ("Ashdown", "Tom", "25/12/2013", "Ashdown", "Jo", "jo@home.example")


def test_one_mother_of_two_rows_is_told_of(desk: Desk, write_csv: WriteCsv) -> None:
    path = write_csv(HEADINGS, MIRA, TOM)
    rehearsed = import_table(desk, CHILD, path, dry_run=True)
    outcome = import_table(desk, CHILD, path)
    (note,) = outcome.notes
    assert note.startswith("Row 3: Ashdown, Jo has the same name and email as PER-2026-0001 of row 2")
    assert rehearsed.notes[0].startswith("Row 3: Ashdown, Jo has the same name and email as that of row 2")
    assert len(all_of(desk, PERSON)) == 2


def test_one_mother_named_by_her_reference_is_one(desk: Desk, write_csv: WriteCsv) -> None:
    import_table(desk, CHILD, write_csv(HEADINGS, MIRA))
    path = write_csv((*HEADINGS, "Parent reference"), (*TOM, "PER-2026-0001"))
    assert import_table(desk, CHILD, path).notes == ()
    (jo,) = all_of(desk, PERSON)
    assert [child.people[0].person for child in all_of(desk, CHILD)] == [jo.id, jo.id]


def test_a_person_on_file_with_the_same_birth_is_told_of_and_not_linked(
    desk: Desk, write_csv: WriteCsv
) -> None:
    headings = ("Surname", "Forename", "Date of birth", "Notes")
    person = ("Khan", "Sara", "21/2/1980")
    assert counts(import_table(desk, PERSON, write_csv(headings, (*person, "a")))) == (1, 1, 0, 0, 0)
    outcome = import_table(desk, PERSON, write_csv(headings, (*person, "b")))
    assert counts(outcome) == (1, 1, 0, 0, 0)
    assert "Khan, Sara has the same name and birth as PER-2026-0001" in outcome.notes[0]
    assert counts(import_table(desk, PERSON, write_csv(headings, (*person, "b")))) == (1, 0, 1, 1, 0)


def test_the_mother_of_a_restricted_child_is_not_told_of(desk: Desk, write_csv: WriteCsv) -> None:
    with desk.store.changing(desk.author) as work:
        mother = make_person(work, "Ashdown", "Jo", email="jo@home.example")
        make_child(work, "Ashdown", "Ina", restricted=True, people=[Relation(person=mother.id)])
        work.commit()
    assert import_table(desk, CHILD, write_csv(HEADINGS, MIRA)).notes == ()
