"""The adults on a child's file, offered first where a record about the child names one of them."""

from collections.abc import Iterator, Sequence

from cme_desktop.fields import known
from cme_desktop.leave import Leave
from cme_desktop.ports import Records
from cme_desktop.public_names import NAMELESS
from cme_desktop.services.finding import Found
from cme_desktop.standing_records.child import CHILD
from cme_desktop.standing_records.child.fields import Relation
from cme_desktop.standing_records.person import PERSON
from cme_desktop.values.searching import search_words

_PARENTS = ("mother", "father", "parent")


def of_the_child_first(
    reader: Records, leave: Leave, child: int, typed: str, found: Sequence[Found]
) -> list[Found]:
    """People found by what was typed, after those on the child's file whose names it begins.

    Of a restricted child nothing is told before its file has been opened.
    """
    if not leave.covers(reader.accounts(child)):
        return list(found)
    words, hits = search_words(typed), {one.id for one in found}
    own = [one for one in _adults(reader, child) if one.id in hits or _begun_by(words, one.label)]
    there = {one.id for one in own}
    return [*own, *(one for one in found if one.id not in there)]


def _adults(reader: Records, child: int) -> Iterator[Found]:
    rows = {row.person: row for row in sorted(reader.get(CHILD, child).people, key=_rank)}
    names = reader.labels(id for id in rows if id is not None)
    for id, row in rows.items():
        if id is not None:
            says = " · ".join(["On this child’s file", *_says(row)])
            yield Found(id, PERSON.key, names.get(id, NAMELESS), says)


def _rank(row: Relation) -> int:
    """Parental responsibility before being a parent, and a parent before anybody else."""
    if row.parental_responsibility is True:
        return 0
    return 1 if row.relationship in _PARENTS else 2


def _says(row: Relation) -> Iterator[str]:
    if (what := known(row.relationship)) is not None:
        yield CHILD.rows["people"].fields["relationship"].show(what)
    if row.parental_responsibility is True:
        yield "parental responsibility"


def _begun_by(words: Sequence[str], name: str) -> bool:
    parts = search_words(name)
    return all(any(part.startswith(word) for part in parts) for word in words)
