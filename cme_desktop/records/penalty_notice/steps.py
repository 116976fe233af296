"""What carries an open penalty notice on where neither payment nor the time limit does."""

from cme_desktop.description.reviews import review, standing
from cme_desktop.fields import reads, reads_of
from cme_desktop.records.penalty_notice.clocks import may_go_to_court, unpaid
from cme_desktop.records.penalty_notice.fields import PenaltyNotice
from cme_desktop.statutory.clocks import DutyClock

NEXT_STEPS = {
    "requested": "decide_request",
    "notice_to_improve": "improvement_review",
    "issued": "pay_in_full",
    "unpaid": "decide_unpaid",
    "prosecution": "prosecution_time_limit review_prosecution",
}


@reads(*dict.fromkeys((*reads_of(may_go_to_court), *reads_of(unpaid))))
def court_in_question(notice: PenaltyNotice) -> bool:
    """Whether a prosecution may still follow; time runs as well while a request waits, and days to pay."""
    waits = notice.status == "requested" or (notice.status == "issued" and unpaid(notice))
    return waits or may_go_to_court(notice)


@reads("status", "paid_in_full_on")
def paid_some_day(notice: PenaltyNotice) -> bool:
    """Whether it is said to be paid, and nobody has said when."""
    return notice.status in ("paid_lower", "paid_higher") and notice.paid_in_full_on is None


STEPS = (
    DutyClock(
        duty="decide_request",
        label="Decide on the request",
        starts="received_on",
        event="requested",
        rule="penalty.request",
        applies=standing("requested"),
        clears="status",
    ),
    DutyClock(
        duty="day_of_payment",
        label="Say when it was paid",
        starts="received_on",
        event="requested",
        stops="paid_in_full_on",
        rule="penalty.payment_day",
        applies=paid_some_day,
    ),
    review(
        "Ask the court",
        "prosecution",
        starts="information_laid_on",
        event="information laid",
        clears="prosecution_result",
        waits=True,
    ),
)
