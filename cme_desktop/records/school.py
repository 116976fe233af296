"""School: an establishment of the national register (GIAS), or one that the register does not know.

Identified by its URN, which changes when a school becomes an academy. Its DfE number (LAESTAB) often does
not, so two schools may share one over time.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated

from cme_desktop.codes.authorities import AUTHORITIES
from cme_desktop.codes.schools import LINK_KINDS, PHASES, SCHOOL_STATUSES, SCHOOL_TYPES, TYPE_GROUPS
from cme_desktop.fields import (
    ChoiceField,
    DateField,
    DigitsField,
    LaestabField,
    LinkField,
    LongTextField,
    NumberField,
    PhoneField,
    PostcodeField,
    Reading,
    RowsField,
    TextField,
    UrnField,
    reads,
)
from cme_desktop.issues import Issue, refuse, warn
from cme_desktop.records.base import Record, RecordType, Section, life
from cme_desktop.records.order import follows
from cme_desktop.values.dates import show_day
from cme_desktop.values.identifiers import show_laestab
from cme_desktop.values.names import fold, words

LIFE = life(
    "open",
    {
        "proposed": "open closed",
        "open": "closing closed proposed",
        "closing": "open closed",
        "closed": "open",
    },
    SCHOOL_STATUSES,
    finished="closed",
)


@dataclass(eq=False, kw_only=True)
class SchoolLink:
    """Another establishment that this one came from or turned into; by URN, since it may not be on file."""

    id: int | None = None
    kind: Annotated[str | None, ChoiceField(label="Link", choices=LINK_KINDS, required=True)] = None
    urn: Annotated[str | None, UrnField(label="URN", required=True)] = None
    name: Annotated[str | None, TextField(label="Name")] = None
    since: Annotated[date | None, DateField(label="Since")] = None


@dataclass(eq=False, kw_only=True)
class School(Record):
    """One establishment as the register describes it."""

    status: Annotated[str, ChoiceField(label="Status", choices=LIFE.statuses, required=True)] = LIFE.first
    name: Annotated[str | None, TextField(label="Name", required=True)] = None
    urn: Annotated[str | None, UrnField(label="URN", needed=True, unique=True)] = None
    laestab: Annotated[str | None, LaestabField(label="DfE number (LAESTAB)", heading="DfE number")] = None
    ukprn: Annotated[str | None, DigitsField(label="UKPRN", fewest=8, longest=8)] = None
    local_authority: Annotated[str | None, ChoiceField(label="Local authority", choices=AUTHORITIES)] = None
    type: Annotated[str | None, ChoiceField(label="Type", choices=SCHOOL_TYPES)] = None
    type_group: Annotated[str | None, ChoiceField(label="Type group", choices=TYPE_GROUPS)] = None
    phase: Annotated[str | None, ChoiceField(label="Phase", choices=PHASES)] = None
    low_age: Annotated[int | None, NumberField(label="Lowest age", most=99)] = None
    high_age: Annotated[int | None, NumberField(label="Highest age", most=99)] = None
    trust: Annotated[str | None, TextField(label="Trust")] = None
    opened_on: Annotated[date | None, DateField(label="Opened")] = None
    closed_on: Annotated[date | None, DateField(label="Closed")] = None
    line1: Annotated[str | None, TextField(label="Address line 1")] = None
    line2: Annotated[str | None, TextField(label="Address line 2")] = None
    line3: Annotated[str | None, TextField(label="Address line 3")] = None
    town: Annotated[str | None, TextField(label="Town or city")] = None
    county: Annotated[str | None, TextField(label="County")] = None
    postcode: Annotated[str | None, PostcodeField(label="Postcode")] = None
    phone: Annotated[str | None, PhoneField(label="Phone")] = None
    website: Annotated[str | None, TextField(label="Website")] = None
    hub: Annotated[
        int | None, LinkField(label="Hub", to="hub", help="The hub that takes on this school’s children.")
    ] = None
    links: Annotated[
        list[SchoolLink], RowsField(label="Earlier and later schools", of=SchoolLink, row_title="link")
    ] = field(default_factory=list)
    notes: Annotated[str | None, LongTextField(label="Notes")] = None


@reads("low_age", "high_age")
def ages_in_order(school: School, reading: Reading) -> Iterable[Issue]:
    """The range of ages runs upwards."""
    if school.low_age is not None and school.high_age is not None and school.low_age > school.high_age:
        yield refuse("high_age", "The highest age is below the lowest; one of the two is wrong.")


@reads("status", "closed_on")
def closed_or_open(school: School, reading: Reading) -> Iterable[Issue]:
    """A school that has closed is not open; one that is to close may be."""
    if school.status != "closed" and school.closed_on and school.closed_on < reading.today:
        label = LIFE.statuses.label(school.status)
        yield warn(
            "status",
            f"The school closed on {show_day(school.closed_on)}, but the status is “{label}”; check both.",
        )


@reads("urn", "links")
def linked_to_another(school: School, reading: Reading) -> Iterable[Issue]:
    """No school comes from itself."""
    for number, link in enumerate(school.links):
        if link.urn is not None and link.urn == school.urn:
            yield warn(
                f"links.{number}.urn", "This is the school’s own URN; an earlier or later school has another."
            )


def school_label(school: School) -> str:
    """Name and DfE number, since many schools share a name."""
    number = show_laestab(school.laestab) if school.laestab else None
    return " ".join(filter(None, (school.name, number))) or "New school"


def school_terms(school: School) -> Iterator[str]:
    """Name, town, URN, DfE number and postcode."""
    yield from words(school.name or "")
    yield from words(school.town or "")
    yield from filter(None, (school.urn, school.laestab))
    if school.postcode:
        yield fold(school.postcode)


SCHOOL = RecordType(
    cls=School,
    key="school",
    prefix="SCH",
    title="School",
    plural="Schools",
    life=LIFE,
    sections=(
        Section("School", ("name", "urn", "laestab", "ukprn", "local_authority", "hub")),
        Section("Kind", ("type", "type_group", "phase", "low_age", "high_age", "trust")),
        Section("Address", ("line1", "line2", "line3", "town", "county", "postcode", "phone", "website")),
        Section("Open or closed", ("status", "opened_on", "closed_on", "links")),
        Section("Notes", ("notes",)),
    ),
    list_columns=("reference", "name", "laestab", "urn", "type", "phase", "town", "hub", "status"),
    label=school_label,
    line=school_label,
    terms=school_terms,
    rules=(
        ages_in_order,
        closed_or_open,
        linked_to_another,
        follows("closed_on", "opened_on", "Closed", "it opened"),
    ),
    notice=False,
)
