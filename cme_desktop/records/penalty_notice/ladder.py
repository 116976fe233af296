"""The penalty ladder as it stands on file: one parent, one child, every school and authority."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from cme_desktop.ports import Records
from cme_desktop.records.penalty_notice import PENALTY_NOTICE
from cme_desktop.records.penalty_notice.fields import (
    NOT_ISSUED,
    PenaltyNotice,
    decisive_day,
    lawful_scheme,
    scheme_of,
)
from cme_desktop.statutory.ladder import Earlier, Verdict, may_issue
from cme_desktop.statutory.penalties import ABSENCE, Scheme, scheme_for
from cme_desktop.statutory.rules import RuleBook


def verdict_on(reader: Records, notice: PenaltyNotice, today: date) -> Verdict | None:
    """What may be issued for the offence of a notice; None until it is known whose and when it was."""
    rules = reader.law().rules
    scheme, day = scheme_of(notice, rules), decisive_day(notice)
    if notice.parent is None or notice.child is None or day is None or scheme is None:
        return None
    others = (
        other
        for other in _about(reader, notice.child)
        if other.id != notice.id and other.parent == notice.parent
    )
    on = notice.issued_on or today
    return may_issue(scheme, day, on, _as_earlier(others, rules), rules, notice.id or 0)


def ladders(reader: Records, child: int, today: date) -> list[tuple[int, Verdict]]:
    """For each parent with a notice on file: what may be issued for an offence of today."""
    by_parent: dict[int, list[PenaltyNotice]] = defaultdict(list)
    for notice in _about(reader, child):
        if notice.parent is not None:
            by_parent[notice.parent].append(notice)
    rules = reader.law().rules
    scheme = scheme_for(rules, today, ABSENCE)
    if scheme is None:
        return []
    return [
        (parent, may_issue(scheme, today, today, _as_earlier(notices, rules), rules))
        for parent, notices in by_parent.items()
    ]


def _about(reader: Records, child: int) -> Iterator[PenaltyNotice]:
    for entry in reader.about("child", child, [PENALTY_NOTICE.key]):
        yield reader.get(PENALTY_NOTICE, entry.id)


def _as_earlier(notices: Iterable[PenaltyNotice], rules: RuleBook) -> Iterator[Earlier]:
    for notice in notices:
        assert notice.id is not None, "only notices on file count"
        yield Earlier(
            id=notice.id,
            reference=notice.reference or "",
            scheme=lawful_scheme(notice, rules) or _scheme_of_issue(notice, rules),
            issued_on=notice.issued_on,
            issued=_was_issued(notice),
            withdrawn=notice.status == "withdrawn" or notice.withdrawn_on is not None,
            acquitted=_was_acquitted(notice),
            discontinued=notice.prosecution_result == "discontinued",
        )


def _was_acquitted(notice: PenaltyNotice) -> bool:
    """A case that was not gone on with acquitted nobody, whatever the status."""
    by_status = notice.status == "acquitted" and notice.prosecution_result != "discontinued"
    return by_status or notice.prosecution_result == "acquitted"


def _was_issued(notice: PenaltyNotice) -> bool:
    """One of another authority counts once its day of issue is given, whatever was asked of us."""
    elsewhere = notice.issued_by_other_authority is True and notice.issued_on is not None
    return notice.status not in NOT_ISSUED or (elsewhere and notice.status == PENALTY_NOTICE.life.first)


def _scheme_of_issue(notice: PenaltyNotice, rules: RuleBook) -> Scheme | None:
    """The nearest there is to the scheme of an offence whose days nobody knows here."""
    return scheme_for(rules, notice.issued_on, notice.kind) if notice.issued_on else None
