"""Of each chapter what its measures go by, and by what their things are told apart."""

from benchmarks._plain import Plain, in_time, standing, within

_RECEIVED = "coalesce(received_on, '0001-01-01')"
"""As it is indexed."""
_REPORTED = "coalesce(date(reported_at), received_on)"
_AT_HOME_SINCE = "coalesce(started_on, received_on)"
_EACH_CHILD = "count(DISTINCT child_id)"

_LAST_DAY_TO_PAY = "date(coalesce(deemed_received_on, issued_on), '+27 days')"
_KIND_NOW = "located_on <= :end, found_where, education_now, whereabouts_known"
"""By which a child of an open enquiry is missing from education, or out of it."""
_JUDGED = (
    "judgement, judged_on <= :end, order_made_on <= :end, min(order_complied_on, order_revoked_on) <= :end"
)
"""By which a child at home is on the register, or without a suitable education."""
_STANDS_AT_HOME = standing(_AT_HOME_SINCE, "ended_on")

_NOTICES = tuple(
    Plain(
        type,
        within(_RECEIVED),
        {"received": received, **dict.fromkeys(("on_time", "late", "no_due_day"), in_time(duty)), **by},
    )
    for type, duty, received, by in (
        ("ten_day_notification", "ten_day_notice", "purpose", {"updates": "purpose", "hub": "hub_id"}),
        ("off_roll_notice", "off_roll_notice", "1", {n: n for n in ("ground", "destination_kind")}),
        ("on_roll_notice", "on_roll_notice", "1", {"origin": "origin"}),
    )
)
_STEPS = {
    "order_resolved_on": "orders_resolved",
    "order_declined_on": "orders_declined",
    "intention_served_on": "intentions_served",
    "order_made_on": "orders_made",
    "order_amended_on": "orders_amended",
    "order_complied_on": "orders_complied",
    "order_revoked_on": "orders_revoked",
    "revocation_refused_on": "revocations_refused",
}
"""By the day of each step to an order, and of its life, the measure of it."""
_AT_ANY_TIME = {
    "at_any_time": "1",
    "any_time_social_care": "past_social_care",
    "any_time_child_in_need": "child_in_need",
    "any_time_child_protection": "child_protection",
    "any_time_ehc_plan": "ehc_plan",
}

PLAIN = (
    *_NOTICES,
    Plain("ten_day_notification", within("screened_on"), {"screened": "1", "outcome": "outcome"}),
    Plain(
        "off_roll_notice",
        standing("coalesce(deleted_on, ground_met_on, received_on)", "coalesce(answered_on, closed_on)"),
        {"no_school_yet": "closing_reason, destination_kind"},
        _EACH_CHILD,
    ),
    Plain(
        "off_roll_notice",
        within("coalesce(deleted_on, received_on)"),
        dict.fromkeys(("left_area", "left_area_to"), "destination_kind, destination_authority"),
        _EACH_CHILD,
    ),
    Plain(
        "on_roll_notice", within("coalesce(entered_on, received_on)"), {"new_to_area": "origin"}, _EACH_CHILD
    ),
    Plain("whereabouts_enquiry", within(_RECEIVED), {"opened": "1", "source": "source"}),
    Plain(
        "whereabouts_enquiry",
        within("closed_on"),
        {
            "closed": "1",
            "close_reason": "close_reason",
            "days_open_median": "julianday(closed_on) - julianday(received_on)",
        },
    ),
    Plain("whereabouts_enquiry", standing("received_on", "closed_on"), {"open_at_end": "1"}),
    Plain(
        "whereabouts_enquiry",
        standing("received_on", "closed_on"),
        {
            **dict.fromkeys(
                ("children_at_end", "children_by_kind", "missing_at_end", "out_at_end"), _KIND_NOW
            ),
            **dict.fromkeys(("missing_months", "out_months"), f"received_on, {_KIND_NOW}"),
            "both_at_end": f"child_id, {_KIND_NOW}",
        },
        _EACH_CHILD,
    ),
    Plain(
        "whereabouts_enquiry",
        within("coalesce(located_on, closed_on)"),
        dict.fromkeys(("settled", "located", "not_located", "neither"), "close_reason, found_where"),
    ),
    Plain(
        "whereabouts_enquiry",
        f"{within('coalesce(asked_on, answered_on)')} AND result IS NOT 'not_applicable'",
        {"checks_made": "1", "checks": '"check"', "check_success_rate": '"check", result'},
        rows="whereabouts_enquiry_checks",
    ),
    Plain(
        "whereabouts_enquiry",
        f"{within('coalesce(asked_on, answered_on)')} AND result IN ('found', 'information')",
        {"checks_helped": "1", "checks_helped_by_agency": '"check"'},
        rows="whereabouts_enquiry_checks",
    ),
    Plain("pace_interview", within(_RECEIVED), {"requested": "1"}),
    Plain("pace_interview", within("held_on"), {"held": "1", "outcome": "outcome"}),
    Plain(
        "pace_interview",
        within("coalesce(outcome_on, invited_on, received_on)"),
        {"did_not_attend": "held_on IS NULL, attended, status, outcome"},
    ),
    Plain("penalty_notice", within(_RECEIVED), {"requested": "1"}),
    Plain(
        "penalty_notice",
        f"{within('coalesce(warning_letter_on, received_on)')} AND issued_on IS NULL",
        {"warning_letter": "status, warning_letter_on IS NULL"},
    ),
    Plain(
        "penalty_notice",
        within("issued_on"),
        {
            "issued": "1",
            "reason": "reason",
            "issued_by_status": "status",
            "issuer": "issuer",
            "issuer_and_reason": "issuer, reason",
        },
    ),
    Plain(
        "penalty_notice", within("paid_in_full_on"), dict.fromkeys(("paid_lower", "paid_higher"), "status")
    ),
    Plain(
        "penalty_notice",
        within("withdrawn_on"),
        {
            "withdrawn": "1",
            "withdrawn_though_paid": "paid_in_full_on IS NULL",
            "withdrawal_ground": "withdrawal_ground",
        },
    ),
    Plain(
        "penalty_notice",
        within(_LAST_DAY_TO_PAY),
        {
            **dict.fromkeys(("unpaid", "due"), f"status, withdrawn_on > {_LAST_DAY_TO_PAY}"),
            "unpaid_then_withdrawn": f"status, withdrawn_on > {_LAST_DAY_TO_PAY}",
            "when_paid": f"status, paid_in_full_on <= {_LAST_DAY_TO_PAY}",
        },
    ),
    Plain(
        "penalty_notice",
        within("coalesce(prosecution_authorised_on, information_laid_on)"),
        {"prosecution": "1", "prosecution_result": "prosecution_result"},
    ),
    Plain(
        "penalty_notice",
        within("paid_on"),
        {"money_received": "1"},
        "sum(amount)",
        rows="penalty_notice_payments",
    ),
    Plain("penalty_notice", within("refunded_on"), {"money_refunded": "1"}, "sum(refund)"),
    Plain(
        "home_education",
        _STANDS_AT_HOME,
        {
            **dict.fromkeys(("on_register", "unsuitable_at_end", "under_order_at_end"), _JUDGED),
            "on_census_day": _JUDGED,  # on another day: less than what is counted
            "on_register_by_reason": f"primary_reason, {_JUDGED}",
        },
        _EACH_CHILD,
    ),
    Plain(
        "home_education",
        within(_AT_HOME_SINCE),
        {"new_spells": "1", "new_spells_by_reason": "primary_reason"},
    ),
    Plain("home_education", within(_AT_HOME_SINCE), {"new_children": "1"}, _EACH_CHILD),
    Plain(
        "home_education",
        within("ended_on"),
        {"closed": "1", **dict.fromkeys(("end_reason", "returned_to_school"), "end_reason, status")},
    ),
    Plain("home_education", within("judged_on"), {"judged_unsuitable": "judgement, status"}),
    Plain(
        "home_education",
        f"{_AT_HOME_SINCE} <= :end AND (ended_on IS NULL OR ended_on > :start)",
        _AT_ANY_TIME,
        _EACH_CHILD,
    ),
    Plain(
        "home_education", within("s437_notice_on"), {"notices_served": "1", "notice_result": "s437_result"}
    ),
    *(Plain("home_education", within(day), {name: "1"}) for day, name in _STEPS.items()),
    Plain("missing_episode", within(_REPORTED), {"reports": "1", "risk": "risk", "times": "child_id"}),
    Plain("missing_episode", within(_REPORTED), {"children": "1"}, _EACH_CHILD),
    Plain("missing_episode", standing(_REPORTED, "date(returned_at)"), {"missing_at_end": "1"}),
    Plain(
        "missing_episode",
        within("date(returned_at)"),
        {
            "returned": "1",
            **dict.fromkeys(("interviewed", "declined", "no_interview"), "held_at IS NULL, answer"),
            "within_hours": "held_at <= datetime(returned_at, '+72 hours')",
            "within_days": "date(held_at) <= date(returned_at, '+3 days')",
            "within_days_of_notice": "date(held_at) <= date(told_at, '+3 days')",
        },
    ),
    Plain("in_year_application", within(_RECEIVED), {"received": "1", "outcome": "outcome"}),
    Plain(
        "in_year_application",
        within("told_on"),
        {
            "told": "outcome, status",
            "within_aim": in_time("in_year_aim"),
            "within_limit": in_time("in_year_outcome"),
        },
    ),
    Plain(
        "in_year_application",
        standing("received_on", "told_on"),
        {"waiting_at_end": "outcome, status"},
    ),
    Plain(
        "in_year_application",
        f"{within('coalesce(told_on, placed_on)')} AND outcome = 'offered'",
        {"offers": "1", "offers_in_time": in_time("in_year_offer")},
    ),
    Plain("in_year_application", within("fair_access_on"), {"fair_access": "status"}),
    Plain(
        "in_year_application",
        within("placed_on"),
        {"placed": "1", "fair_access_in_time": in_time("fair_access_place")},
    ),
    Plain("truancy_sweep", within("swept_on"), {"held": "status"}),
    Plain(
        "truancy_sweep",
        within("swept_on"),
        {
            "met": "status",
            "action": "action, status",
            "no_good_reason": "good_reason",
            "excluded": "excluded",
        },
        rows="truancy_sweep_children",
    ),
)
