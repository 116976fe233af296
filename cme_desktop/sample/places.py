"""Carrowby, a made-up city: its hubs, wards, streets and postcodes. No post town has the letters CY."""

from dataclasses import dataclass, replace
from datetime import date

from cme_desktop.sample.dice import Dice
from cme_desktop.sample.lists import streets, wards
from cme_desktop.standing_records.address import Address

CITY = "Carrowby"
AUTHORITY = f"{CITY} City Council"
AUTHORITY_CODE = "909"
"""A retired authority's code: numbers made from it are well formed, and nobody's."""
WEB = "carrowby.example"

_INWARD = "ABDEFGHJLNPQRSTUWXYZ"
_ABROAD = {
    "Pakistan": "Mirpur", "Romania": "Bacău", "Poland": "Łódź", "Somalia": "Hargeisa", "Nigeria": "Lagos",
    "Spain": "Torrevieja", "Portugal": "Setúbal", "Türkiye": "Gaziantep", "Iraq": "Erbil",
    "Bangladesh": "Sylhet", "Ireland": "Rathkeale", "United Arab Emirates": "Dubai", "Italy": "Novara",
}  # fmt: skip


@dataclass(frozen=True)
class Home:
    """A house in the city."""

    line1: str
    ward: str
    hub: str
    postcode: str

    @property
    def text(self) -> str:
        """The address in one line, as schools write it."""
        return f"{self.line1}, {self.ward}, {CITY}, {self.postcode}"


def a_home(dice: Dice, hub: str | None = None) -> Home:
    """Some house in the city, or in one hub's part of it."""
    where = hub or dice.one_of(tuple(wards()))
    ward = dice.one_of(wards()[where])
    street = dice.one_of(streets())
    number = f"{dice.number(1, 180)}{dice.weighed({'': 90, 'a': 5, 'B': 5})}"
    line1 = f"Flat {dice.number(1, 40)}, {number} {street}" if dice.chance(0.15) else f"{number} {street}"
    return Home(line1, ward, where, a_postcode(dice, ward))


def a_postcode(dice: Dice, ward: str) -> str:
    """A postcode in that ward's district."""
    district = 1 + [name for names in wards().values() for name in names].index(ward)
    return f"CY{district} {dice.number(0, 9)}{dice.one_of(_INWARD)}{dice.one_of(_INWARD)}"


def a_country(dice: Dice) -> tuple[str, str]:
    """A country that families leave for or come from, and a town there."""
    country = dice.one_of(tuple(_ABROAD))
    return country, _ABROAD[country]


def address(home: Home, since: date | None, kind: str = "home") -> Address:
    """A house as an address row."""
    return Address(
        kind=kind, from_on=since, line1=home.line1, line2=home.ward, town=CITY, postcode=home.postcode
    )


def addresses(dice: Dice, home: Home, since: date) -> list[Address]:
    """Where a family lives: most often one house, sometimes an earlier one too, seldom none at all."""
    kind = dice.weighed({"home": 900, "moved": 60, "temporary": 20, "no_fixed_abode": 5, "overseas": 5})
    if kind == "no_fixed_abode":
        return [Address(kind=kind, from_on=since, postcode="ZZ99 3VZ")]
    if kind == "overseas":
        country, town = a_country(dice)
        return [Address(kind=kind, from_on=since, line1="c/o grandparents", town=town, country=country)]
    rows = [address(home, since, "temporary" if kind == "temporary" else "home")]
    if kind == "moved":
        before = a_home(dice)
        earlier = address(before, since.replace(year=since.year - 3, day=1))
        rows.insert(0, replace(earlier, to_on=since))
    return rows
