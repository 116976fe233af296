"""Home education at any time, and the steps towards an order, counted again."""

from tests.db.recount.count import Recount
from tests.db.recount.rows import Row

KEY = "home_education"
STEPS = {
    "orders_resolved": "order_resolved_on",
    "orders_declined": "order_declined_on",
    "intentions_served": "intention_served_on",
    "orders_made": "order_made_on",
    "orders_amended": "order_amended_on",
    "orders_complied": "order_complied_on",
    "orders_revoked": "order_revoked_on",
    "revocations_refused": "revocation_refused_on",
}
IN_CARE = ("past_social_care", "child_in_need", "child_protection", "looked_after")


def at_any_time(recount: Recount) -> None:
    """Each child that was at home on some day, and what any of its spells then says of it."""
    rows = [row for row in _spells(recount) if _at_home(recount, row)]
    recount.put(f"{KEY}.at_any_time", recount.each_child(rows))
    for name, fields in (
        ("any_time_social_care", IN_CARE),
        ("any_time_child_in_need", ("child_in_need",)),
        ("any_time_child_protection", ("child_protection",)),
        ("any_time_ehc_plan", ("ehc_plan",)),
    ):
        such = [row for row in rows if any(row[field] for field in fields)]
        recount.put(f"{KEY}.{name}", recount.each_child(such))


def orders(recount: Recount) -> None:
    """Each step by its day."""
    rows = _spells(recount)
    served = recount.on(rows, "s437_notice_on")
    recount.put(f"{KEY}.notices_served", served)
    recount.by(f"{KEY}.notice_result", served, "s437_result", "no_result")
    for name, day in STEPS.items():
        recount.put(f"{KEY}.{name}", recount.on(rows, day))


def _spells(recount: Recount) -> list[Row]:
    return recount.rows(KEY, end_reason="opened_in_error")


def _at_home(recount: Recount, row: Row) -> bool:
    began, ended = row["started_on"] or row["received_on"], row["ended_on"]
    if began is None or began > recount.last:
        return False
    if began >= recount.first:
        return True
    return row["status"] not in ("returned", "ended") if ended is None else ended > recount.first
