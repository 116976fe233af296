"""Lists for truancy sweeps; all are local."""

from cme_desktop.fields import Choice, Choices

PARTNERS = Choices(
    ("police", "Police"),
    Choice("pcso", "Community support officers", also=("pcsos",)),
    ("schools", "Schools"),
    ("youth_service", "Youth service"),
    ("youth_justice", "Youth justice"),
    ("wardens", "Neighbourhood wardens"),
    ("transport", "Transport staff"),
    ("shops", "Shopping centre staff"),
    ("other", "Others"),
)
"""Who takes part beside the authority's own staff."""

REASONS = Choices(
    ("permission", "The school allowed it"),
    ("medical", "Ill, or on the way to a doctor or dentist"),
    ("closed", "The school is closed to the child today"),
    ("excluded", "Excluded from school"),
    ("home_educated", "Educated at home"),
    ("no_school", "Has no school"),
    ("shopping", "Out with the family"),
    ("late", "On the way to school, late"),
    ("trouble", "Unhappy at school"),
    ("none", "Gave no reason"),
    ("other", "Another reason"),
)
"""Why the child is not at school, as the child or the adult told it."""

ACTIONS = Choices(
    ("school", "Taken to school"),
    ("premises", "Taken to the designated premises"),
    ("parent", "Left with the parent"),
    ("none", "No further action"),
)
