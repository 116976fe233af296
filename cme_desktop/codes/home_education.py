"""Lists for elective home education (EHE).

Reasons and previous settings are those of the Department for Education's termly and yearly collections, as
their published breakdowns label them: seventeen reasons in autumn 2022, two more in autumn 2025. "No reason
given", "Other" and "Unknown" are three different answers. The judgements follow the EHE guidance for local
authorities of April 2019, chapter 6; the remaining lists are local.
"""

from datetime import date

from cme_desktop.fields.choices import Choice, Choices

_AUTUMN_2025 = date(2025, 9, 1)

EHE_REASONS = Choices(
    ("physical_health", "Physical health"),
    ("mental_health", "Mental health"),
    Choice("covid", "Health concerns related to COVID19", also=("Health concerns COVID-19", "COVID")),
    ("school_preference", "Did not get school preference"),
    ("permanent_exclusion", "Permanent exclusion"),
    ("exclusion_risk", "Risk of school exclusion"),
    ("difficulty_finding_place", "Difficulty accessing suitable school place"),
    ("philosophical", "Philosophical or preferential"),
    ("religious", "Religious"),
    ("lifestyle", "Lifestyle"),
    ("school_suggestion", "School suggestion"),
    ("dissatisfaction_general", "School dissatisfaction general"),
    ("dissatisfaction_send", "School dissatisfaction SEND"),
    ("dissatisfaction_bullying", "School dissatisfaction bullying"),
    Choice("place_not_accepted", "Offered school place but not yet accepted", _AUTUMN_2025),
    Choice("did_not_apply", "Did not apply for school place at compulsory school age", _AUTUMN_2025),
    ("no_reason_given", "No reason given"),
    ("other", "Other"),
    ("unknown", "Unknown"),
)
"""The primary reason for home education, dated by the day it started."""

PREVIOUS_SETTINGS = Choices(
    ("early_years", "Early years setting"),
    ("none", "None"),
    Choice("maintained", "Maintained school", also=("LA-maintained", "Local authority maintained school")),
    ("academy", "Academy"),
    ("free_school", "Free school"),
    Choice("independent", "Independent school", also=("Independent",)),
    Choice("special", "Special school", also=("Special",)),
    Choice("alternative_provision", "Alternative provision", also=("AP",)),
    Choice("pupil_referral_unit", "Pupil referral unit", also=("PRU",)),
    Choice("already_ehe", "Already educated at home elsewhere", also=("Already EHE", "EHE")),
    Choice("unknown", "Elsewhere or unknown", also=("Elsewhere", "Unknown", "Other", "Other/unknown")),
)
"""Where the child was educated before this spell, as the yearly return asks."""

JUDGEMENTS = Choices(
    Choice("pending", "No decision yet", also=("Pending",)),
    ("suitable", "Suitable"),
    Choice("not_yet", "Not yet suitable", also=("Not yet suitable, time given",)),
    Choice("unsuitable", "Unsuitable", also=("Not suitable",)),
)

CONTACT_KINDS = Choices(
    ("letter", "Letter"),
    ("email", "E-mail"),
    Choice("phone", "Telephone call", also=("Phone", "Call")),
    Choice("visit", "Home visit", also=("Visit",)),
    ("meeting", "Meeting elsewhere"),
    ("report", "Report or work received"),
)

CONTACT_REPLIES = Choices(
    ("asked", "Asked"),
    ("agreed", "Agreed"),
    ("declined", "Declined"),
    ("no_reply", "No reply"),
)
"""How a parent answered. A visit can be asked for; there is no power to insist on one."""

S437_RESULTS = Choices(
    ("satisfied", "Satisfied"),
    ("not_satisfied", "Not satisfied"),
    ("no_answer", "No answer"),
)
"""What came of a notice under section 437(1)."""

END_REASONS = Choices(
    Choice("returned", "Returned to school", also=("Back to school",)),
    ("moved_away", "Moved to another area"),
    Choice("over_age", "No longer of compulsory school age", also=("Over CSA",)),
    Choice("missing_education", "Became a child missing education (unsuitable)", also=("CME", "Became CME")),
    ("other_provision", "Other provision arranged by the authority"),
    Choice("died", "Child has died", also=("Died",)),
    ("opened_in_error", "Opened in error"),
    ("other", "Other"),
)
