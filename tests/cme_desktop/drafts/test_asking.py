"""A rule that fails is read as a doubt beside its field, and the form can be saved all the same."""

import logging
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest

from cme_desktop.drafts import Draft, asking
from cme_desktop.drafts.asking import doubt_about
from cme_desktop.fields import Reading, reads
from cme_desktop.issues import Issue, Severity
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION, TenDayNotification
from cme_desktop.statutory.calendars import Calendars, Span, SpanKind
from cme_desktop.statutory.law import Law

TODAY = date(2026, 11, 23)


@reads("first_absent_on", "received_on")
def broken(notice: TenDayNotification, _reading: Reading) -> Iterable[Issue]:
    raise ZeroDivisionError(f"of {notice.sender}")


@pytest.fixture
def as_officers_have_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Undoes what every other test gets: here the doubt itself is looked at."""
    monkeypatch.setattr(asking, "doubt_about", doubt_about)


@pytest.mark.logs("ZeroDivisionError in rule broken")
@pytest.mark.usefixtures("as_officers_have_it")
def test_a_rule_that_raises_is_a_doubt_on_its_first_field(caplog: pytest.LogCaptureFixture) -> None:
    kind = replace(TEN_DAY_NOTIFICATION, rules=(broken, *TEN_DAY_NOTIFICATION.rules))
    draft = Draft(kind, Reading(TODAY))
    draft.type_in("sender", "Mrs Okafor")
    log = logging.getLogger("cme_desktop.problems")
    log.addHandler(caplog.handler)
    (told,) = [issue for issue in draft.issues() if "could not be checked" in issue.text]
    draft.issues()
    log.removeHandler(caplog.handler)
    assert (told.path, told.severity) == ("first_absent_on", Severity.WARN)
    assert told.text == (
        "“First day absent” and “Notice received” could not be checked here; look at the form once more "
        "yourself. It can be saved all the same."
    )
    (line,) = {id(record): record.getMessage() for record in caplog.records}.values()
    assert line.startswith("ZeroDivisionError in rule broken, at test_asking.py:")
    assert "Okafor" not in caplog.text


def test_a_rule_that_raises_fails_every_other_test() -> None:
    with pytest.raises(ZeroDivisionError):
        Draft(replace(TEN_DAY_NOTIFICATION, rules=(broken,)), Reading(TODAY)).issues()


def test_a_notice_older_than_the_first_known_term_can_be_saved() -> None:
    terms = Calendars([Span(SpanKind.TERM, date(2021, 9, 1), date(2026, 12, 18))])
    draft = Draft(
        TEN_DAY_NOTIFICATION, Reading(TODAY, Law(calendars=terms)), labels={1: "Okafor", 2: "Elm Lane"}
    )
    draft.choose("child", 1, "Okafor")
    draft.choose("school", 2, "Elm Lane")
    draft.type_in("received_on", "30/10/2020")
    draft.type_in("first_absent_on", "12/10/2020")
    assert not draft.refusals()
    (told,) = [issue.text for issue in draft.issues() if issue.path == "first_absent_on"]
    assert told == (
        "The tenth school day of absence cannot be reckoned: no term dates are known for the days from "
        "Mon 12 Oct 2020 on."
    )


def test_a_choice_that_was_emptied_is_not_judged_as_if_it_were_one() -> None:
    draft = Draft(TEN_DAY_NOTIFICATION, Reading(TODAY))
    draft.type_in("status", "")
    assert [issue.text for issue in draft.issues() if issue.path == "status"] == [
        "Status is needed before this can be saved."
    ]
