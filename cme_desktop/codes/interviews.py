"""Lists for interviews under caution (Police and Criminal Evidence Act 1984, codes of practice C and E)."""

from cme_desktop.fields.choices import Choices

OFFENCES = Choices(
    ("s444_1", "Education Act 1996 s444(1): failure to secure regular attendance"),
    ("s444_1a", "Education Act 1996 s444(1A): knowing failure to cause attendance"),
    ("s443", "Education Act 1996 s443: breach of a school attendance order"),
    ("s103", "Education and Inspections Act 2006 s103: excluded child in a public place"),
)

INVITED_HOW = Choices(
    ("letter", "Letter"),
    ("email", "E-mail"),
    ("phone", "Telephone"),
    ("by_hand", "Delivered by hand"),
    ("in_person", "In person"),
)

CAPACITIES = Choices(
    ("parent", "Parent interviewed"),
    ("solicitor", "Solicitor or legal adviser"),
    ("interpreter", "Interpreter"),
    ("appropriate_adult", "Appropriate adult"),
    ("supporter", "Friend or supporter"),
    ("school", "School staff"),
    ("other", "Other"),
)

RECORDINGS = Choices(
    ("audio", "Audio recording"),
    ("video", "Video recording"),
    ("written", "Written record"),
)

EVIDENCE = Choices(
    ("certificate", "Signed attendance certificate"),
    ("register", "Register with reasons, and its changes"),
    ("medical", "Medical evidence"),
    ("letters", "Copies of letters to the parent"),
    ("visits", "Records of home visits"),
    ("meetings", "Notes of attendance meetings"),
    ("statement", "Witness statement"),
)
"""What a school sends with its request."""

INTERVENTIONS = Choices(
    ("meeting", "Attendance meeting"),
    ("home_visit", "Home visit"),
    ("early_help", "Early Help"),
    ("contract", "Attendance contract"),
    ("health", "School nurse or other health service"),
    ("social_care", "Social care"),
    ("other_agency", "Another agency"),
    ("other", "Other support"),
)

REPORTED_OUTCOMES = Choices(
    ("prosecution", "Prosecution"),
    ("withdrawn_for_information", "Withdrawn for further information or mitigation"),
    ("early_help_assessment", "Early Help Assessment referral"),
    ("penalty_notice", "Penalty notice after the interview"),
    ("caution", "Caution offered and accepted"),
    ("warning_letter", "Warning letter, attendance improved"),
)
"""The six outcomes that add up to the interviews held."""

INTERVIEW_OUTCOMES = Choices(
    *REPORTED_OUTCOMES,
    ("pending", "Pending"),
    ("did_not_attend", "Did not attend"),
    ("no_further_action", "No further action"),
)
