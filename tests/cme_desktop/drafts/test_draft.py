"""What an officer types is read, kept whatever it is, and judged all at once."""

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest

from cme_desktop.description.record_type import RecordType
from cme_desktop.drafts import Draft, all_linked, linked_in
from cme_desktop.fields import Reading, Unanswered
from cme_desktop.issues import Severity
from cme_desktop.records.missing_episode import MISSING_EPISODE
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.penalty_notice import PENALTY_NOTICE
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY
from cme_desktop.standing_records.child import CHILD

TODAY = date(2026, 11, 23)
READING = Reading(TODAY)


def draft_of(record_type: RecordType[Any], **texts: str) -> Draft[Any]:
    draft = Draft(record_type, READING)
    for path, text in texts.items():
        draft.type_in(path, text)
    return draft


def texts_at(draft: Draft[Any], path: str) -> list[str]:
    return [issue.text for issue in draft.issues() if issue.path == path]


def test_typed_text_becomes_values() -> None:
    draft = draft_of(TEN_DAY_NOTIFICATION, first_absent_on="3/11", codes_used="n, O")
    assert draft.record().first_absent_on == date(2026, 11, 3)
    assert draft.record().codes_used == ("N", "O")


@pytest.mark.parametrize(
    ("typed", "said"), [("31/4/2026", "30 days"), ("29/2/2025", "leap"), ("3/13/26", "1 to 12")]
)
def test_an_impossible_date_is_kept_and_said(typed: str, said: str) -> None:
    draft = draft_of(TEN_DAY_NOTIFICATION, first_absent_on=typed)
    assert draft.entry("first_absent_on").text == typed
    assert draft.record().first_absent_on is None
    assert said in texts_at(draft, "first_absent_on")[0]


def test_an_answer_without_a_value_is_an_answer() -> None:
    draft = draft_of(TEN_DAY_NOTIFICATION, cause="Not obtained", last_seen_on="refused")
    assert draft.record().cause is Unanswered.NOT_OBTAINED
    assert draft.record().last_seen_on is Unanswered.REFUSED
    assert not texts_at(draft, "cause")


@pytest.mark.parametrize(
    "typed", ["N/K", "n/k", "NK", "N/A", "n.k.", "not known", "Unknown", "unk", "Not recorded", "?"]
)
def test_what_lists_write_for_a_birth_that_nobody_knows_is_that_answer(typed: str) -> None:
    draft = draft_of(CHILD, surname="Ashdown", birth=typed, sex=typed, looked_after=typed)
    assert draft.record().birth is Unanswered.NOT_KNOWN
    assert draft.record().sex is Unanswered.NOT_KNOWN
    assert draft.record().looked_after is Unanswered.NOT_KNOWN


def test_short_words_stay_words_in_a_field_of_words() -> None:
    draft = draft_of(CHILD, surname="Na", social_worker="NK")
    assert draft.record().surname == "Na"
    assert draft.record().social_worker == "NK"
    draft.type_in("social_worker", "N/K")
    assert draft.record().social_worker is Unanswered.NOT_KNOWN


def test_a_field_that_has_no_such_answer_refuses_it() -> None:
    assert texts_at(draft_of(CHILD, surname="Ashdown", upn="N/K"), "upn")


def test_a_postcode_is_read_by_the_country_of_its_address() -> None:
    draft = draft_of(CHILD, surname="Ashdown")
    draft.add_row("addresses")
    draft.type_in("addresses.0.postcode", "75001")
    assert texts_at(draft, "addresses.0.postcode")
    draft.type_in("addresses.0.kind", "Overseas")
    assert draft.record().addresses[0].postcode == "75001"
    draft.type_in("addresses.0.kind", "Home")
    assert texts_at(draft, "addresses.0.postcode")


@pytest.mark.parametrize("text", ["\u200b", "\u200e\u200f", "\ufeff", "\u00a0\u00ad"])
def test_what_nobody_sees_is_nothing(text: str) -> None:
    draft = draft_of(CHILD, surname="Ashdown", forename=text, birth=text, upn=text, notes=text, sex=text)
    assert not draft.refusals()
    assert (draft.record().forename, draft.record().birth, draft.record().notes) == (None, None, None)


def test_everything_needed_is_named_at_once_the_gravest_first() -> None:
    issues = draft_of(TEN_DAY_NOTIFICATION).issues()
    refused = [issue.path for issue in issues if issue.severity is Severity.REFUSE]
    assert refused == ["child", "school", "received_on"]
    assert [issue.severity for issue in issues] == sorted(issue.severity for issue in issues)


def test_dates_in_the_wrong_order_are_refused_once_both_can_be_read() -> None:
    draft = draft_of(TEN_DAY_NOTIFICATION, first_absent_on="20/11/26", received_on="17/11/26")
    assert "one of the two is wrong" in texts_at(draft, "first_absent_on")[0]
    draft.type_in("received_on", "17/13/26")
    assert not texts_at(draft, "first_absent_on")


def test_a_choice_is_read_by_the_date_that_decides() -> None:
    draft = draft_of(OFF_ROLL_NOTICE, ground_met_on="1/9/2023", ground="f")
    assert draft.record().ground == "2006-8-1-f"
    draft.type_in("ground_met_on", "1/9/2025")
    assert draft.record().ground == "2024-9-1-f"


def test_a_hidden_field_does_not_reach_the_record() -> None:
    draft = draft_of(CHILD, surname="Okafor", restricted="yes", restricted_reason="refuge")
    assert "restricted_reason" in draft.shown()
    draft.type_in("restricted", "no")
    assert "restricted_reason" not in draft.shown()
    assert draft.record().restricted_reason is None


def test_issues_in_rows_name_the_row_as_it_stands_on_the_form() -> None:
    draft = draft_of(WHEREABOUTS_ENQUIRY, received_on="1/11/26")
    draft.add_row("checks")  # left blank
    row = draft.add_row("checks")
    draft.type_in(f"checks.{row}.check", "police")
    draft.type_in(f"checks.{row}.asked_on", "10/11/26")
    draft.type_in(f"checks.{row}.answered_on", "9/11/26")
    assert texts_at(draft, "checks.1.answered_on")
    assert len(draft.record().checks) == 1


@pytest.mark.parametrize("typed", ["🙂 Zoë", "عائشة", "=1+1", "@cmd", "a\u0301bc", "-", "x" * 100])
def test_any_writing_is_kept(typed: str) -> None:
    draft = draft_of(CHILD, surname=typed)
    assert draft.entry("surname").text == typed
    assert draft.record().surname


def test_too_long_a_name_is_said_and_kept() -> None:
    draft = draft_of(CHILD, surname="x" * 101)
    assert draft.entry("surname").text == "x" * 101
    assert "101 characters" in texts_at(draft, "surname")[0]


def test_a_wrong_check_letter_is_doubted_and_kept() -> None:
    draft = draft_of(CHILD, surname="Okafor", upn="A801200005001")
    assert draft.record().upn == "A801200005001"
    assert not draft.refusals()
    assert texts_at(draft, "upn")


def test_kept_typing_comes_back_as_it_was_invalid_or_not() -> None:
    draft = draft_of(TEN_DAY_NOTIFICATION, first_absent_on="31/4", cause="refused")
    draft.choose("child", 7, "Okafor, Ada")
    draft.add_row("school_enquiries")
    draft.type_in("school_enquiries.0.result", "no ansswer =1+1")
    kept = json.loads(json.dumps(draft.to_json()))
    again = Draft(TEN_DAY_NOTIFICATION, READING)
    again.restore(kept)
    assert again.to_json() == draft.to_json()
    assert again.record().child == 7
    assert again.entry("first_absent_on").problem


def test_a_moment_taken_up_again_is_the_moment_that_was_on_file() -> None:
    """The second of the two hours that are called alike, and the seconds of another system."""
    at = datetime(2026, 10, 25, 1, 30, 15, tzinfo=UTC)
    draft = Draft(MISSING_EPISODE, READING, MISSING_EPISODE.cls(reported_at=at))
    again = Draft(MISSING_EPISODE, READING)
    again.restore(draft.to_json())
    assert again.record().reported_at == at


def test_what_is_taken_up_is_called_what_it_is_called_now() -> None:
    draft = draft_of(TEN_DAY_NOTIFICATION)
    draft.choose("child", 7, "Okafor, Ada")
    draft.choose("school", 11, "Ashdown")
    kept = json.loads(json.dumps(draft.to_json()))
    assert all_linked(kept) == {7, 11}
    assert linked_in(kept, "child") == 7
    again = Draft(TEN_DAY_NOTIFICATION, READING, labels={7: "Okafor-Reid, Ada"})
    again.restore(kept)
    assert again.entry("child").text == "Okafor-Reid, Ada"
    assert again.entry("school").text == "Ashdown"


def test_links_in_rows_are_taken_up_too() -> None:
    draft = draft_of(CHILD)
    draft.add_row("people")
    draft.choose("people.0.person", 5, "Okafor, Jo")
    kept = json.loads(json.dumps(draft.to_json()))
    assert all_linked(kept) == {5}
    again = Draft(CHILD, READING, labels={5: "Okafor, Josephine"})
    again.restore(kept)
    assert again.entry("people.0.person").text == "Okafor, Josephine"


def test_dirty_means_differing_from_what_was_loaded() -> None:
    draft = Draft(CHILD, READING)
    assert not draft.dirty
    draft.type_in("surname", "Okafor")
    assert draft.dirty
    draft.type_in("surname", "")
    assert not draft.dirty


def test_a_saved_record_goes_in_and_out_unchanged() -> None:
    child = draft_of(CHILD, surname="Okafor", birth="about 2015", sex="F").record()
    child.id, child.version, child.reference = 1, 3, "CHD-2026-0001"
    again = Draft(CHILD, READING, base=child).record()
    assert vars(again) == vars(child)


def test_saved_codes_read_back_from_their_editor() -> None:
    notice = draft_of(TEN_DAY_NOTIFICATION, codes_used="O, N").record()
    again = Draft(TEN_DAY_NOTIFICATION, READING, base=notice)
    again.type_in("codes_used", again.entry("codes_used").text)
    assert again.record().codes_used == notice.codes_used


def test_a_status_out_of_turn_is_worth_a_second_look() -> None:
    requested = draft_of(PENALTY_NOTICE).record()
    draft = Draft(PENALTY_NOTICE, READING, base=requested)
    draft.type_in("status", "Convicted")
    assert any("usually comes" in text for text in texts_at(draft, "status"))
    draft.type_in("status", "Issued")
    assert not any("usually comes" in text for text in texts_at(draft, "status"))


@pytest.mark.parametrize(
    "typed",
    ["n, o", "N; O", "O – absent, no other code applies; N", "N – reason not yet established, O"],
)
def test_several_choices_are_read_by_code_or_label_whatever_parts_them(typed: str) -> None:
    assert draft_of(TEN_DAY_NOTIFICATION, codes_used=typed).record().codes_used == ("N", "O")
