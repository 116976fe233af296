"""What the law says of a penalty notice: which one it is on the ladder, and of the sessions missed."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from cme_desktop.codes.penalties import SEQUENCES
from cme_desktop.description.record_type import Offer
from cme_desktop.ports import Reader
from cme_desktop.records.penalty_notice import PENALTY_NOTICE
from cme_desktop.records.penalty_notice.fields import PenaltyNotice
from cme_desktop.records.penalty_notice.ladder import ladders, verdict_on
from cme_desktop.records.penalty_notice.sessions import missed
from cme_desktop.services.guidance import Advice, Guidance, Guide
from cme_desktop.statutory.ladder import Judged, LadderStep, Verdict
from cme_desktop.statutory.law import Law
from cme_desktop.statutory.penalties import ABSENCE
from cme_desktop.statutory.sessions import Window, best_window
from cme_desktop.values.dates import show_day, show_day_short
from cme_desktop.values.numbers import cardinal
from cme_desktop.values.texts import capital_first


def _beside(reader: Reader, law: Law, notice: PenaltyNotice, today: date) -> Guidance:
    verdict = verdict_on(reader, notice, today)
    advice = [
        *(_of_ladder(notice, verdict) if verdict is not None else ()),
        *_of_sessions(notice, law, today),
    ]
    limit = law.rules.near("penalty.limit", notice.issued_on or today).number
    return Guidance(tuple(advice), tuple(_offers(notice, verdict, limit) if verdict is not None else ()))


# -- the ladder -------------------------------------------------------------------------------------


def _of_ladder(notice: PenaltyNotice, verdict: Verdict) -> Iterator[Advice]:
    sentence, *judged = _advice_on(verdict)
    yield sentence
    if verdict.step in (LadderStep.FIRST, LadderStep.SECOND) and notice.sequence not in (
        None,
        verdict.step.value,
    ):
        said = SEQUENCES.label(notice.sequence)
        yield Advice(f"The form says “{said}”; the notices on file say otherwise.", grave=True)
    yield from judged


def _advice_on(verdict: Verdict) -> Iterator[Advice]:
    """What may be issued, then each notice that was looked at."""
    yield Advice(verdict.sentence, verdict.source, grave=verdict.step is LadderStep.NONE)
    for judged in (*verdict.counted, *verdict.left_out):
        yield _judged(judged)


def _of_child(reader: Reader, child: int, today: date) -> Iterator[tuple[int, Sequence[Advice]]]:
    """For each parent to whom notices count: which might be issued for an offence that ends today."""
    for parent, verdict in ladders(reader, child, today):
        if verdict.counted:
            yield parent, tuple(_advice_on(verdict))


def _judged(judged: Judged) -> Advice:
    """An earlier notice, and up to which day it counts or why it does not."""
    notice, until = judged.notice, judged.until
    issued = f"issued {show_day_short(notice.issued_on)}" if notice.issued_on else "no day of issue"
    if judged.why_not or until is None:
        remark = f"Does not count: {judged.why_not}"
    else:
        remark = f"Counts until {show_day(until)}"
        if notice.discontinued:
            remark += "; its prosecution was discontinued, so it does unless it is withdrawn"
    return Advice(f"{notice.reference} · {issued}", remark, record=notice.id)


def _offers(notice: PenaltyNotice, verdict: Verdict, limit: int) -> Iterator[Offer]:
    if verdict.step in (LadderStep.FIRST, LadderStep.SECOND):
        many = "Another notice" if verdict.counted else "No other notice"
        yield Offer("sequence", verdict.step.value, f"{many} to this parent for this child counts.")
    elif verdict.step is LadderStep.NONE and notice.status == "refused":
        many = capital_first(cardinal(limit))
        yield Offer("refusal_reason", "third", f"{many} notices count already.")


# -- sessions ---------------------------------------------------------------------------------------


def _of_sessions(notice: PenaltyNotice, law: Law, today: date) -> Iterator[Advice]:
    sessions = missed(notice.sessions)
    counted = [one for one in sessions if law.rules.at("penalty.threshold", one[0])]  # reg 9A: others do not
    window = best_window(counted or sessions, law.calendars.of(notice.school), law.rules)
    if window is None or notice.kind != ABSENCE:
        return
    yield _of_window(window, law)
    if notice.status in PENALTY_NOTICE.life.open:
        yield from _out_of_time(
            Counter(day for day, _ in set(sessions)), notice.information_laid_on or today, law
        )


def _of_window(window: Window, law: Law) -> Advice:
    """The threshold of the last day, if there was one."""
    threshold = law.rules.at("penalty.threshold", window.last)
    weeks = cardinal(law.rules.near("penalty.window", window.last).number)
    span = f"between {show_day(window.first)} and {show_day(window.last)}"
    guess = " Term dates are missing there, so that each week was counted." if window.guessed else ""
    many = f"{window.count} session{'' if window.count == 1 else 's'}"
    if threshold is None:
        return Advice(f"{many} in {weeks} school weeks at most, {span}.{guess}")
    if window.count >= threshold.number:
        said = f"{many} {span}: the national threshold is met."
    else:
        said = f"{window.count} of {threshold.number} sessions in {weeks} school weeks, {span}."
    return Advice(f"{said}{guess}", f"{threshold.source}.")


def _out_of_time(days: Counter[date], on: date, law: Law) -> Iterator[Advice]:
    """The days for which an information laid on a day is too late, if time runs from each."""
    late = []
    for day in sorted(days):
        rule = law.rules.at("prosecution.limit", day)
        if rule is not None and rule.period.last_day(day, law.calendars.authority) < on:
            late.append(f"{show_day(day)}{' (both sessions)' if days[day] > 1 else ''}")
            source = f"{rule.source}. Not confirmed: {rule.unconfirmed}."
    if late:
        yield Advice(
            f"Out of time for a prosecution, if each day counts by itself: {', '.join(late)}.", source
        )


GUIDANCE = Guide(beside=_beside, heading="A penalty notice today", of_child=_of_child)
