"""Children: their names, births, numbers and needs, family by family."""

from collections.abc import Iterator
from datetime import date, timedelta

from cme_desktop.fields import Unanswered
from cme_desktop.sample.dice import Dice
from cme_desktop.sample.lists import heritages
from cme_desktop.sample.names import family_name, forename
from cme_desktop.sample.people import Family
from cme_desktop.sample.places import AUTHORITY_CODE
from cme_desktop.sample.pupils import Pupil
from cme_desktop.sample.schools import Site
from cme_desktop.sample.texts import NOTES, or_not
from cme_desktop.standing_records.child.fields import Child, FormerUpn, OtherName
from cme_desktop.values.partial_dates import BirthDate, Precision
from cme_desktop.values.school_years import academic_year, year_group
from cme_desktop.values.upn import LETTERS, check_letter

_GROUPS = dict.fromkeys(range(12), 8.0) | {-1: 2.5, 12: 5.0, 13: 2.5}
"""Year groups on the day of the file, each as full as its weight says."""
_SIZES = {1: 52, 2: 30, 3: 12, 4: 4, 5: 2}
_TWINS = 0.05
"""The share of second children who come with the first."""
_MISSING = {"new_to_country": 40, "independent_school": 20, "asked": 20, "not_supplied": 15, "withheld": 5}


class Nursery:
    """Makes children, so that no two have one pupil number."""

    def __init__(self, dice: Dice, as_of: date, sites: list[Site]) -> None:
        self.dice = dice
        self.as_of = as_of
        self.primaries = [site for site in sites if site.kind == "primary"]
        self.secondaries = [site for site in sites if site.kind == "secondary"]
        self.others = [site for site in sites if site.kind in ("special", "independent", "all_through")]
        self.serials: dict[str, int] = {}

    def siblings(self, family: Family, most: int) -> Iterator[Pupil]:
        """The children of a family, the first two now and then as twins; at most so many."""
        born = self._birth()
        primary, secondary = self._schools(family)
        called: set[str] = set()
        for number in range(min(most, self.dice.weighed(_SIZES))):
            if number and not (number == 1 and self.dice.chance(_TWINS)):
                born -= timedelta(days=self.dice.number(330, 1500))
            if year_group(born, self.as_of) > 13:
                return
            yield self._child(family, born, primary, secondary, called)

    def _birth(self) -> date:
        """Some day in the cohort of a year group, the group drawn by weight."""
        group = self.dice.weighed(_GROUPS)
        first = date(academic_year(self.as_of) - group - 5, 9, 1)
        return first + timedelta(days=self.dice.number(0, 364))

    def _schools(self, family: Family) -> tuple[Site, Site]:
        near = [site for site in self.primaries if site.record.line2 == family.home.ward]
        return self.dice.one_of(near or self.primaries), self.dice.one_of(self.secondaries)

    def _child(self, family: Family, born: date, primary: Site, secondary: Site, called: set[str]) -> Pupil:
        dice = self.dice
        special = dice.one_of(self.others) if dice.chance(0.045) else None
        trouble = min(8.0, dice.random.paretovariate(1.6))
        record = self._names(family, born, called)
        pupil = Pupil(
            record, family, list(family.adults), born, primary, secondary, special, trouble, family.home
        )
        self._about(pupil)
        self._numbers(pupil)
        site = pupil.school_on(self.as_of)
        record.school = site.id if site else None
        record.addresses = family.addresses()
        if pupil.group_on(self.as_of) > 11 and dice.chance(0.85):
            record.status = "over_age"
        return pupil

    # -- who it is ------------------------------------------------------------------------------

    def _names(self, family: Family, born: date, called: set[str]) -> Child:
        dice = self.dice
        kind = dice.one_of(("boy", "girl"))
        known = "M" if kind == "boy" else "F"
        child = Child(sex=dice.weighed({known: 995, "U": 3, Unanswered.NOT_OBTAINED: 2}))
        child.surname = family.name.of(kind)
        child.forename = self._unlike_the_others(family, kind, called)
        if dice.chance(0.3):
            child.middle_names = forename(dice, family.heritage, kind)
        if dice.chance(max(0.002, family.heritage.single_names)):
            child.surname, child.forename, child.middle_names = child.forename, None, None
            child.single_name = True
        if dice.chance(0.04):
            child.other_names = [self._other_name(child, kind)]
        child.birth = self._birth_as_known(born)
        return child

    def _unlike_the_others(self, family: Family, kind: str, called: set[str]) -> str:
        """A forename that no brother or sister has."""
        for _ in range(20):
            name = forename(self.dice, family.heritage, kind)
            if name not in called:
                break
        called.add(name)
        return name

    def _other_name(self, child: Child, kind: str) -> OtherName:
        dice = self.dice
        sort = dice.one_of(("preferred", "former", "also_known_as"))
        if sort == "preferred":
            return OtherName(kind=sort, forename=(child.forename or child.surname or "")[:3])
        other = family_name(dice, dice.one_of(heritages())).of(kind)
        return OtherName(kind=sort, surname=other, forename=child.forename)

    def _birth_as_known(self, born: date) -> BirthDate | Unanswered:
        precision: Precision | str = self.dice.weighed(
            {"day": 9840, "guess": 60, "month": 35, "year": 20, "unknown": 45}
        )
        if precision == "unknown":
            return self.dice.one_of((Unanswered.NOT_KNOWN, Unanswered.NOT_OBTAINED))
        if precision == "guess":
            return BirthDate(date(born.year, 1, 1), estimated=True)
        if precision == "month":
            return BirthDate(born.replace(day=1), estimated=True, precision="month")
        if precision == "year":
            return BirthDate(date(born.year, 1, 1), estimated=True, precision="year")
        return BirthDate(born)

    # -- what the school and social care know ------------------------------------------------------

    def _about(self, pupil: Pupil) -> None:
        dice, child, family = self.dice, pupil.record, pupil.family
        special = pupil.special is not None and pupil.special.kind == "special"
        child.sen = "E" if special else dice.weighed({"N": 80, "K": 14.5, "E": 4})
        if child.sen == "N" and dice.chance(0.02):
            child.sen = Unanswered.NOT_KNOWN
        child.ehc_plan = child.sen == "E" if isinstance(child.sen, str) else child.sen
        if isinstance(child.sen, Unanswered):
            child.ehc_plan = child.sen
        child.ethnicity = dice.weighed({family.heritage.ethnicity: 96, "NOBT": 2.5, "REFU": 1.5})
        child.first_language = dice.weighed({family.language: 97, "NOT": 2, "OTB": 1})
        child.free_school_meals = or_not(dice, dice.chance(0.34), 0.03)
        child.looked_after = dice.chance(0.011)
        child.child_protection_plan = dice.chance(0.006)
        child.child_in_need = child.child_protection_plan or dice.chance(0.035)
        child.early_help = or_not(dice, dice.chance(0.05), 0.02)
        if child.child_in_need or child.looked_after:
            child.social_worker = or_not(dice, "Duty and assessment team", 0.1)
        child.notes = dice.one_of(NOTES) if dice.chance(0.03) else None
        if dice.chance(0.008):
            child.year_group = pupil.group_on(self.as_of) - 1
            child.year_group_as_at = self.as_of

    def _numbers(self, pupil: Pupil) -> None:
        dice, child = self.dice, pupil.record
        if pupil.group_on(self.as_of) < 0:
            child.upn_missing_reason = "never_registered"
            return
        how = dice.weighed({"right": 915, "wrong": 12, "temporary": 15, "former": 18, "missing": 40})
        if how == "missing":
            child.upn_missing_reason = dice.weighed(_MISSING)
            return
        body = self._upn_body(pupil, temporary=how == "temporary")
        letter = check_letter(body)
        if how == "wrong":
            letter = LETTERS[(LETTERS.index(letter) + dice.number(1, 22)) % len(LETTERS)]
        if how == "former":
            old = self._upn_body(pupil, temporary=True)
            child.former_upns = [FormerUpn(upn=check_letter(old) + old, note="Temporary, until records came")]
        child.upn = letter + body

    def _upn_body(self, pupil: Pupil, temporary: bool) -> str:
        first_school = pupil.special or pupil.primary
        started = max(pupil.born.year + 4, academic_year(pupil.born) + 5) % 100
        stem = f"{AUTHORITY_CODE}{first_school.estab}{started:02}"
        serial = self.serials[stem] = self.serials.get(stem, 0) + 1
        if temporary:
            return f"{stem}{serial % 100:02}{LETTERS[serial % len(LETTERS)]}"
        return f"{stem}{serial % 1000:03}"
