"""What is held about a child, and who stands around it; the rules and the form are in the package itself.

The particulars are those that schools return (School Attendance (Pupil Registration) (England) Regulations
2024, reg 8), with what councils ask for besides. Only a surname is needed to save; the rest may come later or
never.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated

from cme_desktop.codes.authorities import AUTHORITIES
from cme_desktop.codes.people import (
    ETHNICITIES,
    LANGUAGES,
    NAME_KINDS,
    RELATIONSHIPS,
    RESTRICTION_REASONS,
    SEN_PROVISION,
    SEXES,
    UPN_MISSING_REASONS,
)
from cme_desktop.fields import (
    BirthField,
    ChoiceField,
    Choices,
    DateField,
    LinkField,
    LongTextField,
    NameField,
    Reading,
    RowsField,
    TextField,
    Unanswered,
    UpnField,
    YearGroupField,
    YesNoField,
    known,
    reads,
)
from cme_desktop.records.address import Address
from cme_desktop.records.base import Record, life
from cme_desktop.values import school_years
from cme_desktop.values.partial_dates import BirthDate

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


@dataclass(eq=False, kw_only=True)
class OtherName:
    """A name besides the legal one, by which somebody may ask for the child."""

    id: int | None = None
    kind: Annotated[str | None, ChoiceField(label="Kind", choices=NAME_KINDS, required=True)] = None
    surname: Annotated[str | None, NameField(label="Surname")] = None
    forename: Annotated[str | None, NameField(label="Forename")] = None


@dataclass(eq=False, kw_only=True)
class FormerUpn:
    """A UPN that the child had before: a temporary one, or one issued by mistake."""

    id: int | None = None
    upn: Annotated[str | None, UpnField(label="UPN", required=True)] = None
    note: Annotated[str | None, TextField(label="Note")] = None


@dataclass(eq=False, kw_only=True)
class Relation:
    """What one adult is to the child. A child may have several, at several addresses."""

    id: int | None = None
    person: Annotated[int | None, LinkField(label="Person", to="person", required=True)] = None
    relationship: Annotated[
        str | Unanswered | None,
        ChoiceField(label="Relationship", choices=RELATIONSHIPS, needed=True, can_be_unanswered=True),
    ] = None
    parental_responsibility: Annotated[
        bool | Unanswered | None, YesNoField(label="Parental responsibility", can_be_unanswered=True)
    ] = None
    lives_with: Annotated[
        bool | Unanswered | None, YesNoField(label="Child lives with them", can_be_unanswered=True)
    ] = None
    emergency: Annotated[bool | None, YesNoField(label="Emergency contact")] = None


@dataclass(eq=False, kw_only=True)
class Child(Record):
    """One child, as far as the authority knows."""

    status: Annotated[str, ChoiceField(label="Status", choices=LIFE.statuses, required=True)] = LIFE.first
    merged_into: Annotated[
        int | None, LinkField(label="Merged into", to="child", needed=True, shown_when=is_merged)
    ] = None
    surname: Annotated[
        str | None,
        NameField(
            label="Surname", required=True, help="The legal surname; of a child with one name, that name."
        ),
    ] = None
    forename: Annotated[str | None, NameField(label="Forename")] = None
    middle_names: Annotated[str | None, NameField(label="Middle names")] = None
    single_name: Annotated[
        bool, YesNoField(label="Has one name only", help="The name is in Surname, and there is no forename.")
    ] = False
    other_names: Annotated[
        list[OtherName], RowsField(label="Other names", of=OtherName, row_title="name")
    ] = field(default_factory=list)
    birth: Annotated[
        BirthDate | Unanswered | None,
        BirthField(label="Date of birth", also=("DOB",), needed=True, can_be_unanswered=True),
    ] = None
    sex: Annotated[
        str | Unanswered | None,
        ChoiceField(label="Sex", also=("Gender",), choices=SEXES, needed=True, can_be_unanswered=True),
    ] = None
    upn: Annotated[str | None, UpnField(label="UPN", identifies=True)] = None
    upn_missing_reason: Annotated[
        str | None,
        ChoiceField(label="Why there is no UPN", choices=UPN_MISSING_REASONS, shown_when=has_no_upn),
    ] = None
    former_upns: Annotated[list[FormerUpn], RowsField(label="Former UPNs", of=FormerUpn, row_title="UPN")] = (
        field(default_factory=list)
    )
    school: Annotated[int | None, LinkField(label="Current school", to="school")] = None
    year_group: Annotated[
        int | None,
        YearGroupField(
            label="Year group, if out of cohort",
            help="Leave empty for a child taught in the year group of its age.",
            reckoned=year_group_of_age,
        ),
    ] = None
    year_group_as_at: Annotated[
        date | None,
        DateField(
            label="In that year group on",
            needed=True,
            shown_when=is_out_of_cohort,
            help="Any day of that school year, so that the year group moves up each September.",
        ),
    ] = None
    ethnicity: Annotated[str | None, ChoiceField(label="Ethnicity", choices=ETHNICITIES)] = None
    first_language: Annotated[str | None, ChoiceField(label="First language", choices=LANGUAGES)] = None
    sen: Annotated[
        str | Unanswered | None,
        ChoiceField(label="SEN provision", choices=SEN_PROVISION, can_be_unanswered=True),
    ] = None
    ehc_plan: Annotated[bool | Unanswered | None, YesNoField(label="EHC plan", can_be_unanswered=True)] = None
    looked_after: Annotated[
        bool | Unanswered | None, YesNoField(label="Looked after", can_be_unanswered=True)
    ] = None
    responsible_authority: Annotated[
        str | Unanswered | None,
        ChoiceField(
            label="Responsible authority",
            choices=AUTHORITIES,
            needed=True,
            can_be_unanswered=True,
            shown_when=is_looked_after,
        ),
    ] = None
    child_in_need: Annotated[
        bool | Unanswered | None, YesNoField(label="Child in need", can_be_unanswered=True)
    ] = None
    child_protection_plan: Annotated[
        bool | Unanswered | None, YesNoField(label="Child protection plan", can_be_unanswered=True)
    ] = None
    social_worker: Annotated[
        str | Unanswered | None,
        TextField(label="Social worker", can_be_unanswered=True, help="Name and team."),
    ] = None
    early_help: Annotated[
        bool | Unanswered | None, YesNoField(label="Early Help", can_be_unanswered=True)
    ] = None
    private_fostering: Annotated[
        bool | Unanswered | None, YesNoField(label="Privately fostered", can_be_unanswered=True)
    ] = None
    traveller_family: Annotated[
        bool | Unanswered | None, YesNoField(label="Traveller family", can_be_unanswered=True)
    ] = None
    service_family: Annotated[
        bool | Unanswered | None, YesNoField(label="Service family", can_be_unanswered=True)
    ] = None
    free_school_meals: Annotated[
        bool | Unanswered | None, YesNoField(label="Free school meals", can_be_unanswered=True)
    ] = None
    restricted: Annotated[
        bool,
        YesNoField(label="Restricted", help="Hides the name and every address wherever they are not needed."),
    ] = False
    restricted_reason: Annotated[
        str | None,
        ChoiceField(label="Why restricted", choices=RESTRICTION_REASONS, shown_when=is_restricted),
    ] = None
    people: Annotated[
        list[Relation], RowsField(label="Parents and carers", of=Relation, row_title="person")
    ] = field(default_factory=list)
    addresses: Annotated[list[Address], RowsField(label="Addresses", of=Address, row_title="address")] = (
        field(default_factory=list)
    )
    notes: Annotated[str | None, LongTextField(label="Notes")] = None
