"""The fields of a truancy sweep, and of each child who was met."""

from cme_desktop.description.case import Case
from cme_desktop.description.life import life
from cme_desktop.fields import (
    ChoiceField,
    Choices,
    ChoicesField,
    DateField,
    LinkField,
    LongTextField,
    MomentField,
    Row,
    RowsField,
    Section,
    TextField,
    YesNoField,
    reads,
)
from cme_desktop.records.truancy_sweep.choices import ACTIONS, PARTNERS, REASONS

LIFE = life(
    "planned",
    {
        "planned": "held cancelled",
        "held": "planned closed",
        "closed": "held",
        "cancelled": "planned",
    },
    Choices(("planned", "Planned"), ("held", "Held"), ("closed", "Closed"), ("cancelled", "Cancelled")),
    finished="closed cancelled",
    void="cancelled",
    waits_for={
        "planned": "its day",
        "held": "what is to follow for the children who were met",
    },
)

_ACT = "Crime and Disorder Act 1998, s16"


@reads("status")
def was_cancelled(sweep: "TruancySweep") -> bool:
    """It never came to it."""
    return sweep.status == "cancelled"


@reads("child")
def not_on_file(met: "Met") -> bool:
    """There is no record to choose."""
    return met.child is None


class Met(Row):
    """One child who was met."""

    child = LinkField("Child", to="child", help="Leave empty if the child is not on file.")
    name = TextField("Name given", shown_when=not_on_file, help="As the child gave it.")
    school = LinkField("School", to="school")
    met_at = MomentField("When")
    met_where = TextField("Where")
    with_adult = YesNoField("With an adult")
    excluded = YesNoField("Excluded from school")
    reason = ChoiceField("Why absent, as told", REASONS)
    good_reason = YesNoField("Good reason", needed=True)
    action = ChoiceField("What was done", ACTIONS, needed=True)
    follow_up = TextField("Follow-up", longest=1000)


class TruancySweep(Case):
    """One sweep, from its planning to the last child seen to."""

    with Section("Sweep"):
        swept_on = DateField("Date", required=True, listed=1)
        area = TextField("Area", needed=True, listed=2)
        starts_at = MomentField("Start", needed=True)
        ends_at = MomentField("End", needed=True)
        partners = ChoicesField("Partners", PARTNERS)
        staff = TextField("Staff", longest=500, help="Who takes part for the authority.")

    with Section("Authority"):
        authorised_by = TextField(
            "Authorised by",
            needed=True,
            listed=3,
            help="The superintendent who authorised the area and the times.",
            source=_ACT,
        )
        authorised_on = DateField("Authorised", not_future=True, needed=True)
        premises = TextField(
            "Premises designated",
            help="Where children may be taken who are not taken to their school.",
            source=_ACT,
        )

    with Section("Children met"):
        children = RowsField("Children met", of=Met, row_title="child")

    with Section("Follow-up"):
        status = ChoiceField("Status", LIFE.statuses, required=True, default=LIFE.first, listed=4)
        cancelled_reason = TextField("Why cancelled", longest=500, shown_when=was_cancelled)
        officer = LinkField("Officer", to="officer", listed=5)
        hub = LinkField("Hub", to="hub", listed=6)
        notes = LongTextField("Notes")
