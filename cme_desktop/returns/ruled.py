"""The rule by which a measure counts, in the words of the day."""

from datetime import date

from cme_desktop.statutory.law import Law
from cme_desktop.statutory.rules import LegalRule
from cme_desktop.values.dates import show_day
from cme_desktop.values.numbers import nth

_NO_RULE = "no day is set for it"


def in_force(law: Law, key: str, since: date, until: date) -> str:
    """What a rule sets on the last of some days and, where it changed within them, what it set before.

    >>> in_force(Law(), "on_roll.due", date(2026, 11, 1), date(2026, 11, 30))
    'on-roll notices are due by the end of the 5th day after entry'
    """
    now = law.rules.at(key, until)
    said = _words(now)
    before = [rule for rule in law.rules.values(key) if rule.since is not None and rule.since <= until]
    for rule in reversed(before):
        if rule.since is None or rule.since <= since:
            break
        earlier = _words(_preceding(law, rule))
        if earlier != _words(rule):
            said += f" (for events from {show_day(rule.since)}; before that, {earlier})"
    return said


def _preceding(law: Law, rule: LegalRule) -> LegalRule | None:
    assert rule.since is not None
    return law.rules.at(rule.key, date.fromordinal(rule.since.toordinal() - 1))


def _words(rule: LegalRule | None) -> str:
    if rule is None:
        return _NO_RULE
    length = rule.period.length
    return rule.words.format(n=length, nth=nth(length))  # in figures, to be seen at once
