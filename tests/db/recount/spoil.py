"""Turns a tidy made-up file into one where everything that is easily counted wrong happens, often."""

from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa

from db.store import SqlStore

_REASONS = (
    "in_education",
    "found_no_place",
    "passed_on",
    "left_country",
    "checks_exhausted",
    "over_age",
    "died",
)


def spoil(store: SqlStore) -> None:
    """Change the rows themselves, as years of work, loads and slips would."""
    with store.engine.begin() as connection:
        _merge_children(connection)
        _send_away(connection)
        _close_enquiries(connection)
        _withdraw_what_was_paid(connection)
        _find_unsuitable(connection)
        _step_towards_orders(connection)
        _look_for_the_same_child(connection)
        _report_the_same_child(connection)
        _give_and_take_answers(connection)
        _fall_on_the_last_day(connection)
        _lose_days(connection)
        _each(
            connection,
            4,
            "SELECT id FROM ten_day_notification",
            "UPDATE ten_day_notification SET purpose = 'update'",
        )
        restricted = "SELECT id FROM record WHERE type = 'child'"
        _each(connection, 9, restricted, "UPDATE record SET restricted = :yes", yes=True)


def _each(connection: sa.Connection, step: int, which: str, change: str, **values: Any) -> list[int]:
    """Change every so many of the rows that a question finds, in the order of their ids."""
    ids = list(connection.execute(sa.text(f"{which} ORDER BY 1")).scalars())[::step]
    for id in ids:
        connection.execute(sa.text(f"{change} WHERE id = :id"), {"id": id, **values})
    return ids


def _merge_children(connection: sa.Connection) -> None:
    """Chains of up to three records for one child, some in a circle."""
    for kind in ("home_education", "off_roll_notice", "on_roll_notice"):
        asked = f"SELECT DISTINCT child_id FROM record WHERE type = '{kind}' ORDER BY 1"
        ids = list(connection.execute(sa.text(asked)).scalars())
        for place in range(0, len(ids) - 3, 6):
            first, second, third = ids[place : place + 3]
            for id, into in ((second, first), (third, second), *([(first, third)] if place % 4 else [])):
                connection.execute(sa.text("UPDATE record SET status = 'merged' WHERE id = :id"), {"id": id})
                said = sa.text("UPDATE child SET merged_into_id = :into WHERE id = :id")
                connection.execute(said, {"id": id, "into": into})


def _send_away(connection: sa.Connection) -> None:
    """Destinations that tell of a move by the authority alone, and some in the authority's own area."""
    left = "SELECT id FROM off_roll_notice"
    said = (
        "UPDATE off_roll_notice SET destination_kind = :kind, destination_authority = :to, unanswered = NULL"
    )
    for step, kind, to in (
        (5, "home_education", "Leeds"),
        (7, None, "Poland"),
        (8, "independent", "Carrowby"),
        (9, "school_in_authority", "Leeds"),
    ):
        _each(connection, step, left, said, kind=kind, to=to)


def _close_enquiries(connection: sa.Connection) -> None:
    """Any reason, with and without a day located."""
    closed = "SELECT id FROM whereabouts_enquiry WHERE closed_on IS NOT NULL"
    for number, reason in enumerate(_REASONS):
        ids = list(connection.execute(sa.text(f"{closed} ORDER BY 1")).scalars())[number :: len(_REASONS)]
        for place, id in enumerate(ids):
            change = "close_reason = :reason" + (
                ", located_on = NULL, found_where = NULL" if place % 2 else ""
            )
            connection.execute(
                sa.text(f"UPDATE whereabouts_enquiry SET {change} WHERE id = :id"),
                {"id": id, "reason": reason},
            )


def _withdraw_what_was_paid(connection: sa.Connection) -> None:
    paid = "SELECT id, paid_in_full_on FROM penalty_notice WHERE paid_in_full_on IS NOT NULL ORDER BY 1"
    for place, (id, day) in enumerate(connection.execute(sa.text(paid)).all()):
        if place % 3:
            continue
        paid_on = date.fromisoformat(day) if isinstance(day, str) else day
        connection.execute(sa.text("UPDATE record SET status = 'withdrawn' WHERE id = :id"), {"id": id})
        full = "" if place % 2 else ", paid_in_full_on = NULL"
        said = sa.text(f"UPDATE penalty_notice SET withdrawn_on = :day{full} WHERE id = :id")
        connection.execute(said, {"id": id, "day": str(paid_on + timedelta(days=40))})


def _find_unsuitable(connection: sa.Connection) -> None:
    """Some without a day; the day of others falls within the months that are tried."""
    spells = "SELECT id FROM home_education WHERE ended_on IS NULL"
    judged = "UPDATE home_education SET judgement = 'unsuitable', judged_on = :day"
    _each(connection, 5, spells, judged, day="2026-10-15")
    _each(connection, 17, spells, judged, day=None)
    _each(connection, 15, spells, "UPDATE home_education SET order_made_on = :day", day="2026-10-20")


def _step_towards_orders(connection: sa.Connection) -> None:
    """Every step there is, some of them out of order."""
    spells = "SELECT id FROM home_education"
    for step, day in enumerate(
        (
            "s437_notice_on",
            "order_resolved_on",
            "order_declined_on",
            "intention_served_on",
            "order_amended_on",
            "order_complied_on",
            "order_revoked_on",
            "revocation_refused_on",
        )
    ):
        for on in ("2026-06-08", f"2026-10-{5 + step:02}"):
            _each(connection, 6 + step, spells, f"UPDATE home_education SET {day} = :on", on=on)
    _each(connection, 12, spells, "UPDATE home_education SET s437_result = 'no_answer'")
    for step, flag in enumerate(("child_in_need", "child_protection", "ehc_plan", "past_social_care"), 3):
        _each(connection, step, spells, f"UPDATE home_education SET {flag} = :yes", yes=True)


def _look_for_the_same_child(connection: sa.Connection) -> None:
    """Open enquiries of one child that say different things, some of them long ago located."""
    ids = "SELECT id FROM whereabouts_enquiry WHERE closed_on IS NULL"
    still_open = list(connection.execute(sa.text(f"{ids} ORDER BY 1")).scalars())
    for first, second in zip(still_open[::4], still_open[1::4], strict=False):
        _about_the_same(connection, first, second)
    answers = (
        ("missing_education", None),
        (None, True),
        (None, False),
        (None, None),
        ("out_of_education", None),
    )
    said = "UPDATE whereabouts_enquiry SET education_now = :now, whereabouts_known = :known WHERE id = :id"
    for place, id in enumerate(still_open):
        now, known = answers[place % 5]
        connection.execute(sa.text(said), {"now": now, "known": known, "id": id})
    located = "UPDATE whereabouts_enquiry SET located_on = :on, found_where = :where"
    _each(connection, 7, ids, located, on="2026-10-12", where="other_address")
    _each(connection, 11, ids, located, on="2026-10-12", where="school_in_area")


def _report_the_same_child(connection: sa.Connection) -> None:
    """Up to five episodes of one child, some reported on another day than they were heard of."""
    ids = list(connection.execute(sa.text("SELECT id FROM missing_episode ORDER BY 1")).scalars())
    for place in range(0, len(ids) - 9, 10):
        for first, others in ((0, 4), (5, 2), (8, 1)):
            for more in range(1, others + 1):
                _about_the_same(connection, ids[place + first], ids[place + first + more])
    episodes = "SELECT id FROM missing_episode"
    _each(connection, 9, episodes, "UPDATE missing_episode SET reported_at = NULL, risk = NULL")
    _each(connection, 7, episodes, "UPDATE missing_episode SET held_at = NULL")
    _each(connection, 8, episodes, "UPDATE missing_episode SET returned_at = NULL")
    late = "UPDATE missing_episode SET reported_at = :at"  # the last minutes of a day here, not in UTC
    _each(connection, 6, episodes, late, at="2026-09-30 23:30:00.000000+00:00")


def _about_the_same(connection: sa.Connection, first: int, second: int) -> None:
    said = "UPDATE record SET child_id = (SELECT child_id FROM record WHERE id = :first) WHERE id = :second"
    connection.execute(sa.text(said), {"first": first, "second": second})


def _give_and_take_answers(connection: sa.Connection) -> None:
    applied, fined = "SELECT id FROM in_year_application", "SELECT id FROM penalty_notice"
    placed = "UPDATE in_year_application SET fair_access_on = :asked, placed_on = :placed"
    _each(connection, 4, applied, placed, asked="2026-09-14", placed="2026-10-09")
    _each(connection, 6, applied, placed, asked="2026-09-01", placed="2026-10-20")
    _each(connection, 5, applied, "UPDATE in_year_application SET told_on = NULL")
    _each(connection, 7, applied, "UPDATE in_year_application SET outcome = NULL")
    _each(connection, 3, fined, "UPDATE penalty_notice SET issuer = 'school', reason = NULL")
    _each(connection, 4, fined, "UPDATE penalty_notice SET withdrawal_ground = 'wrong_person'")
    _each(connection, 5, fined, "UPDATE penalty_notice SET prosecution_result = 'guilty_plea'")
    _each(connection, 11, fined, "UPDATE penalty_notice SET paid_in_full_on = NULL")


def _fall_on_the_last_day(connection: sa.Connection) -> None:
    """What is over on the very day from which it counts otherwise."""
    unpaid = (
        "SELECT id, deemed_received_on FROM penalty_notice WHERE deemed_received_on IS NOT NULL ORDER BY 1"
    )
    for place, (id, day) in enumerate(connection.execute(sa.text(unpaid)).all()):
        if place % 6 == 0:
            received = date.fromisoformat(day) if isinstance(day, str) else day
            said = "UPDATE penalty_notice SET withdrawn_on = :day, paid_in_full_on = NULL WHERE id = :id"
            connection.execute(sa.text(said), {"id": id, "day": str(received + timedelta(days=27))})
            connection.execute(sa.text("UPDATE record SET status = 'withdrawn' WHERE id = :id"), {"id": id})
    spells = "SELECT id FROM home_education WHERE started_on < '2026-05-01'"
    _each(connection, 8, spells, "UPDATE home_education SET ended_on = '2026-10-01'")
    kept = "UPDATE off_roll_notice SET closing_reason = 'kept_on_roll', answered_on = NULL, closed_on = :day"
    _each(connection, 7, "SELECT id FROM off_roll_notice", kept, day="2026-11-12")


def _lose_days(connection: sa.Connection) -> None:
    for table, day in (
        ("whereabouts_enquiry", "closed_on"),
        ("off_roll_notice", "deleted_on"),
        ("penalty_notice", "withdrawn_on"),
        ("pace_interview", "held_on"),
        ("home_education", "started_on"),
        ("whereabouts_enquiry_checks", "asked_on"),
    ):
        _each(connection, 13, f"SELECT id FROM {table}", f"UPDATE {table} SET {day} = NULL")
    absent = "UPDATE ten_day_notification SET first_absent_on = :day"
    _each(connection, 13, "SELECT id FROM ten_day_notification", absent, day=None)
    _each(connection, 11, "SELECT id FROM ten_day_notification", absent, day="2008-03-03")  # before any term
    told = "SELECT id FROM record WHERE type IN ('off_roll_notice', 'home_education', 'whereabouts_enquiry')"
    _each(connection, 29, told, "UPDATE record SET received_on = NULL")
