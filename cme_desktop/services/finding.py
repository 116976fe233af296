"""Finding by typing: what a look-up or the search box offers for the words so far."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from cme_desktop.description.record_type import About
from cme_desktop.fields import known
from cme_desktop.ports import Hit, Lists, Reader, Records
from cme_desktop.public_names import ShownName
from cme_desktop.registry import record_type
from cme_desktop.services.merged import survivor
from cme_desktop.standing_records.child import CHILD, Child, year_group_on
from cme_desktop.standing_records.person import PERSON
from cme_desktop.standing_records.school import SCHOOL
from cme_desktop.values.identifiers import show_laestab
from cme_desktop.values.partial_dates import show_birth
from cme_desktop.values.school_years import show_year_group
from cme_desktop.values.searching import search_words


@dataclass(frozen=True)
class Found:
    """One offer: what it is called and what tells it apart."""

    id: int
    type: str
    label: ShownName
    detail: str
    restricted: bool = False
    means: "Found | None" = None
    """The record to take in its place: it was merged into that one."""


@dataclass(frozen=True)
class Finds:
    """The first of what was found, and whether there is more."""

    found: list[Found]
    more: bool

    def __iter__(self) -> Iterator[Found]:
        return iter(self.found)


def find(reader: Reader, text: str, limit: int, today: date, to: str = "") -> Finds:
    """Records that match what was typed, of one type or of any; a restricted one by its exact reference."""
    hits = _hits(reader, search_words(text), limit + 1, (to,) if to else ())
    told = (found(reader, hit, today) for hit in hits[:limit])
    return Finds([*_referred(reader, text, to), *told], len(hits) > limit)


def _hits(reader: Lists, words: list[str], limit: int, types: Sequence[str]) -> list[Hit]:
    """Those that hold the words as typed, then those that hold them written otherwise."""
    hits = {hit.id: hit for hit in reader.search(words, limit, types)}
    if len(hits) < limit:
        hits |= {hit.id: hit for hit in reader.search_otherwise(words, limit, types)}
    return list(hits.values())[:limit]


def _referred(reader: Records, text: str, to: str) -> Iterator[Found]:
    """The record of exactly that reference, where nobody sees it before opening it with a reason."""
    id = reader.by_reference(text)
    if id is None or not reader.accounts(id):
        return
    (hit,) = reader.hits([id])
    if to in ("", hit.type):
        yield Found(id, hit.type, hit.label, "Opening it asks for a reason", restricted=True)


def found(reader: Records, hit: Hit, today: date) -> Found:
    """A hit with the words that tell it from its like."""
    parts: Iterator[str]
    means = None
    match hit.type:
        case CHILD.key:
            child = reader.get(CHILD, hit.id)
            into = survivor(reader, child)
            means = found(reader, into, today) if into is not None else None
            parts = chain(_merged(child, into), _about_child(reader, child, today))
        case SCHOOL.key:
            parts = _about_school(reader, hit.id)
        case PERSON.key:
            parts = _about_person(reader, hit.id)
        case _:
            parts = _about_record(hit)
    return Found(hit.id, hit.type, hit.label, " · ".join(filter(None, parts)), means=means)


def _merged(child: Child, into: Hit | None) -> Iterator[str]:
    if into is not None:
        yield f"merged into {into.reference}"
    elif child.status != CHILD.life.first:
        yield CHILD.life.statuses.label(child.status).lower()


def _about_child(reader: Records, child: Child, today: date) -> Iterator[str]:
    if born := known(child.birth):
        yield f"b. {show_birth(born)}"
    if (group := year_group_on(child, today)) is not None:
        yield show_year_group(group)
    if child.school is not None:
        yield from reader.labels([child.school]).values()


def _about_school(reader: Records, id: int) -> Iterator[str]:
    school = reader.get(SCHOOL, id)
    if school.laestab:
        yield show_laestab(school.laestab)
    yield school.postcode or ""
    if school.status != SCHOOL.life.first:
        yield SCHOOL.life.statuses.label(school.status)


def _about_person(reader: Records, id: int) -> Iterator[str]:
    children = reader.hits(reader.row_holders(CHILD, "people", "person", id))
    names = [child.label for child in children if not child.restricted]
    yield "parent or carer of " + "; ".join(names) if names else ""


def _about_record(hit: Hit) -> Iterator[str]:
    kind = record_type(hit.type)
    yield kind.title
    if kind.about is About.CHILD:
        yield hit.child_label
    if kind.worked:
        yield kind.life.statuses.label(hit.status)
