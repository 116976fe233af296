"""How what comes before a deletion ended, and why nothing comes after, where the law names the ways."""

from cme_desktop.fields.choices import Choices

SEARCHES_ENDED = Choices(
    ("not_found", "The child was not found"),
    ("no_return", "Found; school and authority agree on no return"),
)
"""2024 regs, reg 9(1)(h) and (i): either will do."""

REVIEWS_CLOSED = Choices(
    ("not_sought", "Written statement that no review is sought"),
    ("time_expired", "Time to ask for a review ran out"),
    ("abandoned", "Review abandoned"),
    ("upheld", "Review ended against reinstatement"),
)
"""2024 regs, reg 9(5)(c): until one of these has happened, a permanent exclusion is no ground."""

NO_EDUCATION_OWED = Choices(
    ("age_ends", "School age ends too soon, with no examination to come"),
    ("exams_over", "Year 11, and the examinations are over"),
)
"""Why an authority need not educate who was excluded (Education Act 1996, s19; SI 2007/1870, regs 3-5)."""
