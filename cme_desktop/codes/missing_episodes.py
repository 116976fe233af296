"""Lists for children missing from home or care, and the interview when they are back.

The purposes of the interview are those of the Department for Education's guidance of January 2014; the
remaining lists are local.
"""

from cme_desktop.fields.choices import Choice, Choices

RISKS = Choices(
    ("none_apparent", "No apparent risk"),
    ("low", "Low"),
    ("medium", "Medium"),
    ("high", "High"),
)
"""How the police graded the risk."""

RETURNED_FROM = Choices(
    ("own_accord", "Came back alone"),
    ("parents_home", "At a parent’s home"),
    ("relatives", "With relatives"),
    ("friends", "With friends"),
    ("street", "On the street or in a public place"),
    ("transport", "On transport or at a station"),
    ("custody", "In police custody"),
    ("hospital", "In hospital"),
    ("unknown_adult", "With an adult the family does not know"),
    ("other", "Elsewhere"),
)

INTERVIEW_ANSWERS = Choices(
    Choice("accepted", "Accepted", also=("yes",)),
    Choice("declined", "Declined", also=("no", "refused")),
)
"""What the child said to the offer."""

PROVIDERS = Choices(
    ("authority", "The authority"),
    ("voluntary", "Voluntary organisation"),
    ("other_authority", "Another authority"),
    ("other", "Other"),
)
"""Who holds the interview; never somebody who cares for the child."""

THEMES = Choices(
    ("harm", "Harm suffered"),
    ("reasons", "Reasons for going"),
    ("company", "Where and with whom"),
    ("future_risk", "Risk of going again"),
    ("feeling_safe", "Feeling safe, and the choices there are"),
    ("safety_information", "How to stay safe"),
    ("support", "Support and plan"),
)
"""The purposes of the interview."""
