"""Children off roll without a school, and what becomes of penalty notices, counted again."""

from datetime import date

from tests.db.recount.count import Recount, day_to_pay, is_after
from tests.db.recount.rows import Row

NOT_ISSUED = ("requested", "refused", "warning_letter", "notice_to_improve")
NOBODY_TO_LOOK_FOR = {
    *("2024-9-1-k", "2024-9-3-d", "2006-8-1-j"),  # died
    *("2024-9-1-l", "2006-8-1-k"),  # past school age
    *("2024-9-1-b", "2006-8-1-n"),  # nursery is over
}


def off_roll(recount: Recount) -> None:
    """Children of whom nobody has said by the last day where they are."""
    rows = [
        row
        for row in recount.rows("off_roll_notice", closing_reason="entered_in_error")
        if recount.stands(
            row,
            row["deleted_on"] or row["ground_met_on"] or row["received_on"],
            row["answered_on"] or row["closed_on"],
            ("matched", "closed"),
        )
        and row["ground"] not in NOBODY_TO_LOOK_FOR
        and row["destination_kind"] not in ("died", "custody", "past_school_age")
        and row["closing_reason"] not in ("kept_on_roll", "not_of_age", "died")
        and not row["final_year_leaver"]
    ]
    recount.put("off_roll_notice.no_school_yet", recount.each_child(rows))


def fines_due(recount: Recount) -> None:
    """Notices whose last day to pay lies in the period, by when they were paid."""
    due = []
    for row in _ours(recount):
        last = day_to_pay(row, 28)
        let_go = row["withdrawn_on"] is not None and last is not None and row["withdrawn_on"] <= last
        rate, day = recount.paid(row)
        if row["status"] not in NOT_ISSUED and recount.within(last) and (rate or not let_go):
            due.append(row | {"when": _when(row, rate, day)})
    recount.put("penalty_notice.due", due)
    recount.by("penalty_notice.when_paid", due, "when", "")
    told = [row["when"] in ("lower", "in_time") for row in due if row["when"] != "some_day"]
    if told:
        recount.found["penalty_notice.paid_in_time_rate", None] = round(sum(told) / len(told), 4)


def first_year(recount: Recount) -> None:
    """Who issued for what, and how notices end."""
    rows = _ours(recount)
    issued = [
        row
        | {"issuer": row["issuer"] or "not_given"}
        | {"both": f"{row['issuer'] or 'not_given'}/{row['reason'] or 'not_given'}"}
        for row in recount.on(rows, "issued_on")
    ]
    recount.by("penalty_notice.issuer", issued, "issuer", "")
    recount.by("penalty_notice.issuer_and_reason", issued, "both", "")
    withdrawn = recount.on(rows, "withdrawn_on")
    recount.by("penalty_notice.withdrawal_ground", withdrawn, "withdrawal_ground", "not_given")
    begun = recount.on(rows, "prosecution_authorised_on", "information_laid_on")
    recount.by("penalty_notice.prosecution_result", begun, "prosecution_result", "no_result")


def _ours(recount: Recount) -> list[Row]:
    rows = recount.rows("penalty_notice", refusal_reason="entered_in_error")
    return [row for row in rows if not row["issued_by_other_authority"]]


def _when(row: Row, rate: str, day: date | None) -> str:
    if not rate:
        return "unpaid"
    if day is None:
        return "some_day"
    if is_after(day, day_to_pay(row, 28)):
        return "late"
    return "in_time" if is_after(day, day_to_pay(row, 21)) else "lower"
