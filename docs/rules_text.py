"""`rules.md`: every rule that the program goes by, with the days it governs and where it is written."""

from collections.abc import Iterator
from itertools import groupby

from cme_desktop.statutory.national import SHIPPED
from cme_desktop.statutory.rules import LegalRule
from cme_desktop.values.dates import show_day_short

_HEAD = """# The rules it goes by

Made from the program by `make docs`. The value in force on the day of the legal event governs, never today’s.
Local ones are practice as shipped: a manager sets another value from a day on, on the page *Rules*. What is
marked unconfirmed was not read in the law’s own text; it warns and never blocks.
"""


def rules_text() -> str:
    """The whole page."""
    unconfirmed = sum(bool(rule.unconfirmed) for rule in SHIPPED)
    local = sum(rule.local for rule in SHIPPED)
    total = f"{len(SHIPPED)} values of {len({rule.key for rule in SHIPPED})} rules, each with its source; "
    lines = [_HEAD, f"{total}{local} are local, {unconfirmed} unconfirmed.", ""]
    for name, rules in groupby(sorted(SHIPPED, key=lambda rule: rule.set), key=lambda rule: rule.set):
        lines += [
            f"## {name}",
            "",
            "| rule | value | from | to | source |",
            "| --- | --- | --- | --- | --- |",
        ]
        lines += [*_rows(rules), ""]
    return "\n".join(lines)


def _rows(rules: Iterator[LegalRule]) -> Iterator[str]:
    for rule in rules:
        since = show_day_short(rule.since) if rule.since else "not in force"
        until = show_day_short(rule.until) if rule.until else ""
        source = f"{rule.source}; **unconfirmed**: {rule.unconfirmed}" if rule.unconfirmed else rule.source
        label = f"{rule.label} (local)" if rule.local else rule.label
        yield f"| {label} | {rule.shown()} | {since} | {until} | {source} |".replace("\\", "\\\\")
