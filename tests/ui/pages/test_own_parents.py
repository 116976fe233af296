"""Where a record names a parent, the child's own are offered first and said to be hers."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from cme_desktop.services.saving import save_record
from cme_desktop.standing_records.child import CHILD
from cme_desktop.standing_records.child.fields import Relation
from cme_desktop.standing_records.person import PERSON
from tests.ui.office import changing
from tests.ui.sitter import ALT, Sitter
from ui.editors.link import LinkEditor
from ui.forms.record_page import RecordPage
from ui.pages.record import RecordEntry
from ui.shell.places import Place, PlaceKind

BORN = date(2015, 3, 4)


@pytest.fixture
def family(sitter: Sitter) -> int:
    """A child with a grandmother, a father without and a mother with parental responsibility on file."""
    with changing(sitter.sitting.desk.store) as work:
        people = []
        for forename, relationship, answers in (
            ("Nan", "grandparent", None),
            ("Otto", "father", None),
            ("Una", "mother", True),
        ):
            person = save_record(work, PERSON, PERSON.cls(surname="Zuckmayer", forename=forename))
            people.append(
                Relation(person=person.id, relationship=relationship, parental_responsibility=answers)
            )
        for number in range(9):
            save_record(work, PERSON, PERSON.cls(surname="Zuckmayer", forename=f"Aaron{number}"))
        child = save_record(work, CHILD, CHILD.cls(surname="Zuckmayer", forename="Ivo", people=people))
        work.commit()
    assert child.id is not None
    return child.id


def editor(sitter: Sitter, path: str) -> LinkEditor:
    page = sitter.page(RecordEntry).findChild(RecordPage)
    assert isinstance(page, RecordPage)
    found = page.form.editor(path)
    assert isinstance(found, LinkEditor)
    return found


def offered(sitter: Sitter, path: str) -> list[tuple[str, str]]:
    return [(line.label, line.detail) for line in editor(sitter, path).sheet().lines()]


OWN = [
    ("Zuckmayer, Una", "On this child’s file · Mother · parental responsibility"),
    ("Zuckmayer, Otto", "On this child’s file · Father"),
    ("Zuckmayer, Nan", "On this child’s file · Grandparent"),
]


@pytest.mark.parametrize(
    ("form", "path"),
    [
        ("pace_interview", "parent"),
        ("penalty_notice", "parent"),
        ("home_education", "parent"),
        ("off_roll_notice", "parent_with"),
        ("on_roll_notice", "parent_with"),
    ],
)
def test_the_childs_own_stand_first_before_anything_is_typed(
    sitter: Sitter, family: int, form: str, path: str
) -> None:
    sitter.go(Place(PlaceKind.NEW, form, child=family))
    editor(sitter, path).take_focus()
    sitter.press(Qt.Key.Key_Down, ALT)
    lines = offered(sitter, path)
    assert lines[:3] == OWN
    assert len(lines) == len({label for label, _ in lines}) > 3


def test_of_people_of_one_name_the_childs_own_come_first(sitter: Sitter, family: int) -> None:
    sitter.go(Place(PlaceKind.NEW, "pace_interview", child=family))
    editor(sitter, "parent").take_focus()
    sitter.type("zuck")
    sitter.settle()
    assert offered(sitter, "parent")[1:4] == OWN
    assert editor(sitter, "parent").sheet().current() is None
    sitter.type(" u")
    sitter.settle()
    assert offered(sitter, "parent")[1:] == OWN[:1]


def test_a_look_up_says_when_there_is_more_than_it_offers(sitter: Sitter, family: int) -> None:
    sitter.go(Place(PlaceKind.NEW, "pace_interview", child=family))
    editor(sitter, "parent").take_focus()
    for typed, more in (("zuck", True), (" aaron", True), ("1", False)):
        sitter.type(typed)
        sitter.settle()
        assert (offered(sitter, "parent")[-1] == ("There are more", "Type more to find the others")) is more
    sitter.press(Qt.Key.Key_Escape)


def test_the_child_chosen_by_now_is_the_one_who_counts(sitter: Sitter, family: int) -> None:
    sitter.go(Place(PlaceKind.NEW, "pace_interview"))
    editor(sitter, "parent").take_focus()
    sitter.press(Qt.Key.Key_Down, ALT)
    assert all("On this child" not in detail for _, detail in offered(sitter, "parent"))
    page = sitter.page(RecordEntry).findChild(RecordPage)
    assert isinstance(page, RecordPage)
    page.form.choose("child", family, "Zuckmayer, Ivo")
    sitter.press(Qt.Key.Key_Down, ALT)
    sitter.press(Qt.Key.Key_Escape)
    sitter.press(Qt.Key.Key_Down, ALT)
    assert offered(sitter, "parent")[:3] == OWN
