"""Local lists for the notices that schools send."""

from cme_desktop.fields.choices import Choice, Choices

PURPOSES = Choices(
    ("first", "First notice of this absence"),
    ("update", "Update to an earlier notice"),
)

ABSENCE_KINDS = Choices(
    ("continuous", "Ten school days or more in a row"),
    ("irregular", "Irregular attendance"),
    ("part_time", "Part-time timetable not kept to"),
    ("unsuitable", "Present, but without suitable education"),
)
"""What a notice of absence reports. The regulations name the first two; councils' forms add the others."""

SCREENING_OUTCOMES = Choices(
    ("allocated_to_hub", "Allocated to a hub for Early Help"),
    ("social_care", "Referred to social care"),
    ("mash", "Referred to MASH"),
    ("enquiry_opened", "Whereabouts-unknown enquiry opened"),
    ("no_further_action", "No further action"),
    Choice("entered_in_error", "Entered in error", also=("Duplicate",)),
)

DELETIONS_CLOSED = Choices(
    ("new_school", "On the roll of another school"),
    ("other_authority", "Confirmed by another authority"),
    ("home_education", "Home education spell opened"),
    ("enquiry_opened", "Whereabouts-unknown enquiry opened"),
    ("left_country", "Confirmed to have left the country"),
    ("not_of_age", "Not of compulsory school age"),
    ("died", "Child has died"),
    ("kept_on_roll", "Name kept on roll or put back"),
    ("entered_in_error", "Entered in error"),
)

ENTRIES_CLOSED = Choices(
    ("answered", "Off-roll notice, enquiry or spell answered"),
    ("nothing_open", "No open question about the child"),
    ("never_came", "Child never started; name taken out"),
    Choice("entered_in_error", "Entered in error", also=("Duplicate",)),
)

BOARDING = Choices(("day", "Day pupil"), ("boarder", "Boarder"))
