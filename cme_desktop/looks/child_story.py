"""A child's file: the past, and where the child stands today in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from cme_desktop.description.linked import linked
from cme_desktop.description.record_type import RecordType
from cme_desktop.education_status.reading import told_of
from cme_desktop.fields import known
from cme_desktop.fields.answered import show
from cme_desktop.looks.education import StatusInWords, read_status
from cme_desktop.ports import Hit, Reader, Records, TimelineEntry
from cme_desktop.public_names import ShownName
from cme_desktop.registry import REGISTRY
from cme_desktop.services.guidance import GUIDES, Advice
from cme_desktop.services.merged import survivor
from cme_desktop.services.past import Spell, read_past
from cme_desktop.standing_records.child import CHILD, Child, age_on, school_age, year_group_on
from cme_desktop.standing_records.hub import HUB
from cme_desktop.standing_records.officer import OFFICER
from cme_desktop.standing_records.school import SCHOOL
from cme_desktop.touched import Aspect, Concern
from cme_desktop.values.dates import show_day_short
from cme_desktop.values.partial_dates import show_birth
from cme_desktop.values.postcodes import unbroken
from cme_desktop.values.school_years import show_year_group


@dataclass(frozen=True)
class Told:
    """What records of one type have to say of people about the child, by name."""

    type: str
    heading: str
    advice: Sequence[tuple[str, Sequence[Advice]]]


@dataclass(frozen=True)
class ChildStory:
    """Everything the child's file shows."""

    child: Child
    labels: dict[int, ShownName]
    timeline: Sequence[TimelineEntry]
    spells: Sequence[Spell]
    siblings: Sequence[tuple[int, str]]
    people: Sequence[tuple[int, str, str]] = field(default=())
    """(id, name, what they are to the child)."""
    told: Sequence[Told] = field(default=())
    """What the law says today of the people about the child."""
    education: StatusInWords | None = None
    """The status of education today; None of a record that was merged."""
    school_age: tuple[date, date] | None = None
    """The first and the last day of it, by the law of today."""
    survivor: Hit | None = None
    """The record that this one was merged into."""
    restricted: bool = False
    """Whether it is shown to whoever has opened it alone."""


def read_story(id: int, today: date, reader: Reader) -> ChildStory:
    """A child's file. Raises NotFound."""
    child = reader.get(CHILD, id)
    labels = reader.labels(linked(CHILD, child))
    timeline = reader.timeline(id)
    told = told_of(reader, [child], today).get(id)
    return ChildStory(
        child,
        labels,
        timeline,
        read_past(reader, told, timeline),
        _siblings(reader, child),
        _people(child, labels),
        list(_told(reader, timeline, id, today)),
        read_status(reader, told, today) if told is not None else None,
        school_age(child, reader.law().rules, today),
        survivor(reader, child),
        restricted=bool(reader.accounts(id)),
    )


def concern_of(id: int | None, story: ChildStory | None) -> Concern:
    """What a child's file shows; until it has been read, that may be anything."""
    if id is None or story is None:
        return Concern(types=None)
    people = {person for person, *_ in story.people}
    others = {sibling for sibling, _ in story.siblings} | ({story.survivor.id} if story.survivor else set())
    return Concern(
        records=frozenset((id, *people, *others)),
        about=frozenset((id, *people)),
        named=frozenset((SCHOOL.key, OFFICER.key, HUB.key)),
        aspects=frozenset((Aspect.LAW, Aspect.SEEN)),
    )


def standing(story: ChildStory) -> str:
    """Where the child stands, in a sentence."""
    child = story.child
    if story.survivor is not None:
        return f"Merged into {story.survivor.reference}: go on with that record"
    own = CHILD.life.statuses.label(child.status)
    if story.education is None:
        return own
    return story.education.line if child.status == CHILD.life.first else f"{own} · {story.education.line}"


def headline(story: ChildStory, today: date) -> str:
    """Date of birth, age, year group, compulsory school age, UPN, sex, in one line."""
    child = story.child
    parts: list[str] = []
    if born := known(child.birth):
        years = age_on(child, today)
        parts.append(f"Born {show_birth(born)}" + (f" ({years})" if years is not None else ""))
    else:
        parts.append("Date of birth not known")
    if (group := year_group_on(child, today)) is not None:
        parts.append(show_year_group(group))
    if story.school_age is not None:
        parts.append(_school_age(*story.school_age, today))
    if child.sex is not None:
        parts.append(show(CHILD.plain["sex"], child.sex, {}))
    parts.append(f"UPN {child.upn}" if child.upn else "No UPN")
    return " · ".join(parts)


def _school_age(first: date, last: date, today: date) -> str:
    if today < first:
        return f"school age from {show_day_short(first)}"
    return f"school age {'ended' if last < today else 'to'} {show_day_short(last)}"


def flags(child: Child) -> Iterator[str]:
    """What everybody who opens the file has to know."""
    for name, words in (
        ("ehc_plan", "EHC plan"),
        ("looked_after", "Looked after"),
        ("child_protection_plan", "Child protection plan"),
        ("child_in_need", "Child in need"),
        ("early_help", "Early Help"),
    ):
        if getattr(child, name) is True:
            yield words


def known_as(child: Child) -> str:
    """Other names, each with its kind."""
    names = []
    for other in child.other_names:
        name = " ".join(filter(None, (other.forename or child.forename, other.surname or child.surname)))
        names.append(name)
    return ", ".join(names)


def addresses(child: Child) -> Iterator[tuple[str, str]]:
    """Addresses, the present first: how long, and where."""
    rows = sorted(child.addresses, key=lambda row: known(row.from_on) or date.min, reverse=True)
    fields = CHILD.rows["addresses"].fields
    for row in rows:
        places = (row.line1, row.line2, row.line3, row.town, unbroken(row.postcode or ""), row.country)
        where = ", ".join(filter(None, places)) or show(fields["kind"], row.kind, {})
        start, end = known(row.from_on), known(row.to_on)
        since = f"from {show_day_short(start)}" if start else "start not known"
        until = f"to {show_day_short(end)}" if end else "now"
        yield where, f"{show(fields['kind'], row.kind, {})} · {since} · {until}"


def _told(reader: Reader, timeline: Sequence[TimelineEntry], child: int, today: date) -> Iterator[Told]:
    """What the types there are records of have to say."""
    for kind in kinds_in(timeline, REGISTRY):
        guide = GUIDES.of_type(kind)
        said = list(guide.of_child(reader, child, today)) if guide is not None else []
        if guide is not None and said:
            names = reader.labels(person for person, _ in said)
            yield Told(kind.key, guide.heading, [(names.get(person, ""), advice) for person, advice in said])


def _siblings(reader: Records, child: Child) -> list[tuple[int, str]]:
    """Children who share a parent or carer with this one; of restricted ones nothing is told here."""
    ids = {
        holder
        for relation in child.people
        if relation.person is not None
        for holder in reader.row_holders(CHILD, "people", "person", relation.person)
    }
    hits = reader.hits(sorted(ids - {child.id or 0}))
    return [(hit.id, hit.label) for hit in hits if hit.status != "merged" and not hit.restricted]


def _people(child: Child, labels: dict[int, ShownName]) -> list[tuple[int, str, str]]:
    fields = CHILD.rows["people"].fields
    found = []
    for row in child.people:
        if row.person is None:
            continue
        words = [show(fields["relationship"], row.relationship, {})]
        words += ["parental responsibility"] if row.parental_responsibility is True else []
        words += ["child lives here"] if row.lives_with is True else []
        found.append((row.person, labels.get(row.person, ""), " · ".join(filter(None, words))))
    return found


def kinds_in(timeline: Sequence[TimelineEntry], kinds: Sequence[RecordType[Any]]) -> list[RecordType[Any]]:
    """The types that a timeline has entries of, in their own order."""
    there = {entry.type for entry in timeline}
    return [kind for kind in kinds if kind.key in there]
