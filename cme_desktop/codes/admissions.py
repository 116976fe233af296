"""Lists for in-year admissions (School Admissions Code 2021)."""

from cme_desktop.fields.choices import Choices

OUTCOMES = Choices(
    ("offered", "Place offered"),
    ("refused", "Refused"),
    ("withdrawn", "Withdrawn by the parent"),
)
