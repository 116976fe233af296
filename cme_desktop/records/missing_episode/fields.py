"""The fields of a missing episode: the report, the return, and the interview offered after it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

from cme_desktop.codes.missing_episodes import INTERVIEW_ANSWERS, PROVIDERS, RETURNED_FROM, RISKS, THEMES
from cme_desktop.fields import (
    ChoiceField,
    Choices,
    ChoicesField,
    DateField,
    LinkField,
    LongTextField,
    MomentField,
    TextField,
    Unanswered,
    YesNoField,
    reads,
)
from cme_desktop.records.base import Record, life

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
        ("interviewed", "Interview held"),
        ("declined", "Interview declined"),
        ("closed", "Closed"),
    ),
    finished="closed",
)


@reads("answer")
def was_declined(episode: "MissingEpisode") -> bool:
    """The child did not want the interview."""
    return episode.answer == "declined"


@dataclass(eq=False, kw_only=True)
class MissingEpisode(Record):
    """One time that one child was missing."""

    status: Annotated[str, ChoiceField(label="Status", choices=LIFE.statuses, required=True)] = "missing"
    child: Annotated[int | None, LinkField(label="Child", to="child", required=True)] = None
    school: Annotated[int | None, LinkField(label="School", to="school")] = None
    received_on: Annotated[
        date | None,
        DateField(
            label="Received", required=True, not_future=True, help="The day the team heard of the episode."
        ),
    ] = None
    reported_at: Annotated[
        datetime | None,
        MomentField(label="Reported missing", needed=True, help="When it was reported to the police."),
    ] = None
    reported_by: Annotated[
        str | None, TextField(label="Reported by", help="Name, and what they are to the child.")
    ] = None
    police_reference: Annotated[str | None, TextField(label="Police reference")] = None
    risk: Annotated[
        str | None,
        ChoiceField(label="Risk", choices=RISKS, needed=True, help="As the police graded it."),
    ] = None
    looked_after: Annotated[
        bool | Unanswered | None,
        YesNoField(label="Looked after", needed=True, can_be_unanswered=True),
    ] = None
    last_seen_at: Annotated[datetime | None, MomentField(label="Last seen")] = None
    returned_at: Annotated[
        datetime | None,
        MomentField(
            label="Returned",
            help="When the child was back at home or in the placement; the {set} run from here.",
            help_rule="return_interview.due",
            source="Children who run away or go missing from home or care, January 2014",
        ),
    ] = None
    found_where: Annotated[str | None, ChoiceField(label="Found where", choices=RETURNED_FROM)] = None
    told_at: Annotated[
        datetime | None,
        MomentField(label="Authority told", help="When the authority was told that the child was back."),
    ] = None
    checked_on: Annotated[
        date | None,
        DateField(
            label="Police check done",
            not_future=True,
            help="The prevention check, also called the safe and well check.",
        ),
    ] = None
    offered_on: Annotated[date | None, DateField(label="Interview offered", not_future=True)] = None
    answer: Annotated[str | None, ChoiceField(label="Answer to the offer", choices=INTERVIEW_ANSWERS)] = None
    declined_reason: Annotated[
        str | None, TextField(label="Why declined", longest=1000, shown_when=was_declined)
    ] = None
    provider: Annotated[str | None, ChoiceField(label="Interview by", choices=PROVIDERS)] = None
    held_at: Annotated[datetime | None, MomentField(label="Interview held")] = None
    themes: Annotated[
        tuple[str, ...],
        ChoicesField(label="Themes", choices=THEMES, help="What the child and the interviewer spoke about."),
    ] = ()
    plan: Annotated[str | None, LongTextField(label="Plan", help="What was agreed, and referrals made.")] = (
        None
    )
    officer: Annotated[int | None, LinkField(label="Officer", to="officer")] = None
    hub: Annotated[int | None, LinkField(label="Hub", to="hub")] = None
    notes: Annotated[str | None, LongTextField(label="Notes")] = None

    @property
    def settled(self) -> date | None:
        """When the interview was held, or else the day of the offer that the child declined."""
        return self.held_at or (self.offered_on if was_declined(self) else None)
