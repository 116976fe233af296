"""What is to be asked of a child's education, as a question in the work queue: two rolls, a roll and home
education, or no roll and nobody who asks where.

It hangs on the record that tells of the spell, of the later of the two rolls, or of what has ended, where it
can be answered, as a duty that follows from all that is on file about the child. So whenever any of these
records is saved, comes back or goes, the questions about its child are asked anew. They are no facts of a
record: no history tells of them.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from cme_desktop.description.record import R, Record
from cme_desktop.description.record_type import RecordType
from cme_desktop.due import waits
from cme_desktop.education_status.facts import EDUCATION_FACTS
from cme_desktop.education_status.lasting import lasting
from cme_desktop.education_status.reading import READ_OF_CHILD, told_by_all
from cme_desktop.ports import Author, Reader, Records, Store, UnitOfWork
from cme_desktop.registry import ABOUT_A_CHILD, record_type
from cme_desktop.services.asked_in_words import as_duties
from cme_desktop.services.consequences import Save, save_since
from cme_desktop.standing_records.child import CHILD, Child
from cme_desktop.standing_records.child.fields import MERGED
from cme_desktop.statutory.clocks import Deadline
from cme_desktop.statutory.law import Law
from cme_desktop.touched import NOTHING, Touched

_SHARED = ("child", "status", "officer", "hub")
"""What a question goes by of a record of any type, besides what the type tells of."""
_BATCH = 100
_MERGED_INTO = "merged_into"


def tells(kind: RecordType[R]) -> bool:
    """Whether what is asked of a child goes by records of a type that are about it."""
    return kind is not CHILD and bool(_read_of(kind))


def ask_after(work: UnitOfWork, kind: RecordType[R], saved: R, since: int) -> None:
    """Bring what is asked of a child up to what a record says anew since a version; a new child is at odds
    with nothing."""
    read = _read_of(kind)
    if not read:
        return
    if since:
        save = save_since(work, saved, since)
        if save.says_anew(*read):
            ask_about(work, _concerned(save))
    elif kind is not CHILD:
        ask_about(work, concerned([saved]))


def _read_of(kind: RecordType[R]) -> tuple[str, ...]:
    """What a question goes by of a record of a type."""
    if kind is CHILD:
        return (*READ_OF_CHILD, _MERGED_INTO)
    facts = EDUCATION_FACTS.of_type(kind) if kind in ABOUT_A_CHILD else None
    return () if facts is None else (*_SHARED, *facts.reads)


def _concerned(save: Save[R]) -> set[int]:
    """Whom a record is about and was about; of a child itself, and whom it was merged into."""
    was = save.before.get(_MERGED_INTO if isinstance(save.record, Child) else "child")
    return concerned([save.record]) | ({int(was)} if was is not None else set())


def concerned(records: Iterable[Record]) -> set[int]:
    """The children of whom some records tell; a merged one stands for whom it was merged into."""
    ids = (record.id if isinstance(record, Child) else record.child for record in records)
    return {id for id in ids if id is not None}


def ask_about(work: UnitOfWork, children: Collection[int]) -> None:
    """Bring what is asked of these children up to what is on file.

    Where something cannot be read that was written by others, what is asked stays, and a check tells of it.
    """
    if not children:
        return
    with suppress(ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        asked = questions(work, children, work.law())
        carried = [(work.get(record_type(key), id), one) for id, (key, one) in asked.found.items()]
        work.hold(sorted(record.id for record, _ in carried if record.id is not None))
        work.set_at_odds(asked.children, carried)
        return
    if len(children) > 1:
        for child in children:
            ask_about(work, [child])


def ask_about_many(store: Store, author: Author, children: Sequence[int]) -> Touched:
    """The same of many, each block of them in a change of its own; gives what was touched."""
    touched = NOTHING
    for start in range(0, len(children), _BATCH):
        some = children[start : start + _BATCH]

        def ask(work: UnitOfWork, some: Sequence[int] = some) -> Touched:
            ask_about(work, some)
            return work.touched

        touched |= store.change(author, ask)
    return touched


@dataclass(frozen=True)
class Asked:
    """What is to be asked of some children."""

    children: Collection[int]
    """They, and all whose records tell of the same children."""
    found: dict[int, tuple[str, Deadline]]
    """By the record of which it is asked, with its type."""


def questions(reader: Records, children: Collection[int], law: Law) -> Asked:
    """What is to be asked by what is on file; of a merged record along with the one that stands."""
    told, whose = told_by_all(reader, _standing(reader, children), date.max)
    found = {
        answer.at.id: (answer.at.type, deadline)
        for of_child in told.values()
        for one in lasting(of_child)
        if (answer := one.answer) is not None
        for deadline in as_duties(one, answer, law)
    }
    return Asked({*children, *whose}, found)


def _standing(reader: Records, children: Collection[int]) -> list[Child]:
    """Those whom these stand for, by however many steps; nobody where the way leads in a circle."""
    found: dict[int | None, Child] = {}
    wanted = set(children)
    while wanted:
        read = reader.linked_to(CHILD, (*READ_OF_CHILD, _MERGED_INTO), "id", wanted)
        found |= {child.id: child for child in read}
        into = {child.merged_into for child in found.values() if child.status == MERGED}
        wanted = {id for id in into if id is not None and id not in found}
    return [child for child in found.values() if child.status != MERGED]


# -- held against what is on file ----------------------------------------------------------------------


def wrong_questions(reader: Reader) -> Iterator[str]:
    """A sentence for each record of which something else is asked than is to be, for a check of a sound file.

    Those that wait to be reckoned anew are left out.
    """
    law, waiting = reader.law(), reader.reckonings()
    for block in reader.wanted(CHILD, (), [()]):
        children = [child.id for child in block if child.id is not None]
        asked = questions(reader, children, law)
        wanted = {id: deadline for id, (_, deadline) in asked.found.items()}
        held = reader.at_odds(asked.children)
        differ = {id for id in wanted | held if wanted.get(id) != held.get(id)}
        for hit in reader.hits(sorted(differ)):
            if not waits(waiting, hit.id, hit.type, None):
                label = (wanted.get(hit.id) or held[hit.id]).label.partition(":")[0]
                yield f"{hit.reference}: “{label}” {_DIFFERS[hit.id in wanted, hit.id in held]}."


_DIFFERS = {
    (True, False): "is asked nowhere, though it follows from what is on file about the child",
    (False, True): "is asked, though it follows from nothing on file about the child",
    (True, True): "is stored with another day or other words than it comes to",
}
"""By whether it is to be asked, and whether it is."""
