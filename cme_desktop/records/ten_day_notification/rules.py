"""What has to hold for a 10-day notification."""

from collections.abc import Iterable

from cme_desktop.description.order import follows
from cme_desktop.description.overtaken import overtaken
from cme_desktop.fields import Reading, known, reads
from cme_desktop.issues import Issue, outstanding, refuse, warn
from cme_desktop.records.ten_day_notification.fields import LIFE, OUTCOMES, TenDayNotification
from cme_desktop.statutory.calendar import BeyondCalendar
from cme_desktop.statutory.law import Law
from cme_desktop.statutory.national.attendance import LEFT_OUT
from cme_desktop.values.dates import show_day
from cme_desktop.values.numbers import ordinal


@reads("first_absent_on", "received_on")
def absence_before_notice(notice: TenDayNotification, reading: Reading) -> Iterable[Issue]:
    """A school cannot report an absence that has not begun."""
    if notice.first_absent_on and notice.received_on and notice.first_absent_on > notice.received_on:
        yield refuse(
            "first_absent_on",
            f"The absence began on {show_day(notice.first_absent_on)}, after the notice was received "
            f"({show_day(notice.received_on)}); one of the two is wrong.",
        )


@reads("first_absent_on", "received_on", "absence_kind", "purpose")
def ten_days_gone_by(notice: TenDayNotification, reading: Reading) -> Iterable[Issue]:
    """Before the day the law names there is nothing to report; a calendar without holidays errs early."""
    first, received = notice.first_absent_on, notice.received_on
    told_first = notice.absence_kind == "continuous" and notice.purpose == "first"
    if not told_first or first is None or received is None or reading.calendar is None:
        return
    period = reading.law.rules.near("ten_day.continuous", first).period
    nth = ordinal(period.length)
    try:
        enough = period.last_day(first, reading.calendar)
    except BeyondCalendar:
        yield warn(
            "first_absent_on",
            f"The {nth} school day of absence cannot be reckoned: no term dates are known for the days from "
            f"{show_day(first)} on.",
        )
        return
    if first <= received < enough:
        yield warn("received_on", f"The {nth} school day of absence is {show_day(enough)}; this came before.")


def boarder_excepted(notice: TenDayNotification, law: Law) -> bool:
    """Whether the law of the day has no notice of the pupil, as of a boarder (2024 regs, reg 13(7))."""
    first = notice.first_absent_on
    rule = law.rules.at("ten_day.boarders", first) if notice.boarder and first is not None else None
    return rule is not None and rule.value == LEFT_OUT


@reads("boarder", "first_absent_on")
def boarders_left_out(notice: TenDayNotification, reading: Reading) -> Iterable[Issue]:
    """A notice of a boarder is taken all the same; the school need not send any."""
    if boarder_excepted(notice, reading.law):
        yield warn("boarder", "The attendance return leaves boarders out; the school owes no notice.")


@reads("codes_used", "first_absent_on", "received_on")
def code_n_gives_way(notice: TenDayNotification, reading: Reading) -> Iterable[Issue]:
    """By then a school knows the reason, or code O stands for it (2024 regs, reg 10(7)-(9))."""
    first, received = notice.first_absent_on, notice.received_on
    if notice.codes_used != ("N",) or first is None or received is None or reading.calendar is None:
        return
    rule = reading.law.rules.at("codes.n_replaced", first)
    if rule is None:
        return
    try:
        replaced = rule.period.last_day(first, reading.calendar)
    except BeyondCalendar:
        return
    if received > replaced:
        why = f"{rule.because()}; the first by {show_day(replaced)}."
        yield warn("codes_used", f"Every session is coded N, yet {why}")


@reads("last_seen_on", "first_absent_on")
def seen_during_absence(notice: TenDayNotification, reading: Reading) -> Iterable[Issue]:
    """A child may be seen while absent from school, but it is worth a second look."""
    seen = known(notice.last_seen_on)
    if seen and notice.first_absent_on and seen >= notice.first_absent_on:
        yield warn(
            "last_seen_on", "The child was seen after the absence began; check whether whereabouts are known."
        )


@reads("social_worker", "safeguarding_concern", "outcome")
def concern_passed_on(notice: TenDayNotification, reading: Reading) -> Iterable[Issue]:
    """By local practice a child with a social worker or a concern goes to social care or MASH."""
    of_concern = notice.social_worker is True or notice.safeguarding_concern is True
    if of_concern and notice.outcome in ("allocated_to_hub", "no_further_action"):
        yield warn(
            "outcome",
            "The child has a social worker or there is a safeguarding concern; "
            "refer to social care or MASH, or note why not.",
        )


_OUTCOMES_OF = {
    "allocated": ("allocated_to_hub",),
    "referred": ("social_care", "mash"),
    "no_further_action": ("no_further_action", "entered_in_error"),
}


@reads("status", "outcome")
def status_fits_outcome(notice: TenDayNotification, reading: Reading) -> Iterable[Issue]:
    """Where the status says what was decided, the outcome says the same."""
    fitting = _OUTCOMES_OF.get(notice.status)
    if fitting and notice.outcome and notice.outcome not in fitting:
        expected = "” or “".join(OUTCOMES.label(code) for code in fitting)
        yield warn("outcome", f"With this status the outcome is “{expected}”; make the two agree.")


@reads("status", "outcome", "hub", "enquiry", "sent_back_on", "closed_on")
def decision_in_full(notice: TenDayNotification, reading: Reading) -> Iterable[Issue]:
    """A decision names the hub, the enquiry or the day that goes with it."""
    if (notice.status == "allocated" or notice.outcome == "allocated_to_hub") and notice.hub is None:
        yield outstanding("hub", "Choose the hub that the notice is allocated to.")
    if notice.outcome == "enquiry_opened" and notice.enquiry is None:
        yield outstanding("enquiry", "Choose the enquiry that was opened.")
    if notice.status == "incomplete" and notice.sent_back_on is None:
        yield outstanding("sent_back_on", "Give the day the notice was sent back to the school.")
    if notice.status == "closed" and notice.closed_on is None:
        yield outstanding("closed_on", "Give the day the notice was closed.")


@reads("school_enquiries", "received_on")
def enquired_before_notice(notice: TenDayNotification, reading: Reading) -> Iterable[Issue]:
    """What a school tells of in a notice it has done by then."""
    for number, enquiry in enumerate(notice.school_enquiries):
        done, received = known(enquiry.done_on), notice.received_on
        if done and received and done > received:
            yield warn(
                f"school_enquiries.{number}.done_on",
                f"Done on {show_day(done)}, after the notice was received ({show_day(received)}); "
                "check the two dates.",
            )


RULES = (
    absence_before_notice,
    ten_days_gone_by,
    boarders_left_out,
    code_n_gives_way,
    follows("screened_on", "received_on", "Screened", "the notice was received"),
    follows("sent_back_on", "received_on", "Sent back", "the notice was received"),
    follows("sent_again_on", "sent_back_on", "Sent again", "it was sent back"),
    follows("returned_on", "first_absent_on", "Back at school", "the absence began"),
    follows("closed_on", "received_on", "Closed", "the notice was received"),
    seen_during_absence,
    enquired_before_notice,
    concern_passed_on,
    overtaken(
        LIFE,
        "received",
        {"screened_on": "it was screened", "outcome": "it has an outcome", "closed_on": "it was closed"},
    ),
    overtaken(
        LIFE, "incomplete", {"sent_again_on": "the school has sent it again", "closed_on": "it was closed"}
    ),
    overtaken(LIFE, "screened allocated referred", {"closed_on": "it was closed"}),
    status_fits_outcome,
    decision_in_full,
)
