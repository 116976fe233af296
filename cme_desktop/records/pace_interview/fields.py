"""PACE interview: what is written down about one parent's interview under caution.

Police and Criminal Evidence Act 1984 s67(9) and codes C and E; Education Act 1996 ss443-444; Education and
Inspections Act 2006 s103. One record runs from the school's request to the case's return; one outcome each.
"""

from datetime import date

from cme_desktop.codes.interviews import (
    CAPACITIES,
    EVIDENCE,
    INTERVENTIONS,
    INTERVIEW_OUTCOMES,
    INVITED_HOW,
    OFFENCES,
    RECORDINGS,
)
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
    NameField,
    NumberField,
    Row,
    RowsField,
    Section,
    TextField,
    YesNoField,
)

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
    waits_for={
        "requested": "an invitation",
        "invited": "the day of the interview",
        "held": "a decision",
        "did_not_attend": "another invitation, or a decision without the parent",
        "outcome": "what was decided to be done",
        "returned": "some weeks of attendance",
        "monitored": "its closing",
    },
)


class PersonPresent(Row):
    """One person in the room besides the interviewing officers."""

    name = NameField("Name", required=True)
    capacity = ChoiceField("Present as", CAPACITIES, needed=True)


class Intervention(Row):
    """One thing done to help before the interview was asked for, with the agency that did it."""

    what = ChoiceField("Support", INTERVENTIONS, required=True)
    offered_on = DateField("Offered", not_future=True)
    from_on = DateField("From")
    to_on = DateField("To")
    contact = TextField("Agency and officer", help="With a telephone number.")
    result = TextField("What came of it", longest=1000)


class PaceInterview(Case):
    """One parent's interview about one child and one period of absence."""

    with Section("Case"):
        child = LinkField("Child", to="child", required=True, listed=1)
        parent = LinkField("Parent", to="person", needed=True, listed=2)
        school = LinkField("School", to="school", needed=True, listed=3)
        received_on = DateField("Request received", required=True, not_future=True, listed=4)
        requested_by = TextField("Requested by", help="Name and role at the school.")

    with Section("Offence"):
        offence = ChoiceField("Offence", OFFENCES, needed=True)
        offence_from = DateField("Offence from", not_future=True, needed=True)
        offence_to = DateField("Offence to", not_future=True, needed=True)
        sessions_possible = NumberField("Sessions possible", most=2000)
        sessions_missed = NumberField("Sessions missed", most=2000)
        sessions_unauthorised = NumberField("Sessions unauthorised", most=2000, needed=True)

    with Section("Before the request"):
        warned_on = DateField("Warned in writing", not_future=True)
        interventions = RowsField("Support and agencies", of=Intervention, row_title="support")
        siblings = TextField(
            "Brothers and sisters", can_be_unanswered=True, longest=1000, help="Names and dates of birth."
        )
        evidence = ChoicesField("Evidence received", EVIDENCE)

    with Section("Interview"):
        invited_on = DateField("Invited", not_future=True)
        invited_how = ChoiceField("Invited by", INVITED_HOW)
        attended = YesNoField("Parent attended")
        held_on = DateField("Interview held", not_future=True, listed=5)
        started_at = MomentField("Started")
        ended_at = MomentField("Ended")
        place = TextField("Place")
        officer = LinkField("Interviewing officer", to="officer", listed=8)
        second_officer = LinkField("Second officer", to="officer")
        people = RowsField("People present", of=PersonPresent, row_title="person")

    with Section("Safeguards"):
        caution_given = YesNoField("Caution given", source="PACE code C")
        rights_explained = YesNoField(
            "Rights explained", help="To silence, to legal advice, to leave.", source="PACE code C"
        )
        solicitor = YesNoField("Solicitor present", can_be_unanswered=True)
        interpreter = YesNoField("Interpreter used", can_be_unanswered=True)
        appropriate_adult = YesNoField("Appropriate adult present", can_be_unanswered=True)
        recording = ChoiceField("Recorded by", RECORDINGS, source="PACE code E")
        recording_reference = TextField("Recording reference")

    with Section("Outcome"):
        status = ChoiceField("Status", LIFE.statuses, required=True, default=LIFE.first, listed=6)
        mitigation = LongTextField("Mitigation")
        admission = YesNoField("Admission made")
        outcome = ChoiceField("Outcome", INTERVIEW_OUTCOMES, listed=7)
        outcome_on = DateField("Outcome decided", not_future=True)
        follow_on = LinkField("Penalty notice issued", to="penalty_notice")
        supervision_considered_on = DateField(
            "Supervision order considered",
            not_future=True,
            help="The authority considers one before it prosecutes.",
            source="Education Act 1996, s447(1)",
        )
        authorised_by = LinkField("Authorised by", to="officer")
        prosecution_authorised_on = DateField("Prosecution authorised", not_future=True)
        information_laid_on = DateField("Information laid", not_future=True)

    with Section("Afterwards"):
        returned_to_school = YesNoField(
            "Case returned to school", help="The outcome and recommendations were sent back."
        )
        returned_on = DateField("Returned on", not_future=True)
        agreed_actions = LongTextField("Agreed actions")
        review_on = DateField("Review due")
        reviewed_on = DateField("Reviewed", not_future=True)
        complied = YesNoField("Parent complied", can_be_unanswered=True)
        hub = LinkField("Hub", to="hub")
        closed_on = DateField("Closed", not_future=True)
        notes = LongTextField("Notes")

    @property
    def invited_from(self) -> date | None:
        """The day of the invitation, or else of the request."""
        return self.invited_on or self.received_on

    @property
    def held_from(self) -> date | None:
        """The day of the interview, or else of the request."""
        return self.held_on or self.received_on

    @property
    def decided_from(self) -> date | None:
        """The last day on which something was decided or looked at, or else of the request."""
        return max(filter(None, (self.outcome_on, self.reviewed_on)), default=self.received_on)
