"""10-day notifications: most on time, some late or incomplete, screened and passed on."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import cycle

from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION, SchoolEnquiry, TenDayNotification
from cme_desktop.sample.pupils import Pupil
from cme_desktop.sample.schools import Site
from cme_desktop.sample.steps import Plan, Save, Tale
from cme_desktop.sample.story import SecondEntries, Stage, Story, in_stages
from cme_desktop.sample.texts import CHECK_NOTES, a_note, or_not
from cme_desktop.sample.world import StoryState, World

_STAGES = {
    "received": Stage(2, 0, 2),
    "incomplete": Stage(2, 1, 15),
    "screened": Stage(2, 1, 6),
    "allocated": Stage(6, 3, 45),
    "referred": Stage(3, 4, 40),
    "no_further_action": Stage(17, 3),
    "closed": Stage(68, 20),
}
_ON_TIME = 0.8
_ENTERED_TWICE = 0.015
_OUTCOMES = {"allocated": "allocated_to_hub", "no_further_action": "no_further_action"}
_CAUSES = (
    "No contact from home since the first day.",
    "Family thought to be on an extended visit to relatives.",
    "Parent says the child is anxious and refuses to come in.",
    "Moving house; no transport to school.",
    "Holiday not granted; not back on the agreed day.",
    "Dispute with the school about uniform and detentions.",
    "Child says they are being picked on.",
    "Evicted; staying with friends across the city.",
)
_SCHOOL_CHECKS = (
    "contact_numbers",
    "family_and_friends",
    "home_visit",
    "letter",
    "sibling_schools",
    "social_media",
)


class Punctual(StoryState):
    """Four in five notifications come by their due day."""

    def __init__(self, world: World) -> None:
        self.by_due_day = cycle(world.dice.deal({True: _ON_TIME, False: 1 - _ON_TIME}, 20))


def _plan(world: World, count: int) -> Iterator[Plan]:
    """So many notifications by themselves."""
    world.keeps(Punctual)
    for status, day in in_stages(world, _STAGES, count):
        yield day, _notification(world, day, status)


def _notification(world: World, day: date, status: str) -> Tale:
    """One notification, as it stands by now."""
    pupil = world.pupil(day)
    if pupil is None:
        return
    site = pupil.school_on(day)
    assert site is not None
    notice = arrived(world, pupil, site, day)
    if status == "incomplete":
        notice.codes_used, notice.cause, notice.last_seen_on = (), None, None
        notice.sent_back_on = day
    elif status != "received" and world.dice.chance(0.06):
        notice.sent_back_on = day
        notice.sent_again_on = min(world.terms.after(day, world.dice.number(1, 8)), world.as_of)
    if status not in ("received", "incomplete"):
        _screened(world, notice, site, status)
    notice.status = status
    pupil.busy_until = day + timedelta(days=20)
    yield Save(day, TEN_DAY_NOTIFICATION, notice)


def arrived(world: World, pupil: Pupil, site: Site, day: date) -> TenDayNotification:
    """What the school sent on that day."""
    dice = world.dice
    late = 0 if next(world.keeps(Punctual).by_due_day) else dice.number(1, 9)
    due = world.rules.near("ten_day.due", day).period.length
    first = world.terms.begun_by(day, due + late)
    notice = TenDayNotification(
        child=pupil.id,
        school=site.id,
        received_on=day,
        purpose="update" if dice.chance(0.05) else "first",
        first_absent_on=first,
        codes_used=dice.weighed({("O",): 45, ("N",): 12, ("G",): 10, ("N", "O"): 24, ("O", "U"): 9}),
        cause=or_not(dice, dice.one_of(_CAUSES), 0.3),
        sender=world.sender(site),
        last_seen_on=or_not(dice, first - timedelta(days=dice.number(1, 4)), 0.12),
        safety_concern=or_not(dice, dice.chance(0.05), 0.07),
        lives_with=or_not(dice, " and ".join(adult.name for adult in pupil.carers) or "Carers", 0.15),
        notes=a_note(dice),
    )
    tried = dice.some_of(_SCHOOL_CHECKS, dice.number(1, 5))
    notice.school_enquiries = [_school_tried(world, check, first, day) for check in tried]
    return notice


def _school_tried(world: World, check: str, first: date, day: date) -> SchoolEnquiry:
    done = first + timedelta(days=world.dice.number(0, (day - first).days))
    result = world.dice.one_of(CHECK_NOTES) if world.dice.chance(0.7) else None
    return SchoolEnquiry(check=check, done_on=or_not(world.dice, done), result=result)


def _screened(world: World, notice: TenDayNotification, site: Site, status: str) -> None:
    dice, received = world.dice, notice.received_on
    assert received is not None
    screened = (
        world.terms.after(received, dice.weighed({1: 55, 2: 33, 4: 12})) if status != "screened" else received
    )
    notice.screened_on = min(screened, world.as_of)
    if status == "screened":
        notice.officer = world.officer("cme_officer")
        return
    notice.outcome = _OUTCOMES.get(status) or dice.weighed({"social_care": 65, "mash": 35})
    if status == "closed":
        notice.outcome = dice.weighed({"allocated_to_hub": 80, "social_care": 12, "mash": 8})
    if notice.outcome == "allocated_to_hub":
        notice.hub = site.hub
        notice.officer = world.officer("attendance_officer", site.hub)
    else:
        notice.officer = world.officer("cme_officer")
    if status in ("closed", "no_further_action"):
        closed = world.days_after(notice.screened_on, 0, 3) if status != "closed" else None
        _ended(world, notice, closed or world.days_after(notice.screened_on, 5, 28))


def _ended(world: World, notice: TenDayNotification, day: date) -> None:
    notice.closed_on = min(day, world.as_of)
    if world.dice.chance(0.75) and notice.received_on:
        notice.returned_on = max(
            notice.received_on, notice.closed_on - timedelta(days=world.dice.number(0, 6))
        )


def _of_a_second_entry(
    world: World, pupil: Pupil, site: Site, day: date, second: int | None
) -> TenDayNotification:
    """Sent about a child entered once more because of it, and of no consequence."""
    notice = arrived(world, pupil, site, day)
    notice.child = second
    notice.screened_on = notice.closed_on = day
    notice.status = notice.outcome = "no_further_action"
    return notice


STORY = Story(
    yearly=35,
    stages=_STAGES,
    plan=_plan,
    second_entries=SecondEntries(_ENTERED_TWICE, _of_a_second_entry),
    own_dice=False,
)
