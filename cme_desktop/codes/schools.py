"""Lists of the Department for Education's school register, Get Information about Schools (GIAS).

Types and type groups are those in use in April 2025. Contains public sector information licensed under the
Open Government Licence v3.0. Type codes have two figures, as in the register's extract; a spreadsheet that
dropped the first 0 is understood all the same.
"""

from cme_desktop.fields.choices import Choice, Choices

SCHOOL_STATUSES = Choices(
    Choice("open", "Open", also=("1",)),
    Choice("closing", "Open, but proposed to close", also=("3",)),
    Choice("closed", "Closed", also=("2",)),
    Choice("proposed", "Proposed to open", also=("4",)),
)

PHASES = Choices(
    ("0", "Not applicable"),
    ("1", "Nursery"),
    ("2", "Primary"),
    ("3", "Middle deemed primary"),
    ("4", "Secondary"),
    ("5", "Middle deemed secondary"),
    ("6", "16 plus"),
    ("7", "All through"),
)
"""Special and independent schools and pupil referral units have none: their ages say whom they teach."""

TYPE_GROUPS = Choices(
    ("1", "Colleges"),
    ("2", "Universities"),
    ("3", "Independent schools"),
    ("4", "Local authority maintained schools"),
    ("5", "Special schools"),
    ("6", "Welsh schools"),
    ("9", "Other types"),
    ("10", "Academies"),
    ("11", "Free Schools"),
    ("13", "Online provider"),
)

_TYPES = (
    ("01", "Community school"),
    ("02", "Voluntary aided school"),
    ("03", "Voluntary controlled school"),
    ("05", "Foundation school"),
    ("06", "City technology college"),
    ("07", "Community special school"),
    ("08", "Non-maintained special school"),
    ("10", "Other independent special school"),
    ("11", "Other independent school"),
    ("12", "Foundation special school"),
    ("14", "Pupil referral unit"),
    ("15", "Local authority nursery school"),
    ("18", "Further education"),
    ("24", "Secure units"),
    ("25", "Offshore schools"),
    ("26", "Service children's education"),
    ("27", "Miscellaneous"),
    ("28", "Academy sponsor led"),
    ("29", "Higher education institutions"),
    ("30", "Welsh establishment"),
    ("31", "Sixth form centres"),
    ("32", "Special post 16 institution"),
    ("33", "Academy special sponsor led"),
    ("34", "Academy converter"),
    ("35", "Free schools"),
    ("36", "Free schools special"),
    ("37", "British schools overseas"),
    ("38", "Free schools alternative provision"),
    ("39", "Free schools 16 to 19"),
    ("40", "University technical college"),
    ("41", "Studio schools"),
    ("42", "Academy alternative provision converter"),
    ("43", "Academy alternative provision sponsor led"),
    ("44", "Academy special converter"),
    ("45", "Academy 16-19 converter"),
    ("46", "Academy 16 to 19 sponsor led"),
    ("49", "Online provider"),
    ("56", "Institution funded by other government department"),
    ("57", "Academy secure 16 to 19"),
)

SCHOOL_TYPES = Choices(*(Choice(code, label, also=(code.lstrip("0"),)) for code, label in _TYPES))

LINK_KINDS = Choices(
    ("predecessor", "Predecessor"),
    ("successor", "Successor"),
    Choice("merged_from", "Predecessor, merged", also=("Predecessor - merged", "Predecessor - amalgamated")),
    Choice("merged_into", "Successor, merged", also=("Successor - merged", "Successor - amalgamated")),
    Choice("split_from", "Predecessor, split", also=("Predecessor - Split School",)),
    Choice("split_into", "Successor, split", also=("Successor - Split School",)),
    ("result_of_amalgamation", "Result of amalgamation"),
    ("sixth_form_centre", "Sixth form centre link"),
)
"""What another establishment is to a school."""
