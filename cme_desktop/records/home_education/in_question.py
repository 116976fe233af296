"""What of a spell of home education is asked only once it comes into question: the way to an order.

What a draft hides it leaves empty, so each of these holds wherever one of the fields it shows is filled.
"""

from datetime import date
from typing import Protocol

from cme_desktop.fields import reads
from cme_desktop.records.home_education.law_basis import SAYS_BASIS, Noticed, under_436h
from cme_desktop.statutory.conditions import reads_by_law
from cme_desktop.statutory.law import Law

TOWARDS_AN_ORDER = (
    *("s437_notice_on", "s437_until_on", "s437_reply_on", "s437_result", "ehc_plan_now"),
    *("order_resolved_on", "order_declined_on"),
    *("school_consulted_on", "school_told_on", "direction_asked_on", "direction_on"),
    *("intention_served_on", "intention_reply_on", "school_settled_on"),
    *("order_made_on", "order_told_on", "order_complied_on", "order_amended_on"),
    *("revocation_asked_on", "revocation_refused_on", "order_revoked_on"),
    *("court_direction_on", "court_answered_on"),
)
"""The fields of the notice to the parent, of the school to be named and of the order, in turn."""


class Judged(Protocol):
    """What says how the education was judged."""

    @property
    def status(self) -> str: ...
    @property
    def judgement(self) -> str | None: ...


class Settled(Noticed, Protocol):
    """What says when the school to be named was determined."""

    @property
    def school_settled_on(self) -> date | None: ...


@reads(*TOWARDS_AN_ORDER)
def order_begun(spell: object) -> bool:
    """Whether notice was served on the parent, or any step from there to an order and of one is on file."""
    return {getattr(spell, name) for name in TOWARDS_AN_ORDER} != {None}


@reads("status", "judgement", *TOWARDS_AN_ORDER)
def notice_in_question(spell: Judged) -> bool:
    """Whether the education is judged unsuitable, so that a notice is owed; or a step of it is on file."""
    begun = order_begun(spell)
    return "unsuitable" in (spell.status, spell.judgement) or begun


@reads_by_law(*dict.fromkeys((*TOWARDS_AN_ORDER, *SAYS_BASIS)))
def school_settled(spell: Settled, law: Law) -> bool:
    """Whether the school is determined by a step of its own, as under the 2026 Act; or it is on file."""
    return order_begun(spell) and (spell.school_settled_on is not None or under_436h(spell, law))
