"""Off-roll notices as schools send them: ground by the law of the day, evidence, destination, gaps."""

from dataclasses import dataclass
from datetime import date, timedelta

from cme_desktop.codes.grounds import NO_GROUND, Need, needs_of
from cme_desktop.fields import Unanswered, known
from cme_desktop.records.off_roll_notice.fields import JointEnquiry, OffRollNotice
from cme_desktop.sample.places import a_country
from cme_desktop.sample.pupils import Pupil
from cme_desktop.sample.schools import Site
from cme_desktop.sample.texts import a_note, or_not
from cme_desktop.sample.world import World
from cme_desktop.statutory.national.registers import FIRST_2024
from cme_desktop.statutory.school_age import school_age_of

_LETTERS_2006 = {
    "a": "b", "c": "c", "d": "a", "e": "a", "f": "d", "g": "e", "h": "f", "i": "h", "j": "i", "k": "j",
    "l": "k", "m": "o", "n": "l", "o": "m", "b": "n",
}  # fmt: skip
"""The letter of 2006 for the ground that had each letter in 2024."""

_TOWNS = {
    "school_in_england": ("Bradford", "Leeds", "Birmingham", "Oldham", "Kent", "Bolton", "Nottingham"),
    "wales": ("Cardiff", "Wrexham"),
    "scotland": ("Glasgow City", "Edinburgh"),
    "northern_ireland": ("Belfast",),
}


_UNTIL_REVIEWED = 16
"""School days from a permanent exclusion to the end of the time in which a review can be asked for."""


@dataclass(frozen=True)
class Leaving:
    """Why a child leaves: the ground by its letter of 2024, and where the school says it goes."""

    ground: str
    destination: str
    final_year: bool = False


def ground_code(letter: str, day: date) -> str:
    """The ground in the list in force on a day; `9(3)` stands for those not of compulsory school age."""
    if letter == NO_GROUND:
        return letter
    if letter == "9(3)":
        return "2024-9-3-a" if day >= FIRST_2024 else "2006-8-3"
    return f"2024-9-1-{letter}" if day >= FIRST_2024 else f"2006-8-1-{_LETTERS_2006[letter]}"


def deletion(world: World, pupil: Pupil, site: Site, day: date, leaving: Leaving) -> OffRollNotice:
    """What the school sent on that day; one in six is late, and some say little."""
    dice = world.dice
    late = dice.number(1, 15) if dice.chance(0.17) else 0
    deleted = day - timedelta(days=late) if late else day + timedelta(days=dice.weighed({0: 80, 1: 12, 3: 8}))
    deleted = world.terms.next_from(deleted)
    met = min(deleted, day) - timedelta(days=dice.weighed({0: 70, 1: 15, 4: 15}))
    met = min(world.terms.next_from(met), deleted, day)
    parent = world.parent(pupil)
    notice = OffRollNotice(
        child=pupil.id,
        school=site.id,
        received_on=day,
        sender=world.sender(site),
        ground_met_on=met,
        ground=ground_code(_fitting(world, leaving.ground, pupil, site, met), met),
        deleted_on=deleted,
        last_attended_on=or_not(dice, met - timedelta(days=dice.number(0, 25)), 0.05),
        final_year_leaver=True if leaving.final_year else None,
        parent_with=parent.id if dice.chance(0.94) else None,
        emergency_phone=or_not(dice, parent.phone, 0.06) if parent.phone else Unanswered.NOT_OBTAINED,
        destination_kind=leaving.destination,
        ehc_plan=pupil.record.ehc_plan,
        social_worker=pupil.record.social_worker is not None,
        safeguarding_concern=or_not(dice, dice.chance(0.04), 0.06),
        hub=site.hub,
        officer=world.officer("cme_officer"),
        notes=a_note(dice, 0.25),
    )
    if dice.chance(0.15) or notice.ground in ("2024-9-3-a", "2006-8-3"):
        notice.ground_as_written = dice.one_of(
            ("ground 8", "letter (f)??", "Code A", "reg 8(1)(e)", "moved away")
        )
    _evidence(world, notice, leaving, met)
    _destination(world, notice, leaving, met)
    if site.kind == "special" and dice.chance(0.7):
        notice.placed_by_authority = True
        notice.consent_by, notice.consent_on = "Special educational needs team", met
    return notice


def _fitting(world: World, letter: str, pupil: Pupil, site: Site, met: date) -> str:
    """The grounds for children below school age and for independent schools go before the usual ones."""
    if letter not in ("a", "g"):
        return letter
    if school_age_of(pupil.born, world.rules, met)[0] > met:
        return "9(3)"
    return "n" if site.kind == "independent" else letter


def _evidence(world: World, notice: OffRollNotice, leaving: Leaving, met: date) -> None:
    dice, needs = world.dice, needs_of(notice.ground)
    if leaving.ground == "f" and dice.chance(0.93):
        notice.parent_notice_received_on = met - timedelta(days=dice.number(0, 3))
    if Need.LAST_DAY_NAMED in needs:
        notice.attends_until = met - timedelta(days=1)
    if Need.LEAVE_ENDED in needs:
        notice.leave_ended_on = world.terms.begun_by(
            met, world.rules.near("off_roll.leave", met).period.length + 1
        )
    if Need.SEARCH_ENDED in needs:
        notice.search_ended = "not_found"
    if Need.EXCLUSION in needs:
        notice.excluded_on = world.terms.begun_by(met, _UNTIL_REVIEWED)
        owed = world.rules.near("exclusion.education", met).period.length
        notice.educated_from = world.terms.after(notice.excluded_on, owed)
    if Need.REVIEW_CLOSED in needs:
        notice.review_closed, notice.review_closed_on = "time_expired", met
    if leaving.ground in ("d", "e", "j"):
        notice.document_seen_on = met
    if leaving.ground == "c":
        notice.consent_by, notice.consent_on = "Head of the other school", met
    if leaving.ground in ("h", "i"):
        gone_by = world.rules.near("off_roll.absence", met).period.length
        if known(notice.last_attended_on):
            notice.last_attended_on = world.terms.begun_by(met, gone_by + 1)
        notice.joint_enquiries = [
            JointEnquiry(
                check=check,
                side=side,
                done_on=or_not(dice, met - timedelta(days=dice.number(2, 25))),
                result=dice.weighed({"no_trace": 60, "information": 25, "declined": 15}),
            )
            for check, side in (
                ("contact_numbers", "school"), ("home_visit", "school"), ("council_tax", "authority"),
                ("admissions", "authority"),
            )
        ]  # fmt: skip


def _destination(world: World, notice: OffRollNotice, leaving: Leaving, met: date) -> None:
    dice = world.dice
    if leaving.destination == "abroad":
        country, town = a_country(dice)
        notice.destination_authority = or_not(dice, country, 0.05)
        notice.future_address = or_not(dice, f"{town}, {country}", 0.3)
    elif leaving.destination in _TOWNS:
        town = dice.one_of(_TOWNS[leaving.destination])
        notice.destination_authority = or_not(dice, town, 0.06)
        notice.destination_name = or_not(
            dice, f"{dice.one_of(('Highfield', 'Park Lane', 'St Mark’s'))}, {town}", 0.2
        )
        notice.future_address = or_not(dice, f"{dice.number(1, 90)} Station Road, {town}", 0.35)
        notice.future_address_from = or_not(dice, met, 0.3)
        notice.expected_start_on = or_not(dice, met + timedelta(days=dice.number(0, 20)), 0.4)
    elif leaving.destination == "not_known":
        notice.future_address = notice.future_parent = Unanswered.NOT_KNOWN
        notice.destination_name = Unanswered.NOT_OBTAINED


def closed_because(reason: str, day: date) -> dict[str, object]:
    """What changes in a notice when it is closed."""
    return {"status": "closed", "closing_reason": reason, "closed_on": day}
