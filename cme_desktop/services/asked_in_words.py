"""What is asked of a child's education, in the words of the work queue and with its day."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from cme_desktop.description.duties import AT_ODDS, WHICH_ENDED
from cme_desktop.education_status.at_odds import Nowhere
from cme_desktop.education_status.facts import Answer, EducationFact
from cme_desktop.education_status.lasting import Lasting
from cme_desktop.education_status.statuses import AtOdds
from cme_desktop.statutory.clocks import Deadline, DutyClock, deadlines
from cme_desktop.statutory.law import Law
from cme_desktop.values.dates import show_day


@dataclass(frozen=True)
class _Kind:
    """How one kind of question is asked."""

    label: str
    rule: str
    """The key of the rule that sets its day."""
    event: str
    """What happened on the first day."""
    in_full: str
    """With room for the two facts, or the one, and for whether the record can say that both may be so."""


_AT_ONE_TIME = "at_odds.question"
_KINDS = {
    AtOdds.ON_ROLL_AND_AT_HOME: _Kind(
        f"{WHICH_ENDED}: roll or home education",
        _AT_ONE_TIME,
        "both so from",
        "On the roll of a school {0}, and home educated {1}: which has ended? Give the day on which home "
        "education ended, ask the school for its off-roll notice, or say that the child is on roll and "
        "taught at home as agreed.",
    ),
    AtOdds.TWO_ROLLS: _Kind(
        f"{WHICH_ENDED}: one roll or the other",
        _AT_ONE_TIME,
        "both so from",
        "On the roll of one school {0}, and of another {1}: which has ended? Ask the first school for its "
        "off-roll notice{2}.",
    ),
    AtOdds.NO_ROLL_NO_ENQUIRY: _Kind(
        "Where educated now: on no roll",
        "no_roll.question",
        "so from",
        "On no roll {0}, not home educated, and no enquiry is open: where is the child educated now? Open an "
        "enquiry, put on file the school or home education that has begun, mend the ending, or say in the "
        "child’s own record that the child has moved away.",
    ),
}
_AT_BOTH = {
    True: ", or say that the child is at both",
    False: "; if the child is at both, the on-roll notice of the other school says so, once it is on file",
}
"""By whether the record of which it is asked can say so."""
RULES = frozenset(kind.rule for kind in _KINDS.values())
"""The keys of the rules that set the days."""


@dataclass(frozen=True)
class _Since:
    """What a clock is asked of: the first day on which it was so."""

    since: date
    school: None = None
    received_on: None = None


def as_duties(one: Lasting, answer: Answer, law: Law) -> Iterator[Deadline]:
    """The question as a duty; nothing where no rule sets it."""
    kind = _KINDS[one.kind]
    clock: DutyClock[_Since] = DutyClock(
        duty=AT_ODDS,
        label=kind.label,
        starts="since",
        event=kind.event,
        rule=kind.rule,
        clears=answer.at.field,
    )
    told = [_told(one.ending)] if isinstance(one, Nowhere) else [_told(one.roll), _told(one.other)]
    words = kind.in_full.format(*told, _AT_BOTH[answer.both])
    for deadline in deadlines(_Since(one.since), (clock,), law):
        yield replace(deadline, why=f"{words} {deadline.why}")


def _told(fact: EducationFact) -> str:
    """From when on, and by which record; the child's own, and a search, name a roll without a first day."""
    since = f"since {show_day(fact.began)} " if fact.began > date.min else ""
    return f"{since}({fact.source.reference})"
