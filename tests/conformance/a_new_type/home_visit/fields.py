"""The fields of a home visit, and what has to hold for it."""

from collections.abc import Iterable

from cme_desktop.description.case import Case
from cme_desktop.description.life import life
from cme_desktop.fields import (
    ChoiceField,
    Choices,
    DateField,
    LinkField,
    LongTextField,
    Reading,
    Section,
    TextField,
    reads,
)
from cme_desktop.issues import Issue, outstanding

LIFE = life(
    "asked",
    {"asked": "made", "made": "asked"},
    Choices(("asked", "Asked for"), ("made", "Made")),
    finished="made",
    waits_for={"asked": "the visit"},
)


class HomeVisit(Case):
    """One visit."""

    with Section("Visit"):
        child = LinkField("Child", to="child", required=True, listed=1)
        school = LinkField("School", to="school", listed=2)
        received_on = DateField("Asked for", required=True, not_future=True, listed=3)
        made_on = DateField("Made", not_future=True, needed=True, listed=4)
        seen = TextField("Who was seen")

    with Section("Follow-up"):
        status = ChoiceField("Status", LIFE.statuses, required=True, default=LIFE.first, listed=5)
        officer = LinkField("Officer", to="officer", listed=6)
        hub = LinkField("Hub", to="hub")
        notes = LongTextField("Notes")


@reads("status", "made_on")
def made_or_not(visit: HomeVisit, _reading: Reading) -> Iterable[Issue]:
    """A visit that was made was made on some day."""
    if visit.status == "made" and visit.made_on is None:
        yield outstanding("made_on", "Give the day of the visit.")
