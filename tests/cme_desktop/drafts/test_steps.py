"""Back and forth through the steps of a draft."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from cme_desktop.drafts import Draft, Steps
from cme_desktop.fields import Reading
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION

TODAY = date(2026, 11, 17)


def begun() -> tuple[Draft, Steps]:  # type: ignore[type-arg]
    draft = Draft(TEN_DAY_NOTIFICATION, Reading(TODAY))
    return draft, Steps(draft)


def types(draft: Draft, steps: Steps, path: str, text: str) -> None:  # type: ignore[type-arg]
    for end in range(1, len(text) + 1):
        draft.type_in(path, text[:end])
        steps.typed(path, text[:end])


def test_a_word_is_one_step() -> None:
    draft, steps = begun()
    types(draft, steps, "sender", "front office")
    assert steps.back() == "sender"
    assert draft.entry("sender").text == "front "
    assert steps.back() == "sender"
    assert draft.entry("sender").text == ""
    assert steps.back() is None


def test_a_field_come_back_to_begins_a_step() -> None:
    draft, steps = begun()
    types(draft, steps, "sender", "ab")
    steps.took("sender")
    draft.type_in("sender", "abc")
    steps.typed("sender", "abc")
    steps.back()
    assert draft.entry("sender").text == "ab"


def test_what_was_undone_can_be_done_again_until_something_else_is_typed() -> None:
    draft, steps = begun()
    types(draft, steps, "sender", "ab")
    steps.back()
    assert steps.forward() == "sender"
    assert draft.entry("sender").text == "ab"
    steps.back()
    types(draft, steps, "codes_used", "O")
    assert steps.forward() is None
    assert draft.entry("codes_used").text == "O"


def test_leaving_a_field_after_going_back_keeps_the_way_forward() -> None:
    draft, steps = begun()
    types(draft, steps, "sender", "ab")
    steps.back()
    steps.took("sender")
    assert steps.forward() == "sender"


_MOVES = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(("sender", "first_absent_on", "codes_used", "child")), st.text(max_size=4)),
        st.sampled_from(("add", "remove", "back", "forward", "settle")),
    ),
    max_size=30,
)


@given(_MOVES)
def test_the_whole_way_back_is_where_it_began_and_the_whole_way_forward_where_it_ended(moves: list) -> None:  # type: ignore[type-arg]
    draft, steps = begun()
    opened = draft.to_json()
    for move in moves:
        match move:
            case (path, text):
                draft.type_in(path, text)
                steps.typed(path, text)
            case "add":
                steps.took(f"school_enquiries.{draft.add_row('school_enquiries')}")
            case "remove" if draft.rows["school_enquiries"]:
                draft.remove_row("school_enquiries", 0)
                steps.took("school_enquiries.0")
            case "back" | "forward" | "settle":
                getattr(steps, move)()
    while steps.forward() is not None:
        pass
    ended = draft.to_json()
    while steps.back() is not None:
        pass
    assert draft.to_json() == opened
    while steps.forward() is not None:
        pass
    assert draft.to_json() == ended
