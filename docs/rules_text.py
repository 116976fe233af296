"""`rules.md`: every rule that the program goes by, with the days it governs and where it is written."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from cme_desktop.statutory.national import SHIPPED
from cme_desktop.statutory.rule_sets import SETS
from cme_desktop.statutory.rules import LegalRule
from cme_desktop.values.dates import show_day_short

_HEAD = """# The rules it goes by

Made from the program by `make docs`. The value in force on the day of the legal event governs, never today’s.
Local ones are practice as shipped: a manager sets another value from a day on, on the page *Rules*. What is
enacted and not in force begins on the day that a manager sets there, and its parts with it. What is marked
unconfirmed was not read in the law’s own text; it warns and never blocks.
"""

_HEADINGS = ("| rule | value | from | to | source |", "| --- | --- | --- | --- | --- |")
_NOT_YET = "not in force, begins with its block"
_UNREAD = """## Listed, and not gone by

What is not in force, and what others owe the authority: nothing that the program says follows from these.
"""


def rules_text() -> str:
    """The whole page."""
    unconfirmed = sum(bool(rule.unconfirmed) for rule in SHIPPED)
    local = sum(rule.local for rule in SHIPPED)
    total = f"{len(SHIPPED)} values of {len({rule.key for rule in SHIPPED})} rules, each with its source; "
    lines = [_HEAD, f"{total}{local} are local, {unconfirmed} unconfirmed.", ""]
    gone_by = sorted((rule for rule in SHIPPED if not rule.unread), key=lambda rule: rule.set)
    for name, rules in groupby(gone_by, key=lambda rule: rule.set):
        lines += [f"## {SETS[name]} ({name})", "", *_HEADINGS, *_rows(rules), ""]
    unread = [rule for rule in SHIPPED if rule.unread]
    lines += [_UNREAD, *_HEADINGS, *_rows(unread), ""]
    lines += [*(f"- {rule.label}: {rule.unread}" for rule in unread), ""]
    return "\n".join(lines)


def _rows(rules: Iterable[LegalRule]) -> Iterator[str]:
    for rule in rules:
        since = show_day_short(rule.since) if rule.since else _NOT_YET if rule.within else "not in force"
        until = show_day_short(rule.until) if rule.until else ""
        source = f"{rule.source}; **unconfirmed**: {rule.unconfirmed}" if rule.unconfirmed else rule.source
        label = f"{rule.label} (local)" if rule.local else rule.label
        yield f"| {label} | {rule.shown()} | {since} | {until} | {source} |".replace("\\", "\\\\")
