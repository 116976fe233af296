"""A made-up office to open in tests: thirty children, four schools, an officer, every kind of notice."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from cme_desktop.description.record import Record
from cme_desktop.description.record_type import RecordType
from cme_desktop.desk import Desk
from cme_desktop.ports import Author, Store, UnitOfWork
from cme_desktop.records.home_education import HOME_EDUCATION
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.on_roll_notice import ON_ROLL_NOTICE
from cme_desktop.records.pace_interview import PACE_INTERVIEW
from cme_desktop.records.penalty_notice import PENALTY_NOTICE
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY
from cme_desktop.services.saving import save_record
from cme_desktop.standing_records.address import Address
from cme_desktop.standing_records.child import CHILD
from cme_desktop.standing_records.child.fields import OtherName, Relation
from cme_desktop.standing_records.hub import HUB
from cme_desktop.standing_records.officer import OFFICER
from cme_desktop.standing_records.person import PERSON
from cme_desktop.standing_records.school import SCHOOL
from cme_desktop.values.partial_dates import parse_birth
from db.files.emergency import DraftFiles, beside_file
from db.store import open_store
from tests.opening import settle

TODAY = date(2026, 11, 23)
WHO = "Robin Ashworth"

_SURNAMES = [
    "Okafor",
    "Lis",
    "Reid",
    "Nowak",
    "Begum",
    "Hughes",
    "Okonkwo",
    "Petrov",
    "Ali",
    "Walker",
    "Marchetti",
    "Young",
    "Silva",
    "Novák",
    "Ahmed",
]
_FORENAMES = [
    "Ada",
    "Kuba",
    "Tom",
    "Zofia",
    "Amina",
    "Rhys",
    "Chidi",
    "Mila",
    "Yusuf",
    "Grace",
    "Leo",
    "Niamh",
    "Inês",
    "Jakub",
    "Samira",
    "Noor",
    "Oscar",
    "Freya",
    "Dylan",
    "Esme",
    "Tariq",
    "Ruby",
    "Ewan",
    "Layla",
    "Finn",
    "Maya",
    "Idris",
    "Poppy",
    "Caleb",
    "Hana",
]
_SCHOOLS = (
    ("Ashdown Primary School", "2999001", "900001"),
    ("Brackenhill Academy", "2994002", "900002"),
    ("St Wilfrid’s RC High School", "2994603", "900003"),
    ("Larkfield Junior School", "2992004", "900004"),
)


@dataclass(frozen=True)
class FixedClock:
    """Always half past two on one day."""

    day: date = TODAY

    def today(self) -> date:
        return self.day

    def now(self) -> datetime:
        return datetime(self.day.year, self.day.month, self.day.day, 14, 30, tzinfo=UTC)


def open_desk(path: Path, make: bool = True) -> Desk:
    """A desk over the data file at `path`, which may be made if it is not there."""
    clock = FixedClock()
    store = open_store(str(path), clock, make=make)
    unsettled = settle(store)
    return Desk(store, clock, Author(WHO), DraftFiles(beside_file(path, "robin")), unsettled=unsettled)


def fill(store: Store, settled: bool = True) -> None:
    """Put the made-up office into an empty data file; `settled`: the authority is chosen already."""
    with changing(store) as work:
        if settled:
            work.set_setting("authority", "299")
        _Filler(work).fill()


@contextmanager
def changing(store: Store) -> Iterator[UnitOfWork]:
    """A change that is kept."""
    with store.changing(Author(WHO)) as work:
        yield work
        work.commit()


class _Filler:
    def __init__(self, work: UnitOfWork) -> None:
        self.work = work

    def add(self, record_type: RecordType[Any], **values: Any) -> Any:
        saved: Record = save_record(self.work, record_type, record_type.cls(**values))
        return saved.id

    def fill(self) -> None:
        self.hub = self.add(HUB, name="North hub", area="North of the river")
        self.officer = self.add(OFFICER, name=WHO, role="cme_officer", hub=self.hub)
        self.schools = [
            self.add(SCHOOL, name=name, laestab=number, urn=urn, local_authority=None, status="open")
            for name, number, urn in _SCHOOLS
        ]
        self.parents = [self.add(PERSON, title="Ms", surname=surname, forename="Jo") for surname in _SURNAMES]
        self.children = [self.child(place) for place in range(30)]
        for place, child in enumerate(self.children):
            self.notices(place, child)

    def child(self, place: int) -> int:
        family = place % len(_SURNAMES)
        born = date(2010, 9, 1) + timedelta(days=137 * place)
        parent = Relation(
            person=self.parents[family], relationship="mother", parental_responsibility=True, lives_with=True
        )
        since, street = date(2021, 5, 4), f"{place + 1} Alder Road"
        home = Address(kind="home", from_on=since, line1=street, town="Northgate", postcode="OX10 1AA")
        id: int = self.add(
            CHILD,
            surname=_SURNAMES[family],
            forename=_FORENAMES[place],
            birth=parse_birth(born.isoformat(), TODAY),
            sex="F" if place % 2 else "M",
            school=self.schools[place % 4],
            people=[parent],
            addresses=[home],
            ehc_plan=place % 9 == 0,
            looked_after=None,
            restricted=place == 17,
            restricted_reason="refuge" if place == 17 else None,
            other_names=[OtherName(kind="known_as", forename="Addy")] if place == 0 else [],
        )
        return id

    def notices(self, place: int, child: int) -> None:
        who = {"child": child, "school": self.schools[place % 4], "officer": self.officer, "hub": self.hub}
        days = timedelta(days=place)
        if place % 3 == 0:
            absent = TODAY - timedelta(days=20) - days
            self.ten_day(who, absent, absent + timedelta(days=15), place)
        if place % 5 == 0:
            self.home_educated(who, TODAY - timedelta(days=120) - 8 * days)
        if place % 5 == 2:
            self.enquiry(who, TODAY - timedelta(days=6) - 2 * days)
        if place % 4 == 1:
            self.moved(who, place)
        if place % 6 == 4:
            self.fined(who, place)

    def ten_day(self, who: dict[str, Any], absent: date, received: date, place: int) -> None:
        screened = received + timedelta(days=1) if place % 2 else None
        self.add(
            TEN_DAY_NOTIFICATION, **who, first_absent_on=absent, received_on=received, codes_used=("O",),
            screened_on=screened, status="screened" if screened else "received",
            last_seen_on=absent - timedelta(days=1),
        )  # fmt: skip

    def home_educated(self, who: dict[str, Any], start: date) -> None:
        self.add(
            HOME_EDUCATION, **who, received_on=start + timedelta(days=3), started_on=start,
            previous_setting=None, status="enquiries",
        )  # fmt: skip

    def enquiry(self, who: dict[str, Any], opened: date) -> None:
        self.add(
            WHEREABOUTS_ENQUIRY, **who, received_on=opened, source="ten_day_notification",
            last_seen_on=opened - timedelta(days=9), status="checks_running",
        )  # fmt: skip

    def moved(self, who: dict[str, Any], place: int) -> None:
        left = TODAY - timedelta(days=200 + place)
        self.add(OFF_ROLL_NOTICE, **who, received_on=left + timedelta(days=2), deleted_on=left,
                 ground_met_on=left, status="accepted")  # fmt: skip
        entered = left + timedelta(days=30)
        school = {"school": self.schools[(place + 1) % 4]}
        self.add(ON_ROLL_NOTICE, **(who | school), received_on=entered + timedelta(days=4),
                 entered_on=entered, status="received")  # fmt: skip

    def fined(self, who: dict[str, Any], place: int) -> None:
        parent = self.parents[place % len(_SURNAMES)]
        asked = TODAY - timedelta(days=40 + place)
        self.add(PACE_INTERVIEW, **who, parent=parent, received_on=asked, status="invited")
        self.add(PENALTY_NOTICE, **who, parent=parent, received_on=asked + timedelta(days=3),
                 status="requested")  # fmt: skip
