"""Lists for penalty notices (Education Act 1996 s444A; Education and Inspections Act 2006 s105)."""

from datetime import timedelta

from cme_desktop.fields.choices import Choice, Choices
from cme_desktop.statutory.law import Law
from cme_desktop.statutory.national.penalties import ABSENCE, EXCLUDED, NATIONAL_FROM, SCHEMES, Named
from cme_desktop.statutory.penalties import scheme_named

KINDS = Choices(
    (ABSENCE, "Irregular attendance"),
    (EXCLUDED, "Excluded child in a public place"),
)

REASONS = Choices(
    ("leave", "Holiday or other leave not granted (G)"),
    ("delayed_return", "Delayed return from leave"),
    ("unauthorised", "Other unauthorised absence"),
    ("lateness", "Lateness after the register closed (U)"),
    ("exclusion", "In public during an exclusion"),
)


def _scheme(named: Named) -> Choice:
    scheme = scheme_named(Law().rules, named.code, None)
    assert scheme is not None
    return Choice(scheme.code, scheme.label, valid_from=scheme.since, valid_to=scheme.until)


SCHEME_CHOICES = Choices(*map(_scheme, SCHEMES))

TRIGGERS = Choices(
    Choice("threshold", "National threshold met", valid_from=NATIONAL_FROM),
    Choice(
        "below_local", "Attendance below the local percentage", valid_to=NATIONAL_FROM - timedelta(days=1)
    ),
    ("exception", "Exception, with a reason in the notes"),
)
"""Why a notice is asked for; a percentage of attendance has been none since the national framework."""

SEQUENCES = Choices(
    ("first", "First within three years"),
    ("second", "Second within three years"),
)

LEGALITY_CHECKS = Choices(
    ("school_age", "Child of compulsory school age throughout"),
    ("school", "School of a kind that notices cover"),
    ("parent", "Parent liable and named correctly"),
    ("not_looked_after", "Child not looked after"),
    ("register", "Register free of code N"),
    ("code_of_conduct", "In line with the local code of conduct"),
    ("no_other_action", "No other notice or prosecution for these dates"),
    Choice("threshold", "National threshold met or exception recorded", valid_from=NATIONAL_FROM),
)

ISSUERS = Choices(
    ("authority", "Authority officer"),
    ("school", "Head teacher or authorised deputy"),
    ("police", "Police"),
)

IMPROVEMENT_RESULTS = Choices(
    ("improved", "Improved"),
    ("not_improved", "Not improved"),
    ("skipped", "Notice to improve not used"),
)

REFUSAL_REASONS = Choices(
    ("incomplete", "Request or certificate incomplete"),
    ("threshold", "Threshold not met"),
    ("improved", "Attendance improved"),
    ("absence_justified", "Absence justified or should have been authorised"),
    ("not_liable", "Parent or school not covered"),
    ("looked_after", "Child looked after"),
    ("third", "Two notices already within three years"),
    ("support_first", "Support to be tried first"),
    ("other_action", "Prosecution or other action instead"),
    Choice("entered_in_error", "Entered in error", also=("Duplicate",)),
)

MATERIAL_ERROR, AGAINST_CODE = "material_error", "against_code"

WITHDRAWAL_GROUNDS = Choices(
    ("should_not_have_been", "Ought not to have been issued"),
    Choice("wrong_person", "Ought not to have gone to this person", also=("Issued to the wrong person",)),
    (MATERIAL_ERROR, "Contains material errors"),
    Choice(
        "not_prosecuted",
        "Unpaid, no proceedings begun or contemplated",
        also=("Unpaid, and not to be prosecuted",),
    ),
    Choice(AGAINST_CODE, "Not issued in line with the local code of conduct", retired=True),
)
"""The three grounds of SI 2007/1867, reg 8; what reg 9 commands; and what was taken for a ground once."""

PAYMENT_METHODS = Choices(
    ("online", "Online"),
    ("phone", "Telephone"),
    ("bank_transfer", "Bank transfer"),
    ("cheque", "Cheque"),
    ("cash", "Cash"),
    ("other", "Other"),
)

PROSECUTION_RESULTS = Choices(
    ("guilty_plea", "Guilty plea"),
    ("found_guilty", "Found guilty"),
    ("acquitted", "Not guilty"),
    ("discontinued", "Discontinued"),
)
