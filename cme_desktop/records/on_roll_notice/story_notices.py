"""On-roll notices as schools send them, three in four within five days of the entry."""

from datetime import date, timedelta

from cme_desktop.fields import Unanswered
from cme_desktop.records.on_roll_notice import OnRollNotice
from cme_desktop.sample.places import a_country
from cme_desktop.sample.pupils import Pupil
from cme_desktop.sample.schools import Site
from cme_desktop.sample.texts import a_note, or_not
from cme_desktop.sample.world import World

_ON_TIME = 0.76
_TOWNS = ("Birmingham", "Leeds", "Rochdale", "Salford", "Luton", "Newham", "Sheffield")


def entry(
    world: World, pupil: Pupil, site: Site, day: date, origin: str, before: Site | None
) -> OnRollNotice:
    """What the school sent on that day about a child who has joined it."""
    dice = world.dice
    due = world.rules.near("on_roll.due", day).period.length
    days = dice.number(0, due) if dice.chance(_ON_TIME) else dice.number(due + 1, due + 19)
    entered = day - timedelta(days=days)
    entered = min(world.terms.next_from(entered), day)
    parent = world.parent(pupil)
    named = [
        f"{adult.name} ({'lives with' if adult.lives_with else 'not at home'})" for adult in pupil.adults
    ]
    notice = OnRollNotice(
        child=pupil.id,
        school=site.id,
        status="accepted",
        received_on=day,
        sender=world.sender(site),
        entered_on=entered,
        starting_on=or_not(dice, entered + timedelta(days=dice.weighed({0: 75, 1: 15, 3: 10})), 0.04),
        year_group=max(0, pupil.group_on(entered)),
        boarding="day" if site.kind == "independent" else None,
        standard_intake=True if origin == "early_years" else None,
        parents=or_not(dice, "\n".join(named), 0.06) if named else Unanswered.NOT_OBTAINED,
        parent_with=parent.id,
        emergency_phone=or_not(dice, parent.phone, 0.05) if parent.phone else Unanswered.NOT_OBTAINED,
        home_address=or_not(dice, pupil.home.text, 0.05),
        origin=origin,
        previous_school=before.id if before else None,
        hub=site.hub,
        officer=world.officer("cme_officer"),
        notes=a_note(dice, 0.15),
    )
    if pupil.record.restricted:
        notice.home_address = Unanswered.REFUSED
    _from_elsewhere(world, notice, origin)
    return notice


def _from_elsewhere(world: World, notice: OnRollNotice, origin: str) -> None:
    dice = world.dice
    if origin == "abroad":
        notice.previous_authority = a_country(dice)[0]
        notice.previous_school_name = Unanswered.NOT_OBTAINED
    elif origin == "school_in_england":
        town = dice.one_of(_TOWNS)
        notice.previous_authority = or_not(dice, town)
        notice.previous_school_name = or_not(dice, f"Meadow Primary, {town}", 0.15)
    elif origin in ("wales", "scotland", "northern_ireland"):
        notice.previous_authority = {"wales": "Swansea", "scotland": "Fife"}.get(origin, "Belfast")
