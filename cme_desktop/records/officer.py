"""Officer: somebody on the team, to whom work is allocated and in whose name it is done."""

from dataclasses import dataclass
from typing import Annotated

from cme_desktop.fields import ChoiceField, Choices, EmailField, LinkField, NameField
from cme_desktop.records.base import ALIVE, Record, RecordType, Section
from cme_desktop.values.names import words

ROLES = Choices(
    ("cme_officer", "CME officer"),
    ("attendance_officer", "Attendance officer"),
    ("manager", "Manager"),
    ("administrator", "Administrator"),
    ("auditor", "Auditor"),
)


@dataclass(eq=False, kw_only=True)
class Officer(Record):
    """One member of the team."""

    status: Annotated[str, ChoiceField(label="Status", choices=ALIVE.statuses, required=True)] = ALIVE.first
    name: Annotated[str | None, NameField(label="Name", required=True)] = None
    email: Annotated[str | None, EmailField(label="Email")] = None
    role: Annotated[str | None, ChoiceField(label="Role", choices=ROLES, needed=True)] = None
    hub: Annotated[
        int | None, LinkField(label="Hub", to="hub", help="An attendance officer sees this hub’s work first.")
    ] = None


OFFICER = RecordType(
    cls=Officer,
    key="officer",
    prefix="OFF",
    title="Officer",
    plural="Officers",
    life=ALIVE,
    sections=(Section("Officer", ("name", "email", "role", "hub", "status")),),
    list_columns=("reference", "name", "role", "hub", "status"),
    label=lambda officer: officer.name or "New officer",
    line=lambda officer: officer.name or "New officer",
    terms=lambda officer: words(officer.name or ""),
    notice=False,
)
