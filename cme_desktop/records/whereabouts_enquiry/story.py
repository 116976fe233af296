"""Whereabouts-unknown enquiries: where they come from, check after check, found or not."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.off_roll_notice.fields import OffRollNotice
from cme_desktop.records.off_roll_notice.story_notices import Leaving, closed_because, deletion
from cme_desktop.records.on_roll_notice import ON_ROLL_NOTICE
from cme_desktop.records.on_roll_notice.story_notices import entry
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION, TenDayNotification
from cme_desktop.records.ten_day_notification.story import a_day, arrived
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY
from cme_desktop.records.whereabouts_enquiry.fields import WhereaboutsEnquiry
from cme_desktop.records.whereabouts_enquiry.story_checks import checks_of
from cme_desktop.records.whereabouts_enquiry.story_endings import AWAY, closed, found
from cme_desktop.sample.pupils import Pupil
from cme_desktop.sample.schools import Site
from cme_desktop.sample.steps import Amend, Plan, Save, Tale
from cme_desktop.sample.texts import a_note, or_not
from cme_desktop.sample.world import Stage, World
from cme_desktop.standing_records.child import CHILD

LOCATED = 0.49
"""The share of children found, as a city's scrutiny report of 2017 has it."""

STAGES = {
    "opened": Stage(4, 0, 6),
    "checks_running": Stage(10, 5, 60),
    "located": Stage(5, 6, 40),
    "not_located": Stage(7, 40, 150),
    "closed_located": Stage(37, 25),
    "closed_not_located": Stage(37, 45),
}
SOURCES = {
    "ten_day_notification": 42, "off_roll_notice": 26, "school": 10, "another_authority": 5, "admissions": 5,
    "social_care": 4, "health": 3, "police": 2, "public": 2, "other": 1,
}  # fmt: skip
_REASONS = {
    "unknown": 22, "moved_to_country": 16, "moved_to_authority": 14, "application_awaiting": 10,
    "not_recorded": 8, "moved_in_authority": 7, "moved_in_country": 6, "other": 6,
    "difficulty_finding_place": 4, "did_not_apply": 4, "parental_decision": 3,
}  # fmt: skip


@dataclass(frozen=True)
class Course:
    """The days of one search."""

    opened: date
    located: date | None
    closed: date | None


def plan(world: World, count: int) -> Iterator[Plan]:
    """So many searches, in the shares of their endings and sources."""
    sources = world.dice.deal(SOURCES, count)
    for ending, source in zip(world.dice.deal(_weights(), count), sources, strict=True):
        day = a_day(world, STAGES[ending])
        yield day, _search(world, day, ending, source)


def _weights() -> dict[str, float]:
    """The shares of the endings, with those who were found among all that ended in their fixed share."""
    ended = sum(stage.weight for name, stage in STAGES.items() if "located" in name)
    weights = {name: stage.weight for name, stage in STAGES.items()}
    weights["closed_located"] = ended * LOCATED - weights["located"]
    weights["closed_not_located"] = ended * (1 - LOCATED) - weights["not_located"]
    return weights


def _search(world: World, day: date, ending: str, source: str) -> Tale:
    pupil = world.pupil(day)
    if pupil is None:
        return
    site = pupil.school_on(day)
    assert site is not None
    course = _course(world, day, ending)
    pupil.busy_until = (course.closed or world.as_of) + timedelta(days=30)
    enquiry = _enquiry(world, pupil, site, course, source)
    off_roll: OffRollNotice | None = None
    if source == "ten_day_notification":
        notice = _reported(world, pupil, site, course)
        enquiry.last_seen_on = enquiry.last_attended_on = notice.last_seen_on
        yield Save(day, TEN_DAY_NOTIFICATION, notice)
        enquiry.opened_from = notice.id
    elif source == "off_roll_notice":
        ground = world.dice.weighed({"i": 55, "h": 20, "g": 25})
        off_roll = deletion(world, pupil, site, day, Leaving(ground, "not_known"))
        off_roll.status = "accepted"
        yield Save(day, OFF_ROLL_NOTICE, off_roll)
        pupil.leaves()
        enquiry.off_roll = off_roll.id
    _progress(world, pupil, course, enquiry, ending)
    yield Save(day, WHEREABOUTS_ENQUIRY, enquiry)
    yield from _afterwards(world, pupil, site, course, enquiry, off_roll)


def _course(world: World, day: date, ending: str) -> Course:
    located = closed = None
    if ending in ("located", "closed_located"):
        located = min(world.days_after(day, 3, 50), world.as_of)
    if ending == "closed_located":
        closed = min(world.days_after(located or day, 0, 20), world.as_of)
    elif ending == "closed_not_located":
        closed = min(world.days_after(day, 56, 120), world.as_of)
    return Course(day, located, closed)


def _reported(world: World, pupil: Pupil, site: Site, course: Course) -> TenDayNotification:
    """The notification that the search grew out of."""
    notice = arrived(world, pupil, site, course.opened)
    notice.screened_on = course.opened
    notice.outcome, notice.officer = "enquiry_opened", world.officer("cme_officer")
    notice.status, notice.closed_on = ("closed" if course.closed else "screened"), course.closed
    return notice


def _enquiry(world: World, pupil: Pupil, site: Site, course: Course, source: str) -> WhereaboutsEnquiry:
    dice, day = world.dice, course.opened
    concern = or_not(dice, dice.chance(0.16), 0.15)
    attended = day - timedelta(days=dice.number(10, 35))
    off_roll = source == "off_roll_notice"
    enquiry = WhereaboutsEnquiry(
        child=pupil.id,
        school=site.id,
        received_on=day,
        referrer=world.sender(site) if source != "public" else "Caller, no name given",
        source=source,
        reason=dice.weighed({"contact_failed": 62, "moved": 30, "never_started": 8}),
        last_attended_on=or_not(dice, attended),
        last_seen_on=or_not(dice, attended + timedelta(days=dice.number(0, 9)), 0.2),
        still_on_roll=or_not(dice, not off_roll, 0.03),
        whereabouts_known=False,
        education_now="missing_education",
        cme_reason=dice.weighed(_REASONS),
        risk_concern=concern,
        relocation_evidence="Removal van seen by a neighbour." if dice.chance(0.15) else None,
        officer=world.officer("cme_officer"),
        hub=site.hub,
        notes=a_note(dice),
    )
    if concern is True:
        enquiry.mash_referred_on = day
        enquiry.mash_outcome = dice.one_of(
            ("No further action", "Assessment opened", "Known, social worker told")
        )
    return enquiry


def _progress(world: World, pupil: Pupil, course: Course, enquiry: WhereaboutsEnquiry, ending: str) -> None:
    dice = world.dice
    until = course.located or course.closed or world.as_of
    enquiry.status = "closed" if course.closed else ending
    if course.located:
        found(world, pupil, enquiry, course.located)
    done = {"opened": 0.15, "closed_not_located": 0.8 if dice.chance(0.7) else 1.0}.get(ending, 0.6)
    enquiry.checks = checks_of(dice, course.opened, until, done, enquiry.found_how)
    if (until - course.opened).days > 56 and dice.chance(0.7):
        enquiry.reviewed_on = world.past(course.opened + timedelta(days=dice.number(45, 60)))
    if course.closed:
        closed(world, pupil, enquiry, course.closed)
    if not course.located and (until - course.opened).days > 40 and dice.chance(0.5):
        enquiry.ctf_created_on = course.opened + timedelta(days=35)
        enquiry.ctf_uploaded_on = enquiry.ctf_created_on + timedelta(days=dice.number(0, 3))


def _afterwards(
    world: World,
    pupil: Pupil,
    site: Site,
    course: Course,
    enquiry: WhereaboutsEnquiry,
    off_roll: OffRollNotice | None,
) -> Tale:
    """A child found at a school of the city is entered there; one found elsewhere comes off the roll."""
    if course.located and enquiry.found_school:
        yield from _entered(world, pupil, site, course.located, enquiry)
    elif course.located and enquiry.found_where in AWAY and off_roll is None:
        day = world.terms.after(course.located, 2)
        kind = "abroad" if enquiry.found_where == "abroad" else "school_in_england"
        off_roll = deletion(world, pupil, site, day, Leaving("g", kind))
        off_roll.status = "accepted"
        yield Save(day, OFF_ROLL_NOTICE, off_roll)
        pupil.leaves()
    if off_roll is not None and course.closed:
        day = max(course.closed, off_roll.received_on or course.closed)
        reason = {"left_country": "left_country", "passed_on": "other_authority"}.get(
            enquiry.close_reason or "", "enquiry_opened"
        )
        yield Amend(day, OFF_ROLL_NOTICE, off_roll, closed_because(reason, day))
        if enquiry.close_reason in ("left_country", "passed_on"):
            yield Amend(day, CHILD, pupil.record, {"status": "moved_away"})


def _entered(world: World, pupil: Pupil, site: Site, day: date, enquiry: WhereaboutsEnquiry) -> Tale:
    new = next(other for other in world.sites if other.id == enquiry.found_school)
    day = world.terms.after(day, 2)
    arrival = entry(world, pupil, new, day, "missing_education", site)
    arrival.entered_on = arrival.starting_on = max(arrival.entered_on or day, enquiry.located_on or day)
    arrival.enquiry = enquiry.id
    yield Save(day, ON_ROLL_NOTICE, arrival)
    pupil.joins(new, day)
    closed = world.days_after(day, 2, 15)
    yield Amend(closed, ON_ROLL_NOTICE, arrival, {"status": "closed", "closed_on": closed})
