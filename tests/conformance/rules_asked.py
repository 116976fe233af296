"""Which rule is asked by whom; a rule, a record type or a clock that is added has its line here."""

from cme_desktop.registry import CASEWORK, REGISTRY
from cme_desktop.standing_records.child import CHILD

UNREAD = {
    "cnis.providers",  # this and its parts below: not in force, and there is no record of providers
    "cnis.provider_notice",
    "cnis.provider_first",
    "cnis.provider_reply",
    "cnis.provider_longer",
    "cnis.provider_pay",
    "cme.cooperation",  # owed by schools
    "in_year.vacancies",  # owed by schools
    "sickness.days",  # owed by schools
}
"""The only rules that nothing goes by: blocks of the 2026 Act not in force, and duties that others owe."""

MAKES_A_LIST = {"codes.unauthorised": "codes/attendance.py"}
"""Rules that a list is made by which is the same for every data file, and the module that makes it."""

OF_A_RETURN = {"census.return": "termly/form.py", "census.change": "termly/form.py"}
"""Rules that a return alone goes by, and no record; and the module that asks for them."""

OF_A_CHILD = {
    "at_odds.question": "services/asked_in_words.py",
    "no_roll.question": "services/asked_in_words.py",
}
"""Rules that a question about several records of a child goes by; and the module that asks for them."""

NO_LENGTH = {
    "penalty.payment_day", "s437.serve", "sao.consult", "sao.plan", "sao.told", "cnis.enter",
    "cnis.consent_decision", "cnis.meet", "s436j.plan",
}  # fmt: skip
"""Rules of duties without a day: they are asked for their words, and have no other value."""

CONCERNED = {
    "off_roll": {"off_roll_notice"},
    "exclusion": {"off_roll_notice"},
    "on_roll": {"on_roll_notice"},
    "ten_day": {"ten_day_notification"},
    "enquiry": {"whereabouts_enquiry"},
    "penalty": {"penalty_notice"},
    "prosecution": {"penalty_notice", "pace_interview"},
    "pace": {"pace_interview"},
    "review": {kind.key for kind in CASEWORK},
    "rest": {kind.key for kind in CASEWORK},
    "missing": {"missing_episode"},
    "sweep": {"truancy_sweep"},
    "ehe": {"home_education"},
    "cnis": {"home_education", "off_roll_notice"},
    "s437": {"home_education"},
    "sao": {"home_education"},
    **{f"s436{letter}": {"home_education"} for letter in "hijln"},
    "return_interview": {"missing_episode"},
    "in_year": {"in_year_application"},
    "fair_access": {"in_year_application"},
    "cme": {"whereabouts_enquiry"},
    "census": {kind.key for kind in REGISTRY},  # a figure, and every file has figures
    "penalty.*.pay": {kind.key for kind in REGISTRY},  # how far back whatever is counted is looked for
    "codes": {"ten_day_notification"},
    "school_age": {kind.key for kind in (CHILD, *CASEWORK)},
}
"""The records that rules are about, by their keys or the first part of them."""

GO_BY = {
    "off_roll.due": (
        "clock off_roll_notice, measure off_roll_notice.late, measure off_roll_notice.on_time, "
        "measure off_roll_notice.on_time_rate"
    ),
    "on_roll.due": (
        "clock on_roll_notice, measure on_roll_notice.late, measure on_roll_notice.on_time, measure "
        "on_roll_notice.on_time_rate"
    ),
    "off_roll.notified": (
        "clock off_roll_notice, measure off_roll_notice.late, measure off_roll_notice.no_due_day, "
        "measure off_roll_notice.on_time, measure off_roll_notice.on_time_rate"
    ),
    "off_roll.joint_enquiries": "clock joint_enquiries",
    "exclusion.education": "clock education_after_exclusion, guidance",
    "exclusion.leaving": "guidance",
    "off_roll.absence": "guidance, rule before_ground_is_met",
    "off_roll.leave": "guidance, rule before_ground_is_met",
    "off_roll.holiday_leave": "guidance",
    "off_roll.sentence": "guidance",
    "ten_day.continuous": "help first_absent_on, rule ten_days_gone_by",
    "codes.n_replaced": "rule code_n_gives_way",
    "cme.guidance": "guidance",
    "ehe.guidance": "guidance",
    "census.day": "measure home_education.on_census_day",
    "return_interview.due": (
        "clock return_interview, help returned_at, measure missing_episode.within_hours, "
        "measure missing_episode.within_hours_rate"
    ),
    "return_interview.from_notice": "clock return_interview_from_notice",
    "return_interview.days": (
        "measure missing_episode.within_days, measure missing_episode.within_days_of_notice, "
        "measure missing_episode.within_days_of_notice_rate, measure missing_episode.within_days_rate"
    ),
    "penalty.*.first_lower": (
        "advice, ladder, measure penalty_notice.paid_higher, measure penalty_notice.paid_lower, "
        "offer amount_lower, rule amounts_of_the_scheme, rule paid_in_full"
    ),
    "penalty.*.first_higher": (
        "advice, ladder, offer amount_higher, rule amounts_of_the_scheme, rule paid_in_full"
    ),
    "penalty.*.pay_lower": (
        "advice, clock pay_lower_rate, ladder, measure penalty_notice.paid_higher, measure "
        "penalty_notice.paid_lower, measure penalty_notice.when_paid, rule days_to_pay_kept"
    ),
    "penalty.*.pay": (
        "advice, clock pay_in_full, ladder, measure penalty_notice.due, measure "
        "penalty_notice.paid_in_time_rate, measure penalty_notice.unpaid_then_withdrawn, measure "
        "penalty_notice.when_paid, rule days_to_pay_kept, rule served_by_law"
    ),
    "penalty.*.decide": "clock decide_unpaid",
    "penalty.*.second": "advice, ladder, offer amount_higher, rule amounts_of_the_scheme",
    "penalty.limit": "advice, ladder, offer refusal_reason, offer sequence",
    "penalty.span": "advice, ladder, rule amounts_of_the_scheme, rule issued_with_care",
    "penalty.threshold": "advice, rule threshold_reached",
    "penalty.window": "advice, help sessions, rule threshold_reached",
    "penalty.exclusion_days": "help exclusion_from_on, rule in_the_first_days_of_exclusion",
    "prosecution.limit": (
        "advice, clock prosecution_time_limit, rule running_out, rule while_it_can_be_prosecuted"
    ),
    "prosecution.warning": "clock prosecution_half_way, rule running_out",
    "s437.reply": (
        "clock order_decision, clock s437_reply, rule intention_in_its_place, rule order_after_the_notice, "
        "rule time_to_answer"
    ),
    "sao.decision": "clock order_decision",
    "sao.school": "clock intention, clock school_reply, rule school_before_parent",
    "sao.intention": "clock intention_reply, clock order_making, rule intention_in_its_place",
    "sao.supervision_told": "clock supervision_told",
    "sao.step": "clock intention, clock order_making",
    "sao.revocation": "clock revocation",
    "in_year.aim": (
        "clock in_year_aim, measure in_year_application.within_aim, "
        "measure in_year_application.within_aim_rate"
    ),
    "in_year.outcome": (
        "clock in_year_outcome, measure in_year_application.within_limit, "
        "measure in_year_application.within_limit_rate"
    ),
    "fair_access.place": (
        "clock fair_access_place, measure in_year_application.fair_access_in_time, "
        "measure in_year_application.fair_access_in_time_rate"
    ),
    "school_age.begins": "clock education_after_exclusion, school age",
    "school_age.begins_on": "school age",
    "school_age.ends": (
        "clock education_after_exclusion, clock off_roll_question, rule over_age_by_birth, school age"
    ),
    "school_age.ends_in": "rule over_age_by_birth, school age",
    "ten_day.due": (
        "clock ten_day_notice, measure ten_day_notification.late, measure "
        "ten_day_notification.on_time, measure ten_day_notification.on_time_rate"
    ),
    "ten_day.boarders": (
        "clock ten_day_notice, measure ten_day_notification.late, measure ten_day_notification.no_due_day, "
        "measure ten_day_notification.on_time, measure ten_day_notification.on_time_rate, "
        "rule boarders_left_out"
    ),
    "ten_day.screening": "clock screening",
    "ten_day.returned": "clock sent_back",
    "ten_day.act": "clock act_on_screening, clock referral",
    "review.ahead": "day ahead",
    "rest.enquiry": "rest",
    "rest.longest": "rest",
    "missing.review": "clock still_missing",
    "sweep.day": "clock sweep_day",
    "penalty.request": "clock decide_request",
    "ehe.first_contact": "clock first_contact",
    "ehe.asked": "clock answer_asked",
    "ehe.not_yet": "clock time_to_improve",
    "review.open": (
        "clock review_accepted, clock review_allocated, clock review_did_not_attend, clock review_held, "
        "clock review_interviewed, clock review_invited, clock review_monitored, clock review_offered, "
        "clock review_outcome, clock review_prosecution, clock review_received, "
        "clock review_refused, clock review_requested, clock review_returned, clock review_unsuitable"
    ),
    "enquiry.review": "clock enquiry_review, clock enquiry_reviewed_again",
    "enquiry.located": "clock located_review",
    "enquiry.chase": "clock chase",
    "off_roll.query": "clock query",
    "off_roll.question": "clock off_roll_question",
    "pace.tell_school": "clock tell_school",
    "review.agreed": "clock review",
    "penalty.improvement": "offer improvement_ends_on",
    "penalty.improvement_review": "clock improvement_review",
    "penalty.deemed_service": (
        "clock decide_unpaid, clock pay_in_full, clock pay_lower_rate, help deemed_received_on, "
        "offer deemed_received_on, rule days_to_pay_kept, rule received_some_day, rule served_by_law"
    ),
    "penalty.attendance": "advice, ladder",
    "ehe.review": "clock review, help next_review_on",
    "sao.compliance": "clock order_compliance",
    "in_year.offer": (
        "clock in_year_offer, measure in_year_application.offers_in_time, "
        "measure in_year_application.offers_in_time_rate"
    ),
    "cnis.register": (
        "clock register_answer, clock register_changes, clock register_entry, clock register_home, "
        "clock register_parent, clock register_settings, guidance, offer eligible_from, "
        "rule asked_too_soon, rule time_to_answer, shown eligible_from, shown home_considered_on, "
        "shown parent_told_on, shown providers_entered_on, shown registered_on, "
        "shown removal_reason, shown removed_on, shown requests, shown settings_considered_on, "
        "shown told_by_others"
    ),
    "cnis.parent_tells": "clock register_parent",
    "cnis.home": "clock register_home",
    "cnis.settings": "clock register_settings",
    "cnis.ask": "clock register_changes",
    "cnis.ask_again": "rule asked_too_soon",
    "cnis.answer": "clock register_answer, rule time_to_answer",
    "cnis.answer_set": "clock register_answer",
    "cnis.parent_changes": "guidance",
    "cnis.parent_leaves": "guidance",
    "cnis.consent": (
        "clock consent_decision, guidance, rule conditions_of_consent, rule consent_explained, "
        "rule consent_first, rule deleted_with_consent, shown consent, shown consent_asked_on, "
        "shown consent_needed, shown consent_told_on, shown section_47_on"
    ),
    "cnis.look_back": "rule conditions_of_consent",
    "cnis.reapply": "guidance",
    "cnis.meeting": "clock meeting, guidance, shown meeting, shown met_on",
    "cnis.orders": (
        "clock intention, clock intention_reply, clock order_decision, clock order_making, "
        "clock order_school, clock order_told, clock s437_notice, clock s437_reply, clock school_reply, "
        "clock school_told, guidance, rule intention_in_its_place, rule notice_served, "
        "rule revocation_open, rule school_before_parent, shown school_settled_on"
    ),
    "s436h.serve": "clock s437_notice",
    "s436h.reply": (
        "clock order_decision, clock s437_reply, clock school_told, rule intention_in_its_place, "
        "rule order_after_the_notice, rule time_to_answer"
    ),
    "s436n.told": "clock school_told",
    "s436n.school": "clock intention, clock school_reply, rule school_before_parent",
    "s436n.nomination": "clock intention",
    "s436l.reply": "clock intention_reply, clock order_school, rule intention_in_its_place",
    "s436i.order": "clock order_making",
    "s436i.told": "clock order_told",
}
"""Who says something else where a rule has another value, by the key of the rule: these, and nobody else."""
