"""Finding by typing: what a look-up or the search box offers for the words so far."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from cme_desktop.description.record import R
from cme_desktop.description.record_type import About, RecordType
from cme_desktop.fields import known
from cme_desktop.ports import Hit, Lists, Reader, Records
from cme_desktop.public_names import Labels, ShownName
from cme_desktop.registry import record_type
from cme_desktop.services.merged import survivor
from cme_desktop.standing_records.child import CHILD, Child, year_group_on
from cme_desktop.standing_records.person import PERSON
from cme_desktop.standing_records.school import SCHOOL, School
from cme_desktop.values.identifiers import show_laestab
from cme_desktop.values.partial_dates import show_birth
from cme_desktop.values.school_years import show_year_group
from cme_desktop.values.searching import search_words

_OF_A_CHILD = ("birth", "year_group", "year_group_as_at", "school", "merged_into")
_OF_A_SCHOOL = ("laestab", "postcode")
"""The fields by which they are told from their like."""


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
    return Finds([*_referred(reader, text, to), *told(reader, hits[:limit], today)], len(hits) > limit)


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


def told(reader: Records, hits: Sequence[Hit], today: date) -> list[Found]:
    """Hits with the words that tell each from its like."""
    children = _of_type(reader, CHILD, _OF_A_CHILD, hits)
    schools = _of_type(reader, SCHOOL, _OF_A_SCHOOL, hits)
    names = reader.labels(child.school for child in children.values() if child.school is not None)
    found = []
    for hit in hits:
        parts: Iterator[str]
        means = None
        match hit.type:
            case CHILD.key:
                child = children[hit.id]
                into = survivor(reader, child)
                means = told(reader, [into], today)[0] if into is not None else None
                parts = chain(_merged(child, into), _about_child(child, names, today))
            case SCHOOL.key:
                parts = _about_school(schools[hit.id])
            case PERSON.key:
                parts = _about_person(reader, hit.id)
            case _:
                parts = _about_record(hit)
        found.append(Found(hit.id, hit.type, hit.label, " · ".join(filter(None, parts)), means=means))
    return found


def _of_type(
    reader: Records, record_type: RecordType[R], names: Sequence[str], hits: Sequence[Hit]
) -> dict[int, R]:
    """The records of a type among these, by their ids, with the fields that are told of them."""
    ids = [hit.id for hit in hits if hit.type == record_type.key]
    seen = {record.id: record for record in reader.glimpses(record_type, names, ids)}
    return {id: seen[id] if id in seen else reader.get(record_type, id) for id in ids}


def _merged(child: Child, into: Hit | None) -> Iterator[str]:
    if into is not None:
        yield f"merged into {into.reference}"
    elif child.status != CHILD.life.first:
        yield CHILD.life.statuses.label(child.status).lower()


def _about_child(child: Child, names: Labels, today: date) -> Iterator[str]:
    if born := known(child.birth):
        yield f"b. {show_birth(born)}"
    if (group := year_group_on(child, today)) is not None:
        yield show_year_group(group)
    if child.school is not None and child.school in names:
        yield names[child.school]


def _about_school(school: School) -> Iterator[str]:
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
