"""Lists about children and the people around them.

Sex, ethnicity, first language, SEN provision and enrolment use the codes of the Department for Education's
common basic data set, so that a school's export and a return need no translation. The long ones are read from
`resources/code-sets` with every code and label that is published. The other lists are ours.
"""

from functools import partial

from cme_desktop.codes.published import published
from cme_desktop.fields.choices import Choice, Choices

SURNAME_ELSEWHERE = ("Legal surname", "Last name", "Family name")
FORENAME_ELSEWHERE = ("Legal forename", "First name", "Given name")
BIRTH_ELSEWHERE = ("DOB",)
"""What other systems head these columns with, whoever they are about."""

SEXES = Choices(
    ("F", "Female"),
    ("M", "Male"),
    ("U", "Indeterminate or not recorded"),
)

ETHNICITIES = Choices(rest=partial(published, "ethnicity"))
"""The main codes, then the extended ones that an authority may use below them."""

LANGUAGES = Choices(rest=partial(published, "first-language"))
"""English and the summary codes first, then every language by name, then why there is none."""

SEN_PROVISION = Choices(rest=partial(published, "sen-provision"))
"""Since the Children and Families Act 2014, Part 3, came into force; the old provision ran out after it."""

ENROLMENTS = Choices(
    Choice("C", "Current, at this school only", also=("Current", "Single registration")),
    Choice("M", "Main school of two", also=("Main", "Current main")),
    Choice("S", "Subsidiary school of two", also=("Subsidiary", "Current subsidiary")),
    Choice("G", "Guest pupil", also=("Guest",)),
    Choice("F", "Pupil of a further education college", also=("FE college",)),
)
"""How a pupil stands in a register: one that leaves a subsidiary school is still on roll elsewhere."""

RELATIONSHIPS = Choices(
    ("mother", "Mother"),
    ("father", "Father"),
    ("parent", "Parent"),
    ("step_parent", "Step-parent"),
    ("grandparent", "Grandparent"),
    ("sibling", "Brother or sister"),
    ("relative", "Other relative"),
    ("guardian", "Guardian or special guardian"),
    ("foster_carer", "Foster carer"),
    ("private_foster_carer", "Private foster carer"),
    ("residential_worker", "Worker of a children’s home"),
    ("family_friend", "Friend of the family"),
    ("other", "Other"),
)
"""What a person is to a child."""

NAME_KINDS = Choices(
    ("preferred", "Preferred name"),
    ("former", "Former name"),
    ("also_known_as", "Also known as"),
)

PHONE_KINDS = Choices(
    ("mobile", "Mobile"),
    ("home", "Home"),
    ("work", "Work"),
    ("other", "Other"),
)

UPN_MISSING_REASONS = Choices(
    ("new_to_country", "New to the country"),
    ("never_registered", "Never on roll at a state-funded school"),
    ("independent_school", "Independent school, no UPN given"),
    ("asked", "Asked the school, no answer yet"),
    ("not_supplied", "School did not supply it"),
    ("withheld", "Withheld (adoption or protection)"),
    ("other", "Other"),
)

RESTRICTION_REASONS = Choices(
    ("refuge", "Refuge or domestic abuse"),
    ("adoption", "Adoption"),
    ("court_order", "Court order"),
    ("protected_person", "Witness or protected person"),
    ("risk_of_harm", "Risk of harm if found"),
    ("staff_relation", "Related to a member of staff"),
    ("other", "Other"),
)
"""Why few people may see a child's particulars."""
