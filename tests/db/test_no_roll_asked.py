"""A child on no roll whom nobody looks for is a question of the work queue, after whatever has ended so."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from cme_desktop.description.record_type import RecordType
from cme_desktop.records.home_education import HOME_EDUCATION
from cme_desktop.records.in_year_application import IN_YEAR_APPLICATION
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.on_roll_notice import ON_ROLL_NOTICE
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY
from cme_desktop.standing_records.child import CHILD
from cme_desktop.values.partial_dates import BirthDate
from db.store import SqlStore
from tests.asked_in_town import NOVEMBER, OCTOBER, SEPTEMBER, Town
from tests.builders import AUTHOR, make_child

LABEL = "Where educated now: on no roll"
SPELL_OVER = {"started_on": SEPTEMBER, "status": "ended", "ended_on": OCTOBER}
SEARCH_OVER = {"missing_since_on": SEPTEMBER, "status": "closed", "closed_on": OCTOBER}
FOUND = {**SEARCH_OVER, "located_on": OCTOBER, "found_where": "same_address"}


@pytest.fixture
def town(store: SqlStore) -> Iterator[Town]:
    with store.changing(AUTHOR) as work:
        yield Town.in_which(work)


ASKED: dict[str, tuple[RecordType[Any], str, dict[str, Any]]] = {
    "home education that ended otherwise": (
        HOME_EDUCATION,
        "end_reason",
        {**SPELL_OVER, "end_reason": "other"},
    ),
    "home education that ended unsuitable, and no search": (
        HOME_EDUCATION,
        "end_reason",
        {**SPELL_OVER, "end_reason": "missing_education"},
    ),
    "found, a place being sought": (
        WHEREABOUTS_ENQUIRY,
        "close_reason",
        {**FOUND, "close_reason": "found_no_place"},
    ),
    "found without education": (
        WHEREABOUTS_ENQUIRY,
        "close_reason",
        {**FOUND, "close_reason": "found_no_place", "education_at_close": "none"},
    ),
    "a child who never came": (
        ON_ROLL_NOTICE,
        "closing_reason",
        {
            "school": "beech",
            "entered_on": OCTOBER,
            "status": "closed",
            "closing_reason": "never_came",
            "closed_on": NOVEMBER,
        },
    ),
    "a deletion closed for a search that is not on file": (
        OFF_ROLL_NOTICE,
        "closing_reason",
        {
            "school": "beech",
            "deleted_on": OCTOBER,
            "status": "closed",
            "closing_reason": "enquiry_opened",
            "closed_on": NOVEMBER,
        },
    ),
}


def ended(town: Town, story: str) -> int:
    """The id of the record of a story, saved."""
    kind, _, values = ASKED[story]
    return int(town.saved(kind, **{name: _in(town, value) for name, value in values.items()}).id)


def _in(town: Town, value: Any) -> Any:
    return town.beech if value == "beech" else value


@pytest.mark.parametrize("story", ASKED)
def test_an_ending_that_leaves_a_child_nowhere_is_asked_about(town: Town, story: str) -> None:
    record = ended(town, story)
    (line,) = town.asked()
    assert (line.record, line.label, line.clears) == (record, LABEL, ASKED[story][1])
    assert line.due_on == date(2026, 10, 12)


def test_it_says_since_when_by_which_record_and_what_would_answer_it(town: Town) -> None:
    spell = town.at_home(on=SEPTEMBER, status="ended", ended_on=OCTOBER, end_reason="other")
    (line,) = town.asked()
    assert line.why == (
        f"On no roll since Mon 5 Oct 2026 ({spell.reference}), not home educated, and no enquiry is open: "
        "where is the child educated now? Open an enquiry, put on file the school or home education that has "
        "begun, mend the ending, or say in the child’s own record that the child has moved away. Due Mon 12 "
        "Oct 2026: a child on no roll whom nobody looks for is asked about within seven days (so from Mon 5 "
        "Oct 2026). Local practice."
    )


ANSWERED_BY: dict[str, tuple[RecordType[Any], dict[str, Any]]] = {
    "an entry": (ON_ROLL_NOTICE, {"school": "beech", "entered_on": NOVEMBER}),
    "home education": (HOME_EDUCATION, {"started_on": NOVEMBER}),
    "a search": (WHEREABOUTS_ENQUIRY, {"missing_since_on": NOVEMBER}),
    "an application": (IN_YEAR_APPLICATION, {"school": "beech", "received_on": NOVEMBER}),
    "an exclusion with provision": (
        OFF_ROLL_NOTICE,
        {"school": "beech", "deleted_on": NOVEMBER, "excluded_on": NOVEMBER, "educated_from": NOVEMBER},
    ),
}


LET_GO: dict[str, dict[str, Any]] = {"on_roll_notice": {"home_education": None, "enquiry": None}}


@pytest.mark.parametrize("by", ANSWERED_BY)
@pytest.mark.parametrize("story", ["home education that ended otherwise", "found, a place being sought"])
def test_whatever_says_where_the_child_is_answers_it(town: Town, story: str, by: str) -> None:
    record = ended(town, story)
    kind, values = ANSWERED_BY[by]
    answer = town.saved(kind, **{name: _in(town, value) for name, value in values.items()})
    assert town.asked() == []
    town.change(kind, answer.id, child=make_child(town.work).id, **LET_GO.get(kind.key, {}))
    town.change(CHILD, town.child, school=None)  # an entry writes its school there
    assert town.carriers() == [record]


NO_QUESTION: dict[str, tuple[RecordType[Any], dict[str, Any]]] = {
    **{
        f"home education ended: {reason}": (HOME_EDUCATION, {**SPELL_OVER, "end_reason": reason})
        for reason in ("returned", "moved_away", "died", "over_age", "other_provision", "opened_in_error")
    },
    **{
        f"search closed: {reason}": (WHEREABOUTS_ENQUIRY, {**SEARCH_OVER, "close_reason": reason})
        for reason in (
            *("in_education", "passed_on", "left_country", "checks_exhausted"),
            *("over_age", "died", "opened_in_error"),
        )
    },
    "located, and still worked on": (
        WHEREABOUTS_ENQUIRY,
        {"missing_since_on": SEPTEMBER, "status": "located", "located_on": OCTOBER, "found_where": "other"},
    ),
    "an entry in error": (
        ON_ROLL_NOTICE,
        {
            "school": "beech",
            "entered_on": OCTOBER,
            "status": "closed",
            "closing_reason": "entered_in_error",
            "closed_on": NOVEMBER,
        },
    ),
    "a deletion that asks by itself": (OFF_ROLL_NOTICE, {"school": "beech", "deleted_on": OCTOBER}),
}


@pytest.mark.parametrize("story", NO_QUESTION)
def test_an_ending_that_says_where_the_child_is_asks_nothing(town: Town, story: str) -> None:
    kind, values = NO_QUESTION[story]
    town.saved(kind, **{name: _in(town, value) for name, value in values.items()})
    assert town.asked() == []


@pytest.mark.parametrize("status", ["moved_away", "over_age", "died"])
def test_nobody_is_asked_of_a_child_whose_own_record_answers(town: Town, status: str) -> None:
    record = ended(town, "home education that ended otherwise")
    town.change(CHILD, town.child, status=status)
    assert town.asked() == []
    town.change(CHILD, town.child, status="current")
    assert town.carriers() == [record]


def test_it_is_asked_in_school_age_alone_and_from_its_first_day(town: Town) -> None:
    record = ended(town, "home education that ended otherwise")
    town.change(CHILD, town.child, birth=BirthDate(date(2009, 3, 4)))
    assert town.asked() == []
    town.change(CHILD, town.child, birth=BirthDate(date(2021, 11, 4)))
    (line,) = town.asked()
    assert (line.record, line.due_on) == (record, date(2027, 1, 7))


def test_a_mended_ending_answers_it(town: Town) -> None:
    record = ended(town, "home education that ended otherwise")
    town.change(HOME_EDUCATION, record, end_reason="moved_away")
    assert town.asked() == []


def test_of_a_restricted_child_no_more_is_said_than_what_to_open(town: Town) -> None:
    ended(town, "home education that ended otherwise")
    town.change(CHILD, town.child, restricted=True)
    (line,) = town.asked()
    assert (line.label, line.why) == (
        "Where educated now",
        "The record is restricted: open it to see why.",
    )
