"""What happens in the made-up authority, one kind of story a module, and how often each is told."""

from collections.abc import Iterator

from cme_desktop.records.home_education import story as home_education
from cme_desktop.records.in_year_application import story as admissions
from cme_desktop.records.missing_episode import story as missing
from cme_desktop.records.off_roll_notice import story as moves
from cme_desktop.records.pace_interview import story as interviews
from cme_desktop.records.penalty_notice import story as penalties
from cme_desktop.records.ten_day_notification import story as ten_day
from cme_desktop.records.whereabouts_enquiry import story as searches
from cme_desktop.sample import second_entries as duplicates
from cme_desktop.sample.steps import Plan
from cme_desktop.sample.terms import YEARS
from cme_desktop.sample.world import World

YEARLY = {
    "ten_day_notification": 35,
    "off_roll_notice": 30,
    "on_roll_notice": 35,
    "whereabouts_enquiry": 12,
    "pace_interview": 12,
    "penalty_notice": 70,
    "home_education": 9,
    "missing_episode": 8,
    "in_year_application": 12,
}
"""Records in a year for each thousand children."""

_FEWEST = 30
"""So many of each even among few children, so that every status can be seen; never more than one to four."""
_DUPLICATES = 0.015
_ENTERED = 0.15
"""The share of searches and of spells of home education that end on a roll."""


def plans(world: World, children: int) -> Iterator[Plan]:
    """Every story with its day; what one story brings about is taken off the others of that kind."""
    many = {key: _count(rate, children) for key, rate in YEARLY.items()}
    searched, taught = many["whereabouts_enquiry"], many["home_education"]
    shares = {key: weight / sum(searches.SOURCES.values()) for key, weight in searches.SOURCES.items()}
    twice = entered_twice(children)
    from_ten_day = round(searched * shares["ten_day_notification"] + twice * (1 - duplicates.MERGED))
    from_off_roll = round(searched * shares["off_roll_notice"] + taught * home_education.AFTER_SCHOOL)
    leaving = _rest(many["off_roll_notice"], from_off_roll, len(moves.LEAVING))
    joined = round(leaving * moves.MATCHED + (searched + taught) * _ENTERED)
    yield from ten_day.plan(world, _rest(many["ten_day_notification"], from_ten_day, len(ten_day.STAGES)))
    yield from moves.plan_leaving(world, leaving)
    yield from moves.plan_joining(world, _rest(many["on_roll_notice"], joined, len(moves.JOINING)))
    yield from searches.plan(world, searched)
    yield from interviews.plan(world, many["pace_interview"])
    yield from penalties.plan(world, many["penalty_notice"])
    yield from home_education.plan(world, taught)
    yield from missing.plan(world, many["missing_episode"])
    yield from admissions.plan(world, many["in_year_application"])
    yield from duplicates.plan(world, twice)


def entered_twice(children: int) -> int:
    """How many of the children on file are there a second time."""
    return max(round(children * _DUPLICATES), 1 if children > 2 else 0)


def _count(rate: float, children: int) -> int:
    return max(round(rate * YEARS * children / 1000), min(_FEWEST, children // 4))


def _rest(wanted: int, told: int, fewest: int) -> int:
    """How many are left once other stories have brought some about."""
    return max(wanted - told, min(wanted, fewest))
