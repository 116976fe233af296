"""Whether an entry of a register fits the other entries."""

from collections.abc import Iterator

from cme_desktop.fields import known
from cme_desktop.issues import refuse, warn
from cme_desktop.matching.keys import keys_of
from cme_desktop.services.calendar_entries import current_entries
from cme_desktop.services.contradictions.facts import Clash, Facts, on_file
from cme_desktop.services.contradictions.questions import asked_of
from cme_desktop.services.merged import survivor
from cme_desktop.standing_records.calendar_entry import CALENDAR_ENTRY, CalendarEntry
from cme_desktop.standing_records.child import CHILD, Child
from cme_desktop.standing_records.child.identity import identity
from cme_desktop.standing_records.local_rule import LOCAL_RULE, LocalRule
from cme_desktop.standing_records.person import PERSON
from cme_desktop.statutory.calendars import SpanKind
from cme_desktop.values.dates import show_day
from cme_desktop.values.names import fold
from cme_desktop.values.partial_dates import show_birth

_CANDIDATES = 60
"""A child of the same names and birth shares every key of these, and so is among the first."""

_COMPARED = ("surname", "forename", "middle_names", "birth", "merged_into")


def child_on_file(facts: Facts[Child]) -> Iterator[Clash]:
    """A child of the same names, born the same day: asked before a second record is made."""
    record = facts.record
    born = known(record.birth)
    if not facts.new or born is None or not record.surname:
        return
    ids = facts.reader.sharing_keys(list(keys_of(identity(record))), _CANDIDATES)
    found = {other.id: other for other in facts.reader.glimpses(CHILD, _COMPARED, ids)}
    for other in filter(None, map(found.get, ids)):
        if _alike(record, other):
            into = survivor(facts.reader, other)
            reference = other.reference if into is None else into.reference
            yield Clash(
                warn(
                    "surname",
                    f"{reference} is a child of the same names, born {show_birth(born)}. Go on with "
                    "that record; if it really is another child, save once more.",
                ),
                other.id if into is None else into.id,
                ask=True,
            )
            return


def _alike(one: Child, other: Child) -> bool:
    """Middle names that one of the two leaves out tell nothing."""
    names, theirs = _folded(one), _folded(other)
    middle = {fold(one.middle_names or ""), fold(other.middle_names or "")} - {""}
    return names == theirs and one.birth == other.birth and len(middle) <= 1


def _folded(child: Child) -> tuple[str, str]:
    return fold(child.surname or ""), fold(child.forename or "")


def merged_in_a_circle(facts: Facts[Child]) -> Iterator[Clash]:
    """Of two records of one child, one stands."""
    record = facts.record
    if record.merged_into is None or record.status != "merged":
        return
    seen: set[int | None] = {record.id}
    at: int | None = record.merged_into
    while at is not None and at not in seen:
        seen.add(at)
        other = facts.reader.get(CHILD, at)
        at = other.merged_into if other.status == "merged" else None
    if at is not None and at == record.id:
        yield Clash(
            refuse(
                "merged_into",
                f"{facts.named(record.merged_into)} is itself merged into this record; "
                "one of the two has to stand.",
            ),
            record.merged_into,
        )


def merged_into_the_open(facts: Facts[Child]) -> Iterator[Clash]:
    """What is restricted of a child stays so when its records become one."""
    record = facts.record
    if not record.restricted or record.merged_into is None:
        return
    into = facts.reader.get(CHILD, record.merged_into)
    if record.status == "merged" and not into.restricted:
        yield Clash(
            refuse(
                "merged_into",
                f"This record is restricted, and everybody sees {facts.named(record.merged_into)}. "
                "Restrict that one first.",
            ),
            record.merged_into,
        )


def parents_older_than_child(facts: Facts[Child]) -> Iterator[Clash]:
    """Nobody is born before a parent; other adults may be of any age."""
    born = known(facts.record.birth)
    if born is None:
        return
    for number, relation in enumerate(facts.record.people):
        if not on_file(relation.person):
            continue
        person = facts.reader.get(PERSON, relation.person)
        theirs = known(person.birth)
        if relation.relationship in ("mother", "father") and theirs is not None and theirs.day >= born.day:
            yield Clash(
                warn(
                    f"people.{number}.person",
                    f"{facts.named(relation.person)} was born {show_birth(theirs)}, not before the child; "
                    "check both.",
                ),
                person.id,
                PERSON.key,
            )


def terms_that_share_days(facts: Facts[CalendarEntry]) -> Iterator[Clash]:
    """Two terms of one school, or of all, do not share days."""
    record = facts.record
    span = record.span()
    if span is None or span.kind is not SpanKind.TERM or record.status not in CALENDAR_ENTRY.life.open:
        return
    for other in current_entries(facts.reader):
        theirs = other.span()
        if other.id == record.id or theirs is None:
            continue
        same = (theirs.kind, theirs.school) == (span.kind, span.school)
        if same and theirs.first <= span.last and span.first <= theirs.last:
            yield Clash(
                warn(
                    "first_on",
                    f"“{other.name}” ({show_day(theirs.first)} to {show_day(theirs.last)}) shares days "
                    "with it; each day is counted once. Put one of the dates right.",
                ),
                other.id,
            )
            return


def one_value_a_day(facts: Facts[LocalRule]) -> Iterator[Clash]:
    """From one day on, a local rule has one value."""
    record = facts.record
    if record.rule is None or record.status not in LOCAL_RULE.life.open:
        return
    for id in facts.reader.by_value(LOCAL_RULE, "rule", record.rule):
        other = facts.reader.get(LOCAL_RULE, id)
        current = other.id != record.id and other.status in LOCAL_RULE.life.open
        if current and other.since_on == record.since_on and other.value != record.value:
            yield Clash(
                warn(
                    "since_on", f"{other.reference} sets the same rule from the same day; end one of the two."
                ),
                other.id,
            )
            return


QUESTIONS = (
    *asked_of(CHILD, child_on_file, merged_in_a_circle, merged_into_the_open, parents_older_than_child),
    *asked_of(CALENDAR_ENTRY, terms_that_share_days),
    *asked_of(LOCAL_RULE, one_value_a_day),
)
