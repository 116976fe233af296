"""Stored deadlines are reckoned anew: what does not agree is told of."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY
from cme_desktop.services.saving import store
from cme_desktop.statutory.clocks import Deadline
from db.store import SqlStore, open_store
from tests.builders import AUTHOR, StandingClock, make_child
from tests.reckoned import wrong_deadlines


@pytest.fixture
def data(tmp_path: Path) -> Iterator[SqlStore]:
    opened = open_store(str(tmp_path / "authority.cme"), StandingClock())
    yield opened
    opened.close()


def test_a_deadline_that_was_tampered_with_is_found(data: SqlStore) -> None:
    with data.changing(AUTHOR) as work:
        child = make_child(work)
        enquiry = WHEREABOUTS_ENQUIRY.cls(child=child.id, received_on=date(2016, 9, 5))
        store(work, WHEREABOUTS_ENQUIRY, enquiry)
        assert not list(wrong_deadlines(work))
        wrong = [
            _deadline("enquiry_review", "Enquiry review", date(2016, 11, 1), None),
            _deadline("made_up", "Made up", date(2016, 11, 1), date(2016, 11, 2)),
        ]
        work.save(WHEREABOUTS_ENQUIRY, enquiry, wrong)
        assert list(wrong_deadlines(work)) == [
            f"{enquiry.reference}: “Enquiry review” is stored as due Tue 1 Nov 2016, but comes to "
            "due Mon 31 Oct 2016.",
            f"{enquiry.reference}: “made_up” is stored as due Tue 1 Nov 2016, met Wed 2 Nov 2016, but comes "
            "to not due.",
        ]
        work.save(WHEREABOUTS_ENQUIRY, enquiry, [])
        (missing,) = wrong_deadlines(work)
        assert (
            missing
            == "ENQ-2026-0001: “Enquiry review” is stored as not due, but comes to due Mon 31 Oct 2016."
        )


def _deadline(duty: str, label: str, due_on: date, met_on: date | None) -> Deadline:
    return Deadline(
        duty=duty, label=label, due_on=due_on, met_on=met_on, since=due_on, why="", clears="", rule_set="",
        waits=False, overran=False,
    )  # fmt: skip
