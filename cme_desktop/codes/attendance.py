"""Register codes for unauthorised absence.

School Attendance (Pupil Registration) (England) Regulations 2024, reg 10.
"""

from datetime import date

from cme_desktop.fields.choices import Choice, Choices
from cme_desktop.statutory.law import Law

HALVES = Choices(
    Choice("am", "Morning", also=("a",)),
    Choice("pm", "Afternoon", also=("p",)),
)

_WORDS = {
    "G": "holiday without leave",
    "N": "reason not yet established",
    "O": "absent, no other code applies",
    "U": "arrived after the register closed",
}
_CODES = str(Law().rules.near("codes.unauthorised", date.max).value).split(", ")
UNAUTHORISED = Choices(*((code, f"{code} – {_WORDS[code]}") for code in _CODES))
