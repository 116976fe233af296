"""What has to hold for a PACE interview, and how long a prosecution stays possible."""

from collections.abc import Iterable
from datetime import date

from cme_desktop.codes.interviews import REPORTED_OUTCOMES
from cme_desktop.fields import Reading, reads
from cme_desktop.issues import Issue, outstanding, refuse, warn
from cme_desktop.records.offences import OFFENCE_DATES, TIME_LIMIT
from cme_desktop.records.order import follows
from cme_desktop.records.pace_fields import LIFE, PaceInterview
from cme_desktop.statutory.periods import months_after
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
    if not held and interview.outcome in REPORTED_OUTCOMES:
        yield refuse(
            "outcome",
            f"“{REPORTED_OUTCOMES.label(interview.outcome or '')}” is the outcome of an interview; "
            "give the day it was held, or choose “Did not attend” or “No further action”.",
        )
    if held and (interview.attended is False or interview.outcome == "did_not_attend"):
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
        yield outstanding("rights_explained", "Say whether the parent's rights were explained.")
    if interview.recording is None:
        yield outstanding("recording", "Say how the interview was recorded.")
    if interview.caution_given is False:
        yield warn("caution_given", "What was said without a caution may not be used as evidence.")


@reads("outcome", "admission")
def caution_after_admission(interview: PaceInterview, reading: Reading) -> Iterable[Issue]:
    """A caution is for those who admit the offence."""
    if interview.outcome == "caution" and interview.admission is not True:
        yield warn("outcome", "A caution is offered only after an admission; none is recorded.")


@reads("outcome", "outcome_on", "status")
def outcome_in_full(interview: PaceInterview, reading: Reading) -> Iterable[Issue]:
    """An outcome has a day, and a decided case has an outcome."""
    if interview.status in ("outcome", "returned", "monitored") and interview.outcome is None:
        yield refuse("outcome", "Choose the outcome.")
    if interview.outcome not in (None, "pending") and interview.outcome_on is None:
        yield outstanding("outcome_on", "Give the day on which the outcome was decided.")


@reads("outcome", "status", "information_laid_on")
def prosecution_possible(interview: PaceInterview) -> bool:
    """Whether this request may still lead to a prosecution, or has."""
    undecided = interview.status in LIFE.open and interview.outcome not in _ENDING
    return undecided or interview.information_laid_on is not None


def limitation_date(interview: PaceInterview) -> date | None:
    """The last day to lay the information; None without the last day of the offence."""
    return months_after(interview.offence_to, TIME_LIMIT.length) if interview.offence_to else None


@reads("offence_to", "information_laid_on", "outcome", "status")
def time_running_out(interview: PaceInterview, reading: Reading) -> Iterable[Issue]:
    """Half-way through the six months is the time to say so."""
    last_day, laid_on = limitation_date(interview), interview.information_laid_on
    if last_day is None or interview.offence_to is None:
        return
    if laid_on and laid_on > last_day:
        yield warn("information_laid_on", f"Laid after the time limit, which ended on {show_day(last_day)}.")
    if laid_on or not prosecution_possible(interview):
        return
    if reading.today > last_day:
        yield warn("offence_to", f"The six months for a prosecution ended on {show_day(last_day)}.")
    elif reading.today >= months_after(interview.offence_to, 3):
        yield warn("offence_to", f"A prosecution must begin by {show_day(last_day)}.")


RULES = (
    OFFENCE_DATES,
    follows("invited_on", "received_on", "Invited", "the request was received"),
    follows("held_on", "received_on", "Held", "the request was received"),
    follows("held_on", "invited_on", "Held", "the parent was invited"),
    follows("outcome_on", "held_on", "The outcome was decided", "the interview was held"),
    follows("returned_on", "received_on", "Returned to school", "the request was received"),
    follows("information_laid_on", "offence_to", "The information was laid", "the offence ended"),
    follows("closed_on", "received_on", "Closed", "the request was received"),
    sessions_add_up,
    times_fit_the_day,
    held_or_not,
    safeguards_recorded,
    caution_after_admission,
    outcome_in_full,
    time_running_out,
)
