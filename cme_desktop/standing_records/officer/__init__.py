"""Officer: somebody on the team, to whom work is allocated and in whose name it is done."""

from cme_desktop.description.life import ALIVE
from cme_desktop.description.record import Record
from cme_desktop.description.record_type import About, Offered, Order, RecordType
from cme_desktop.fields import ChoiceField, Choices, EmailField, LinkField, NameField, Section

ROLES = Choices(
    ("cme_officer", "CME officer"),
    ("attendance_officer", "Attendance officer"),
    ("manager", "Manager"),
    ("administrator", "Administrator"),
    ("auditor", "Auditor"),
)


class Officer(Record):
    """One member of the team."""

    with Section("Officer"):
        name = NameField("Name", required=True, listed=1)
        email = EmailField("Email")
        role = ChoiceField("Role", ROLES, needed=True, listed=2)
        hub = LinkField("Hub", to="hub", listed=3, help="An attendance officer sees this hub’s work first.")
        status = ChoiceField("Status", ALIVE.statuses, required=True, default=ALIVE.first, listed=4)


OFFICER = RecordType(
    cls=Officer,
    key="officer",
    prefix="OFF",
    title="Officer",
    plural="Officers",
    life=ALIVE,
    about=About.NOBODY,
    worked=False,
    offered=Offered.FROM_ANOTHER,
    order=Order.by_name("name"),
    without={
        "chapter": "The return counts cases, and nobody’s work.",
        "story": "The city begins with its team.",
        "example": "An officer is entered once, by a name.",
        "guide": "Its form explains itself field by field.",
        "rail": "Officers are few, and found by name.",
    },
    label=lambda officer: officer.name or "New officer",
    line=lambda officer: officer.name or "New officer",
    terms=lambda officer: filter(None, (officer.name,)),
)
