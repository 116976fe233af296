"""What has to hold for a penalty notice, from the request to its issue and after."""

from collections.abc import Iterable

from cme_desktop.codes.penalties import LEGALITY_CHECKS, SCHEME_CHOICES
from cme_desktop.description.order import follows
from cme_desktop.description.overtaken import overtaken
from cme_desktop.fields import Reading, reads
from cme_desktop.issues import Issue, outstanding, refuse, warn
from cme_desktop.records.offences import OFFENCE_DATES
from cme_desktop.records.penalty_notice.exclusion import in_the_first_days_of_exclusion
from cme_desktop.records.penalty_notice.fields import (
    LIFE,
    OF_THE_SCHEME,
    PenaltyNotice,
    amounts_of,
    decisive_day,
    lawful_scheme,
    scheme_of,
)
from cme_desktop.records.penalty_notice.outcome_rules import OUTCOME_RULES
from cme_desktop.records.penalty_notice.service import received_some_day
from cme_desktop.statutory.penalties import ABSENCE
from cme_desktop.statutory.rules import RuleBook
from cme_desktop.values.dates import show_day
from cme_desktop.values.money import show_pence
from cme_desktop.values.numbers import cardinal


@reads("issued_on", "received_on", "issued_by_other_authority")
def issued_after_request(notice: PenaltyNotice, reading: Reading) -> Iterable[Issue]:
    """A notice answers a request; those of other authorities are told to us after the event."""
    if not notice.issued_by_other_authority:
        yield from follows("issued_on", "received_on", "Issued", "the request was received")(notice, reading)


_ISSUED = frozenset({"issued", "paid_lower", "paid_higher", "unpaid"})


@reads("payments", "issued_on", "status")
def paid_after_issue(notice: PenaltyNotice, reading: Reading) -> Iterable[Issue]:
    """Nobody pays a notice that has not been issued."""
    if notice.payments and notice.issued_on is None and notice.status not in _ISSUED:
        yield refuse("issued_on", "A payment is entered; give the day on which the notice was issued.")
    for number, payment in enumerate(notice.payments):
        if payment.paid_on and notice.issued_on and payment.paid_on < notice.issued_on:
            yield refuse(
                f"payments.{number}.paid_on",
                f"Paid on {show_day(payment.paid_on)}, before the notice was issued "
                f"({show_day(notice.issued_on)}); one of the two dates is wrong.",
            )


@reads("status", "issued_on", "refused_on", "refusal_reason", "withdrawn_on", "withdrawal_ground")
def decision_in_full(notice: PenaltyNotice, reading: Reading) -> Iterable[Issue]:
    """Issue, refusal and withdrawal each have a day; the last two a reason."""
    if notice.status in _ISSUED and notice.issued_on is None:
        yield refuse("issued_on", "Give the day on which the notice was issued.")
    if (notice.status == "refused" or notice.refused_on) and notice.refusal_reason is None:
        yield outstanding("refusal_reason", "Say why the request was refused.")
    if notice.status == "withdrawn" and notice.withdrawn_on is None:
        yield refuse("withdrawn_on", "Give the day on which the notice was withdrawn.")
    if (notice.status == "withdrawn" or notice.withdrawn_on) and notice.withdrawal_ground is None:
        yield outstanding("withdrawal_ground", "Choose the ground on which the notice was withdrawn.")


@reads("offence_from", "offence_to", "kind", "scheme")
def scheme_of_the_day(notice: PenaltyNotice, reading: Reading) -> Iterable[Issue]:
    """The scheme is that of the day on which the offence began; another choice stays, and is doubted."""
    lawful = lawful_scheme(notice, reading.law.rules)
    if notice.scheme and lawful is not None and notice.scheme != lawful.code:
        chosen = SCHEME_CHOICES.label(notice.scheme)
        yield warn(
            "scheme",
            f"By the day on which the offence began the law has “{lawful.label}”; “{chosen}” was chosen, and "
            "is kept as it was.",
        )


@reads("sessions", "school", "sessions_unauthorised")
def sessions_likely(notice: PenaltyNotice, reading: Reading) -> Iterable[Issue]:
    """A session entered twice, or on a day the school was closed, is kept and worth a second look."""
    seen: set[tuple[object, object]] = set()
    calendar = reading.law.calendars.of(notice.school)
    for number, session in enumerate(notice.sessions):
        day = session.missed_on
        if day is None:
            continue
        if (day, session.half) in seen:
            yield warn(f"sessions.{number}.missed_on", f"This session of {show_day(day)} is entered twice.")
        seen.add((day, session.half))
        if calendar.knows(day) and not calendar.meets(day):
            yield warn(
                f"sessions.{number}.missed_on", f"The school was closed on {show_day(day)} ({calendar.name})."
            )
    if notice.sessions and notice.sessions_unauthorised not in (None, len(seen)):
        yield warn("sessions_unauthorised", f"{len(seen)} sessions are entered below; check the number.")


@reads(*OF_THE_SCHEME, "sequence", "amount_lower", "amount_higher", "issued_on")
def amounts_of_the_scheme(notice: PenaltyNotice, reading: Reading) -> Iterable[Issue]:
    """The sums are fixed by the regulations (SI 2007/1867, reg 4)."""
    rules = reading.law.rules
    due = amounts_of(notice, rules)
    if due is None:
        return
    if notice.amount_lower is not None and due.lower is None:
        years = cardinal(_span(notice, reading))
        yield warn("amount_lower", f"A second notice within {years} years has no lower amount.")
    elif notice.amount_lower not in (None, due.lower):
        yield warn("amount_lower", f"The lower amount is {show_pence(due.lower or 0)} under this scheme.")
    if notice.amount_higher not in (None, due.higher):
        yield warn("amount_higher", f"The higher amount is {show_pence(due.higher)} under this scheme.")


@reads(
    "issued_on",
    "issued_by_other_authority",
    *OF_THE_SCHEME,
    "legality_checks",
    "copy_kept",
    "sequence",
)
def issued_with_care(notice: PenaltyNotice, reading: Reading) -> Iterable[Issue]:
    """What is checked before a notice goes out, and kept afterwards."""
    if notice.issued_on is None or notice.issued_by_other_authority:
        return
    if notice.copy_kept is not True:
        yield outstanding("copy_kept", "Keep a copy of the notice; the regulations ask for it.")
    if notice.sequence is None and _under_framework(notice, reading.law.rules):
        years = cardinal(_span(notice, reading))
        yield outstanding("sequence", f"Say whether this is the first or second notice within {years} years.")
    offered = LEGALITY_CHECKS.offered(decisive_day(notice)) if notice.kind == ABSENCE else ()
    missing = [check.label for check in offered if check.code not in notice.legality_checks]
    if missing:
        yield outstanding("legality_checks", f"Not yet checked: {'; '.join(missing)}.")


def _span(notice: PenaltyNotice, reading: Reading) -> int:
    """Over how many years notices count, on the day of issue or, before that, today."""
    return reading.law.rules.near("penalty.span", notice.issued_on or reading.today).number


def _under_framework(notice: PenaltyNotice, rules: RuleBook) -> bool:
    """Whether the limit and the threshold concern it; without a day of the offence they probably do."""
    scheme = scheme_of(notice, rules)
    unknown = notice.kind == ABSENCE and decisive_day(notice) is None
    return scheme.national if scheme is not None else unknown


@reads("sessions_unauthorised", *OF_THE_SCHEME, "status", "trigger")
def threshold_reached(notice: PenaltyNotice, reading: Reading) -> Iterable[Issue]:
    """Below the national threshold a notice is an exception."""
    sessions = notice.sessions_unauthorised
    considered = notice.trigger != "exception" and notice.status not in ("refused", "warning_letter")
    rules, day = reading.law.rules, decisive_day(notice) or reading.today
    if not considered or sessions is None or not _under_framework(notice, rules):
        return
    least, weeks = rules.near("penalty.threshold", day).number, rules.near("penalty.window", day).number
    if sessions < least:
        yield warn(
            "sessions_unauthorised",
            f"The national threshold is {least} sessions in {cardinal(weeks)} school weeks; "
            "below it a notice is issued only as an exception.",
        )


@reads("sessions", "offence_from", "offence_to")
def sessions_of_the_offence(notice: PenaltyNotice, reading: Reading) -> Iterable[Issue]:
    """The sessions missed are those of the offence."""
    first, last = notice.offence_from, notice.offence_to
    for number, session in enumerate(notice.sessions):
        day = session.missed_on
        if day and ((first and day < first) or (last and day > last)):
            yield warn(
                f"sessions.{number}.missed_on",
                f"{show_day(day)} lies outside the days of the offence; check both.",
            )


@reads("amount_lower", "amount_higher")
def amounts_in_order(notice: PenaltyNotice, reading: Reading) -> Iterable[Issue]:
    """The lower amount is the lower one."""
    lower, higher = notice.amount_lower, notice.amount_higher
    if lower is not None and higher is not None and lower > higher:
        yield refuse(
            "amount_lower",
            f"The lower amount {show_pence(lower)} is more than the higher {show_pence(higher)}; "
            "one of the two is wrong.",
        )


@reads("refused_on", "issued_on")
def refused_or_issued(notice: PenaltyNotice, reading: Reading) -> Iterable[Issue]:
    """A request that was refused and then granted is one that was decided anew."""
    if notice.refused_on and notice.issued_on and notice.issued_on <= notice.refused_on:
        yield warn(
            "refused_on",
            f"The notice was issued on {show_day(notice.issued_on)} and refused on "
            f"{show_day(notice.refused_on)}; check both.",
        )


@reads("trigger", "notes")
def exception_explained(notice: PenaltyNotice, reading: Reading) -> Iterable[Issue]:
    """What is asked for although no threshold is met is asked for by reason of something."""
    if notice.trigger == "exception" and not notice.notes:
        yield outstanding("notes", "Say why a notice is asked for although the threshold is not met.")


@reads("issued_by_other_authority", "other_authority")
def other_authority_named(notice: PenaltyNotice, reading: Reading) -> Iterable[Issue]:
    """A notice from elsewhere counts towards the limit of two; it says from where it came."""
    if notice.issued_by_other_authority and not notice.other_authority:
        yield outstanding("other_authority", "Say which authority issued the notice.")


@reads("improvement_result", "improvement_skipped_reason")
def skipped_for_a_reason(notice: PenaltyNotice, reading: Reading) -> Iterable[Issue]:
    """The last chance to improve is left out only for a reason."""
    if notice.improvement_result == "skipped" and not notice.improvement_skipped_reason:
        yield outstanding("improvement_skipped_reason", "Say why no notice to improve was given.")


RULES = (
    OFFENCE_DATES,
    follows("received_on", "offence_from", "The request was received", "the offence began"),
    follows("refused_on", "received_on", "Refused", "the request was received"),
    sessions_of_the_offence,
    amounts_in_order,
    refused_or_issued,
    overtaken(
        LIFE,
        "requested",
        {
            "refused_on": "it was refused",
            "improvement_issued_on": "a notice to improve was issued",
            "issued_on": "the notice was issued",
        },
    ),
    overtaken(LIFE, "notice_to_improve warning_letter refused", {"issued_on": "the notice was issued"}),
    overtaken(
        LIFE,
        "issued unpaid",
        {"paid_in_full_on": "it was paid in full", "withdrawn_on": "it was withdrawn"},
    ),
    overtaken(LIFE, "issued unpaid", {"prosecution_authorised_on": "a prosecution was authorised"}),
    overtaken(LIFE, "prosecution", {"result_on": "the court has decided"}),
    follows("offence_from", "exclusion_from_on", "The offence began", "the exclusion"),
    in_the_first_days_of_exclusion,
    follows("issued_on", "offence_to", "The notice was issued", "the offence ended"),
    issued_after_request,
    follows("improvement_ends_on", "improvement_issued_on", "The improvement period ends", "it began"),
    follows("improvement_reviewed_on", "improvement_issued_on", "Reviewed", "the period began"),
    follows("deemed_received_on", "issued_on", "Received", "the notice was issued"),
    paid_after_issue,
    decision_in_full,
    scheme_of_the_day,
    sessions_likely,
    amounts_of_the_scheme,
    threshold_reached,
    exception_explained,
    issued_with_care,
    received_some_day,
    other_authority_named,
    skipped_for_a_reason,
    *OUTCOME_RULES,
)
