"""Lists for the register of children not in school and for leaving a school to be taught at home.

Education Act 1996, ss 434A, 434B, 436B and 436D, put in by the Children's Wellbeing and Schools Act 2026 and
not in force until their day is set.
"""

from cme_desktop.fields.choices import Choice, Choices

REGISTER_GROUNDS = Choices(
    Choice("a", "(a) On the roll of no school", also=("No school",)),
    Choice("b", "(b) On roll, taught elsewhere as agreed", also=("Flexi-schooling",)),
    Choice("c", "(c) Part-time at a college", also=("College",)),
)
"""Condition C of s 436B(5): why a child is eligible."""

TOLD_BY_OTHERS = Choices(
    ("s19", "Taught full-time as the authority arranged (s19)"),
    ("school", "Taught full-time as the school arranged"),
    ("s61", "Taught full-time by its EHC plan (2014 Act, s61)"),
    ("mixed", "Taught full-time by several of these"),
)
"""Why a parent need tell nothing, by s 436D(6)."""

REMOVALS = Choices(
    ("at_school", "At a school again"),
    ("moved_away", "Moved to another area"),
    ("over_age", "No longer of compulsory school age"),
    ("died", "Child has died"),
    ("in_error", "Entered in error"),
)
"""Why a child is taken off the register: one of the conditions A to C of s 436B is met no longer."""

CONSENT_NEEDED = Choices(
    Choice("no", "Not needed", also=("None",)),
    Choice("special", "Special school place by an authority", also=("Condition A", "A")),
    Choice("section_47", "Section 47 enquiries or action", also=("Condition B", "B")),
    Choice("both", "Both", also=("Conditions A and B",)),
)
"""Conditions A and B of s 434A(3)-(4)."""

CONSENTS = Choices(("granted", "Granted"), ("refused", "Refused"))

MEETINGS = Choices(("held", "Meeting held"), ("refused", "Meeting refused"))
