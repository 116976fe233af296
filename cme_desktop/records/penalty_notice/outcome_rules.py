"""What has to hold once a penalty notice is out: payment, withdrawal, court."""

from collections.abc import Iterable

from cme_desktop.codes.penalties import AGAINST_CODE, MATERIAL_ERROR
from cme_desktop.description.order import follows
from cme_desktop.description.record_type import Rule
from cme_desktop.fields import Reading, reads, reads_of
from cme_desktop.issues import Issue, outstanding, warn
from cme_desktop.records.offences import (
    PROSECUTION_DATES,
    limitation_date,
    supervision_considered,
    time_running_out,
)
from cme_desktop.records.penalty_notice.clocks import may_go_to_court
from cme_desktop.records.penalty_notice.fields import (
    OF_THE_SCHEME,
    PenaltyNotice,
    amounts_of,
    in_public,
    lawful_scheme,
    scheme_of,
)
from cme_desktop.records.penalty_notice.service import received, served_by_law
from cme_desktop.statutory.law import Law
from cme_desktop.values.dates import show_day
from cme_desktop.values.money import show_pence


@reads(
    "status",
    "payments",
    "paid_in_full_on",
    "sequence",
    *OF_THE_SCHEME,
    "amount_lower",
    "amount_higher",
)
def paid_in_full(notice: PenaltyNotice, reading: Reading) -> Iterable[Issue]:
    """The status, the day and the sums of payment say the same."""
    paid, due = notice.status in ("paid_lower", "paid_higher"), amounts_of(notice, reading.law.rules)
    if notice.status == "paid_lower" and due is not None and due.lower is None:
        yield warn(
            "status",
            f"A second notice has no lower rate: only {show_pence(due.higher)} discharges it (reg 4).",
        )
    if paid and notice.paid_in_full_on is None:
        yield outstanding("paid_in_full_on", "Give the day on which the notice was paid in full.")
    asked = _asked(notice, reading.law)
    if paid and asked is not None and notice.payments and notice.paid_pence != asked:
        yield warn("payments", f"{show_pence(notice.paid_pence)} was paid; this rate is {show_pence(asked)}.")


def _asked(notice: PenaltyNotice, law: Law) -> int | None:
    """The sum of the rate it was paid at: as printed on the notice, or else from the table."""
    due = amounts_of(notice, law.rules)
    if notice.status == "paid_lower":
        printed, tabled = notice.amount_lower, due.lower if due else None
    else:
        printed, tabled = notice.amount_higher, due.higher if due else None
    return tabled if printed is None else printed


@reads(
    "status",
    "paid_in_full_on",
    "information_laid_on",
    *reads_of(received),
    *OF_THE_SCHEME,
)
def days_to_pay_kept(notice: PenaltyNotice, reading: Reading) -> Iterable[Issue]:
    """A rate ends on its last day; proceedings wait for the last of all (SI 2007/1867, regs 4 to 7)."""
    scheme, first = scheme_of(notice, reading.law.rules), received(notice, reading.law)
    paid, laid = notice.paid_in_full_on, notice.information_laid_on
    if scheme is None or first is None:
        return
    calendar = reading.law.calendars.of(notice.school)
    lower, higher = (to_pay.last_day(first, calendar) for to_pay in (scheme.to_pay_lower, scheme.to_pay))
    if notice.status == "paid_lower" and paid and paid > lower:
        yield warn("paid_in_full_on", f"Paid after {show_day(lower)}, the last day of the lower rate.")
    if notice.status == "paid_higher" and paid and paid > higher:
        yield warn("paid_in_full_on", f"Paid after {show_day(higher)}, the last day to pay.")
    if laid and laid <= higher:
        yield warn("information_laid_on", f"The parent could still pay until {show_day(higher)}.")


@reads(
    "withdrawn_on",
    "issued_by_other_authority",
    "payments",
    "withdrawal_told_on",
    "refunded_on",
    "refund",
)
def withdrawn_in_order(notice: PenaltyNotice, reading: Reading) -> Iterable[Issue]:
    """On withdrawal the recipient is told and the money goes back (SI 2007/1867, reg 8)."""
    if notice.withdrawn_on is None or notice.issued_by_other_authority:
        return
    if notice.withdrawal_told_on is None:
        yield outstanding("withdrawal_told_on", "Tell the recipient of the withdrawal, and give the day.")
    if notice.paid_pence and notice.refunded_on is None:
        yield outstanding("refunded_on", f"Refund the {show_pence(notice.paid_pence)} that was paid.")
    if notice.refund is not None and notice.refund != notice.paid_pence:
        yield warn("refund", f"{show_pence(notice.paid_pence)} was paid; the whole of it is refunded.")


@reads("withdrawn_on", "withdrawal_ground", "prosecution_authorised_on", "information_laid_on")
def closed_by_withdrawal(notice: PenaltyNotice, reading: Reading) -> Iterable[Issue]:
    """Only after a withdrawal for material errors may proceedings follow (SI 2007/1867, reg 8)."""
    withdrawn, authorised, laid = (
        notice.withdrawn_on,
        notice.prosecution_authorised_on,
        notice.information_laid_on,
    )
    if notice.withdrawal_ground == AGAINST_CODE:
        yield warn(
            "withdrawal_ground",
            "This is no ground of regulation 8 or 9 by itself; the choice is kept as it was made.",
        )
    if withdrawn is None or notice.withdrawal_ground == MATERIAL_ERROR:
        return
    for name, day in (("prosecution_authorised_on", authorised), ("information_laid_on", laid)):
        if day and day >= withdrawn:
            yield warn(
                name,
                f"The notice was withdrawn on {show_day(withdrawn)}: its offence cannot be prosecuted, as it "
                "could after a withdrawal for material errors.",
            )


@reads("prosecution_result", "withdrawn_on", "kind", "offence_from", "offence_to")
def discontinued(notice: PenaltyNotice, reading: Reading) -> Iterable[Issue]:
    """A prosecution that is not gone on with leaves the notice counting (SI 2007/1867, reg 4(4A))."""
    lawful = lawful_scheme(notice, reading.law.rules)
    counts = lawful is not None and lawful.national and notice.withdrawn_on is None
    if notice.prosecution_result == "discontinued" and counts:
        yield warn(
            "prosecution_result",
            "A discontinued prosecution leaves the notice counting towards the limit until it is withdrawn.",
        )


_RESULTS_OF = {"convicted": ("guilty_plea", "found_guilty"), "acquitted": ("acquitted",)}


@reads(
    "status",
    "prosecution_authorised_on",
    "information_laid_on",
    "prosecution_offence",
    "prosecution_result",
)
def court_in_full(notice: PenaltyNotice, reading: Reading) -> Iterable[Issue]:
    """The record of a prosecution names its offence and its end."""
    if notice.status == "prosecution" and notice.prosecution_authorised_on is None:
        yield outstanding(
            "prosecution_authorised_on", "Give the day on which the prosecution was authorised."
        )
    if notice.information_laid_on and notice.prosecution_offence is None:
        yield outstanding("prosecution_offence", "Choose the offence that was prosecuted.")
    fitting = _RESULTS_OF.get(notice.status)
    if fitting and notice.prosecution_result is None:
        yield outstanding("prosecution_result", "Give the result of the prosecution.")
    elif fitting and notice.prosecution_result not in fitting:
        yield warn("prosecution_result", "The result and the status do not agree; check both.")


@reads("issued_on", "offence_to", "school", "status", "withdrawn_on", "issued_by_other_authority")
def while_it_can_be_prosecuted(notice: PenaltyNotice, reading: Reading) -> Iterable[Issue]:
    """A notice stands in place of a prosecution, which begins within its time limit or not at all."""
    limit, issued_on = limitation_date(notice, reading.law), notice.issued_on
    if limit is None or notice.withdrawn_on or notice.issued_by_other_authority:
        return
    if issued_on and issued_on > limit:
        yield warn(
            "issued_on",
            f"Issued on {show_day(issued_on)}, after the time limit for a prosecution, which ended on "
            f"{show_day(limit)}: if it is not paid, nothing can follow.",
        )
    elif notice.status == "issued" and reading.today > limit:
        yield warn(
            "status",
            f"Not paid by {show_day(reading.today)}, and the time limit for a prosecution ended on "
            f"{show_day(limit)}: nothing can follow.",
        )


@reads("kind", "issued_by_other_authority")
def no_supervision(notice: PenaltyNotice) -> bool:
    """Supervision is no answer to the other offence, and not ours to consider for another authority."""
    return in_public(notice) or notice.issued_by_other_authority is True


OUTCOME_RULES: tuple[Rule[PenaltyNotice], ...] = (
    follows("paid_in_full_on", "issued_on", "Paid in full", "the notice was issued"),
    follows("withdrawn_on", "issued_on", "Withdrawn", "the notice was issued"),
    follows("withdrawal_told_on", "withdrawn_on", "The recipient was told", "the withdrawal"),
    follows("prosecution_authorised_on", "issued_on", "Authorised", "the notice was issued"),
    *PROSECUTION_DATES,
    follows("result_on", "information_laid_on", "The result came", "the information was laid"),
    paid_in_full,
    served_by_law,
    days_to_pay_kept,
    withdrawn_in_order,
    closed_by_withdrawal,
    while_it_can_be_prosecuted,
    discontinued,
    court_in_full,
    supervision_considered(no_supervision),
    time_running_out(may_go_to_court),
)
