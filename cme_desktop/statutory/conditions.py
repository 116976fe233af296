"""Conditions over a record: which fields they look at, and whether they ask the law or a birth as well."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from cme_desktop.statutory.law import Law
from cme_desktop.values.partial_dates import BirthDate

F = TypeVar("F", bound=Callable[..., object])
T = TypeVar("T")
H = TypeVar("H", contravariant=True)
"""What is looked at: a record, or one of its rows."""

Condition = Callable[[H], bool]
"""A named test over a record; see `reads`."""


def reads(*names: str) -> Callable[[F], F]:
    """Declare which fields a condition, rule or clock looks at, so that a form knows when to ask again."""

    def mark(function: F) -> F:
        function.reads = names  # type: ignore[attr-defined]
        return function

    return mark


def reads_of(function: Callable[..., object]) -> tuple[str, ...]:
    """The fields a marked function declared."""
    names: tuple[str, ...] = getattr(function, "reads", ())
    return names


@dataclass(frozen=True)
class LawfulCondition(Generic[H]):
    """A test over a record that the law of the day answers; see `reads_by_law`."""

    asked: Callable[[H, Law], bool]
    reads: tuple[str, ...]

    def __call__(self, record: H, law: Law) -> bool:
        return self.asked(record, law)


AnyCondition = Condition[H] | LawfulCondition[H]


@dataclass(frozen=True)
class AgeCondition(Generic[H]):
    """A test over a record that the law and its child's date of birth answer; see `reads_by_age`."""

    asked: Callable[[H, Law, BirthDate | None], bool]
    reads: tuple[str, ...]

    def __call__(self, record: H, law: Law, born: BirthDate | None) -> bool:
        return self.asked(record, law, born)


def reads_by_law(*names: str) -> Callable[[Callable[[T, Law], bool]], LawfulCondition[T]]:
    """Declare which fields a condition looks at that asks the law too."""
    return lambda asked: LawfulCondition(asked, names)


def reads_by_age(*names: str) -> Callable[[Callable[[T, Law, BirthDate | None], bool]], AgeCondition[T]]:
    """Declare which fields a condition looks at that asks the law too, and when the child was born.

    Nothing follows from a birth that is not known.
    """
    return lambda asked: AgeCondition(asked, names)


def holds(
    condition: AnyCondition[T] | AgeCondition[T] | None, record: T, law: Law, born: BirthDate | None = None
) -> bool:
    """Whether a condition, of any kind, is met; so it is where there is none."""
    if condition is None:
        return True
    if isinstance(condition, AgeCondition):
        return condition(record, law, born)
    return condition(record, law) if isinstance(condition, LawfulCondition) else condition(record)
