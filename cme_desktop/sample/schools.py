"""The city's schools, hubs and officers."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cme_desktop.description.life import ALIVE
from cme_desktop.sample.dice import Dice
from cme_desktop.sample.lists import wards
from cme_desktop.sample.names import adult_name
from cme_desktop.sample.places import AUTHORITY_CODE, CITY, WEB, a_home
from cme_desktop.standing_records.hub import Hub
from cme_desktop.standing_records.officer import Officer
from cme_desktop.standing_records.school import LIFE, School, SchoolLink
from cme_desktop.values.names import fold

_FEWEST, _MOST, _CHILDREN_EACH = 24, 90, 25

_KINDS = {
    "primary": 62.0,
    "secondary": 18.0,
    "special": 7.0,
    "independent": 6.0,
    "pru": 3.0,
    "all_through": 4.0,
}
_TYPES: dict[str, dict[str, float]] = {
    "primary": {"01": 35, "02": 22, "03": 8, "34": 20, "28": 15},
    "secondary": {"01": 12, "02": 15, "34": 35, "28": 28, "35": 10},
    "special": {"07": 55, "44": 30, "12": 15},
    "independent": {"11": 85, "10": 15},
    "pru": {"14": 65, "43": 35},
    "all_through": {"35": 50, "34": 50},
}
_GROUPS = {"01": "4", "02": "4", "03": "4", "14": "4", "07": "5", "12": "5", "11": "3", "10": "3", "35": "11"}
_PHASES = {"primary": "2", "secondary": "4", "all_through": "7"}
_AGES = {
    "primary": (3, 11), "secondary": (11, 16), "special": (4, 19), "independent": (3, 18), "pru": (5, 16),
    "all_through": (4, 16),
}  # fmt: skip
_NUMBERS = {
    "primary": 2000,
    "secondary": 4000,
    "special": 7000,
    "independent": 6000,
    "pru": 1100,
    "all_through": 6900,
}
_SAINTS = (
    "St Aidan's",
    "St Bede's",
    "Our Lady's",
    "Holy Trinity",
    "St Oswald's",
    "All Saints",
    "St Brigid's",
)
_FAITHS = {"02": "RC", "03": "CofE"}
_TRUSTS = ("Loom Learning Trust", "Weavers' Academies Trust", "Five Wards Multi-Academy Trust")
_ENDINGS = {
    "primary": ("Primary School", "Primary School", "Community Primary School", "Primary Academy"),
    "secondary": ("High School", "Academy", "Community School", "School"),
    "special": ("School", "Special School", "Lodge School"),
    "independent": ("Grammar School", "Preparatory School", "Islamic College", "Independent School"),
    "pru": ("Pupil Referral Unit", "Alternative Provision Academy"),
    "all_through": ("All Through School", "Free School"),
}


@dataclass(eq=False)
class Site:
    """A school as stories need it."""

    kind: str
    record: School
    estab: str

    @property
    def id(self) -> int:
        """The id of its record."""
        assert self.record.id is not None
        return self.record.id

    @property
    def hub(self) -> int | None:
        """The hub that takes on its children."""
        return self.record.hub

    @property
    def name(self) -> str:
        """Its name."""
        return self.record.name or ""

    @property
    def setting(self) -> str:
        """What it is as a previous setting, in the words of the yearly return."""
        if self.kind in ("special", "independent"):
            return self.kind
        if self.kind == "pru":
            return "pupil_referral_unit" if self.record.type == "14" else "alternative_provision"
        return {"10": "academy", "11": "free_school"}.get(self.record.type_group or "", "maintained")


def hubs() -> list[Hub]:
    """One hub for each part of the city, and one that was given up."""
    current = [Hub(name=f"{name} hub", area=", ".join(names)) for name, names in wards().items()]
    return [
        *current,
        Hub(name="Outreach hub", area="Closed when its work went to the other hubs", status="ended"),
    ]


def officers(dice: Dice, hubs_made: list[Hub]) -> list[Officer]:
    """The team: central officers, attendance officers in each hub, those who lead and those who left."""
    posts: list[tuple[str, int | None]] = [("cme_officer", None)] * 4
    posts.extend((role, None) for role in ("manager", "manager", "administrator", "auditor"))
    posts += [("attendance_officer", hub.id) for hub in hubs_made if hub.status == ALIVE.first for _ in "12"]
    made = [_officer(dice, role, hub) for role, hub in posts]
    left = _officer(dice, "cme_officer", None)
    left.status = "ended"
    return [*made, left]


def _officer(dice: Dice, role: str, hub: int | None) -> Officer:
    forename, surname = adult_name(dice)
    email = f"{fold(forename)}.{fold(surname)}@{WEB}"
    return Officer(name=f"{forename} {surname}", role=role, hub=hub, email=email)


def schools(dice: Dice, children: int, hubs_made: list[Hub]) -> Iterator[Site]:
    """Schools of every kind, more of them for more children; an academy comes with the school it was."""
    count = min(_MOST, max(_FEWEST, children // _CHILDREN_EACH))
    hub_ids = {name: hub.id for name, hub in zip(wards(), hubs_made, strict=False)}
    taken: set[str] = set()
    for place, kind in enumerate(sorted(dice.deal(_KINDS, count), key=tuple(_KINDS).index)):
        yield _site(dice, kind, place, hub_ids, taken)


def _site(dice: Dice, kind: str, place: int, hub_ids: dict[str, int | None], taken: set[str]) -> Site:
    home = a_home(dice)
    type_code = dice.weighed(_TYPES[kind])
    group = _GROUPS.get(type_code, "10")
    low, high = _AGES[kind]
    estab = f"{_NUMBERS[kind] + place:04}"
    name = _name(dice, kind, type_code, home.ward, home.line1, taken)
    record = School(
        name=name,
        urn=f"{900100 + place}",
        laestab=AUTHORITY_CODE + estab,
        ukprn=f"{19000000 + place}",
        local_authority=AUTHORITY_CODE,
        type=type_code,
        type_group=group,
        phase=_PHASES.get(kind, "0"),
        low_age=low,
        high_age=high,
        trust=dice.one_of(_TRUSTS) if group == "10" else None,
        opened_on=date(2014, 9, 1) if group in ("10", "11") else None,
        line1=home.line1.split(", ")[-1],
        line2=home.ward,
        town=CITY,
        postcode=home.postcode,
        phone=f"01632 960{100 + place:03}",
        website=f"https://school{place + 1}.{WEB}",
        hub=hub_ids[home.hub],
    )
    if place == 2:
        record.status = "closing"
    return Site(kind, record, estab)


def _name(dice: Dice, kind: str, type_code: str, ward: str, line1: str, taken: set[str]) -> str:
    """A name that no other school has."""
    academy = type_code not in _GROUPS
    street = line1.split(", ")[-1].split(" ", 1)[1]
    for _ in range(50):
        faith = _FAITHS.get(type_code)
        start = dice.one_of((*_SAINTS, ward) if faith else (ward, street))
        endings = [ending for ending in _ENDINGS[kind] if academy or "Academy" not in ending]
        name = f"{start} {faith} {endings[0]}" if faith else f"{start} {dice.one_of(endings)}"
        if name not in taken:
            break
    taken.add(name)
    return name


def neighbours(sites: list[Site], as_of: date) -> Iterator[School]:
    """Schools without pupils here: those that became academies, one to come, some outside the city."""
    academies = [site for site in sites if site.record.trust][:4]
    for number, site in enumerate(academies):
        now = site.record
        before = School(
            name=(now.name or "").replace("Academy", "School"),
            urn=f"{900000 + number}",
            laestab=now.laestab,
            local_authority=AUTHORITY_CODE,
            type="01",
            type_group="4",
            phase=now.phase,
            status="closed",
            closed_on=date(2014, 8, 31),
            postcode=now.postcode,
            town=CITY,
        )
        before.links = [SchoolLink(kind="successor", urn=now.urn, name=now.name, since=date(2014, 9, 1))]
        yield before
    yield School(
        name=f"{CITY} Canal Free School",
        urn="900099",
        type="35",
        type_group="11",
        local_authority=AUTHORITY_CODE,
        town=CITY,
        opened_on=date(as_of.year + 1, 9, 1),
        status="proposed",
    )
    for number, name in enumerate(("Tarn Bridge Academy", "Fellmoor High School", "Ellbeck Primary School")):
        yield School(name=name, urn=f"{900080 + number}", town="Tarn Bridge", status=LIFE.first)
