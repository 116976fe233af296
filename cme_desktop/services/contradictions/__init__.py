"""Facts typed that contradict what is on file: the same sentences in a form, at a save and in an import.

Each question is a small function over `Facts`; what cannot be is refused, what can is doubted. What is asked
of every type, or of entries of a register, stands here; all else in the folder of the type that it is about.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import chain

from cme_desktop.description.record import R
from cme_desktop.description.record_type import RecordType
from cme_desktop.drafts import asking
from cme_desktop.ports import Reader
from cme_desktop.registry import REGISTRY
from cme_desktop.services.contradictions import lives, naming, places, registers
from cme_desktop.services.contradictions.facts import Clash, Facts
from cme_desktop.services.contradictions.questions import CONTRADICTIONS, Question
from cme_desktop.standing_records.child import Child

__all__ = ["Clash", "asked_of", "contradictions", "questions"]


@cache
def questions() -> tuple[Question, ...]:
    """All there are, in the order in which they are asked."""
    of_types = chain.from_iterable(CONTRADICTIONS.of_type(kind) or () for kind in REGISTRY)
    return (*lives.QUESTIONS, *of_types, *places.QUESTIONS, *naming.QUESTIONS, *registers.QUESTIONS)


def contradictions(
    reader: Reader, record_type: RecordType[R], record: R, child: Child | None, today: date | None = None
) -> list[Clash]:
    """What stands against the record; `child` is the one it is about, on file or about to be.

    `today` is the day on which it is typed, if it is: what may not be done today may have been done before.
    """
    facts = Facts(reader, record_type, record, child, today)
    return [clash for question in asked_of(record_type) for clash in _answers(question, facts)]


@cache
def asked_of(record_type: RecordType[R]) -> tuple[Question, ...]:
    """Those that are put to records of a type."""
    return tuple(question for question in questions() if question.of in (None, record_type))


_FAULTS = (ArithmeticError, AssertionError, AttributeError, LookupError, TypeError, ValueError)
"""Mistakes of a question itself; a data file that cannot be read is for others to tell."""


def _answers(question: Question, facts: Facts[R]) -> Iterator[Clash]:
    try:
        found = [replace(clash, kind=question.name) for clash in question.ask(facts)]
    except _FAULTS as fault:
        found = [Clash(asking.doubt_about(question.ask, {}, fault), kind=question.name)]
    yield from found
