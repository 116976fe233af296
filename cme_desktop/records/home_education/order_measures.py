"""Measures of the way to a school attendance order, and of its life: each step by its own day."""

from cme_desktop.codes.home_education import S437_RESULTS
from cme_desktop.fields import reads
from cme_desktop.records.home_education import HOME_EDUCATION
from cme_desktop.records.home_education.fields import HomeEducation
from cme_desktop.returns.counting import by_choice, number_of
from cme_desktop.returns.days import given
from cme_desktop.returns.picks import Happened, never


@reads("s437_result", "s437_reply_on")
def _was_served(spell: HomeEducation) -> bool:
    return spell.s437_result is not None or spell.s437_reply_on is not None


_noticed = Happened(HOME_EDUCATION, given("s437_notice_on"), _was_served)


def _on(day: str) -> Happened[HomeEducation]:
    """A step that nothing but its day tells of."""
    return Happened(HOME_EDUCATION, given(day), never)


ORDERS = (
    number_of(
        "notices_served",
        "Notices to satisfy served on parents",
        "First notices to satisfy the authority of a spell, by the day each was served.",
        _noticed,
    ),
    by_choice(
        "notice_result",
        "Notices to satisfy, by result",
        "Those served in the period, by the result they have now.",
        _noticed,
        "s437_result",
        S437_RESULTS,
        parts_of="home_education.notices_served",
        blank=("no_result", "No result yet"),
    ),
    number_of(
        "orders_resolved",
        "Decided to make an order",
        "Spells in which an order was decided on, by the day of the decision.",
        _on("order_resolved_on"),
    ),
    number_of(
        "orders_declined",
        "Decided against an order",
        "Spells in which an order was decided against, by the day of the decision.",
        _on("order_declined_on"),
    ),
    number_of(
        "intentions_served",
        "Notices of intention served",
        "Notices that name the school to the parent, by the day each was served.",
        _on("intention_served_on"),
    ),
    number_of(
        "orders_made",
        "School attendance orders made",
        "School attendance orders, by the day each was made.",
        _on("order_made_on"),
    ),
    number_of(
        "orders_amended",
        "School attendance orders amended",
        "School attendance orders amended to name another school, by the day of the change.",
        _on("order_amended_on"),
    ),
    number_of(
        "orders_complied",
        "School attendance orders complied with",
        "School attendance orders, by the day each was complied with.",
        _on("order_complied_on"),
    ),
    number_of(
        "orders_revoked",
        "School attendance orders revoked",
        "School attendance orders, by the day each was revoked.",
        _on("order_revoked_on"),
    ),
    number_of(
        "revocations_refused",
        "Revocations refused",
        "Requests to revoke a school attendance order, by the day each was refused.",
        _on("revocation_refused_on"),
    ),
)
