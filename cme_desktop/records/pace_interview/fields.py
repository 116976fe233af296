"""PACE interview: what is written down about one parent's interview under caution.

Police and Criminal Evidence Act 1984 s67(9) and codes C and E; Education Act 1996 ss443-444; Education and
Inspections Act 2006 s103. One record runs from the school's request to the case's return; one outcome each.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated

from cme_desktop.codes.interviews import (
    CAPACITIES,
    EVIDENCE,
    INTERVENTIONS,
    INTERVIEW_OUTCOMES,
    INVITED_HOW,
    OFFENCES,
    RECORDINGS,
)
from cme_desktop.fields import (
    ChoiceField,
    Choices,
    ChoicesField,
    DateField,
    LinkField,
    LongTextField,
    MomentField,
    NameField,
    NumberField,
    RowsField,
    TextField,
    Unanswered,
    YesNoField,
)
from cme_desktop.records.base import Record, life

LIFE = life(
    "requested",
    {
        "requested": "invited held did_not_attend outcome closed",
        "invited": "requested held did_not_attend outcome closed",
        "held": "invited did_not_attend outcome closed",
        "did_not_attend": "invited held outcome closed",
        "outcome": "held did_not_attend returned monitored closed",
        "returned": "outcome monitored closed",
        "monitored": "outcome returned closed",
        "closed": "requested held did_not_attend outcome returned monitored",
    },
    Choices(
        ("requested", "Requested"),
        ("invited", "Invited"),
        ("held", "Held"),
        ("did_not_attend", "Did not attend"),
        ("outcome", "Outcome decided"),
        ("returned", "Returned to school"),
        ("monitored", "Monitored"),
        ("closed", "Closed"),
    ),
    finished="closed",
)


@dataclass(eq=False, kw_only=True)
class PersonPresent:
    """One person in the room besides the interviewing officers."""

    id: int | None = None
    name: Annotated[str | None, NameField(label="Name", required=True)] = None
    capacity: Annotated[str | None, ChoiceField(label="Present as", choices=CAPACITIES, needed=True)] = None


@dataclass(eq=False, kw_only=True)
class Intervention:
    """One thing done to help before the interview was asked for, with the agency that did it."""

    id: int | None = None
    what: Annotated[str | None, ChoiceField(label="Support", choices=INTERVENTIONS, required=True)] = None
    offered_on: Annotated[date | None, DateField(label="Offered", not_future=True)] = None
    from_on: Annotated[date | None, DateField(label="From")] = None
    to_on: Annotated[date | None, DateField(label="To")] = None
    contact: Annotated[str | None, TextField(label="Agency and officer", help="With a telephone number.")] = (
        None
    )
    result: Annotated[str | None, TextField(label="What came of it", longest=1000)] = None


@dataclass(eq=False, kw_only=True)
class PaceInterview(Record):
    """One parent's interview about one child and one period of absence."""

    status: Annotated[str, ChoiceField(label="Status", choices=LIFE.statuses, required=True)] = "requested"
    child: Annotated[int | None, LinkField(label="Child", to="child", required=True)] = None
    parent: Annotated[int | None, LinkField(label="Parent", to="person", needed=True)] = None
    school: Annotated[int | None, LinkField(label="School", to="school", needed=True)] = None
    received_on: Annotated[
        date | None, DateField(label="Request received", required=True, not_future=True)
    ] = None
    requested_by: Annotated[
        str | None, TextField(label="Requested by", help="Name and role at the school.")
    ] = None
    offence: Annotated[str | None, ChoiceField(label="Offence", choices=OFFENCES, needed=True)] = None
    offence_from: Annotated[date | None, DateField(label="Offence from", not_future=True, needed=True)] = None
    offence_to: Annotated[date | None, DateField(label="Offence to", not_future=True, needed=True)] = None
    sessions_possible: Annotated[int | None, NumberField(label="Sessions possible", most=2000)] = None
    sessions_missed: Annotated[int | None, NumberField(label="Sessions missed", most=2000)] = None
    sessions_unauthorised: Annotated[
        int | None, NumberField(label="Sessions unauthorised", most=2000, needed=True)
    ] = None
    warned_on: Annotated[date | None, DateField(label="Warned in writing", not_future=True)] = None
    siblings: Annotated[
        str | Unanswered | None,
        TextField(
            label="Brothers and sisters",
            can_be_unanswered=True,
            longest=1000,
            help="Names and dates of birth.",
        ),
    ] = None
    interventions: Annotated[
        list[Intervention], RowsField(label="Support and agencies", of=Intervention, row_title="support")
    ] = field(default_factory=list)
    evidence: Annotated[tuple[str, ...], ChoicesField(label="Evidence received", choices=EVIDENCE)] = ()
    invited_on: Annotated[date | None, DateField(label="Invited", not_future=True)] = None
    invited_how: Annotated[str | None, ChoiceField(label="Invited by", choices=INVITED_HOW)] = None
    attended: Annotated[bool | None, YesNoField(label="Parent attended")] = None
    held_on: Annotated[date | None, DateField(label="Interview held", not_future=True)] = None
    started_at: Annotated[datetime | None, MomentField(label="Started")] = None
    ended_at: Annotated[datetime | None, MomentField(label="Ended")] = None
    place: Annotated[str | None, TextField(label="Place")] = None
    officer: Annotated[int | None, LinkField(label="Interviewing officer", to="officer")] = None
    second_officer: Annotated[int | None, LinkField(label="Second officer", to="officer")] = None
    people: Annotated[
        list[PersonPresent], RowsField(label="People present", of=PersonPresent, row_title="person")
    ] = field(default_factory=list)
    caution_given: Annotated[bool | None, YesNoField(label="Caution given", source="PACE code C")] = None
    rights_explained: Annotated[
        bool | None,
        YesNoField(
            label="Rights explained", help="To silence, to legal advice, to leave.", source="PACE code C"
        ),
    ] = None
    solicitor: Annotated[
        bool | Unanswered | None, YesNoField(label="Solicitor present", can_be_unanswered=True)
    ] = None
    interpreter: Annotated[
        bool | Unanswered | None, YesNoField(label="Interpreter used", can_be_unanswered=True)
    ] = None
    appropriate_adult: Annotated[
        bool | Unanswered | None, YesNoField(label="Appropriate adult present", can_be_unanswered=True)
    ] = None
    recording: Annotated[
        str | None, ChoiceField(label="Recorded by", choices=RECORDINGS, source="PACE code E")
    ] = None
    recording_reference: Annotated[str | None, TextField(label="Recording reference")] = None
    mitigation: Annotated[str | None, LongTextField(label="Mitigation")] = None
    admission: Annotated[bool | None, YesNoField(label="Admission made")] = None
    outcome: Annotated[str | None, ChoiceField(label="Outcome", choices=INTERVIEW_OUTCOMES)] = None
    outcome_on: Annotated[date | None, DateField(label="Outcome decided", not_future=True)] = None
    supervision_considered_on: Annotated[
        date | None,
        DateField(
            label="Supervision order considered",
            not_future=True,
            help="The authority considers one before it prosecutes.",
            source="Education Act 1996, s447(1)",
        ),
    ] = None
    follow_on: Annotated[int | None, LinkField(label="Penalty notice issued", to="penalty_notice")] = None
    authorised_by: Annotated[int | None, LinkField(label="Authorised by", to="officer")] = None
    prosecution_authorised_on: Annotated[
        date | None, DateField(label="Prosecution authorised", not_future=True)
    ] = None
    information_laid_on: Annotated[date | None, DateField(label="Information laid", not_future=True)] = None
    returned_to_school: Annotated[
        bool | None,
        YesNoField(label="Case returned to school", help="The outcome and recommendations were sent back."),
    ] = None
    returned_on: Annotated[date | None, DateField(label="Returned on", not_future=True)] = None
    agreed_actions: Annotated[str | None, LongTextField(label="Agreed actions")] = None
    review_on: Annotated[date | None, DateField(label="Review due")] = None
    reviewed_on: Annotated[date | None, DateField(label="Reviewed", not_future=True)] = None
    complied: Annotated[
        bool | Unanswered | None, YesNoField(label="Parent complied", can_be_unanswered=True)
    ] = None
    hub: Annotated[int | None, LinkField(label="Hub", to="hub")] = None
    closed_on: Annotated[date | None, DateField(label="Closed", not_future=True)] = None
    notes: Annotated[str | None, LongTextField(label="Notes")] = None
