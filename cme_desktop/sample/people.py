"""Families: the adults around one or more children, where they live and what they speak."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from cme_desktop.fields import Unanswered
from cme_desktop.sample.dice import Dice
from cme_desktop.sample.lists import Heritage
from cme_desktop.sample.names import FamilyName, a_heritage, adult_name, family_name, forename
from cme_desktop.sample.places import Home, a_home, address, addresses
from cme_desktop.sample.texts import or_not
from cme_desktop.standing_records.address import Address
from cme_desktop.standing_records.person import Person, Phone
from cme_desktop.values.names import fold
from cme_desktop.values.partial_dates import BirthDate

_TITLES = {"boy": {"Mr": 96, "Dr": 3, "": 1}, "girl": {"Ms": 30, "Mrs": 40, "Miss": 27, "Dr": 3}}
_SHAPES = {"both": 52, "mother": 20, "apart": 18, "father": 4, "step": 4, "grandparent": 2}
"""Who brings the children up: `apart` is both parents, at two addresses."""


@dataclass(eq=False)
class Adult:
    """Somebody around a child, and how they stand to it."""

    person: Person
    relationship: str
    responsible: bool | Unanswered
    lives_with: bool

    @property
    def id(self) -> int:
        """The id of the person's record."""
        assert self.person.id is not None
        return self.person.id

    @property
    def name(self) -> str:
        """The name as a school would write it."""
        parts = (self.person.title, self.person.forename, self.person.surname)
        return " ".join(part for part in parts if part)

    @property
    def phone(self) -> str | None:
        """The first number."""
        return self.person.phones[0].number if self.person.phones else None


@dataclass(eq=False)
class Family:
    """One household and the parents who live elsewhere."""

    heritage: Heritage
    name: FamilyName
    language: str
    home: Home
    since: date
    lived: list[Address]
    adults: list[Adult]

    def addresses(self) -> list[Address]:
        """Where everybody at home lives and lived, as rows of their own."""
        return [replace(row) for row in self.lived]

    @property
    def carers(self) -> list[Adult]:
        """The adults the children live with."""
        return [adult for adult in self.adults if adult.lives_with]


def a_family(dice: Dice, as_of: date) -> Family:
    """A family with its adults, none of them stored yet."""
    heritage = a_heritage(dice)
    since = as_of - timedelta(days=dice.number(30, 4000))
    home = a_home(dice)
    name, language = family_name(dice, heritage), dice.weighed(heritage.languages)
    family = Family(heritage, name, language, home, since, addresses(dice, home, since), [])
    shape = dice.weighed(_SHAPES)
    if shape != "father" and shape != "grandparent":
        family.adults.append(_parent(dice, family, "girl", lives_with=True))
    if shape in ("both", "apart", "father"):
        family.adults.append(_parent(dice, family, "boy", lives_with=shape != "apart"))
    if shape == "step":
        family.adults.append(_relative(dice, family, "step_parent", "boy"))
    if shape == "grandparent":
        family.adults.append(_relative(dice, family, "grandparent", "girl"))
    if dice.chance(0.12):
        family.adults.append(_emergency_contact(dice, family))
    return family


def a_foster_carer(dice: Dice, as_of: date) -> Adult:
    """A foster carer in the city, with a name and a home of their own."""
    given, surname = adult_name(dice, "girl")
    since = as_of - timedelta(days=dice.number(400, 4000))
    person = _person(dice, given, surname, "girl", "ENG", as_of)
    person.addresses = [address(a_home(dice), since)]
    return Adult(person, "foster_carer", False, lives_with=True)


def _parent(dice: Dice, family: Family, kind: str, lives_with: bool) -> Adult:
    heritage = family.heritage
    own_name = kind == "girl" and dice.chance(heritage.mother_keeps_name)
    surname = (family_name(dice, heritage) if own_name else family.name).of(kind)
    given: str | None = forename(dice, heritage, kind, grown_up=True)
    if dice.chance(heritage.single_names):
        surname, given = given or surname, None
    person = _person(dice, given, surname, kind, family.language, family.since)
    if lives_with:
        person.addresses = family.addresses()
    elif dice.chance(0.8):
        person.addresses = [address(a_home(dice), family.since)]
    responsible = or_not(dice, not dice.chance(0.02), 0.05)
    return Adult(person, "mother" if kind == "girl" else "father", responsible, lives_with)


def _relative(dice: Dice, family: Family, relationship: str, kind: str) -> Adult:
    given = forename(dice, family.heritage, kind, grown_up=True)
    surname = family_name(dice, family.heritage).of(kind)
    person = _person(dice, given, surname, kind, family.language, family.since)
    person.addresses = family.addresses()
    return Adult(person, relationship, relationship == "grandparent", lives_with=True)


def _emergency_contact(dice: Dice, family: Family) -> Adult:
    kind = dice.one_of(("boy", "girl"))
    given = forename(dice, family.heritage, kind, grown_up=True)
    person = _person(dice, given, family.name.of(kind), kind, family.language, family.since)
    return Adult(person, dice.one_of(("grandparent", "relative", "family_friend")), False, lives_with=False)


def _person(dice: Dice, given: str | None, surname: str, kind: str, language: str, since: date) -> Person:
    born = since - timedelta(days=dice.number(24 * 365, 48 * 365))
    return Person(
        title=dice.weighed(_TITLES[kind]) or None,
        surname=surname,
        forename=given,
        birth=or_not(dice, BirthDate(born)) if dice.chance(0.35) else None,
        phones=_phones(dice),
        email=_email(dice, given or "", surname) if dice.chance(0.55) else None,
        first_language=language,
        interpreter=language not in ("ENG", "ENB") and dice.chance(0.35),
        communication_needs="Large print, please." if dice.chance(0.01) else None,
        status="ended" if dice.chance(0.01) else "current",
    )


def _email(dice: Dice, given: str, surname: str) -> str:
    return f"{fold(given)}.{fold(surname)}{dice.number(1, 99)}@mail.example".lstrip(".")


def _phones(dice: Dice) -> list[Phone]:
    """Numbers from the ranges that the regulator keeps for drama, in the ways people write them."""
    mobile = f"07700 900{dice.number(0, 999):03}"
    written = dice.weighed(
        {mobile: 80, mobile.replace(" ", ""): 15, "+44 7700" + mobile[5:]: 4, mobile + " (after 4pm)": 1}
    )
    phones = [Phone(number=written, kind="mobile", emergency=True)]
    if dice.chance(0.2):
        phones.append(Phone(number=f"0161 496 0{dice.number(0, 999):03}", kind=dice.one_of(("home", "work"))))
    return phones
