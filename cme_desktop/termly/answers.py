"""What records of a type know of a child that the termly form asks for, besides the status of education.

Each type that makes children home educated or missing says so in its folder.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic

from cme_desktop.description.parts import Part
from cme_desktop.description.record import R, Record


@dataclass(frozen=True, kw_only=True)
class HomeSpell:
    """One spell of home education, as the whole-year counts ask for it."""

    began: date | None
    ended: date | None
    returned: bool
    """Whether it ended with a return to school."""
    previous_setting: str | None
    notice_on: date | None
    """The day of the notice to satisfy the authority (Education Act 1996, s437(1))."""
    order_made_on: date | None
    order_revoked_on: date | None


def _says_nothing(_record: Record) -> None:
    return None


@dataclass(frozen=True, kw_only=True)
class TermlyAnswers(Generic[R]):
    """How one type answers; `reads` are the fields it looks at."""

    reads: tuple[str, ...]
    reason_at_home: Callable[[R], str | None] = _says_nothing
    """The primary reason for home education, of the Department's list."""
    reason_missing: Callable[[R], str | None]
    """The primary reason for missing education, of the Department's list."""
    missing_since: Callable[[R], date | None]
    """The first day without education; None where nobody knows it."""
    spell: Callable[[R], HomeSpell | None] = _says_nothing
    """None for a record that is no spell of home education, one in error, or one beside a school's roll."""


TERMLY: Part[TermlyAnswers[Any]] = Part("termly", TermlyAnswers)
"""That of each type."""
