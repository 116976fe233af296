"""The headlines of the monthly return, by the keys of their measures: what a manager may set a target for."""

from cme_desktop.fields.choices import Choices

HEADLINES = Choices(
    ("whereabouts_enquiry.opened", "Enquiries opened"),
    ("whereabouts_enquiry.open_at_end", "Enquiries open at the end"),
    ("whereabouts_enquiry.located_rate", "Share of children located"),
    ("whereabouts_enquiry.days_open_median", "Days open, median"),
    ("ten_day_notification.on_time_rate", "10-day notifications: share on time"),
    ("off_roll_notice.on_time_rate", "Off-roll notices: share on time"),
    ("off_roll_notice.no_school_yet", "Children off roll with no new school yet"),
    ("pace_interview.held", "PACE interviews held"),
    ("penalty_notice.issued", "Penalty notices issued"),
    ("penalty_notice.paid_in_time_rate", "Penalty notices paid in time: share"),
    ("home_education.on_register", "Children on the home education register"),
    ("home_education.new_children", "Children starting home education"),
)

IN_PER_CENT = frozenset(
    {
        "whereabouts_enquiry.located_rate",
        "ten_day_notification.on_time_rate",
        "off_roll_notice.on_time_rate",
        "penalty_notice.paid_in_time_rate",
    }
)
"""Those that are shares, so that nothing above 100 is a target for them."""
