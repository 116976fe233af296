"""A child as the stories see it: on whose roll it is, who answers for it, and who may know."""

from dataclasses import dataclass
from datetime import date

from cme_desktop.sample.dice import Dice
from cme_desktop.sample.people import Adult, Family
from cme_desktop.sample.places import AUTHORITY_CODE, Home, a_home, address
from cme_desktop.sample.schools import Site
from cme_desktop.standing_records.child.fields import Child, Relation
from cme_desktop.values.school_years import year_group


@dataclass(eq=False)
class Pupil:
    """A child as stories need it: where it is on roll, and who answers for it."""

    record: Child
    family: Family
    adults: list[Adult]
    born: date
    primary: Site
    secondary: Site
    special: Site | None
    trouble: float
    """How often this child is written about, compared with others."""
    home: Home
    away: bool = False
    moved: bool = False
    busy_until: date = date.min
    notices: int = 0

    @property
    def id(self) -> int:
        """The id of its record."""
        assert self.record.id is not None
        return self.record.id

    @property
    def carers(self) -> list[Adult]:
        """The adults it lives with; all of them when it is said of none."""
        return [adult for adult in self.adults if adult.lives_with] or self.adults

    def group_on(self, day: date) -> int:
        """The year group of its age."""
        return year_group(self.born, day)

    def school_on(self, day: date) -> Site | None:
        """The school whose roll it is on, if any."""
        if self.away or not 0 <= self.group_on(day) <= 11:
            return None
        return self.special or (self.primary if self.group_on(day) <= 6 else self.secondary)

    def joins(self, site: Site, day: date) -> None:
        """It goes on the roll of a school."""
        if site.kind in ("special", "pru", "all_through", "independent"):
            self.special = site
        elif self.group_on(day) <= 6:
            self.primary, self.special = site, None
        else:
            self.secondary, self.special = site, None
        self.away, self.moved = False, True

    def leaves(self) -> None:
        """It comes off the roll."""
        self.away = self.moved = True


def relations(pupil: Pupil) -> list[Relation]:
    """The rows that say who stands around a child; its people have to be stored by now."""
    return [
        Relation(
            person=adult.id,
            relationship=adult.relationship,
            parental_responsibility=adult.responsible,
            lives_with=adult.lives_with,
            emergency=True if adult.phone else None,
        )
        for adult in pupil.adults
    ]


def fostered(dice: Dice, pupil: Pupil, carer: Adult) -> None:
    """A looked-after child lives with its carer, mostly in the care of this city."""
    carer_home = a_home(dice)
    carer.person.addresses = [address(carer_home, pupil.family.since)]
    pupil.home = carer_home
    pupil.record.addresses = [address(carer_home, pupil.family.since)]
    pupil.adults = [
        *(Adult(a.person, a.relationship, a.responsible, lives_with=False) for a in pupil.adults), carer
    ]  # fmt: skip
    pupil.record.responsible_authority = dice.weighed({AUTHORITY_CODE: 85, "380": 10, "891": 5})


def restrict(dice: Dice, pupil: Pupil) -> None:
    """Few may see this child: its address is a refuge, or its name is not to be found."""
    child = pupil.record
    child.restricted = True
    child.restricted_reason = dice.weighed(
        {"refuge": 50, "adoption": 20, "court_order": 15, "risk_of_harm": 15}
    )
    if child.restricted_reason == "refuge":
        child.addresses = [address(a_home(dice), None, "refuge")]
