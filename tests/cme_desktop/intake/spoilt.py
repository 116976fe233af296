"""A town of made-up children and rows about them, spoilt as people spoil them, with the truth known.

The names and the slips are this module's own: drawn from the tables that the program compares names with,
they would prove nothing about those.
"""

import random
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import cycle
from pathlib import Path

from cme_desktop.desk import Desk
from cme_desktop.ports import UnitOfWork
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from cme_desktop.standing_records.address import Address
from cme_desktop.standing_records.child import CHILD
from cme_desktop.values.partial_dates import BirthDate
from cme_desktop.values.upn import check_letter
from tests.builders import make_child, make_school
from tests.day_first import import_table

SCHOOL = "106653"
_SURNAMES = [
    f"{first}{last}"
    for first in ("Ash", "Birk", "Cald", "Dun", "Ever", "Fair", "Gar", "Hol", "Ing", "Kirk", "Lang", "Mar")
    for last in ("by", "combe", "den", "field", "gate", "ham", "ley", "mond", "ton", "wick", "worth", "stow")
] + ["Khan", "Ali", "Begum", "Singh", "Nowak", "Okoro", "De Silva", "O’Dowd", "Hart-Green", "Nguyễn"] * 6
_BOYS = (
    "Adam", "Amir", "Bilal", "Callum", "Dawud", "Eryk", "Finlay", "Hamza", "Ibrahim", "Jakub", "Kacper",
    "Luca", "Nabil", "Omar", "Piotr", "Rafi", "Salim", "Tariq", "Umar", "Yusuf", "Zayn", "Harvey", "Leon",
    "Owen", "Rhys", "Ewan", "Callan", "Declan", "Marcus", "Reuben",
)  # fmt: skip
_GIRLS = (
    "Aisha", "Bronwen", "Ceri", "Daria", "Elif", "Freya", "Gosia", "Hiba", "Iman", "Jasmin", "Kinga",
    "Layla", "Maja", "Noor", "Oliwia", "Parveen", "Rabia", "Salma", "Tamsin", "Ula", "Wanda", "Yasmin",
    "Zofia", "Amira", "Bethan", "Carys", "Erin", "Halima", "Ines", "Martha",
)  # fmt: skip
_LETTERS = "aeioulnrst"


@dataclass(frozen=True)
class Pupil:
    """One child as it truly is."""

    key: str
    surname: str
    forename: str
    birth: date
    sex: str
    postcode: str
    upn: str = ""


@dataclass(frozen=True)
class SpoiltRow:
    """One notice about a child, as it was sent; `told` are its cells about the child."""

    kind: str
    about: Pupil
    told: Mapping[str, str]


@dataclass
class Town:
    """Children on file and rows that came in. `ids` are of those on file, by key."""

    on_file: list[Pupil]
    rows: list[SpoiltRow]
    ids: dict[str, int] = field(default_factory=dict)


@dataclass
class Fates:
    """What became of rows, counted."""

    read: int = 0
    right: int = 0
    wrong: int = 0
    """On the file of another child: of one on file, or of one that another row has made."""
    repeated: int = 0
    """Left out, as another row has told the same of the same child."""
    dropped: int = 0
    second: int = 0
    """Of a child on file, for whom a second one was made unasked."""
    asked: int = 0
    shown: int = 0
    """Asked, and the right child named, of those on file."""
    asked_in_vain: int = 0
    new: int = 0


def town(seed: int, children: int, rows: int) -> Town:
    """So many children on file, and rows about them and others; always the same for a seed."""
    dice = random.Random(seed)
    numbers = iter(range(1, 10_000_000))
    families = [_family(dice, numbers, f"f{number}") for number in range(children // 2)]
    on_file = [child for family in families for child in family][:children]
    kinds = [_plain, _no_number, _bare, _slip, _slip_no_number, _swapped, _sisters, _filled_down, _twins,
             _one_twin, _namesake, _newcomer]  # fmt: skip
    made: list[SpoiltRow] = []
    for kind in cycle(kinds):
        if len(made) >= rows:
            break
        made += kind(dice, numbers, on_file)
    dice.shuffle(made)
    planted = [row.about for row in made if row.about.key.endswith("file")]
    return Town(list({child.key: child for child in (*on_file, *planted)}.values()), made)


def fill(desk: Desk, made: Town) -> None:
    """Put the children of the town on file, with the school."""
    with desk.store.changing(desk.author) as work:
        make_school(work, "Elm Lane", urn=SCHOOL)
        for child in made.on_file:
            made.ids[child.key] = _keep(work, child)
        work.commit()


def _keep(work: UnitOfWork, child: Pupil) -> int:
    saved = make_child(
        work, child.surname, child.forename, birth=BirthDate(child.birth), sex=child.sex,
        upn=child.upn or None, addresses=[Address(kind="home", postcode=child.postcode)],
    )  # fmt: skip
    id: int = saved.id
    return id


HEADINGS = (
    "Child UPN", "Child surname", "Child forename", "Child date of birth", "Child sex", "Child postcode",
    "School", "First day absent", "Notice received",
)  # fmt: skip


def cells(row: SpoiltRow) -> tuple[str, ...]:
    """The row as it stands in the file; all are of one school and the same days."""
    names = ("upn", "surname", "forename", "birth", "sex", "postcode")
    return (*(row.told.get(name, "") for name in names), SCHOOL, "12/10/2026", "2/11/2026")


def load(desk: Desk, made: Town, path: Path) -> dict[str, Fates]:
    """Import the rows, and count by kind what became of them."""
    outcome = import_table(desk, TEN_DAY_NOTIFICATION, path)
    skipped = {row.number for row in outcome.skipped_rows}
    refused = {row.number: " ".join(row.reasons) for row in outcome.refused_rows}
    saved = iter(outcome.saved)
    with desk.store.reading() as reader:
        children = {id: reader.get(TEN_DAY_NOTIFICATION, id).child for id in outcome.saved}
        references = {child.id: child.reference for child in reader.records(CHILD)}
    keys = {id: key for key, id in made.ids.items()}
    told = {row.about.key for number, row in enumerate(made.rows, 2) if number not in {*skipped, *refused}}
    found: dict[str, Fates] = {}
    for number, row in enumerate(made.rows, 2):
        fates = found.setdefault(row.kind, Fates())
        fates.read += 1
        key = row.about.key
        if number in skipped:
            fates.repeated += key in told
            fates.dropped += key not in told
        elif number in refused:
            fates.asked += 1
            fates.asked_in_vain += key not in made.ids
            fates.shown += key in made.ids and str(references[made.ids[key]]) in refused[number]
        else:
            child = children[next(saved)]
            assert child is not None
            whose = keys.setdefault(child, key)
            if whose != key:
                fates.wrong += 1
            elif key not in made.ids:
                fates.new += 1
            elif child == made.ids[key]:
                fates.right += 1
            else:
                fates.second += 1
    return found


def total(found: Mapping[str, Fates]) -> Fates:
    """All kinds together."""
    counted: Counter[str] = Counter()
    for fates in found.values():
        counted.update(vars(fates))
    return Fates(**counted)


# -- children -----------------------------------------------------------------------------------


def _family(dice: random.Random, numbers: Iterator[int], key: str, size: int | None = None) -> list[Pupil]:
    surname = dice.choice(_SURNAMES)
    home = f"M{dice.randrange(1, 60)} {dice.randrange(1, 9)}{dice.choice('ABDEFG')}{dice.choice('HJLNPQ')}"
    count = size or dice.choice((1, 1, 2, 2, 3, 4))
    taken: set[str] = set()
    children = []
    birth = date(2008, 1, 1) + timedelta(days=dice.randrange(2500))
    for number in range(count):
        sex = dice.choice("FM")
        forename = dice.choice([name for name in (_GIRLS if sex == "F" else _BOYS) if name not in taken])
        taken.add(forename)
        if number and dice.random() > 0.06:  # else a twin of the one before
            birth += timedelta(days=dice.randrange(300, 1300))
        upn = _upn(next(numbers)) if dice.random() < 0.92 else ""
        children.append(Pupil(f"{key}.{number}", surname, forename, birth, sex, home, upn))
    return children


def _upn(number: int) -> str:
    body = f"352{2000 + number % 900:04}{10 + number % 10:02}{number // 900 % 1000:03}"
    return check_letter(body) + body


def _told(child: Pupil, **other: str) -> dict[str, str]:
    told = {
        "upn": child.upn, "surname": child.surname, "forename": child.forename,
        "birth": f"{child.birth:%d/%m/%Y}", "sex": child.sex, "postcode": child.postcode,
    }  # fmt: skip
    return told | other


def _slipped(dice: random.Random, name: str) -> str:
    place = dice.randrange(1, len(name))
    match dice.randrange(3):
        case 0:
            return name[:place] + name[place + 1 :]
        case 1:
            return name[:place] + dice.choice(_LETTERS) + name[place + 1 :]
        case _:
            place = max(place, 2)
            return name[: place - 1] + name[place : place + 1] + name[place - 1] + name[place + 1 :]


# -- rows ---------------------------------------------------------------------------------------

_Rows = list[SpoiltRow]


def _one(kind: str, child: Pupil, **other: str) -> _Rows:
    return [SpoiltRow(kind, child, _told(child, **other))]


def _plain(dice: random.Random, _: Iterator[int], on_file: list[Pupil]) -> _Rows:
    return _one("as on file", dice.choice(on_file))


def _no_number(dice: random.Random, _: Iterator[int], on_file: list[Pupil]) -> _Rows:
    return _one("without a UPN", dice.choice(on_file), upn="")


def _bare(dice: random.Random, _: Iterator[int], on_file: list[Pupil]) -> _Rows:
    return _one("name and birth only", dice.choice(on_file), upn="", postcode="", sex="")


def _slip(dice: random.Random, _: Iterator[int], on_file: list[Pupil]) -> _Rows:
    child = dice.choice([child for child in dice.sample(on_file, 20) if child.upn] or on_file)
    return _one("forename misspelt", child, forename=_slipped(dice, child.forename))


def _slip_no_number(dice: random.Random, _: Iterator[int], on_file: list[Pupil]) -> _Rows:
    child = dice.choice(on_file)
    return _one("surname misspelt, no UPN", child, surname=_slipped(dice, child.surname), upn="")


def _swapped(dice: random.Random, _: Iterator[int], on_file: list[Pupil]) -> _Rows:
    child = dice.choice([child for child in on_file if child.birth.day <= 12])
    return _one("day and month swapped", child, birth=f"{child.birth:%m/%d/%Y}", upn="")


def _sisters(dice: random.Random, numbers: Iterator[int], on_file: list[Pupil]) -> _Rows:
    """The number of a sister on file, on the row of a child who is on file or not."""
    sister = dice.choice([child for child in dice.sample(on_file, 20) if child.upn])
    family = [child for child in on_file if child.key.split(".")[0] == sister.key.split(".")[0]]
    others = [child for child in family if child is not sister]
    if others and dice.random() < 0.6:
        return _one("a sister's UPN", dice.choice(others), upn=sister.upn)
    own = _family(dice, numbers, f"s{next(numbers)}", 1)[0]
    forename = own.forename if own.forename != sister.forename else "Quentin"
    other = replace(own, surname=sister.surname, postcode=sister.postcode, forename=forename)
    return _one("a sister's UPN", other, upn=sister.upn)


def _filled_down(dice: random.Random, numbers: Iterator[int], _: list[Pupil]) -> _Rows:
    """One number down a whole family that nobody knows yet."""
    family = _family(dice, numbers, f"d{next(numbers)}", 3)
    number = _upn(next(numbers))
    return [row for child in family for row in _one("UPN filled down", child, upn=number)]


def _twins(dice: random.Random, numbers: Iterator[int], _: list[Pupil]) -> _Rows:
    """Both on file, each with its number, and both sent with that of the first."""
    one, other = _two(dice, numbers, "file")
    return [*_one("twins, one number", one), *_one("twins, one number", other, upn=one.upn)]


def _one_twin(dice: random.Random, numbers: Iterator[int], _: list[Pupil]) -> _Rows:
    """Neither on file."""
    one, other = _two(dice, numbers, "new")
    return [*_one("new twins, one number", one), *_one("new twins, one number", other, upn=one.upn)]


def _two(dice: random.Random, numbers: Iterator[int], where: str) -> tuple[Pupil, Pupil]:
    key = f"t{next(numbers)}"
    one = replace(_family(dice, numbers, key, 1)[0], key=f"{key}.0.{where}", upn=_upn(next(numbers)))
    pool = [name for name in (_GIRLS if one.sex == "F" else _BOYS) if name != one.forename]
    # the likeliest to be taken for one another: the same letter first
    pool.sort(key=lambda name: (name[0] != one.forename[0], name[:2] != one.forename[:2]))
    other = replace(one, key=f"{key}.1.{where}", forename=pool[dice.randrange(3)], upn=_upn(next(numbers)))
    return one, other


def _namesake(dice: random.Random, numbers: Iterator[int], _: list[Pupil]) -> _Rows:
    """Two children of one name and birth, with two numbers and two homes; one of them is on file."""
    key = f"n{next(numbers)}"
    one = replace(_family(dice, numbers, key, 1)[0], key=f"{key}.0.file", upn=_upn(next(numbers)))
    other = replace(one, key=f"{key}.1.new", postcode="OL1 1AA", upn=_upn(next(numbers)))
    return [*_one("namesake", one), *_one("namesake", other, upn=dice.choice((other.upn, other.upn, "")))]


def _newcomer(dice: random.Random, numbers: Iterator[int], _: list[Pupil]) -> _Rows:
    return _one("like nobody", _family(dice, numbers, f"c{next(numbers)}", 1)[0])
