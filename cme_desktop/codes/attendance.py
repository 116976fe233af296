"""Register codes for unauthorised absence.

School Attendance (Pupil Registration) (England) Regulations 2024, reg 10.
"""

from cme_desktop.fields.choices import Choice, Choices

HALVES = Choices(
    Choice("am", "Morning", also=("a",)),
    Choice("pm", "Afternoon", also=("p",)),
)

UNAUTHORISED = Choices(
    ("G", "G – holiday without leave"),
    ("N", "N – reason not yet established"),
    ("O", "O – absent, no other code applies"),
    ("U", "U – arrived after the register closed"),
)
