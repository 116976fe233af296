"""How far ahead a day may lie that brings a record back: one wrong digit must not lose sight of a child."""

from collections.abc import Iterator

from cme_desktop.description.record import R
from cme_desktop.description.record_type import RecordType
from cme_desktop.fields import DateField, Reading, known
from cme_desktop.issues import Issue, refuse
from cme_desktop.values.dates import show_day

_RULE = "review.ahead"


def too_far_ahead(kind: RecordType[R], record: R, before: R | None, reading: Reading) -> Iterator[Issue]:
    """A refusal of each day from which a duty runs that is set anew and lies too far ahead."""
    if not kind.worked:
        return
    rule = reading.law.rules.near(_RULE, reading.today)
    last = reading.law.last_day(_RULE, reading.today, None)
    for name in sorted({clock.starts for clock in kind.clocks if isinstance(clock.starts, str)}):
        day = known(getattr(record, name)) if isinstance(kind.plain.get(name), DateField) else None
        if day is not None and day > last and (before is None or day != getattr(before, name)):
            yield refuse(name, f"{show_day(last)} is the latest day: {rule.because()}. {rule.source}.")
