"""What is held about a child, and who stands around it; the rules and the form are in the package itself.

The particulars are those that schools return (School Attendance (Pupil Registration) (England) Regulations
2024, reg 8), with what councils ask for besides. Only a surname is needed to save; the rest may come later or
never.
"""

from cme_desktop.codes.authorities import AUTHORITIES
from cme_desktop.codes.people import (
    BIRTH_ELSEWHERE,
    ETHNICITIES,
    FORENAME_ELSEWHERE,
    LANGUAGES,
    NAME_KINDS,
    RELATIONSHIPS,
    RESTRICTION_REASONS,
    SEN_PROVISION,
    SEXES,
    SURNAME_ELSEWHERE,
    UPN_MISSING_REASONS,
)
from cme_desktop.description.life import life
from cme_desktop.description.record import Record
from cme_desktop.fields import (
    BirthField,
    ChoiceField,
    Choices,
    DateField,
    LinkField,
    LongTextField,
    NameField,
    Reading,
    Row,
    RowsField,
    Section,
    TextField,
    UpnField,
    YearGroupField,
    YesNoField,
    known,
    reads,
)
from cme_desktop.standing_records.address import Address
from cme_desktop.values import school_years

MERGED = "merged"
"""The status of a record that was a second one of the same child."""

LIFE = life(
    "current",
    {
        "current": "moved_away over_age died merged",
        "moved_away": "current over_age died merged",
        "over_age": "current moved_away died merged",
        "died": "current",
        "merged": "current",
    },
    Choices(
        ("current", "Current"),
        ("moved_away", "Moved away"),
        ("over_age", "Over school age"),
        ("died", "Died"),
        ("merged", "Merged into another record"),
    ),
    finished="moved_away over_age died merged",
    void="moved_away over_age died merged",
)


@reads("upn")
def has_no_upn(child: "Child") -> bool:
    """A missing UPN is normal, but why it is missing should be on file."""
    return child.upn is None


@reads("year_group")
def is_out_of_cohort(child: "Child") -> bool:
    """A year group is only given where the date of birth would make another."""
    return child.year_group is not None


def year_group_of_age(child: "Child", reading: Reading) -> int | None:
    """The national curriculum year of the child's age, in which nearly every child is taught.

    None without a birth, or for one known to the year only, which spans two cohorts.
    """
    born = known(child.birth)
    if born is None or born.precision == "year":
        return None
    return school_years.year_group(born.day, child.year_group_as_at or reading.today)


@reads("looked_after")
def is_looked_after(child: "Child") -> bool:
    """An authority answers for a looked-after child, often not the one the child lives in."""
    return child.looked_after is True


@reads("restricted")
def is_restricted(child: "Child") -> bool:
    """Few people may see where a restricted child lives, or that it is on file."""
    return child.restricted


@reads("status")
def is_merged(child: "Child") -> bool:
    """The record was a second one of the same child."""
    return child.status == "merged"


class OtherName(Row):
    """A name besides the legal one, by which somebody may ask for the child."""

    kind = ChoiceField("Kind", NAME_KINDS, required=True)
    surname = NameField("Surname")
    forename = NameField("Forename")


class FormerUpn(Row):
    """A UPN that the child had before: a temporary one, or one issued by mistake."""

    upn = UpnField("UPN", required=True)
    note = TextField("Note")


class Relation(Row):
    """What one adult is to the child. A child may have several, at several addresses."""

    person = LinkField("Person", to="person", required=True)
    relationship = ChoiceField("Relationship", RELATIONSHIPS, needed=True, can_be_unanswered=True)
    parental_responsibility = YesNoField("Parental responsibility", can_be_unanswered=True)
    lives_with = YesNoField("Child lives with them", can_be_unanswered=True)
    emergency = YesNoField("Emergency contact")


class Child(Record):
    """One child, as far as the authority knows."""

    with Section("Name"):
        surname = NameField(
            "Surname",
            also=SURNAME_ELSEWHERE,
            required=True,
            listed=1,
            help="The legal surname; of a child with one name, that name.",
        )
        forename = NameField("Forename", also=FORENAME_ELSEWHERE, listed=2)
        middle_names = NameField("Middle names")
        single_name = YesNoField(
            "Has one name only", default=False, help="The name is in Surname, and there is no forename."
        )
        other_names = RowsField("Other names", of=OtherName, row_title="name")
        birth = BirthField(
            "Date of birth", also=BIRTH_ELSEWHERE, needed=True, can_be_unanswered=True, listed=3
        )
        sex = ChoiceField("Sex", SEXES, also=("Gender",), needed=True, can_be_unanswered=True, listed=4)

    with Section("Numbers"):
        upn = UpnField("UPN", identifies=True, listed=5)
        upn_missing_reason = ChoiceField("Why there is no UPN", UPN_MISSING_REASONS, shown_when=has_no_upn)
        former_upns = RowsField("Former UPNs", of=FormerUpn, row_title="UPN")

    with Section("School"):
        school = LinkField("Current school", to="school", listed=6)
        year_group = YearGroupField(
            "Year group, if out of cohort",
            help="Leave empty for a child taught in the year group of its age.",
            reckoned=year_group_of_age,
        )
        year_group_as_at = DateField(
            "In that year group on",
            needed=True,
            shown_when=is_out_of_cohort,
            help="Any day of that school year, so that the year group moves up each September.",
        )
        free_school_meals = YesNoField("Free school meals", can_be_unanswered=True)

    with Section("Where and with whom"):
        addresses = RowsField("Addresses", of=Address, row_title="address", in_main_sheet="Address")
        people = RowsField("Parents and carers", of=Relation, row_title="person", in_main_sheet="Parent")

    with Section("Background"):
        ethnicity = ChoiceField("Ethnicity", ETHNICITIES)
        first_language = ChoiceField("First language", LANGUAGES)
        traveller_family = YesNoField("Traveller family", can_be_unanswered=True)
        service_family = YesNoField("Service family", can_be_unanswered=True)
        sen = ChoiceField("SEN provision", SEN_PROVISION, can_be_unanswered=True)
        ehc_plan = YesNoField("EHC plan", can_be_unanswered=True)

    with Section("Care and protection"):
        looked_after = YesNoField("Looked after", can_be_unanswered=True)
        responsible_authority = ChoiceField(
            "Responsible authority",
            AUTHORITIES,
            needed=True,
            can_be_unanswered=True,
            shown_when=is_looked_after,
        )
        child_in_need = YesNoField("Child in need", can_be_unanswered=True)
        child_protection_plan = YesNoField("Child protection plan", can_be_unanswered=True)
        social_worker = TextField("Social worker", can_be_unanswered=True, help="Name and team.")
        private_fostering = YesNoField("Privately fostered", can_be_unanswered=True)
        early_help = YesNoField("Early Help", can_be_unanswered=True)

    with Section("This record"):
        status = ChoiceField("Status", LIFE.statuses, required=True, default=LIFE.first, listed=7)
        merged_into = LinkField("Merged into", to="child", needed=True, shown_when=is_merged)
        restricted = YesNoField(
            "Restricted", default=False, help="Hides the name and every address wherever they are not needed."
        )
        restricted_reason = ChoiceField("Why restricted", RESTRICTION_REASONS, shown_when=is_restricted)
        notes = LongTextField("Notes")
