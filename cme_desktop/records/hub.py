"""Hub: a district team of attendance officers, who take on what the central team allocates."""

from dataclasses import dataclass
from typing import Annotated

from cme_desktop.fields import ChoiceField, TextField
from cme_desktop.records.base import ALIVE, Record, RecordType, Section
from cme_desktop.values.names import words


@dataclass(eq=False, kw_only=True)
class Hub(Record):
    """One hub and the part of the authority it serves."""

    status: Annotated[str, ChoiceField(label="Status", choices=ALIVE.statuses, required=True)] = ALIVE.first
    name: Annotated[str | None, TextField(label="Name", required=True, unique=True)] = None
    area: Annotated[str | None, TextField(label="Area", help="The wards or districts that it serves.")] = None


HUB = RecordType(
    cls=Hub,
    key="hub",
    prefix="HUB",
    title="Hub",
    plural="Hubs",
    life=ALIVE,
    sections=(Section("Hub", ("name", "area", "status")),),
    list_columns=("reference", "name", "area", "status"),
    label=lambda hub: hub.name or "New hub",
    line=lambda hub: hub.name or "New hub",
    terms=lambda hub: words(hub.name or ""),
    notice=False,
)
