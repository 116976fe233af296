"""The day on which the termly form is due, and what change asks for a note, are local rules with days."""

from datetime import date

import pytest

from cme_desktop.ports import UnitOfWork
from cme_desktop.records.home_education import HOME_EDUCATION
from cme_desktop.standing_records.local_rule import LOCAL_RULE
from cme_desktop.termly.form import TermlyForm, fill_in
from db.store import SqlStore
from tests.builders import AUTHOR, make_child, save

DAY = date(2026, 10, 1)


def at_home(work: UnitOfWork, count: int, since: date) -> None:
    for _ in range(count):
        child = make_child(work).id
        save(work, HOME_EDUCATION, child=child, received_on=since, started_on=since, primary_reason="other")


def changed(work: UnitOfWork, rule: str, value: str, since: date) -> None:
    save(work, LOCAL_RULE, rule=rule, value=value, since_on=since, decided_by="Head of service")


def note(form: TermlyForm) -> tuple[str, bool]:
    """What is asked of the change of the home educated, and whether it holds."""
    return next(
        (one.asks, one.holds) for one in form.checks if one.asks.startswith("EHE is within")
    )  # fmt: skip


@pytest.mark.parametrize(
    ("since", "due", "asked"),
    [
        (date(2026, 9, 1), date(2026, 10, 15), "EHE is within 25% of last term"),
        (date(2026, 10, 2), date(2026, 10, 30), "EHE is within 10% of last term"),  # of the next census
    ],
)
def test_the_value_of_the_census_day_counts(store: SqlStore, since: date, due: date, asked: str) -> None:
    with store.changing(AUTHOR) as work:
        at_home(work, 10, date(2026, 1, 5))
        at_home(work, 2, date(2026, 9, 1))  # a fifth more than in summer
        changed(work, "census.return", "14", since)
        changed(work, "census.change", "25%", since)
        work.commit()
    with store.reading() as reader:
        form = fill_in(reader, DAY)
    assert form.due == due
    assert note(form) == (asked, "25%" in asked)


def test_as_many_per_cent_are_no_more(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        at_home(work, 10, date(2026, 1, 5))
        at_home(work, 1, date(2026, 9, 1))
        work.commit()
    with store.reading() as reader:
        form = fill_in(reader, DAY)
    assert note(form) == ("EHE is within 10% of last term", True)
