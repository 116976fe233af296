"""Whether the people and records that a record names belong to its child."""

from collections.abc import Iterator

from cme_desktop.description.linked import children_of
from cme_desktop.description.record import R
from cme_desktop.fields import LinkField
from cme_desktop.issues import refuse, warn
from cme_desktop.registry import ABOUT_A_CHILD, record_type
from cme_desktop.services.contradictions.facts import Clash, Facts
from cme_desktop.services.contradictions.questions import asked_of_all
from cme_desktop.standing_records.person import PERSON


def of_this_child(facts: Facts[R]) -> Iterator[Clash]:
    """Every record that is named tells of the same child; none names itself."""
    of_a_child = {kind.key for kind in ABOUT_A_CHILD}
    for name, described in facts.type.plain.items():
        id = getattr(facts.record, name) if isinstance(described, LinkField) else None
        if not isinstance(described, LinkField) or id is None or id < 0:
            continue
        if id == facts.record.id:
            yield Clash(refuse(name, f"{described.label} is this record itself; choose another."))
        elif described.to in of_a_child and facts.record.child is not None:
            other = facts.reader.get(record_type(described.to), id)
            children = children_of(record_type(described.to), other)
            if children and facts.record.child not in children:
                yield Clash(
                    refuse(name, f"{other.reference} is about another child; choose one about this child."),
                    id,
                    described.to,
                )


def people_of_the_child(facts: Facts[R]) -> Iterator[Clash]:
    """A parent who is named is among the people of the child."""
    if facts.child is None:
        return
    there = {relation.person for relation in facts.child.people}
    for name, described in facts.type.plain.items():
        if not isinstance(described, LinkField) or described.to != PERSON.key:
            continue
        id = getattr(facts.record, name)
        if id is not None and id >= 0 and id not in there:
            yield Clash(
                warn(
                    name,
                    f"{facts.named(id)} is not among the people of this child; check the parent, or add them "
                    "to the child’s record.",
                )
            )


QUESTIONS = asked_of_all(of_this_child, people_of_the_child)
