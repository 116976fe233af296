"""People on file, or of an earlier row, who may be the one that a row adds: told of, never linked.

Two people of one name are one person only if somebody says so; the same name with one more thing in common,
an email address, a birth or a postcode, is worth a word.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from cme_desktop.fields import known
from cme_desktop.ports import Notebook, NotebookPage, Reader
from cme_desktop.public_names import name_elsewhere
from cme_desktop.standing_records.person import PERSON, Person
from cme_desktop.values.names import fold, words

_ENOUGH = 50


@dataclass(frozen=True)
class _Seen:
    named: str
    facts: frozenset[tuple[str, str]]


class LikePeople:
    """Tells of likenesses between people, those that one file adds among them."""

    def __init__(self, reader: Reader, notebook: Notebook) -> None:
        self.reader = reader
        self._here: NotebookPage[str, _Seen] = notebook.page("people of the file by name")
        self._own: NotebookPage[int, int] = notebook.page("ids of people of the file")

    def told(self, row: int, person: Person) -> Iterator[tuple[str, str]]:
        """For a person who has just been added: what is unusual about that, as a doubt of the row."""
        if person.id is not None:
            self._own.put(person.id, person.id)
        facts = _facts(person)
        name = _name(person)
        here = self._here.all(name)
        if like := [*here, *self._on_file(person, facts)]:
            first = max(like, key=lambda seen: len(seen.facts & facts))
            if common := first.facts & facts:
                shared = " and ".join(sorted(what for what, _ in common))
                yield (
                    "like person",
                    f"{name_elsewhere(PERSON, person)} has the same name and {shared} as {first.named}, "
                    "and may be the same person. If so, name one of the two in both children’s records.",
                )
        where = f"{person.reference} of row {row}" if person.reference else f"that of row {row}"
        self._here.add(name, _Seen(where, facts))

    def _on_file(self, person: Person, facts: frozenset[tuple[str, str]]) -> Iterator[_Seen]:
        """Those of the same name on file whom everybody sees."""
        if not facts:
            return
        name = words(f"{person.surname or ''} {person.forename or ''}")
        telling = [fold(text) for what, text in facts if what != "birth"]
        for more in [[text] for text in telling] or [[]]:
            for hit in self.reader.search([*name, *more], _ENOUGH, (PERSON.key,)):
                if hit.id in self._own:
                    continue
                other = self.reader.get(PERSON, hit.id)
                if _name(other) == _name(person) and _facts(other) & facts:
                    yield _Seen(str(other.reference), _facts(other))


def _name(person: Person) -> str:
    return f"{fold(person.surname or '')}, {fold(person.forename or '')}"


def _facts(person: Person) -> frozenset[tuple[str, str]]:
    born = known(person.birth)
    postcodes = {("postcode", address.postcode) for address in person.addresses if address.postcode}
    found = {("email", person.email.lower())} if person.email else set()
    if born is not None:
        found.add(("birth", PERSON.fields["birth"].show(born)))
    return frozenset(found | postcodes)
