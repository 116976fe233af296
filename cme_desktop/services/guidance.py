"""What the law says of the decision being made, to be read beside the form; and what fields are offered."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic

from cme_desktop.description.parts import Part
from cme_desktop.description.record import R
from cme_desktop.description.record_type import Offer, RecordType
from cme_desktop.ports import Reader
from cme_desktop.statutory.law import Law


@dataclass(frozen=True)
class Advice:
    """One thing to be read beside the form."""

    text: str
    remark: str = ""
    """Its source, or what else there is to say of a record."""
    grave: bool = False
    """Whether to warn: what is typed so far is not what the law knows."""
    record: int | None = None
    """The record that it tells of, of the same type, to be opened from here."""


@dataclass(frozen=True)
class Guidance:
    """What to read and what to take."""

    advice: tuple[Advice, ...] = ()
    offers: tuple[Offer, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Guide(Generic[R]):
    """What a type has to say out of what else is on file."""

    beside: Callable[[Reader, Law, R, date], Guidance]
    """Beside the form of one."""
    heading: str
    """What the child's file calls that which it says of the child."""
    of_child: Callable[[Reader, int, date], Iterable[tuple[int, Sequence[Advice]]]]
    """In the file of a child about whom there is one: what is said of whom as of today."""


GUIDES: Part[Guide[Any]] = Part("guidance", Guide)


def guidance(reader: Reader, record_type: RecordType[R], record: R, today: date) -> Guidance:
    """Advice and offers for a record as it stands, from itself and from what else is on file."""
    law = reader.law()
    advice = tuple(Advice(line) for line in record_type.guidance(record, law))
    offers = tuple(record_type.offers(record, law))
    guide = GUIDES.of_type(record_type)
    more = guide.beside(reader, law, record, today) if guide is not None else Guidance()
    return Guidance(advice + more.advice, offers + more.offers)
