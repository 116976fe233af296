"""Measures of missing episodes: the reports and the children, and the interviews that are owed on return."""

from collections.abc import Sequence
from dataclasses import replace

from cme_desktop.codes.missing_episodes import RISKS
from cme_desktop.fields import Choices
from cme_desktop.records.missing_episode import MISSING_EPISODE, MissingEpisode
from cme_desktop.records.missing_episode.interviews import INTERVIEWS
from cme_desktop.returns.chapters import Balance, Chapter
from cme_desktop.returns.counting import by_choice, counted, id_of, number_of
from cme_desktop.returns.days import given
from cme_desktop.returns.measures import FigureUnit, Found, Measure, Source, into
from cme_desktop.returns.periods import DateRange
from cme_desktop.returns.picks import Happened, Standing
from cme_desktop.returns.snapshot import Snapshot
from cme_desktop.returns.things import Thing

_REPORTED = ("reported_at", "received_on")
_TIMES = Choices(
    ("once", "Once"),
    ("twice", "Twice"),
    ("three_or_four", "Three or four times"),
    ("five_or_more", "Five times or more"),
)


_reported = Happened(MISSING_EPISODE, given(*_REPORTED))
_children = replace(_reported, each_child=True)


def _times(found: Sequence[Found]) -> Found:
    """A child, by how often it was reported."""
    ((child,), number) = found[-1], len(found)
    band = 0 if number == 1 else 1 if number == 2 else 2 if number < 5 else 3
    return (child._replace(category=[*_TIMES][band].code),)


def _each(_: Snapshot, episode: MissingEpisode, __: DateRange) -> tuple[Thing]:
    return (Thing(id_of(episode)),)


_REPORTS = (
    number_of(
        "reports",
        "Missing episodes reported",
        "Episodes in which a child was reported missing, by the day of the report or, where none is "
        "given, the day the team heard of it.",
        _reported,
    ),
    by_choice(
        "risk",
        "Missing episodes, by risk",
        "Those reported in the period, by the risk that the police saw.",
        _reported,
        "risk",
        RISKS,
        parts_of="missing_episode.reports",
    ),
    Measure(
        key="missing_episode.a_month",
        label="Missing episodes reported, monthly average",
        definition=(
            "Those reported in the period, divided by its months; a month that the period cuts counts by its "
            "days."
        ),
        sources=counted(_reported),
        unit=FigureUnit.A_MONTH,
    ),
    number_of(
        "children",
        "Children reported missing",
        "Children reported missing in the period, each once however often.",
        _children,
    ),
    Measure(
        key="missing_episode.times",
        label="Children reported missing, by how often",
        definition="Children reported missing in the period, by the number of their episodes in it.",
        sources=lambda: (Source(_children, _each, _times),),
        split=into(_TIMES),
        parts_of="missing_episode.children",
    ),
    number_of(
        "missing_at_end",
        "Episodes in which the child is still missing",
        "Episodes reported by the last day of the period in which the child had not returned by it.",
        Standing(MISSING_EPISODE, _REPORTED, ("returned_at",)),
    ),
)

_READS = (
    "answer", "held_at", "received_on", "reported_at", "returned_at", "risk", "school", "told_at",
)  # fmt: skip

CHAPTER = Chapter(
    kind=MISSING_EPISODE,
    reads=_READS,
    measures=(*_REPORTS, *INTERVIEWS),
    balances=(
        Balance(
            "missing_episode.missing_at_end", ("missing_episode.reports",), ("missing_episode.returned",)
        ),
    ),
)
