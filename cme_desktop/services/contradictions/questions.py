"""A question put to the facts of a record, and of which types it is put."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from cme_desktop.description.parts import Part
from cme_desktop.description.record import R
from cme_desktop.description.record_type import RecordType
from cme_desktop.services.contradictions.facts import Clash, Facts

Ask = Callable[[Facts[R]], Iterator[Clash]]
"""Finds what contradicts a record; its name says which question it is, its first words what it asks."""


@dataclass(frozen=True)
class Question:
    """One question; see `asked_of` and `asked_of_all`."""

    ask: Ask[Any]
    of: RecordType[Any] | None
    """The type whose records it is asked of; None where it is asked of every one."""

    @property
    def name(self) -> str:
        return self.ask.__name__

    @property
    def words(self) -> str:
        """What it asks, in one line."""
        assert self.ask.__doc__, f"{self.name} does not say what it asks"
        return " ".join(self.ask.__doc__.split())


def asked_of(record_type: RecordType[R], *asks: Ask[R]) -> tuple[Question, ...]:
    """Questions of the records of one type."""
    return tuple(Question(ask, record_type) for ask in asks)


def asked_of_all(*asks: Ask[Any]) -> tuple[Question, ...]:
    """Questions of every record."""
    return tuple(Question(ask, None) for ask in asks)


CONTRADICTIONS = Part[tuple[Question, ...]]("contradictions", tuple)
"""What a type asks of its own records, and of others in the light of its own."""
