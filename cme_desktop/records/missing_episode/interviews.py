"""Measures of the interview that is owed when a child is back, by the day of the return.

Department for Education, Children who run away or go missing from home or care, January 2014.
"""

from collections.abc import Iterator
from dataclasses import replace

from cme_desktop.fields import reads
from cme_desktop.records.missing_episode import MISSING_EPISODE, MissingEpisode
from cme_desktop.records.missing_episode.fields import was_declined
from cme_desktop.returns.counting import counted, id_of, in_time, number_of, of_each
from cme_desktop.returns.days import given
from cme_desktop.returns.measures import FigureUnit, Measure, share
from cme_desktop.returns.periods import DateRange
from cme_desktop.returns.picks import Happened
from cme_desktop.returns.snapshot import Snapshot
from cme_desktop.returns.things import Thing
from cme_desktop.statutory.clocks import DutyClock


@reads("status")
def _is_back(episode: MissingEpisode) -> bool:
    return episode.status != "missing"


_returned = Happened(MISSING_EPISODE, given("returned_at"), _is_back)

_HELD, _DECLINED, _NEITHER = "interviewed", "declined", "no_interview"


@reads("status", "held_at", "answer")
def _interview(episode: MissingEpisode) -> str:
    """What came of the interview that is owed."""
    if episode.held_at is not None or episode.status == "interviewed":
        return _HELD
    return _DECLINED if was_declined(episode) or episode.status == "declined" else _NEITHER


def _came_to(what: str, label: str, definition: str) -> Measure:
    def found(_: Snapshot, episode: MissingEpisode, __: DateRange) -> Iterator[Thing]:
        if _interview(episode) == what:
            yield Thing(id_of(episode))

    return Measure(
        key=f"missing_episode.{what}",
        label=label,
        definition=definition,
        sources=of_each(_returned, found),
        parts_of="missing_episode.returned",
    )


def _share_of(what: str, label: str, definition: str) -> Measure:
    return Measure(
        key=f"missing_episode.{what}_rate",
        label=label,
        definition=definition,
        sources=counted(_returned, amount=lambda episode: int(_interview(episode) == what)),
        unit=FigureUnit.SHARE,
        value=share,
    )


def _clock(duty: str, rule: str) -> DutyClock[MissingEpisode]:
    """When the interview is due by a rule; here it is met by none that was declined."""
    clock = next(clock for clock in MISSING_EPISODE.clocks if clock.duty == duty)
    return replace(clock, rule=rule, stops="held_at")


def _in_time(key: str, label: str, since: str, clock: DutyClock[MissingEpisode]) -> tuple[Measure, Measure]:
    return in_time(
        "missing_episode.returned",
        _returned,
        clock,
        key,
        f"Return interviews {label}",
        f"Of the returns in the period, those with an interview in time after {since}: {{rule}}.",
        "Those in time, as a share of the interviews after a return in the period, where the times "
        f"of the interview and of {since} are known.",
    )


_DUTY, _BY_DAYS = "return_interview", "return_interview.days"

INTERVIEWS = (
    number_of(
        "returned",
        "Returns from a missing episode",
        "Episodes from which the child returned, by the day of the return; an interview is owed.",
        _returned,
    ),
    _came_to(
        _HELD,
        "Return interviews carried out",
        "Of the episodes from which a child returned in the period, those after which it was interviewed.",
    ),
    _came_to(
        _DECLINED,
        "Return interviews declined",
        "Of the episodes from which a child returned in the period, those after which it declined and was "
        "not interviewed.",
    ),
    _came_to(
        _NEITHER,
        "Returns without an interview",
        "Of the episodes from which a child returned in the period, those with no interview, and none "
        "declined, as far as is recorded.",
    ),
    _share_of(
        _HELD,
        "Return interviews carried out: share",
        "Interviews carried out, as a share of the returns in the period.",
    ),
    _share_of(
        _DECLINED,
        "Return interviews declined: share",
        "Interviews declined, as a share of the returns in the period.",
    ),
    *_in_time("within_hours", "in time, by hours", "the return", _clock(_DUTY, "return_interview.due")),
    *_in_time("within_days", "in time, by days", "the return", _clock(_DUTY, _BY_DAYS)),
    *_in_time(
        "within_days_of_notice",
        "in time, by days from notice",
        "word of the return",
        _clock("return_interview_from_notice", _BY_DAYS),
    ),
)
