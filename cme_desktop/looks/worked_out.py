"""Columns of a list that no record holds: worked out for the rows that are shown, and for no others."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from cme_desktop.clock import Clock
from cme_desktop.description.record import R
from cme_desktop.description.record_type import RecordType
from cme_desktop.education_status.facts import EDUCATION_FACTS
from cme_desktop.education_status.reading import READ_OF_CHILD, statuses_on
from cme_desktop.errors import CmeError
from cme_desktop.ports import Reader
from cme_desktop.registry import ABOUT_A_CHILD
from cme_desktop.standing_records.child import CHILD

UNREADABLE = "Cannot be read"


@dataclass(frozen=True)
class WorkedOut:
    """One such column: its heading, and what it says of some rows, which need not be of all."""

    name: str
    label: str
    of: Callable[[Reader, Sequence[int]], Mapping[int, str]]
    goes_by: frozenset[str]
    """The types of the records that it is worked out of."""


def worked_out(record_type: RecordType[R], clock: Clock) -> tuple[WorkedOut, ...]:
    """Those of the list of a type."""
    if record_type.key != CHILD.key:
        return ()
    telling = frozenset(kind.key for kind in ABOUT_A_CHILD if EDUCATION_FACTS.of_type(kind) is not None)

    def education(reader: Reader, children: Sequence[int]) -> Mapping[int, str]:
        return _as_far_as_readable(lambda some: _education(reader, some, clock), children)

    return (WorkedOut("education", "Status of education", education, telling),)


def _education(reader: Reader, children: Sequence[int], clock: Clock) -> dict[int, str]:
    found = reader.glimpses(CHILD, READ_OF_CHILD, children)
    return {id: status.status.short for id, status in statuses_on(reader, found, clock.today())}


def _as_far_as_readable(
    answer: Callable[[Sequence[int]], dict[int, str]], children: Sequence[int]
) -> dict[int, str]:
    """The answer about all; where a record cannot be read, about each of those whom it does not concern."""
    try:
        return answer(children)
    except CmeError:
        raise
    except Exception:
        if len(children) == 1:
            return {children[0]: UNREADABLE}
    return {id: said for child in children for id, said in _as_far_as_readable(answer, [child]).items()}
