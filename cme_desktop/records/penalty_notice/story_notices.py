"""Penalty notices as they are asked for, and what came of them: paid, withdrawn, never issued, in court."""

from collections import Counter
from datetime import date, timedelta
from itertools import count

from cme_desktop.codes.penalties import LEGALITY_CHECKS
from cme_desktop.records.penalty_notice.fields import (
    Payment,
    PenaltyNotice,
    amounts_of,
    decisive_day,
    scheme_of,
)
from cme_desktop.records.penalty_notice.story_offences import MadeUpOffence, sessions_of
from cme_desktop.sample.people import Adult
from cme_desktop.sample.pupils import Pupil
from cme_desktop.sample.texts import a_note
from cme_desktop.sample.world import StoryState, World
from cme_desktop.statutory.penalties import ABSENCE, EXCLUDED, Scheme

_NOT_ISSUED = frozenset({"requested", "refused", "warning_letter", "notice_to_improve"})
_SETTLED = frozenset({"paid_lower", "paid_higher", "withdrawn"})
_WAITING = ((12, "requested"), (50, "issued"), (75, "unpaid"), (200, "prosecution"))
"""How a notice stands until it is so many days old, unless it is settled."""
_REFUSALS = {
    "threshold": 30, "incomplete": 24, "improved": 12, "absence_justified": 12, "support_first": 10,
    "not_liable": 4, "looked_after": 4, "other_action": 4,
}  # fmt: skip
_GROUNDS = {
    "should_not_have_been": 40, "not_prosecuted": 30, "material_error": 18, "wrong_person": 12,
}  # fmt: skip


class Issued(StoryState):
    """The notices issued so far."""

    def __init__(self, world: World) -> None:
        self.notices: Counter[tuple[int, int]] = Counter()
        """How many, by child and parent."""
        self._numbers = count(10_001)

    def number(self) -> str:
        """The number printed on the next one."""
        return f"CCC{next(self._numbers)}"


def by_now(world: World, day: date, end: str) -> str:
    """How a notice asked for on a day stands, if it will end like this."""
    days = (world.as_of - day).days
    if end in _NOT_ISSUED:
        return "requested" if days < 8 else end
    waiting = next((status for most, status in _WAITING if days < most), end)
    return end if end in _SETTLED and days >= 50 else waiting


def request(
    world: World, pupil: Pupil, parent: Adult, day: date, what: MadeUpOffence, status: str
) -> PenaltyNotice:
    """A request for a notice, and what came of it so far; one too many is refused."""
    issued = world.keeps(Issued)
    earlier = issued.notices[pupil.id, parent.id]
    most = world.rules.near("penalty.limit", day).number  # the file goes no further back than they count
    if status not in _NOT_ISSUED and earlier >= most:
        status = "refused"
    site = pupil.school_on(day) or pupil.secondary
    notice = PenaltyNotice(
        child=pupil.id,
        parent=parent.id,
        school=site.id,
        status=status,
        received_on=day,
        requested_by=world.sender(site),
        kind=EXCLUDED if what.reason == "exclusion" else ABSENCE,
        reason=what.reason,
        offence_from=what.first,
        offence_to=what.last,
        sessions=sessions_of(world.dice, what, world.terms.calendar),
        sessions_unauthorised=what.sessions,
        certificate_attached=status != "refused" or world.dice.chance(0.6),
        officer=world.officer("attendance_officer", site.hub),
        hub=site.hub,
        notes=a_note(world.dice, 0.12),
    )
    if notice.sessions:
        notice.sessions_unauthorised = len(notice.sessions)
    scheme = scheme_of(notice, world.rules)
    _give_trigger(world, notice, scheme)
    if status not in _NOT_ISSUED:
        _issue(world, notice, "second" if earlier else "first")
        counts = scheme is not None and scheme.national and notice.status not in ("withdrawn", "acquitted")
        issued.notices[pupil.id, parent.id] += counts
    else:
        _instead(world, notice)
    if status == "refused" and earlier >= most:
        notice.refusal_reason = "third"
    return notice


def _give_trigger(world: World, notice: PenaltyNotice, scheme: Scheme | None) -> None:
    """Why it is asked for; below the national threshold, in a note."""
    day = decisive_day(notice)
    if scheme is None or day is None or notice.kind == EXCLUDED:
        return
    threshold = world.rules.near("penalty.threshold", day).number
    if not scheme.national:
        notice.trigger = "below_local"
    elif (notice.sessions_unauthorised or 0) >= threshold:
        notice.trigger = "threshold"
    else:
        notice.trigger = "exception"
        notice.notes = "Leave was refused in writing, and the parent was told that a notice would follow."


def _instead(world: World, notice: PenaltyNotice) -> None:
    """A request that led to no notice, or has not yet."""
    dice, day = world.dice, notice.received_on
    assert day is not None
    if notice.status == "refused":
        notice.refused_on = min(world.days_after(day, 1, 8), world.as_of)
        notice.refusal_reason = dice.weighed(_REFUSALS)
    elif notice.status == "warning_letter":
        notice.warning_letter_on = min(world.days_after(day, 1, 8), world.as_of)
    if notice.status == "notice_to_improve" or notice.refusal_reason == "improved":
        notice.improvement_issued_on = day
        notice.improvement_ends_on = world.ends("penalty.improvement", day)
    if notice.refusal_reason == "improved":
        notice.improvement_result = "improved"
        ended = notice.improvement_ends_on or day
        notice.refused_on = notice.improvement_reviewed_on = min(ended + timedelta(days=2), world.as_of)


def _issue(world: World, notice: PenaltyNotice, sequence: str) -> None:
    dice, day = world.dice, notice.received_on
    assert day is not None
    notice.sequence = sequence
    due = amounts_of(notice, world.rules)
    assert due is not None
    notice.issued_on = world.days_after(day, 2, 9)
    notice.deemed_received_on = world.ends("penalty.deemed_service", notice.issued_on)
    notice.number = world.keeps(Issued).number()
    notice.issuer, notice.issued_by = "authority", notice.officer
    notice.amount_lower, notice.amount_higher = due.lower, due.higher
    notice.copy_kept = True if dice.chance(0.97) else None
    offered = tuple(check.code for check in LEGALITY_CHECKS.offered(decisive_day(notice)))
    notice.legality_checks = offered if dice.chance(0.93) else offered[:-2]
    if notice.reason != "unauthorised":
        notice.improvement_result = "skipped"
        notice.improvement_skipped_reason = "Leave in term; support would make no difference."
    if notice.status == "paid_lower" and due.lower is None:
        notice.status = "paid_higher"
    _ending(world, notice)


def _ending(world: World, notice: PenaltyNotice) -> None:
    dice, served, scheme = world.dice, notice.deemed_received_on, scheme_of(notice, world.rules)
    assert served is not None
    assert scheme is not None
    lower, days = scheme.to_pay_lower.length, scheme.to_pay.length
    if notice.status == "paid_lower":
        _paid(world, notice, served + timedelta(days=dice.number(0, lower - 1)), notice.amount_lower)
    elif notice.status == "paid_higher":
        _paid(world, notice, served + timedelta(days=dice.number(lower, days - 1)), notice.amount_higher)
    elif notice.status == "withdrawn":
        _withdrawn(world, notice, served, days)
    elif notice.status in ("prosecution", "convicted", "acquitted"):
        _in_court(world, notice, served, days)


def _paid(world: World, notice: PenaltyNotice, day: date, amount: int | None) -> None:
    method = world.dice.weighed({"online": 70, "phone": 18, "bank_transfer": 6, "cheque": 4, "cash": 2})
    reference = f"CCC{world.dice.number(10**6, 10**7 - 1)}"
    notice.payments = [Payment(paid_on=day, amount=amount, method=method, reference=reference)]
    notice.paid_in_full_on = day


def _withdrawn(world: World, notice: PenaltyNotice, served: date, days: int) -> None:
    notice.withdrawal_ground = world.dice.weighed(_GROUNDS)
    if notice.withdrawal_ground == "not_prosecuted":
        late = served + timedelta(days=world.dice.number(days + 1, days + 22))
        notice.withdrawn_on = min(late, world.as_of)
    else:
        notice.withdrawn_on = served + timedelta(days=world.dice.number(3, 20))
        if world.dice.chance(0.2):
            _paid(world, notice, served + timedelta(days=2), notice.amount_higher)
            notice.paid_in_full_on = None
            notice.refunded_on, notice.refund = notice.withdrawn_on, notice.amount_higher


def _in_court(world: World, notice: PenaltyNotice, served: date, days: int) -> None:
    dice = world.dice
    notice.prosecution_authorised_on = served + timedelta(days=dice.number(days + 1, days + 14))
    notice.authorised_by = world.officer("manager")
    laid = notice.prosecution_authorised_on + timedelta(days=dice.number(7, 30))
    notice.information_laid_on = world.past(laid)
    if notice.status == "prosecution":
        return
    notice.result_on = laid + timedelta(days=dice.number(20, 60))
    ends = {"guilty_plea": 55, "found_guilty": 45} if notice.status == "convicted" else {"acquitted": 1}
    notice.prosecution_result = dice.weighed(ends)
