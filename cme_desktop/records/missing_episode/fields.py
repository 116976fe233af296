"""The fields of a missing episode: the report, the return, and the interview that follows it.

It is carried out within so many hours; the offer is a step before that, and the child may decline.
"""

from datetime import date

from cme_desktop.codes.missing_episodes import INTERVIEW_ANSWERS, PROVIDERS, RETURNED_FROM, RISKS, THEMES
from cme_desktop.description.case import Case
from cme_desktop.description.life import life
from cme_desktop.fields import (
    Choice,
    ChoiceField,
    Choices,
    ChoicesField,
    DateField,
    LinkField,
    LongTextField,
    MomentField,
    Section,
    TextField,
    YesNoField,
    reads,
)

LIFE = life(
    "missing",
    {
        "missing": "returned interviewed declined closed",
        "returned": "missing interviewed declined closed",
        "interviewed": "missing returned declined closed",
        "declined": "missing returned interviewed closed",
        "closed": "missing returned interviewed declined",
    },
    Choices(
        ("missing", "Missing"),
        ("returned", "Returned"),
        Choice("interviewed", "Interviewed", also=("Interview held",)),
        ("declined", "Interview declined"),
        ("closed", "Closed"),
    ),
    finished="closed",
    waits_for={
        "missing": "the child’s return",
        "returned": "the return interview to be carried out",
        "interviewed": "its closing",
        "declined": "its closing",
    },
)


@reads("answer")
def was_declined(episode: "MissingEpisode") -> bool:
    """The child did not want the interview."""
    return episode.answer == "declined"


class MissingEpisode(Case):
    """One time that one child was missing."""

    with Section("Child"):
        child = LinkField("Child", to="child", required=True, listed=1)
        school = LinkField("School", to="school", listed=2)
        looked_after = YesNoField("Looked after", needed=True, can_be_unanswered=True)

    with Section("Report"):
        received_on = DateField(
            "Received",
            required=True,
            not_future=True,
            listed=3,
            help="The day the team heard of the episode.",
        )
        reported_at = MomentField(
            "Reported missing", needed=True, listed=4, help="When it was reported to the police."
        )
        reported_by = TextField("Reported by", help="Name, and what they are to the child.")
        police_reference = TextField("Police reference")
        risk = ChoiceField("Risk", RISKS, needed=True, listed=5, help="As the police graded it.")
        last_seen_at = MomentField("Last seen")

    with Section("Return"):
        returned_at = MomentField(
            "Returned",
            listed=6,
            help="When the child was back at home or in the placement; the {set} run from here.",
            help_rule="return_interview.due",
            source="Children who run away or go missing from home or care, January 2014",
        )
        found_where = ChoiceField("Found where", RETURNED_FROM)
        told_at = MomentField("Authority told", help="When the authority was told that the child was back.")
        checked_on = DateField(
            "Police check done",
            not_future=True,
            help="The prevention check, also called the safe and well check.",
        )

    with Section("Return interview"):
        offered_on = DateField("Interview offered", not_future=True)
        answer = ChoiceField("Answer to the offer", INTERVIEW_ANSWERS)
        declined_on = DateField("Interview declined", not_future=True, shown_when=was_declined)
        declined_reason = TextField("Why declined", longest=1000, shown_when=was_declined)
        provider = ChoiceField("Interview by", PROVIDERS)
        held_at = MomentField("Interview carried out", also=("Interview held",))
        themes = ChoicesField("Themes", THEMES, help="What the child and the interviewer spoke about.")
        plan = LongTextField("Plan", help="What was agreed, and referrals made.")

    with Section("Follow-up"):
        status = ChoiceField("Status", LIFE.statuses, required=True, default=LIFE.first, listed=7)
        officer = LinkField("Officer", to="officer", listed=8)
        hub = LinkField("Hub", to="hub")
        notes = LongTextField("Notes")

    @property
    def settled(self) -> date | None:
        """When the interview was carried out, or else the day on which the child declined it.

        An offer alone settles nothing; where no other day of a refusal is known, it is that of the offer.
        """
        return self.held_at or (self.declined_on or self.offered_on if was_declined(self) else None)

    @property
    def missing_from(self) -> date | None:
        """When the child was reported missing, or else the day on which the authority heard of it."""
        return self.reported_at or self.received_on

    @property
    def settled_from(self) -> date | None:
        """When the interview was settled, or else the day on which the authority heard of the episode."""
        return self.settled or self.received_on
