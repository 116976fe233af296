"""By which law a case towards a school attendance order goes: the day of its first notice says so for good.

Sections 437-443 of the Education Act 1996, or 436H-436Q from the day that their block is set in force.
"""

from datetime import date
from typing import Protocol, TypeVar

from cme_desktop.statutory.conditions import AnyCondition, LawfulCondition, holds, reads_by_law, reads_of
from cme_desktop.statutory.law import Law
from cme_desktop.statutory.national.not_in_school import ORDERS

EA437 = "EA437"
EA436H = "EA436H"


class Noticed(Protocol):
    """What says when the first notice was served, or should have been."""

    @property
    def s437_notice_on(self) -> date | None: ...
    @property
    def judged_from(self) -> date | None: ...


N = TypeVar("N", bound=Noticed)

SAYS_BASIS = ("s437_notice_on", "judged_on", "received_on")
"""The fields that the basis goes by."""


def law_basis(case: Noticed, law: Law) -> str:
    """`EA437` or `EA436H`; before a notice is served, by the day on which it appeared to be owed.

    A case is never carried over from the one to the other: nothing commenced says how it would be.
    """
    day = case.s437_notice_on or case.judged_from
    return EA436H if day is not None and law.rules.at(ORDERS, day) else EA437


@reads_by_law(*SAYS_BASIS)
def under_436h(case: Noticed, law: Law) -> bool:
    """Whether a case goes by the 2026 Act."""
    return law_basis(case, law) == EA436H


def under(basis: str, condition: AnyCondition[N]) -> LawfulCondition[N]:
    """The condition, for cases that go by that law."""

    @reads_by_law(*SAYS_BASIS, *reads_of(condition))
    def matters(case: N, law: Law) -> bool:
        return holds(condition, case, law) and law_basis(case, law) == basis

    return matters
