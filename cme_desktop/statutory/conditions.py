"""Conditions over a record: which fields they look at, and whether they ask the law as well."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from cme_desktop.statutory.law import Law

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


def reads_by_law(*names: str) -> Callable[[Callable[[T, Law], bool]], LawfulCondition[T]]:
    """Declare which fields a condition looks at that asks the law too."""
    return lambda asked: LawfulCondition(asked, names)


def holds(condition: AnyCondition[T] | None, record: T, law: Law) -> bool:
    """Whether a condition, of either kind, is met; so it is where there is none."""
    if condition is None:
        return True
    return condition(record, law) if isinstance(condition, LawfulCondition) else condition(record)
