"""What has to hold for a PACE interview, and how long a prosecution stays possible."""

from collections.abc import Iterable

from cme_desktop.codes.interviews import REPORTED_OUTCOMES
from cme_desktop.description.order import follows, in_each
from cme_desktop.description.overtaken import overtaken
from cme_desktop.fields import Reading, reads
from cme_desktop.issues import Issue, outstanding, refuse, warn
from cme_desktop.records.offences import (
    OFFENCE_DATES,
    PROSECUTION_DATES,
    supervision_considered,
    time_running_out,
)
from cme_desktop.records.pace_interview.fields import LIFE, PaceInterview
from cme_desktop.values.dates import show_day
from cme_desktop.values.moments import UK

_ENDING = frozenset(
    {"withdrawn_for_information", "penalty_notice", "caution", "warning_letter", "no_further_action"}
)
"""Outcomes after which this request leads to no prosecution. Early Help may still fail."""


@reads("sessions_possible", "sessions_missed", "sessions_unauthorised")
def sessions_add_up(interview: PaceInterview, reading: Reading) -> Iterable[Issue]:
    """Unauthorised sessions are among the missed, missed ones among the possible."""
    possible, missed = interview.sessions_possible, interview.sessions_missed
    unauthorised = interview.sessions_unauthorised
    if possible is not None and missed is not None and missed > possible:
        yield refuse("sessions_missed", f"{missed} sessions missed are more than the {possible} possible.")
    most = missed if missed is not None else possible
    if most is not None and unauthorised is not None and unauthorised > most:
        whole = "missed" if missed is not None else "possible"
        yield refuse(
            "sessions_unauthorised", f"{unauthorised} unauthorised sessions are more than the {most} {whole}."
        )


@reads("held_on", "started_at", "ended_at")
def times_fit_the_day(interview: PaceInterview, reading: Reading) -> Iterable[Issue]:
    """It starts on the day it was held and ends after it starts."""
    started, ended = interview.started_at, interview.ended_at
    if started and ended and ended <= started:
        yield refuse("ended_at", "The interview ended before it started; one of the two times is wrong.")
    if started and interview.held_on and started.astimezone(UK).date() != interview.held_on:
        yield refuse(
            "started_at",
            f"The interview started on {show_day(started.astimezone(UK).date())} but was held on "
            f"{show_day(interview.held_on)}; one of the two is wrong.",
        )


@reads("status", "held_on", "started_at", "attended", "outcome")
def held_or_not(interview: PaceInterview, reading: Reading) -> Iterable[Issue]:
    """The six reported outcomes add up to the interviews held, so none stands without an interview."""
    held = interview.held_on is not None
    if not held and (interview.status == "held" or interview.started_at):
        yield refuse("held_on", "Give the day on which the interview was held.")
    elif not held and interview.outcome in REPORTED_OUTCOMES:
        yield refuse(
            "outcome",
            f"“{REPORTED_OUTCOMES.label(interview.outcome or '')}” is the outcome of an interview; "
            "give the day it was held, or choose “Did not attend” or “No further action”.",
        )
    stayed_away = "did_not_attend" in (interview.status, interview.outcome) or interview.attended is False
    if held and stayed_away:
        yield refuse(
            "held_on", "The parent did not attend, so no interview was held; correct one of the two."
        )


@reads("held_on", "caution_given", "rights_explained", "recording")
def safeguards_recorded(interview: PaceInterview, reading: Reading) -> Iterable[Issue]:
    """What the codes of practice ask for is on record for every interview held."""
    if interview.held_on is None:
        return
    if interview.caution_given is None:
        yield outstanding("caution_given", "Say whether the caution was given.")
    if interview.rights_explained is None:
        yield outstanding("rights_explained", "Say whether the parent’s rights were explained.")
    if interview.recording is None:
        yield outstanding("recording", "Say how the interview was recorded.")
    if interview.caution_given is False:
        yield warn("caution_given", "What was said without a caution may not be used as evidence.")


@reads("officer", "second_officer")
def two_officers(interview: PaceInterview, reading: Reading) -> Iterable[Issue]:
    """The second officer is somebody else."""
    if interview.officer is not None and interview.officer == interview.second_officer:
        yield warn("second_officer", "This is the interviewing officer; choose another or none.")


@reads("outcome", "admission")
def caution_after_admission(interview: PaceInterview, reading: Reading) -> Iterable[Issue]:
    """A caution is for those who admit the offence."""
    if interview.outcome == "caution" and interview.admission is not True:
        yield warn("outcome", "A caution is offered only after an admission; none is recorded.")


@reads("outcome", "outcome_on", "status")
def outcome_in_full(interview: PaceInterview, reading: Reading) -> Iterable[Issue]:
    """An outcome has a day, and a decided case has an outcome."""
    if interview.status in ("outcome", "returned", "monitored") and interview.outcome is None:
        yield outstanding("outcome", "Choose the outcome.")
    if interview.outcome not in (None, "pending") and interview.outcome_on is None:
        yield outstanding("outcome_on", "Give the day on which the outcome was decided.")


@reads("outcome", "status", "information_laid_on")
def prosecution_possible(interview: PaceInterview) -> bool:
    """Whether this request may still lead to a prosecution, or has."""
    undecided = interview.status in LIFE.open and interview.outcome not in _ENDING
    decided = interview.outcome == "prosecution"
    return undecided or decided or interview.information_laid_on is not None


@reads("status", "returned_on", "closed_on")
def end_in_full(interview: PaceInterview, reading: Reading) -> Iterable[Issue]:
    """A case that was sent back or closed says on which day."""
    if interview.status == "returned" and interview.returned_on is None:
        yield outstanding("returned_on", "Give the day the case was returned to the school.")
    if interview.status == "closed" and interview.closed_on is None:
        yield outstanding("closed_on", "Give the day the case was closed.")


@reads("offence")
def outside_supervision(interview: PaceInterview) -> bool:
    """Supervision orders are considered for offences of attendance only."""
    return interview.offence == "s103"


@reads("status", "outcome", "returned_on")
def to_tell(interview: PaceInterview) -> bool:
    """The school waits for a decision until the case is closed."""
    decided = interview.outcome not in (None, "pending") and interview.status in LIFE.open
    return decided or interview.returned_on is not None


@reads("status", "reviewed_on")
def to_review(interview: PaceInterview) -> bool:
    """A closed case is reviewed no more."""
    return interview.status in LIFE.open or interview.reviewed_on is not None


RULES = (
    OFFENCE_DATES,
    follows("received_on", "offence_from", "The request was received", "the offence began"),
    follows("held_on", "offence_from", "Held", "the offence began"),
    follows("invited_on", "received_on", "Invited", "the request was received"),
    follows("held_on", "received_on", "Held", "the request was received"),
    follows("held_on", "invited_on", "Held", "the parent was invited"),
    follows("outcome_on", "held_on", "The outcome was decided", "the interview was held"),
    follows("returned_on", "received_on", "Returned to school", "the request was received"),
    follows("prosecution_authorised_on", "received_on", "Authorised", "the request was received"),
    *PROSECUTION_DATES,
    follows("review_on", "outcome_on", "The review is due", "the outcome was decided"),
    in_each("interventions", follows("to_on", "from_on", "The support ended", "it began")),
    follows("closed_on", "received_on", "Closed", "the request was received"),
    sessions_add_up,
    times_fit_the_day,
    held_or_not,
    safeguards_recorded,
    caution_after_admission,
    outcome_in_full,
    end_in_full,
    two_officers,
    overtaken(
        LIFE,
        "requested",
        {"invited_on": "the parent was invited", "held_on": "it was held", "outcome_on": "it has an outcome"},
    ),
    overtaken(LIFE, "invited did_not_attend", {"held_on": "it was held", "outcome_on": "it has an outcome"}),
    overtaken(LIFE, "held", {"outcome_on": "it has an outcome", "closed_on": "the case was closed"}),
    overtaken(
        LIFE,
        "requested invited did_not_attend outcome returned monitored",
        {"closed_on": "the case was closed"},
    ),
    supervision_considered(outside_supervision),
    time_running_out(prosecution_possible),
)
