"""A restricted child with words that stand nowhere else, and a record of every type about her."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

from cme_desktop.description.linked import rows_of_children
from cme_desktop.fields import LinkField
from cme_desktop.ports import UnitOfWork
from cme_desktop.registry import CASEWORK
from cme_desktop.services.saving import save_record, store
from cme_desktop.standing_records.address import Address
from cme_desktop.standing_records.child import CHILD
from cme_desktop.standing_records.child.fields import OtherName, Relation
from cme_desktop.standing_records.hub import HUB
from cme_desktop.standing_records.officer import OFFICER
from cme_desktop.standing_records.person import PERSON, Phone
from cme_desktop.standing_records.school import SCHOOL
from cme_desktop.values.partial_dates import parse_birth

UPN = "X352299900117"
BORN = date(2014, 2, 13)
REASON = "refuge"
WORDS = (
    "wexlinthe", "ottiravane", "quexby", "vantreel", "zyxxora", "hiddenbrook", "ze3 9jw", "ze39jw",
    UPN.lower(), "900461", "13 feb 2014", "2014-02-13", "13/02/2014", "vexmoor",
)  # fmt: skip
"""Her names, her parent's, their street, postcode, number, birth, telephone and notes."""
SCHOOL_WORD = "quillhaven"
"""In the name of her school: a school is no secret, but that it is hers is one."""


@dataclass(frozen=True)
class Planted:
    """What was put on file."""

    child: int
    reference: str
    school: int
    parent: int
    shared: int
    notices: dict[str, tuple[int, str]]
    """By type: the id and the reference of the record about her."""
    kept: int
    """The restricted record on whose account all this is unseen: hers, or what hers was merged into."""


def plant_surroundings(work: UnitOfWork) -> tuple[int, int]:
    """Her school and a parent whom another child has too: both may be seen without her."""
    school = save_record(work, SCHOOL, SCHOOL.cls(name="Quillhaven School", status="open"))
    shared = save_record(work, PERSON, PERSON.cls(surname="Ordinary", forename="Olive"))
    sibling = CHILD.cls(surname="Ordinary", forename="Owen", people=[Relation(person=shared.id)])
    save_record(work, CHILD, sibling)
    assert school.id is not None
    assert shared.id is not None
    return school.id, shared.id


def plant(work: UnitOfWork, school: int, shared: int, day: date, **changes: Any) -> Planted:
    """The child, the parent who is hers alone, and one record of every type, received on a day."""
    home = Address(kind="refuge", line1="7 Hiddenbrook Row", town="Vexmoor", postcode="ZE3 9JW")
    parent = save_record(
        work, PERSON,
        PERSON.cls(surname="Vantreel", forename="Zyxxora", phones=[Phone(number="07700 900461")],
                   addresses=[home]),
    )  # fmt: skip
    child = save_record(work, CHILD, her(home, (parent.id, shared), school, **changes))
    officer, hub = (_one(work, kind) for kind in (OFFICER, HUB))
    about = {"child": child.id, "school": school, "officer": officer, "hub": hub, "parent": parent.id,
             "received_on": day, "notes": "Seen in Vexmoor"}  # fmt: skip
    notices = {}
    for kind in CASEWORK:
        record = kind.cls(**{name: value for name, value in about.items() if name in kind.plain})
        for rows in rows_of_children(kind):
            setattr(record, rows, [kind.rows[rows].of(child=child.id)])
        saved = save_record(work, kind, record)
        notices[kind.key] = (saved.id, saved.reference)
    assert child.id is not None
    assert parent.id is not None
    return Planted(child.id, child.reference or "", school, parent.id, shared, notices, child.id)


def plant_merged(
    work: UnitOfWork, school: int, shared: int, day: date, *, steps: int, behind: bool
) -> Planted:
    """The same, of whom only the record is restricted into which hers was merged by so many steps.

    It is as an earlier version left it: nothing followed from the merging, nor, where the last record was
    restricted `behind` hers, from that.
    """
    planted = plant(work, school, shared, day, restricted=False, restricted_reason=None)
    hidden = {"restricted": True, "restricted_reason": REASON}
    further = [CHILD.cls(surname="Wexlinthe", forename="Ottiravane") for _ in range(steps)]
    for child in further:
        store(work, CHILD, child)
    if not behind:
        store(work, CHILD, _with(further[-1], **hidden))
    hers = work.get(CHILD, planted.child)
    for one, into in zip([hers, *further], further, strict=False):
        store(work, CHILD, _with(one, status="merged", merged_into=into.id))
    if behind:
        store(work, CHILD, _with(further[-1], **hidden))
    return replace(planted, kept=further[-1].id)


def _with(child: Any, **values: Any) -> Any:
    for name, value in values.items():
        setattr(child, name, value)
    return child


Planting = Callable[[UnitOfWork, int, int, date], Planted]
WAYS: dict[str, Planting] = {
    "restricted": plant,
    "merged into a restricted one": partial(plant_merged, steps=1, behind=False),
    "restricted behind": partial(plant_merged, steps=1, behind=True),
    "merged by way of another": partial(plant_merged, steps=2, behind=False),
    "restricted two steps behind": partial(plant_merged, steps=2, behind=True),
}
"""How a child may have come to be unseen."""


def her(home: Address, people: tuple[int | None, ...], school: int | None, **changes: Any) -> Any:
    """The child as she is typed."""
    values: dict[str, Any] = {
        "surname": "Wexlinthe",
        "forename": "Ottiravane",
        "other_names": [OtherName(kind="known_as", forename="Quexby")],
        "birth": parse_birth(BORN.isoformat(), date(2026, 11, 23)),
        "sex": "F",
        "upn": UPN,
        "school": school,
        "addresses": [home],
        "people": [Relation(person=id) for id in people],
        "notes": "From Vexmoor",
        "restricted": True,
        "restricted_reason": REASON,
    }
    return CHILD.cls(**(values | changes))


def told(text: str, *more: str) -> list[str]:
    """Which of her words a text holds."""
    lowered = text.lower().replace("\N{NO-BREAK SPACE}", " ")
    return [word for word in (*WORDS, *more) if word in lowered]


def links_of(kind: Any) -> list[str]:
    """The links of a type."""
    return [name for name, field in kind.plain.items() if isinstance(field, LinkField)]


def _one(work: UnitOfWork, kind: Any) -> int | None:
    return next((record.id for record in work.records(kind)), None)
