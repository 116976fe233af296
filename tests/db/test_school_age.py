"""Records about children below or above compulsory school age are flagged, never refused."""

from datetime import date
from typing import Any

import pytest

from cme_desktop.description.record_type import RecordType
from cme_desktop.issues import Severity
from cme_desktop.records.pace_interview import PACE_INTERVIEW
from cme_desktop.records.penalty_notice import PENALTY_NOTICE
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from cme_desktop.services.saving import against, save_record
from cme_desktop.services.school_age import outside_school_age
from cme_desktop.standing_records.child import CHILD
from cme_desktop.statutory.law import Law
from cme_desktop.values.partial_dates import parse_birth
from db.store import SqlStore
from tests.builders import AUTHOR, make_child

NOW = date(2026, 11, 22)


def said(store: SqlStore, born: str | None, day: date) -> str | None:
    with store.changing(AUTHOR) as work:
        child = make_child(work, birth=parse_birth(born, NOW) if born else None)
        notice = TEN_DAY_NOTIFICATION.cls(child=child.id, received_on=day)
        saved = save_record(work, TEN_DAY_NOTIFICATION, notice)
        assert saved.id is not None, "kept all the same"
        issue = outside_school_age(work.get(CHILD, child.id), TEN_DAY_NOTIFICATION, saved, Law().rules)
        return issue and issue.text


@pytest.mark.parametrize(
    ("born", "first", "last"),
    [
        ("31/8/2010", date(2015, 8, 31), date(2026, 6, 26)),
        ("1/9/2010", date(2015, 12, 31), date(2027, 6, 25)),
        ("10/2/2019", date(2024, 3, 31), date(2035, 6, 29)),
        ("31/8/2020", date(2025, 8, 31), date(2036, 6, 27)),
        ("1/9/2020", date(2025, 12, 31), date(2037, 6, 26)),
        ("29/2/2016", date(2021, 3, 31), date(2032, 6, 25)),
    ],
)
def test_the_first_and_last_day_of_school_age(store: SqlStore, born: str, first: date, last: date) -> None:
    assert said(store, born, first) is None
    assert said(store, born, last) is None
    before, after = said(store, born, date.fromordinal(first.toordinal() - 1)), said(store, born, NOW)
    assert before is not None
    assert "it begins on" in before
    if last < NOW:
        assert after is not None
        assert "it ended on Fri 26 Jun 2026" in after


@pytest.mark.parametrize("born", [None, "2010"])
def test_without_a_day_of_birth_nothing_is_said(store: SqlStore, born: str | None) -> None:
    assert said(store, born, NOW) is None


def test_the_day_of_the_event_decides_and_not_today(store: SqlStore) -> None:
    assert said(store, "1/9/2008", date(2020, 1, 6)) is None


@pytest.mark.parametrize(
    ("began", "ended", "path", "text"),
    [
        (date(2025, 12, 30), date(2026, 1, 9), "offence_from", "it begins on Wed 31 Dec 2025"),
        (date(2025, 12, 31), date(2026, 1, 9), None, ""),
        (None, date(2025, 12, 30), "offence_to", "it begins on Wed 31 Dec 2025"),
        (date(2037, 6, 15), date(2037, 6, 26), None, ""),
        (date(2037, 6, 15), date(2037, 6, 27), "offence_to", "it ended on Fri 26 Jun 2037"),
        (None, None, "event", "it ended on Fri 26 Jun 2037"),
    ],
)
@pytest.mark.parametrize("kind", [PENALTY_NOTICE, PACE_INTERVIEW], ids=lambda kind: kind.key)
def test_a_record_of_an_offence_asks_for_the_age_during_it(
    store: SqlStore,
    kind: RecordType[Any],
    began: date | None,
    ended: date | None,
    path: str | None,
    text: str,
) -> None:
    with store.changing(AUTHOR) as work:
        child = make_child(work, birth=parse_birth("1/9/2020", NOW))
        days = {"offence_from": began, "offence_to": ended, "received_on": date(2037, 7, 6)}
        record = kind.cls(child=child.id, **days)
        found = [clash.issue for clash in against(work, kind, record) if clash.kind == "school_age"]
    expected = [kind.event if path == "event" else path] if path else []
    assert [issue.path for issue in found] == expected
    assert all(text in issue.text and issue.severity is Severity.WARN for issue in found)


def test_a_register_entry_is_of_no_age(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child = make_child(work, birth=parse_birth("1/9/2008", NOW), received_on=NOW)
        assert outside_school_age(child, CHILD, child, Law().rules) is None
