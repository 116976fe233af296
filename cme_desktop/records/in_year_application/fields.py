"""The fields of an in-year application: what was asked for, what was answered, and Fair Access."""

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated

from cme_desktop.codes.admissions import OUTCOMES
from cme_desktop.fields import (
    ChoiceField,
    Choices,
    DateField,
    LinkField,
    LongTextField,
    NumberField,
    RowsField,
    YearGroupField,
    reads,
)
from cme_desktop.records.base import Record, life

LIFE = life(
    "received",
    {
        "received": "offered refused fair_access closed",
        "offered": "received refused fair_access closed",
        "refused": "received offered fair_access closed",
        "fair_access": "received offered refused closed",
        "closed": "received offered refused fair_access",
    },
    Choices(
        ("received", "Received"),
        ("offered", "Place offered"),
        ("refused", "Refused"),
        ("fair_access", "Referred to Fair Access"),
        ("closed", "Closed"),
    ),
    finished="closed",
)


@dataclass(eq=False, kw_only=True)
class Preference:
    """One school that the parent named."""

    id: int | None = None
    school: Annotated[int | None, LinkField(label="School", to="school", required=True)] = None
    rank: Annotated[int | None, NumberField(label="Order", least=1, most=10)] = None


@reads("outcome")
def was_offered(application: "InYearApplication") -> bool:
    """A place was offered on the application itself."""
    return application.outcome == "offered"


@dataclass(eq=False, kw_only=True)
class InYearApplication(Record):
    """One application for a place outside the normal round of admissions."""

    status: Annotated[str, ChoiceField(label="Status", choices=LIFE.statuses, required=True)] = "received"
    child: Annotated[int | None, LinkField(label="Child", to="child", required=True)] = None
    school: Annotated[int | None, LinkField(label="School applied for", to="school", needed=True)] = None
    present_school: Annotated[int | None, LinkField(label="School now", to="school")] = None
    received_on: Annotated[
        date | None, DateField(label="Application received", required=True, not_future=True)
    ] = None
    year_group: Annotated[int | None, YearGroupField(label="Year group", needed=True)] = None
    preferences: Annotated[
        list[Preference], RowsField(label="Preferences", of=Preference, row_title="preference")
    ] = field(default_factory=list)
    outcome: Annotated[str | None, ChoiceField(label="Outcome", choices=OUTCOMES)] = None
    told_on: Annotated[
        date | None,
        DateField(
            label="Outcome told",
            not_future=True,
            help="The day it was told to the parent in writing.",
            source="School Admissions Code 2021",
        ),
    ] = None
    offered_school: Annotated[
        int | None, LinkField(label="School offered", to="school", shown_when=was_offered)
    ] = None
    accepted_on: Annotated[date | None, DateField(label="Offer accepted", not_future=True)] = None
    started_on: Annotated[date | None, DateField(label="Started")] = None
    fair_access_on: Annotated[
        date | None,
        DateField(label="Referred to Fair Access", not_future=True, help="Under the Fair Access Protocol."),
    ] = None
    placed_on: Annotated[date | None, DateField(label="Place allocated", not_future=True)] = None
    officer: Annotated[int | None, LinkField(label="Officer", to="officer")] = None
    hub: Annotated[int | None, LinkField(label="Hub", to="hub")] = None
    notes: Annotated[str | None, LongTextField(label="Notes")] = None

    @property
    def offered_on(self) -> date | None:
        """The day a place was offered, on the application or by Fair Access."""
        return self.told_on if was_offered(self) else self.placed_on
