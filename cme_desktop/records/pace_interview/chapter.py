"""Measures of PACE interviews. The six reported outcomes and the undecided add up to the interviews held."""

from cme_desktop.codes.interviews import INTERVIEW_OUTCOMES, REPORTED_OUTCOMES
from cme_desktop.fields import reads
from cme_desktop.records.pace_interview import PACE_INTERVIEW, PaceInterview
from cme_desktop.returns.chapters import Bars, Chapter, Headline, Lines, Page, Topic
from cme_desktop.returns.counting import ByField, counted, number_of
from cme_desktop.returns.days import given
from cme_desktop.returns.measures import Measure, into
from cme_desktop.returns.picks import Happened, received

_HELD = frozenset({"held", "outcome", "returned", "monitored"})


@reads("attended", "status", "outcome", "held_on")
def _stayed_away(interview: PaceInterview) -> bool:
    said = (
        interview.attended is False
        or interview.status == "did_not_attend"
        or interview.outcome == "did_not_attend"
    )
    return said and interview.held_on is None


@reads("attended", "status", "outcome", "held_on")
def _was_held(interview: PaceInterview) -> bool:
    decided = interview.outcome in REPORTED_OUTCOMES
    return (interview.status in _HELD or decided) and not _stayed_away(interview)


_held = Happened(PACE_INTERVIEW, given("held_on"), _was_held)

_BY_OUTCOME = Measure(
    key="pace_interview.outcome",
    label="PACE interviews by outcome",
    definition="Those held in the period, by the outcome they have now, whenever it was decided.",
    sources=counted(_held, by=ByField("outcome", "pending")),
    split=into(REPORTED_OUTCOMES, INTERVIEW_OUTCOMES),
    parts_of="pace_interview.held",
)

CHAPTER = Chapter(
    kind=PACE_INTERVIEW,
    reads=("attended", "held_on", "invited_on", "outcome", "outcome_on", "received_on"),
    measures=(
        number_of(
            "requested",
            "PACE interviews requested",
            "PACE interviews, by the day the request was received.",
            received(PACE_INTERVIEW),
        ),
        number_of(
            "held",
            "PACE interviews held",
            "PACE interviews, by the day they were held.",
            _held,
        ),
        _BY_OUTCOME,
        number_of(
            "did_not_attend",
            "PACE interviews not attended",
            "Requests for which the parent did not attend and no interview was held, by the day of the "
            "outcome or, where none is given, of the invitation or the request.",
            Happened(PACE_INTERVIEW, given("outcome_on", "invited_on", "received_on"), only=_stayed_away),
        ),
    ),
    bars=(Bars(_BY_OUTCOME.label, (_BY_OUTCOME,)),),
    headlines=(
        Headline(
            "pace_interview.held",
            "PACE interviews held",
            Topic.ENFORCEMENT,
            under="Attendance",
            says="{now} PACE interviews",
        ),
    ),
    lines=(
        Lines(
            Page.AT_HOME,
            "pace_interview.held",
            (_BY_OUTCOME.key,),
            named={
                "Prosecution": ("prosecution",),
                "Warning letter, attendance improved": ("warning_letter",),
                "Withdrawn for more information": ("withdrawn_for_information",),
                "Early Help Assessment": ("early_help_assessment",),
                "Penalty notice after the interview": ("penalty_notice",),
                "Caution": ("caution",),
            },
            rest="Not decided, or not broken down",
        ),
    ),
)
