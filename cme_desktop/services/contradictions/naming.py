"""Whether the people and records that a record names belong to its child."""

from collections.abc import Iterator

from cme_desktop.description.linked import children_of
from cme_desktop.description.record import R
from cme_desktop.issues import refuse, warn
from cme_desktop.registry import ABOUT_A_CHILD, record_type
from cme_desktop.services.contradictions.facts import Clash, Facts
from cme_desktop.services.contradictions.questions import asked_of_all
from cme_desktop.standing_records.person import PERSON


def of_this_child(facts: Facts[R]) -> Iterator[Clash]:
    """Every record that is named tells of the same child; none names itself."""
    of_a_child = {kind.key for kind in ABOUT_A_CHILD}
    for named in facts.links():
        if named.id == facts.record.id:
            yield Clash(refuse(named.path, f"{named.label} is this record itself; choose another."))
        elif named.to in of_a_child and facts.record.child is not None:
            other = facts.reader.get(record_type(named.to), named.id)
            children = children_of(record_type(named.to), other)
            if children and facts.record.child not in children:
                said = f"{other.reference} is about another child; choose one about this child."
                yield Clash(refuse(named.path, said), named.id, named.to)


def people_of_the_child(facts: Facts[R]) -> Iterator[Clash]:
    """A parent who is named is among the people of the child."""
    if facts.child is None:
        return
    there = {relation.person for relation in facts.child.people}
    for named in facts.links():
        if named.to == PERSON.key and named.id not in there:
            yield Clash(
                warn(
                    named.path,
                    f"{facts.named(named.id)} is not among the people of this child; check the parent, or "
                    "add them to the child’s record.",
                )
            )


QUESTIONS = asked_of_all(of_this_child, people_of_the_child)
