"""School: an establishment of the national register (GIAS), or one that the register does not know.

Identified by its URN, which changes when a school becomes an academy. Its DfE number (LAESTAB) often does
not, so two schools may share one over time.
"""

from collections.abc import Iterable, Iterator

from cme_desktop.codes.authorities import AUTHORITIES
from cme_desktop.codes.schools import LINK_KINDS, PHASES, SCHOOL_STATUSES, SCHOOL_TYPES, TYPE_GROUPS
from cme_desktop.description.life import life
from cme_desktop.description.order import follows
from cme_desktop.description.record import Record
from cme_desktop.description.record_type import About, Offered, Order, RailEntry, RecordType
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
    Row,
    RowsField,
    Section,
    TextField,
    UrnField,
    reads,
)
from cme_desktop.issues import Issue, refuse, warn
from cme_desktop.values.dates import show_day
from cme_desktop.values.identifiers import show_laestab
from cme_desktop.values.names import fold

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
    void="closed",
)


class SchoolLink(Row):
    """Another establishment that this one came from or turned into; by URN, since it may not be on file."""

    kind = ChoiceField("Link", LINK_KINDS, required=True)
    urn = UrnField("URN", required=True)
    name = TextField("Name")
    since = DateField("Since")


class School(Record):
    """One establishment as the register describes it."""

    with Section("School"):
        name = TextField("Name", required=True, listed=1)
        urn = UrnField("URN", needed=True, unique=True, listed=3)
        laestab = LaestabField("DfE number (LAESTAB)", heading="DfE number", listed=2)
        ukprn = DigitsField("UKPRN", fewest=8, longest=8)
        local_authority = ChoiceField("Local authority", AUTHORITIES)
        hub = LinkField("Hub", to="hub", listed=7, help="The hub that takes on this school’s children.")

    with Section("Kind"):
        type = ChoiceField("Type", SCHOOL_TYPES, listed=4)
        type_group = ChoiceField("Type group", TYPE_GROUPS)
        phase = ChoiceField("Phase", PHASES, listed=5)
        low_age = NumberField("Lowest age", most=99)
        high_age = NumberField("Highest age", most=99)
        trust = TextField("Trust")

    with Section("Address"):
        line1 = TextField("Address line 1")
        line2 = TextField("Address line 2")
        line3 = TextField("Address line 3")
        town = TextField("Town or city", listed=6)
        county = TextField("County")
        postcode = PostcodeField("Postcode")
        phone = PhoneField("Phone")
        website = TextField("Website")

    with Section("Open or closed"):
        status = ChoiceField("Status", LIFE.statuses, required=True, default=LIFE.first, listed=8)
        opened_on = DateField("Opened")
        closed_on = DateField("Closed")
        links = RowsField("Earlier and later schools", of=SchoolLink, row_title="link")

    with Section("Notes"):
        notes = LongTextField("Notes")


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
    yield from filter(None, (school.name, school.town, school.urn, school.laestab))
    if school.postcode:
        yield fold(school.postcode)


SCHOOL = RecordType(
    cls=School,
    key="school",
    prefix="SCH",
    title="School",
    plural="Schools",
    life=LIFE,
    about=About.NOBODY,
    worked=False,
    offered=Offered.NEW_MENU,
    rail=RailEntry("Schools", "schools", "Ctrl+0"),
    order=Order.by_name("name"),
    without={
        "chapter": "A school comes into the return by the duties that name it.",
        "story": "The city begins with its schools.",
        "example": "Schools come from the register, and a form seldom makes one.",
        "guide": "The introduction tells how schools are found and made.",
    },
    label=school_label,
    line=school_label,
    terms=school_terms,
    rules=(
        ages_in_order,
        closed_or_open,
        linked_to_another,
        follows("closed_on", "opened_on", "Closed", "it opened"),
    ),
)
