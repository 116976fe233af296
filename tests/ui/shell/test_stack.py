"""Pages on top of each other."""

import pytest
from PySide6.QtWidgets import QApplication

from cme_desktop.touched import Aspect, Concern, Touched, aspect
from ui.shell.page import Page
from ui.shell.places import CHILDREN, TODAY, Place, PlaceKind
from ui.shell.stack import PageStack

PERSON = Place(PlaceKind.NEW, "person")


class Noted(Page):
    """A page that counts how often it was read again and wound up."""

    def __init__(self, place: Place) -> None:
        super().__init__(place, place.kind.value)
        self.refreshed = 0
        self.wound_up = 0

    def concern(self) -> Concern:
        return Concern(types=frozenset((self.place.type,)), aspects=frozenset((Aspect.DRAFTS,)))

    def refresh(self) -> None:
        self.refreshed += 1

    def wind_up(self) -> None:
        self.wound_up += 1


@pytest.fixture
def stack(qapp: QApplication) -> PageStack:  # noqa: ARG001 - widgets need an application
    stack = PageStack()
    stack.make_with(Noted)
    return stack


def top(stack: PageStack) -> Noted:
    page = stack.page()
    assert isinstance(page, Noted)
    return page


def test_what_lay_ahead_is_forgotten_when_going_elsewhere(stack: PageStack) -> None:
    stack.go(TODAY)
    stack.go(CHILDREN)
    ahead = top(stack)
    stack.back()
    stack.go(PERSON)
    assert not stack.can_go_forward()
    assert ahead.wound_up == 1
    stack.back()
    assert top(stack).place == TODAY


def test_a_page_below_is_read_again_once_it_is_come_back_to(stack: PageStack) -> None:
    stack.go(TODAY)
    below = top(stack)
    stack.freshen(below)
    assert below.refreshed == 1
    stack.go(PERSON)
    stack.freshen(below)
    assert below.refreshed == 1
    stack.back()
    assert below.refreshed == 2


def test_a_page_in_between_answers_the_page_that_asked(stack: PageStack) -> None:
    stack.go(TODAY)
    answers: list[tuple[int, str]] = []
    top(stack).asking.emit(PERSON, lambda id, label: answers.append((id, label)))
    assert top(stack).in_between
    made = top(stack)
    made.answered.emit(7, "Lis, Jo")
    made.leaving.emit()
    assert answers == [(7, "Lis, Jo")]
    assert top(stack).place == TODAY
    assert not stack.can_go_forward()


def test_only_the_page_on_top_is_read_again_at_once(stack: PageStack) -> None:
    stack.go(TODAY)
    below = top(stack)
    stack.go(CHILDREN)
    stack.refresh(aspect(Aspect.DRAFTS))
    assert (top(stack).refreshed, below.refreshed) == (1, 0)
    stack.back()
    assert below.refreshed == 1
    stack.forward()
    stack.back()
    assert below.refreshed == 1


def test_only_pages_that_a_change_concerns_are_read_again(stack: PageStack) -> None:
    stack.go(PERSON)
    below = top(stack)
    stack.go(CHILDREN)
    stack.refresh(Touched({"penalty_notice": frozenset({1})}))
    assert (top(stack).refreshed, below.refreshed) == (0, 0)
    stack.refresh(Touched({"person": frozenset({1})}))
    stack.refresh(Touched({"child": frozenset({2})}))
    assert (top(stack).refreshed, below.refreshed) == (1, 0)
    stack.back()
    assert below.refreshed == 1


def test_the_only_page_cannot_be_left(stack: PageStack) -> None:
    stack.go(TODAY)
    told = []
    stack.emptied.connect(lambda: told.append(True))
    top(stack).leaving.emit()
    assert told
    assert top(stack).place == TODAY


def test_the_oldest_pages_are_let_go(stack: PageStack) -> None:
    for number in range(40):
        stack.go(Place(PlaceKind.CHILD, "child", number))
    steps = 0
    while stack.can_go_back():
        stack.back()
        steps += 1
    assert steps < 8


def test_whoever_goes_before_pages_can_be_made_is_taken_there_then(stack: PageStack) -> None:
    stack.make_with(None)
    stack.push(Noted(TODAY))
    stack.go(PERSON)
    assert top(stack).place == TODAY
    stack.go_on_with(Noted)
    assert top(stack).place == PERSON
    stack.back()
    assert top(stack).place == TODAY
