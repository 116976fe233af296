"""Open records as they usually are: what carries each on, and by which day, reckoned by hand."""

from datetime import UTC, date, datetime
from typing import Any

DAY, LATER = date(2026, 9, 14), date(2026, 9, 21)
"""Two Mondays of a term that begins on 1 September."""

_PERIOD = {"offence_from": date(2026, 6, 1), "offence_to": DAY}
ORDINARY: dict[tuple[str, str], tuple[dict[str, Any], str, date | None]] = {
    ("ten_day_notification", "received"): ({}, "screening", date(2026, 9, 16)),
    ("ten_day_notification", "incomplete"): ({"sent_back_on": LATER}, "sent_back", date(2026, 9, 28)),
    ("ten_day_notification", "screened"): ({"screened_on": LATER}, "act_on_screening", date(2026, 9, 28)),
    ("ten_day_notification", "allocated"): ({"screened_on": LATER}, "review_allocated", date(2026, 10, 19)),
    ("ten_day_notification", "referred"): ({}, "referral", date(2026, 9, 21)),
    ("off_roll_notice", "received"): ({"deleted_on": DAY}, "off_roll_question", date(2026, 9, 28)),
    ("off_roll_notice", "queried"): ({"queried_on": LATER}, "query", date(2026, 9, 28)),
    ("off_roll_notice", "accepted"): ({}, "off_roll_question", date(2026, 9, 28)),
    ("off_roll_notice", "unmatched"): ({"ground": "2024-9-1-k"}, "review_received", date(2026, 10, 12)),
    ("on_roll_notice", "received"): ({}, "review_received", date(2026, 10, 12)),
    ("on_roll_notice", "accepted"): ({}, "review_accepted", date(2026, 10, 12)),
    ("whereabouts_enquiry", "opened"): ({}, "enquiry_review", date(2026, 11, 9)),
    ("whereabouts_enquiry", "checks_running"): ({}, "enquiry_review", date(2026, 11, 9)),
    ("whereabouts_enquiry", "not_located"): (
        {"reviewed_on": date(2026, 11, 10)}, "enquiry_reviewed_again", date(2027, 1, 5),
    ),
    ("whereabouts_enquiry", "located"): ({"located_on": LATER}, "located_review", date(2026, 10, 5)),
    ("pace_interview", "requested"): ({}, "review_requested", date(2026, 10, 12)),
    ("pace_interview", "invited"): ({"invited_on": LATER}, "review_invited", date(2026, 10, 19)),
    ("pace_interview", "held"): ({"held_on": LATER}, "review_held", date(2026, 10, 19)),
    ("pace_interview", "did_not_attend"): ({}, "review_did_not_attend", date(2026, 10, 12)),
    ("pace_interview", "outcome"): (
        {"outcome": "warning_letter", "outcome_on": LATER}, "tell_school", date(2026, 10, 5),
    ),
    ("pace_interview", "returned"): ({"outcome_on": LATER}, "review_returned", date(2026, 10, 19)),
    ("pace_interview", "monitored"): ({"review_on": LATER}, "review", LATER),
    ("penalty_notice", "requested"): (_PERIOD, "decide_request", date(2026, 9, 28)),
    ("penalty_notice", "notice_to_improve"): ({"improvement_ends_on": LATER}, "improvement_review", LATER),
    ("penalty_notice", "issued"): (
        {**_PERIOD, "deemed_received_on": LATER}, "pay_in_full", date(2026, 10, 18),
    ),
    ("penalty_notice", "unpaid"): (
        {**_PERIOD, "deemed_received_on": LATER}, "decide_unpaid", date(2026, 10, 19),
    ),
    ("penalty_notice", "prosecution"): (_PERIOD, "prosecution_time_limit", date(2027, 3, 14)),
    ("home_education", "notified"): ({}, "first_contact", date(2026, 9, 29)),
    ("home_education", "enquiries"): ({}, "answer_asked", date(2026, 10, 12)),
    ("home_education", "suitable"): (
        {"judgement": "suitable", "judged_on": LATER}, "review", date(2027, 9, 21),
    ),
    ("home_education", "not_yet"): (
        {"judgement": "not_yet", "judged_on": LATER}, "time_to_improve", date(2026, 10, 19),
    ),
    ("home_education", "unsuitable"): ({"judgement": "unsuitable", "judged_on": LATER}, "s437_notice", None),
    ("missing_episode", "missing"): ({}, "still_missing", date(2026, 9, 15)),
    ("missing_episode", "returned"): (
        {"returned_at": datetime(2026, 9, 14, 9, tzinfo=UTC)}, "return_interview", date(2026, 9, 17),
    ),
    ("missing_episode", "interviewed"): ({}, "review_interviewed", date(2026, 10, 12)),
    ("missing_episode", "declined"): ({}, "review_interviewed", date(2026, 10, 12)),
    ("in_year_application", "received"): ({}, "in_year_aim", date(2026, 9, 28)),
    ("in_year_application", "offered"): (
        {"outcome": "offered", "told_on": LATER}, "review_offered", date(2026, 10, 19),
    ),
    ("in_year_application", "refused"): (
        {"outcome": "refused", "told_on": LATER}, "in_year_offer", date(2026, 10, 12),
    ),
    ("in_year_application", "fair_access"): (
        {"fair_access_on": LATER}, "fair_access_place", date(2026, 10, 19),
    ),
    ("truancy_sweep", "planned"): ({"swept_on": LATER}, "sweep_day", LATER),
    ("truancy_sweep", "held"): ({"swept_on": LATER}, "review_held", date(2026, 10, 19)),
}  # fmt: skip
"""Of each open status: usual facts beside the day of receipt, the duty that carries it on, and its day."""
