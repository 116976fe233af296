"""The made-up authority while it is being made: who is there, and who can be drawn into a story."""

from collections.abc import Callable
from copy import copy
from datetime import date, datetime, time, timedelta
from itertools import accumulate
from typing import Self, TypeVar

from cme_desktop.sample.dice import Dice
from cme_desktop.sample.names import adult_name
from cme_desktop.sample.people import Adult
from cme_desktop.sample.pupils import Pupil
from cme_desktop.sample.schools import Site
from cme_desktop.sample.terms import Terms
from cme_desktop.sample.texts import STAFF
from cme_desktop.standing_records.officer import Officer
from cme_desktop.statutory.rules import RuleBook
from cme_desktop.values.moments import UK

_TRIES = 400


class StoryState:
    """What the tales of one type have to keep in mind of each other."""

    def __init__(self, world: "World") -> None:
        """Made when it is first asked for."""


K = TypeVar("K", bound=StoryState)


class World:
    """Schools, officers and children in memory, as they stand on the day a story has come to."""

    def __init__(
        self,
        dice: Dice,
        terms: Terms,
        rules: RuleBook,
        sites: list[Site],
        team: list[Officer],
        pupils: list[Pupil],
    ) -> None:
        self.dice = dice
        self.terms = terms
        self.rules = rules
        self.as_of = terms.as_of
        self.sites = sites
        self.team = team
        self.pupils = pupils
        self._families: dict[int, list[Pupil]] = {}
        for pupil in pupils:
            self._families.setdefault(id(pupil.family), []).append(pupil)
        self._kept: dict[type[StoryState], StoryState] = {}
        self._senders: dict[int, tuple[str, ...]] = {}
        self._trouble = list(accumulate(pupil.trouble for pupil in pupils))

    def apart(self, name: str) -> Self:
        """The same city with dice of its own, so that what is told there changes no other throw."""
        other = copy(self)
        other.dice = self.dice.apart(name)
        other._senders = {}
        return other

    def keeps(self, kind: type[K]) -> K:
        """What is kept in mind of that kind."""
        if kind not in self._kept:
            self._kept[kind] = kind(self)
        kept = self._kept[kind]
        assert isinstance(kept, kind)
        return kept

    def pupil(self, day: date, fits: Callable[[Pupil], bool] | None = None) -> Pupil | None:
        """A child who is on roll that day, by preference in no other story; None when chance finds nobody."""
        busy: Pupil | None = None
        for _ in range(_TRIES):
            pupil = self.dice.random.choices(self.pupils, cum_weights=self._trouble)[0]
            if not pupil.school_on(day) or (fits is not None and not fits(pupil)):
                continue
            busy = pupil
            if pupil.busy_until < day:
                break
        if busy is not None:
            busy.notices += 1
        return busy

    def siblings(self, pupil: Pupil, day: date) -> list[Pupil]:
        """Brothers and sisters who are on roll that day."""
        family = self._families[id(pupil.family)]
        return [other for other in family if other is not pupil and other.school_on(day)]

    def another_school(self, pupil: Pupil, day: date, *kinds: str) -> Site:
        """A school of the child's phase other than its own, or one of these kinds."""
        wanted = kinds or ("primary" if pupil.group_on(day) <= 6 else "secondary",)
        own = pupil.school_on(day)
        others = [site for site in self.sites if site.kind in wanted and site is not own]
        return self.dice.one_of(others or self.sites)

    def officer(self, role: str, hub: int | None = None) -> int | None:
        """Somebody on the team who does this work, in this hub if it has anybody."""
        able = [officer for officer in self.team if officer.role == role and officer.status == "current"]
        near = [officer for officer in able if officer.hub == hub]
        return self.dice.one_of(near or able).id

    def sender(self, site: Site) -> str:
        """A name and role at a school; the same few people write for each school."""
        if self.dice.chance(0.1):
            return f"office@school{site.id}.carrowby.example"
        if site.id not in self._senders:
            self._senders[site.id] = tuple(self._writer() for _ in range(3))
        return self.dice.one_of(self._senders[site.id])

    def _writer(self) -> str:
        return f"{' '.join(adult_name(self.dice))}, {self.dice.one_of(STAFF)}"

    def days_after(self, day: date, least: int, most: int) -> date:
        """A weekday so many days later, or the Monday after."""
        later = day + timedelta(days=self.dice.number(least, most))
        return later + timedelta(days=max(0, 7 - later.weekday()) if later.weekday() > 4 else 0)

    def ends(self, rule: str, day: date) -> date:
        """The last day of what a rule allows from a day on."""
        return self.rules.near(rule, day).period.last_day(day, self.terms.calendar)

    def past(self, day: date) -> date | None:
        """The day if it has come."""
        return day if day <= self.as_of else None

    def moment(self, day: date, hour: int, minute: int) -> datetime:
        """A time of that day in the United Kingdom."""
        return datetime.combine(day, time(hour, minute), tzinfo=UK)

    def parent(self, pupil: Pupil) -> Adult:
        """One of those who bring the child up."""
        return self.dice.one_of(pupil.carers)
