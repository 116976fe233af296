"""Hub: a district team of attendance officers, who take on what the central team allocates."""

from collections.abc import Iterable
from datetime import date

from cme_desktop.description.life import ALIVE
from cme_desktop.description.record import Record
from cme_desktop.description.record_type import About, Offered, Order, RecordType
from cme_desktop.fields import ChoiceField, DateField, Reading, Row, RowsField, Section, TextField, reads
from cme_desktop.issues import Issue, refuse
from cme_desktop.values.dates import show_day


class EarlierName(Row):
    """What a hub was called until a day."""

    name = TextField("Name", required=True)
    until_on = DateField("Last day of that name", required=True)


class Hub(Record):
    """One hub and the part of the authority it serves."""

    with Section("Hub"):
        name = TextField("Name", required=True, unique=True, listed=1)
        area = TextField("Area", listed=2, help="The wards or districts that it serves.")
        status = ChoiceField("Status", ALIVE.statuses, required=True, default=ALIVE.first, listed=3)
        earlier_names = RowsField(
            "Earlier names",
            of=EarlierName,
            row_title="name",
            help="When a hub is renamed, its old name goes here, so that older returns keep it.",
        )

    def name_on(self, day: date) -> str:
        """What it was called on a day."""
        held = [row for row in self.earlier_names if row.until_on is not None and day <= row.until_on]
        row = min(held, key=lambda row: row.until_on or day, default=None)
        return (row.name if row is not None else self.name) or self.reference or ""


@reads("earlier_names")
def one_name_at_a_time(hub: Hub, reading: Reading) -> Iterable[Issue]:
    """A hub had one name on its last day of another."""
    seen: set[date] = set()
    for place, row in enumerate(hub.earlier_names):
        if row.until_on is not None and row.until_on in seen:
            yield refuse(
                f"earlier_names.{place}.until_on", f"Another name ends on {show_day(row.until_on)} too."
            )
        elif row.until_on is not None:
            seen.add(row.until_on)


HUB = RecordType(
    cls=Hub,
    key="hub",
    prefix="HUB",
    title="Hub",
    plural="Hubs",
    life=ALIVE,
    about=About.NOBODY,
    worked=False,
    offered=Offered.FROM_ANOTHER,
    order=Order.by_name("name"),
    without={
        "chapter": "Hubs are what notifications are split by.",
        "story": "The city begins with its hubs.",
        "example": "A hub is entered once, by a name.",
        "guide": "Its form explains itself field by field.",
        "rail": "Hubs are few, and found by name.",
    },
    label=lambda hub: hub.name or "New hub",
    line=lambda hub: hub.name or "New hub",
    terms=lambda hub: filter(None, (hub.name, *(row.name for row in hub.earlier_names))),
    rules=(one_name_at_a_time,),
)
