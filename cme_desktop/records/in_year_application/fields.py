"""The fields of an in-year application: what was asked for, what was answered, and Fair Access."""

from datetime import date

from cme_desktop.codes.admissions import OUTCOMES
from cme_desktop.description.case import Case
from cme_desktop.description.life import life
from cme_desktop.fields import (
    ChoiceField,
    Choices,
    DateField,
    LinkField,
    LongTextField,
    NumberField,
    Row,
    RowsField,
    Section,
    YearGroupField,
    reads,
)

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
    waits_for={
        "received": "an outcome",
        "offered": "the parent’s answer",
        "refused": "an appeal, or another application",
        "fair_access": "the panel",
    },
)


class Preference(Row):
    """One school that the parent named."""

    school = LinkField("School", to="school", required=True)
    rank = NumberField("Order", least=1, most=10)


@reads("outcome")
def was_offered(application: "InYearApplication") -> bool:
    """A place was offered on the application itself."""
    return application.outcome == "offered"


class InYearApplication(Case):
    """One application for a place outside the normal round of admissions."""

    with Section("Child"):
        child = LinkField("Child", to="child", required=True, listed=1)
        present_school = LinkField("School now", to="school")
        received_on = DateField("Application received", required=True, not_future=True, listed=3)
        school = LinkField("School applied for", to="school", needed=True, listed=2)
        year_group = YearGroupField("Year group", needed=True, listed=4)
        preferences = RowsField("Preferences", of=Preference, row_title="preference")

    with Section("Outcome"):
        outcome = ChoiceField("Outcome", OUTCOMES, listed=5)
        told_on = DateField(
            "Outcome told",
            not_future=True,
            listed=6,
            help="The day it was told to the parent in writing.",
            source="School Admissions Code 2021",
        )
        offered_school = LinkField("School offered", to="school", shown_when=was_offered)
        accepted_on = DateField("Offer accepted", not_future=True)
        started_on = DateField("Started")

    with Section("Fair Access"):
        fair_access_on = DateField(
            "Referred to Fair Access", not_future=True, help="Under the Fair Access Protocol."
        )
        placed_on = DateField("Place allocated", not_future=True)

    with Section("Follow-up"):
        status = ChoiceField("Status", LIFE.statuses, required=True, default=LIFE.first, listed=7)
        officer = LinkField("Officer", to="officer", listed=8)
        hub = LinkField("Hub", to="hub")
        notes = LongTextField("Notes")

    @property
    def offered_on(self) -> date | None:
        """The day a place was offered, on the application or by Fair Access."""
        return self.told_on if was_offered(self) else self.placed_on

    @property
    def offered_from(self) -> date | None:
        """The day of the offer, or else of the application."""
        return self.offered_on or self.received_on

    @property
    def told_from(self) -> date | None:
        """The day on which the outcome was told, or else of the application."""
        return self.told_on or self.received_on
