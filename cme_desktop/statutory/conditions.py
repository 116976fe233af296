"""Conditions over a record: which fields they look at, and whether they ask the law as well."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from cme_desktop.statutory.law import Law

V = TypeVar("V")

Condition = Callable[[Any], bool]
"""A named test over a record; see `reads`."""


def reads(*names: str) -> Callable[[Callable[..., V]], Callable[..., V]]:
    """Declare which fields a condition, rule or clock looks at, so that a form knows when to ask again."""

    def mark(function: Callable[..., V]) -> Callable[..., V]:
        function.reads = names  # type: ignore[attr-defined]
        return function

    return mark


def reads_of(function: Callable[..., Any]) -> tuple[str, ...]:
    """The fields a marked function declared."""
    names: tuple[str, ...] = getattr(function, "reads", ())
    return names


@dataclass(frozen=True)
class LawfulCondition:
    """A test over a record that the law of the day answers; see `reads_by_law`."""

    asked: Callable[[Any, Law], bool]
    reads: tuple[str, ...]

    def __call__(self, record: Any, law: Law) -> bool:
        return self.asked(record, law)


AnyCondition = Condition | LawfulCondition


def reads_by_law(*names: str) -> Callable[[Callable[[Any, Law], bool]], LawfulCondition]:
    """Declare which fields a condition looks at that asks the law too."""
    return lambda asked: LawfulCondition(asked, names)


def holds(condition: AnyCondition | None, record: Any, law: Law) -> bool:
    """Whether a condition, of either kind, is met; so it is where there is none."""
    if condition is None:
        return True
    return condition(record, law) if isinstance(condition, LawfulCondition) else condition(record)
