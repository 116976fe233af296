"""Fills an empty data file with a made-up authority: schools, people, children and three years of notices.

Nobody in it is real. The city has a retired authority's code and a postcode area that does not exist;
telephone numbers are of the ranges kept for drama. Every record is saved as an officer would save it, so its
deadlines, its history and what follows from it are there too.
"""

from collections import Counter, deque
from collections.abc import Callable, Iterator
from datetime import date
from heapq import heapify, heappop, heappush
from typing import Any

from cme_desktop.description.record import Record
from cme_desktop.description.record_type import RecordType
from cme_desktop.errors import CmeError
from cme_desktop.ports import UnitOfWork
from cme_desktop.registry import REGISTRY
from cme_desktop.sample import places
from cme_desktop.sample.children import Nursery
from cme_desktop.sample.dice import Dice
from cme_desktop.sample.people import a_family, a_foster_carer
from cme_desktop.sample.plans import entered_twice, plans, stories
from cme_desktop.sample.pupils import Pupil, fostered, relations, restrict
from cme_desktop.sample.schools import Site, hubs, neighbours, officers, schools
from cme_desktop.sample.steps import Plan, Save, StoryStep
from cme_desktop.sample.terms import Terms, calendar_entries, local_rules, return_targets, training_days
from cme_desktop.sample.world import World
from cme_desktop.services.saving import save_record
from cme_desktop.settings import AUTHORITY, AUTHORITY_CODE, MADE_UP
from cme_desktop.standing_records.calendar_entry import CALENDAR_ENTRY
from cme_desktop.standing_records.child import CHILD
from cme_desktop.standing_records.hub import HUB
from cme_desktop.standing_records.local_rule import LOCAL_RULE
from cme_desktop.standing_records.officer import OFFICER, Officer
from cme_desktop.standing_records.person import PERSON
from cme_desktop.standing_records.return_target import RETURN_TARGET
from cme_desktop.standing_records.school import SCHOOL
from cme_desktop.values.dates import show_day

Progress = Callable[[int, int], None]
"""Told how many things are done, of how many; whatever it raises stops the filling and undoes it."""

_RESTRICTED = 0.01


def refuse_too_early(as_of: date) -> None:
    """Raises CmeError for a day before the first on which each of the stories has begun."""
    first = max((story.told_since for story in stories().values()), default=date.min)
    if as_of < first:
        raise CmeError(
            f"A made-up authority can be made as of {show_day(first)} or a later day, "
            f"not as of {show_day(as_of)}."
        )


def fill(
    work: UnitOfWork,
    *,
    children: int,
    seed: int,
    as_of: date,
    progress: Progress | None = None,
) -> dict[str, int]:
    """Fill a data file, and name and mark it as made up; gives the number of records by type.

    The same seed gives the same authority. Nothing lasts before whoever opened the change commits it. Raises
    CmeError when the file already holds records, when no child is asked for, and for too early a day.
    """
    refuse_too_early(as_of)
    if children < 1:
        raise CmeError("A made-up authority needs at least one child.")
    if work.in_use():
        raise CmeError("The data file already holds records. Choose a new one for the made-up authority.")
    for key, value in (
        (AUTHORITY, places.AUTHORITY),
        (AUTHORITY_CODE, places.AUTHORITY_CODE),
        (MADE_UP, "yes"),
    ):
        work.set_setting(key, value)
    filler = Filler(work, Dice(seed), children, as_of, progress)
    filler.fill()
    return {record_type.key: filler.saved[record_type.key] for record_type in REGISTRY}


class Filler:
    """One filling of one data file."""

    def __init__(
        self,
        work: UnitOfWork,
        dice: Dice,
        children: int,
        as_of: date,
        progress: Progress | None,
    ) -> None:
        self.work = work
        self.dice = dice
        self.wanted = children
        self.as_of = as_of
        self.progress = progress
        self.saved: Counter[str] = Counter()

    def fill(self) -> None:
        """The registers first, then the notices day by day."""
        for entry in calendar_entries(self.as_of):
            self.save(CALENDAR_ENTRY, entry)
        for rule in local_rules(self.as_of):
            self.save(LOCAL_RULE, rule)
        for target in return_targets(self.as_of):
            self.save(RETURN_TARGET, target)
        law = self.work.law()
        team, sites = self._authority()
        nursery = Nursery(self.dice, self.as_of, sites)
        told = stories()
        pupils: list[Pupil] = []
        for pupil in self._children(self.wanted - entered_twice(told, self.wanted), nursery):
            pupils.append(pupil)
            self._done(len(pupils), 0)
        world = World(self.dice, Terms(self.as_of, law.calendars.authority), law.rules, sites, team, pupils)
        self._tell(list(plans(world, self.wanted, told)))
        self._settle(pupils)
        deque(self._children(self.wanted - self.saved[CHILD.key], nursery), maxlen=0)

    def save(self, record_type: RecordType[Any], record: Record) -> None:
        """Save a new record by the ordinary service."""
        save_record(self.work, record_type, record)
        self.saved[record_type.key] += 1

    def amend(self, record_type: RecordType[Any], id: int, **changes: Any) -> None:
        """Change a record as it stands by now."""
        record = self.work.get(record_type, id)
        for name, value in changes.items():
            setattr(record, name, value)
        save_record(self.work, record_type, record)

    def _done(self, children: int, stories: float) -> None:
        """Tell whoever waits; the stories take about as long as the children."""
        if self.progress is not None:
            self.progress(children + int(self.wanted * stories), 2 * self.wanted)

    # -- the registers ----------------------------------------------------------------------------

    def _authority(self) -> tuple[list[Officer], list[Site]]:
        made = hubs()
        for hub in made:
            self.save(HUB, hub)
        team = officers(self.dice, made)
        for officer in team:
            self.save(OFFICER, officer)
        sites = list(schools(self.dice, self.wanted, made))
        for school in (*(site.record for site in sites), *neighbours(sites, self.as_of)):
            self.save(SCHOOL, school)
        for site in sites:
            for day in training_days(self.dice, self.as_of, site.id):
                self.save(CALENDAR_ENTRY, day)
        return team, sites

    def _children(self, count: int, nursery: Nursery) -> Iterator[Pupil]:
        """So many children and the people around them."""
        while count > 0:
            family = a_family(self.dice, self.as_of)
            for adult in family.adults:
                self.save(PERSON, adult.person)
            for pupil in nursery.siblings(family, count):
                self._child(pupil)
                yield pupil
                count -= 1

    def _child(self, pupil: Pupil) -> None:
        if pupil.record.looked_after:
            carer = a_foster_carer(self.dice, self.as_of)
            fostered(self.dice, pupil, carer)
            self.save(PERSON, carer.person)
        if self.dice.chance(_RESTRICTED) or self.saved[CHILD.key] == 0:
            restrict(self.dice, pupil)
        pupil.record.people = relations(pupil)
        self.save(CHILD, pupil.record)

    # -- the notices --------------------------------------------------------------------------------

    def _tell(self, tales: list[Plan]) -> None:
        """All tales side by side, day by day, up to the day of the file."""
        waiting: list[tuple[date, int, StoryStep | None, Iterator[StoryStep]]] = [
            (day, number, None, tale) for number, (day, tale) in enumerate(tales)
        ]
        heapify(waiting)
        finished = 0
        while waiting:
            day, number, step, tale = heappop(waiting)
            if step is not None:
                self._carry_out(step)
            following = next(tale, None)
            if following is not None and following.on <= self.as_of:
                heappush(waiting, (max(day, following.on), number, following, tale))
                continue
            finished += 1
            self._done(self.wanted, finished / len(tales))

    def _carry_out(self, step: StoryStep) -> None:
        if isinstance(step, Save):
            self.save(step.type, step.record)
        elif step.record.id is not None:
            self.amend(step.type, step.record.id, **step.changes)

    def _settle(self, pupils: list[Pupil]) -> None:
        """Children who moved and have since grown out of that school go up with their year."""
        for pupil in pupils:
            site = pupil.school_on(self.as_of)
            if pupil.moved and self.work.get(CHILD, pupil.id).school != (site and site.id):
                self.amend(CHILD, pupil.id, school=site.id if site else None)
