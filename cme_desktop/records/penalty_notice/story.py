"""Penalty notices: one for each parent and child, paid or not, withdrawn or never issued; and the ladder."""

from collections.abc import Iterator
from datetime import date
from itertools import product

from cme_desktop.records.penalty_notice import PENALTY_NOTICE
from cme_desktop.records.penalty_notice.story_notices import Issued, by_now, request
from cme_desktop.records.penalty_notice.story_offences import MadeUpOffence, offence
from cme_desktop.sample.pupils import Pupil
from cme_desktop.sample.steps import Plan, Save, Tale
from cme_desktop.sample.story import Stage, Story, in_stages
from cme_desktop.sample.world import World

_NOTICES_A_STORY = 1.9
"""A holiday concerns both parents and every child they took; some parents come back for more."""

_STAGES = {
    "requested": Stage(3, 0, 9),
    "refused": Stage(7, 6),
    "warning_letter": Stage(3, 6),
    "notice_to_improve": Stage(3, 6, 26),
    "issued": Stage(5, 8, 22),
    "paid_lower": Stage(43, 32),
    "paid_higher": Stage(8, 38),
    "unpaid": Stage(5, 38, 75),
    "withdrawn": Stage(11, 32),
    "prosecution": Stage(4, 55, 110),
    "convicted": Stage(8, 120),
    "acquitted": Stage(2, 120),
}
_LADDERS = 0.06
_ELSEWHERE = 0.3
"""The share of ladders that began before the family came."""
_NATIONAL_ONLY_FROM = date(2024, 9, 30)
"""From here on every holiday reported is under the national framework."""
_OVER_SUMMER = MadeUpOffence("unauthorised", date(2024, 6, 24), date(2024, 9, 13), 22)
_NEIGHBOURS = ("341", "352", "380")


def _plan(world: World, count: int) -> Iterator[Plan]:
    """About so many notices, in the shares of how they end."""
    stories = min(count, max(len(_STAGES), round(count / _NOTICES_A_STORY)))
    for status, day in in_stages(world, _STAGES, stories):
        yield day, _absence(world, day, status)
    ladders = min(count, max(2, round(stories * _LADDERS)))
    for elsewhere in world.dice.deal({False: 1 - _ELSEWHERE, True: _ELSEWHERE}, ladders):
        day = world.terms.next_from(max(_NATIONAL_ONLY_FROM, world.terms.pick(world.dice, 330, 10_000)))
        yield day, _ladder(world, day, elsewhere)
    if world.terms.days[0] <= _NATIONAL_ONLY_FROM <= world.as_of:
        yield (
            world.terms.next_from(_NATIONAL_ONLY_FROM),
            _over_summer(world, world.terms.next_from(_NATIONAL_ONLY_FROM)),
        )


def _absence(world: World, day: date, status: str) -> Tale:
    """One offence, and every notice asked for because of it."""
    pupil = world.pupil(day, lambda pupil: _never_fined(world, pupil))
    if pupil is None:
        return
    what = offence(world.dice, day)
    parents, children = [world.parent(pupil)], [pupil]
    if what.reason in ("leave", "delayed_return"):
        parents = pupil.carers if world.dice.chance(0.55) else parents
        children += [child for child in world.siblings(pupil, day) if world.dice.chance(0.7)]
    for place, (child, parent) in enumerate(product(children, parents)):
        ends = status if place == 0 or world.dice.chance(0.85) else _other_end(world, status)
        yield Save(day, PENALTY_NOTICE, request(world, child, parent, day, what, ends))


def _never_fined(world: World, pupil: Pupil) -> bool:
    issued = world.keeps(Issued).notices
    return not pupil.record.looked_after and not any(issued[pupil.id, a.id] for a in pupil.adults)


def _other_end(world: World, status: str) -> str:
    """How the other parent's notice may have ended by the same day."""
    others = {"paid_lower": ("withdrawn", "paid_lower"), "paid_higher": ("paid_lower", "withdrawn")}
    return world.dice.one_of(others.get(status, (status,)))


def _over_summer(world: World, day: date) -> Tale:
    """An offence on both sides of the change of law."""
    pupil = world.pupil(day, lambda pupil: _never_fined(world, pupil))
    if pupil is not None:
        fate = by_now(world, day, "paid_higher")
        yield Save(day, PENALTY_NOTICE, request(world, pupil, world.parent(pupil), day, _OVER_SUMMER, fate))


def _ladder(world: World, day: date, elsewhere: bool) -> Tale:
    """The same parent and child again and again: two notices, then none but the court."""
    pupil = world.pupil(day, lambda pupil: _never_fined(world, pupil))
    if pupil is None or day > world.as_of:
        return
    parent = world.parent(pupil)
    what = offence(world.dice, day, "leave")
    first = request(world, pupil, parent, day, what, by_now(world, day, "paid_lower"))
    if elsewhere and first.issued_on is not None:
        first.issued_by_other_authority, first.other_authority = True, world.dice.one_of(_NEIGHBOURS)
        first.requested_by = first.officer = first.issued_by = None
        first.sessions = []
    yield Save(day, PENALTY_NOTICE, first)
    second = world.terms.after(day, world.dice.number(60, 150))
    if second > world.as_of or pupil.school_on(second) is None:
        return
    fate = by_now(world, second, world.dice.one_of(("paid_higher", "withdrawn", "convicted")))
    again = offence(world.dice, second, "leave")
    yield Save(second, PENALTY_NOTICE, request(world, pupil, parent, second, again, fate))
    third = world.terms.after(second, world.dice.number(40, 120))
    if third > world.as_of or pupil.school_on(third) is None:
        return
    last, what = by_now(world, third, "convicted"), offence(world.dice, third, "leave")
    yield Save(third, PENALTY_NOTICE, request(world, pupil, parent, third, what, last))


STORY = Story(yearly=70, stages=_STAGES, plan=_plan, told_since=_NATIONAL_ONLY_FROM, own_dice=False)
