"""A record out of the texts of its history: blanks stay blank, and rows stay the rows that they were."""

from datetime import date

from cme_desktop.description.texts import record_texts
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION, TenDayNotification
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY, Check, WhereaboutsEnquiry
from cme_desktop.services.as_it_was import cannot_stand_now, with_texts

ASKED = date(2026, 11, 2)


def enquiry(*checks: tuple[int | None, str, str | None]) -> WhereaboutsEnquiry:
    """With checks by their numbers, what was asked and of whom."""
    rows = [Check(id=id, check=check, agency=agency, asked_on=ASKED) for id, check, agency in checks]
    return WhereaboutsEnquiry(child=1, received_on=ASKED, checks=rows)


def ids(before: WhereaboutsEnquiry, now: WhereaboutsEnquiry) -> list[int | None]:
    """The numbers of the rows once the record is as it was before."""
    texts = record_texts(WHEREABOUTS_ENQUIRY, before)
    return [row.id for row in with_texts(WHEREABOUTS_ENQUIRY, now, texts).checks]


def test_what_was_blank_is_blank_again_though_a_new_record_begins_with_something() -> None:
    blank = TenDayNotification(child=1, purpose=None, absence_kind=None)
    back = with_texts(TEN_DAY_NOTIFICATION, TenDayNotification(), record_texts(TEN_DAY_NOTIFICATION, blank))
    assert (back.purpose, back.absence_kind, back.codes_used) == (None, None, ())
    assert (back.child, back.status, back.restricted) == (1, "received", False)


def test_a_status_of_which_nothing_is_told_is_the_first() -> None:
    back = with_texts(TEN_DAY_NOTIFICATION, TenDayNotification(status="closed"), {})
    assert (back.status, back.restricted) == ("received", False)


def test_rows_that_stand_alike_keep_their_numbers_and_others_take_those_left() -> None:
    before = enquiry((None, "gp", None), (None, "home_visit", "Team"), (None, "police", "Desk"))
    now = enquiry((1, "council_tax", None), (2, "gp", None), (3, "police", "Missing desk"))
    assert ids(before, now) == [2, 1, 3]


def test_rows_said_twice_stay_two_and_more_than_there_are_now_are_new() -> None:
    before = enquiry(*[(None, "gp", None)] * 3)
    assert ids(before, enquiry((4, "gp", None), (5, "gp", None))) == [4, 5, None]
    assert ids(enquiry(), enquiry((4, "gp", None))) == []


def test_a_row_of_which_nothing_is_told_is_blank_between_others() -> None:
    texts = {"checks.3.check": "gp", "checks.1.check": "police", "checks.3.agency": "Elm Lane"}
    texts["checks.1.long_gone"] = "left out"
    rows = with_texts(WHEREABOUTS_ENQUIRY, WhereaboutsEnquiry(), texts).checks
    assert [row.check for row in rows] == [None, "police", None, "gp"]
    assert [row.agency for row in rows] == [None, None, None, "Elm Lane"]


def test_what_no_list_offers_any_more_and_what_cannot_be_read_is_told_by_its_label() -> None:
    said = {
        "absence_kind": "of_old",
        "codes_used": "O,of_old",
        "purpose": "first",
        "received_on": "some day",
        "school_enquiries": "no path of a row",
        "school_enquiries.0.check": "of_old",
        "school_enquiries.0.result": "nothing",
        "long_gone": "of_old",
        "long_gone.0.check": "of_old",
    }
    labels = [label for label, _ in cannot_stand_now(TEN_DAY_NOTIFICATION, said)]
    assert labels == ["What is reported", "Codes used", "Notice received", "What the school tried"]
    assert list(cannot_stand_now(TEN_DAY_NOTIFICATION, {"codes_used": "O", "purpose": "update"})) == []
